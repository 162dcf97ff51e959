(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Backward(
    Matrix X, Matrix Z1, Matrix X1, Matrix W2, Matrix dZ2)
{
    Matrix Column(Matrix m, int row) => m.SliceRows(row..(row + 1)).Transpose();
    var dZ1 = Matrix.Create(Z1.Rows, Z1.Columns, (i, j) => Z1[i, j] > 0 ? Column(W2.Transpose(), j).Dot(Column(dZ2, i)) : 0);
    Matrix Sum(Matrix d, Matrix x) => Enumerable.Range(0, x.Rows).Select(i => Column(d, i).Outer(Column(x, i))).Aggregate((a, b) => a + b);
    return (Sum(dZ1, X), dZ1.ColumnSums(), Sum(dZ2, X1), dZ2.ColumnSums());
}
