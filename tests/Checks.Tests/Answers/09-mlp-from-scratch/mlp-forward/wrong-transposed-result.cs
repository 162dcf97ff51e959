// Diagnosis: the transposed result
(Matrix Z1, Matrix X1, Matrix Z2) Forward(
    Matrix X, (Matrix W1, Matrix B1, Matrix W2, Matrix B2) net)
{
    var z1 = X.MultiplyByTransposeOf(net.W1).AddRow(net.B1);
    var x1 = z1.Map(z => Math.Max(0, z));
    var z2 = x1.MultiplyByTransposeOf(net.W2).AddRow(net.B2);
    return (z1.Transpose(), x1.Transpose(), z2.Transpose());
}
