(Matrix Z1, Matrix X1, Matrix Z2) Forward(
    Matrix X, (Matrix W1, Matrix B1, Matrix W2, Matrix B2) net)
{
    var ones = Matrix.Create(X.Rows, 1, (_, _) => 1);
    var z1 = X * net.W1.Transpose() + ones * net.B1;
    var x1 = 0.5 * (z1 + z1.Map(Math.Abs));
    return (z1, x1, x1 * net.W2.Transpose() + ones * net.B2);
}
