namespace NeuralNet;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's method (1846): turn the plane of two axes so that their
/// off-diagonal element becomes zero, two axes after the other, until nothing is left beside the diagonal.
/// </summary>
public static class SymmetricEigen
{
    private const int MaxSweeps = 60;

    /// <summary>A = Σ λᵢ vᵢ vᵢᵀ.</summary>
    /// <param name="matrix">(n × n), symmetric; only meant for n of a few hundred, as its work grows with n³.</param>
    /// <returns>λ from the greatest down, and (n × n) vectors: row i is vᵢ, of length 1, its largest element positive.</returns>
    /// <exception cref="ArgumentException">The matrix is not square, not symmetric, or holds NaN or infinity.</exception>
    public static (double[] Values, Matrix Vectors) Decompose(Matrix matrix)
    {
        RequireSymmetric(matrix);
        var (a, v) = (matrix.Copy(), Matrix.Identity(matrix.Rows));
        var negligible = 1e-16 * matrix.Norm() / Math.Max(1, matrix.Rows);
        for (var sweep = 0; sweep < MaxSweeps; sweep++)
        {
            var turned = false;
            for (var p = 0; p < a.Rows; p++)
            {
                for (var q = p + 1; q < a.Rows; q++)
                {
                    if (Math.Abs(a[p, q]) > negligible)
                    {
                        Turn(a, v, p, q);
                        turned = true;
                    }
                }
            }
            if (!turned)
                break;
        }
        int[] order = [.. Enumerable.Range(0, a.Rows).OrderByDescending(i => a[i, i])];
        var vectors = v.Gather(order);
        for (var row = 0; row < vectors.Rows; row++)
            FixSign(vectors.RowSpan(row));
        return ([.. order.Select(i => a[i, i])], vectors);
    }

    /// <summary>An eigenvector's sign is free: chosen so that its largest element (of equals the first) is positive.</summary>
    internal static void FixSign(Span<double> vector)
    {
        var largest = 0;
        for (var i = 1; i < vector.Length; i++)
        {
            if (Math.Abs(vector[i]) > Math.Abs(vector[largest]))
                largest = i;
        }
        if (vector.Length > 0 && vector[largest] < 0)
            System.Numerics.Tensors.TensorPrimitives.Negate(vector, vector);
    }

    // The smaller of the two angles with tan 2φ = 2 a_pq / (a_qq − a_pp), by t = tan φ: t² + 2 t θ − 1 = 0 with θ = cot 2φ.
    private static void Turn(Matrix a, Matrix v, int p, int q)
    {
        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        TurnRows(a, p, q, c, s);
        for (var k = 0; k < a.Rows; k++)
            (a[k, p], a[k, q]) = (c * a[k, p] - s * a[k, q], s * a[k, p] + c * a[k, q]);
        (a[p, q], a[q, p]) = (0, 0);
        TurnRows(v, p, q, c, s);
    }

    private static void TurnRows(Matrix matrix, int p, int q, double c, double s)
    {
        var (rowP, rowQ) = (matrix.Row(p), matrix.Row(q));
        for (var k = 0; k < rowP.Length; k++)
            (matrix[p, k], matrix[q, k]) = (c * rowP[k] - s * rowQ[k], s * rowP[k] + c * rowQ[k]);
    }

    private static void RequireSymmetric(Matrix matrix)
    {
        if (matrix.Rows != matrix.Columns)
            throw new ArgumentException($"SymmetricEigen: the matrix is {matrix.Shape}, but must be square.");
        var asymmetry = matrix.MaxDifference(matrix.Transpose());
        if (!(asymmetry <= 1e-10 * matrix.Norm()))
        {
            throw new ArgumentException(
                $"SymmetricEigen: elements across the diagonal differ by up to {Text.Number(asymmetry)}; "
                + "the matrix must be symmetric and finite.");
        }
    }
}
