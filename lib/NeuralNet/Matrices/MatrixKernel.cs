namespace NeuralNet;

internal static class MatrixKernel
{
    public static Matrix Product(MatrixView a, MatrixView b, Matrix c) => PlainKernel.Product(a, b, c);
}
