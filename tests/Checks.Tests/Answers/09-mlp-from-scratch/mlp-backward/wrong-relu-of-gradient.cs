// Diagnosis: dW1: ReLU of the gradient
(Matrix W1, Matrix B1, Matrix W2, Matrix B2) Backward(
    Matrix X, Matrix Z1, Matrix X1, Matrix W2, Matrix dZ2)
{
    var dW2 = dZ2.TransposeMultiply(X1);
    var dB2 = dZ2.ColumnSums();
    var dX1 = dZ2 * W2;
    var dZ1 = dX1.Map(z => Math.Max(0, z));
    var dW1 = dZ1.TransposeMultiply(X);
    var dB1 = dZ1.ColumnSums();
    return (dW1, dB1, dW2, dB2);
}
