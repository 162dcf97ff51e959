(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Backward(
    Matrix X, Matrix Z1, Matrix X1, Matrix W2, Matrix dZ2)
{
    var dZ1 = (dZ2 * W2).Hadamard(X1.Map(x => x > 0 ? 1.0 : 0.0));
    Matrix ones = Matrix.Create(1, X.Rows, (_, _) => 1);
    return (dZ1.Transpose() * X, ones * dZ1, dZ2.Transpose() * X1, ones * dZ2);
}
