namespace NeuralNet;

/// <summary>
/// The matrix product as one would first write it. <see cref="MatrixKernel"/> is the fast version that the library uses; the
/// tests hold the two equal to the last bit.
/// </summary>
internal static class PlainKernel
{
    /// <summary>C = A·B: C[i, j] = Σₖ A[i, k] · B[k, j], one chain of fused multiply–adds over ascending k.</summary>
    public static Matrix Product(MatrixView a, MatrixView b, Matrix c)
    {
        ReadOnlySpan<double> left = a.Matrix.Values, right = b.Matrix.Values;
        var result = c.Values;
        for (var i = 0; i < a.Rows; i++)
        {
            for (var j = 0; j < b.Columns; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < a.Columns; k++)
                {
                    sum = Math.FusedMultiplyAdd(
                        left[i * a.RowStep + k * a.ColumnStep], right[k * b.RowStep + j * b.ColumnStep], sum);
                }
                result[i * c.Columns + j] = sum;
            }
        }
        return c;
    }
}
