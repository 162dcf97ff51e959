// Diagnosis: dB1: the derivative the wrong way round
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Backward(
    Matrix X, Matrix Z1, Matrix X1, Matrix W2, Matrix dZ2)
{
    var dW2 = dZ2.TransposeMultiply(X1);
    var dB2 = dZ2.ColumnSums();
    var dX1 = dZ2 * W2;
    var dZ1 = dX1.Hadamard(Z1.Map(z => z < 0 ? 1 : 0));
    var dW1 = dZ1.TransposeMultiply(X);
    var dB1 = dZ1.ColumnSums();
    return (dW1, dB1, dW2, dB2);
}
