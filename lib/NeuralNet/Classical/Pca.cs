using System.Numerics.Tensors;

namespace NeuralNet;

/// <summary>
/// Principal component analysis: the directions in which data vary most, which are the eigenvectors of their covariance
/// C = 1/(n − 1) Σ (x − mean)(x − mean)ᵀ with the greatest eigenvalues; those are the variances along them.
/// </summary>
public sealed class Pca
{
    private const int MaxJacobiSize = 64;
    private const int GuardVectors = 16;
    private const int MaxIterations = 2_000;

    private Pca(Matrix mean, Matrix components, double[] variances, double totalVariance) =>
        (Mean, Components, Variances, TotalVariance) = (mean, components, variances, totalVariance);

    /// <summary>(1 × inputs)</summary>
    public Matrix Mean { get; }

    /// <summary>
    /// (components × inputs): each row has length 1 and is orthogonal to the others; its largest element is positive.
    /// </summary>
    public Matrix Components { get; }

    /// <summary>The variance along each component, from the greatest down.</summary>
    public IReadOnlyList<double> Variances { get; }

    /// <summary>The sum of the variances of all inputs.</summary>
    public double TotalVariance { get; }

    /// <summary>The share of the total variance along each component, 0 to 1.</summary>
    public IReadOnlyList<double> ExplainedVariance => [.. Variances.Select(variance => variance / TotalVariance)];

    /// <summary>Finds the principal components of data. There is nothing random in it.</summary>
    /// <param name="x">(samples × inputs), two samples or more</param>
    /// <param name="componentCount">How many directions, from 1 to the number of inputs.</param>
    /// <exception cref="ArgumentException">There are too few samples, too many components, or the data do not vary.</exception>
    public static Pca Fit(Matrix x, int componentCount)
    {
        if (x.Rows < 2 || componentCount < 1 || componentCount > x.Columns)
        {
            throw new ArgumentException(
                $"Pca: x is {x.Shape} and {componentCount} components are asked for; give two samples or more, "
                + $"and ask for 1 to {x.Columns} components.");
        }
        var mean = x.ColumnMeans();
        var centred = x.AddRow(-mean);
        var covariance = centred.TransposeMultiply(centred) / (x.Rows - 1);
        var totalVariance = Enumerable.Range(0, x.Columns).Sum(i => covariance[i, i]);
        if (!(totalVariance > 0 && double.IsFinite(totalVariance)))
        {
            throw new ArgumentException(
                $"Pca: the total variance of the {x.Shape} data is {Text.Number(totalVariance)}; "
                + "all samples are equal, or some are not finite.");
        }
        var (values, vectors) = (x.Columns <= MaxJacobiSize ? null : Iterate(covariance, componentCount))
            ?? SymmetricEigen.Decompose(covariance);
        int[] kept = [.. Enumerable.Range(0, componentCount)];
        // Rounding may leave a variance of 0 a little below.
        return new Pca(mean, vectors.Gather(kept), [.. kept.Select(i => Math.Max(0, values[i]))], totalVariance);
    }

    /// <summary>The coordinates of samples along the components: (X − mean) Vᵀ.</summary>
    /// <param name="x">(samples × inputs)</param>
    /// <returns>(samples × components)</returns>
    public Matrix Transform(Matrix x)
    {
        Require.Columns("Pca.Transform", "x", x, Mean.Columns);
        return x.AddRow(-Mean).MultiplyByTransposeOf(Components);
    }

    /// <summary>The samples that have the given coordinates: S V + mean, the nearest that the components can express.</summary>
    /// <param name="coordinates">(samples × components)</param>
    /// <returns>(samples × inputs)</returns>
    public Matrix InverseTransform(Matrix coordinates)
    {
        Require.Columns("Pca.InverseTransform", "coordinates", coordinates, Components.Rows);
        return coordinates.Multiply(Components).AddRow(Mean);
    }

    /// <summary>The shares of variance.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Components.Rows} components of {Mean.Columns} inputs, {ExplainedVariance.Sum():P1} of the variance");

    // Power iteration with a block of vectors: multiplied by C again and again, they turn towards the greatest eigenvectors,
    // and are made orthonormal to keep them apart. The small problem V C Vᵀ (Rayleigh and Ritz) then sorts out which is
    // which. A few vectors more than wanted make it much faster. Null when it does not settle, which takes eigenvalues that
    // are all but equal.
    private static (double[] Values, Matrix Vectors)? Iterate(Matrix covariance, int componentCount)
    {
        var size = Math.Min(covariance.Rows, componentCount + GuardVectors);
        var vectors = Matrix.Normal(size, covariance.Rows, 1, new RandomSource(1));
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            Orthonormalise(vectors);
            var images = vectors.Multiply(covariance);
            var small = images.MultiplyByTransposeOf(vectors);
            var (values, turn) = SymmetricEigen.Decompose(0.5 * (small + small.Transpose()));
            vectors = turn.Multiply(vectors);
            images = turn.Multiply(images);
            if (Residual(images, vectors, values, componentCount) <= 1e-13 * values[0])
            {
                for (var row = 0; row < size; row++)
                    SymmetricEigen.FixSign(vectors.RowSpan(row));
                return (values, vectors);
            }
            vectors = images;
        }
        return null;
    }

    /// <summary>The greatest ‖C v − λ v‖ of the wanted vectors.</summary>
    private static double Residual(Matrix images, Matrix vectors, double[] values, int count)
    {
        var greatest = 0.0;
        for (var row = 0; row < count; row++)
        {
            var difference = images.Row(row);
            TensorPrimitives.FusedMultiplyAdd(vectors.RowSpan(row), -values[row], difference, difference);
            greatest = Math.Max(greatest, Math.Sqrt(FixedOrder.SumOfSquares(difference)));
        }
        return greatest;
    }

    /// <summary>Gram–Schmidt, twice: once leaves rounding errors, twice is enough.</summary>
    private static void Orthonormalise(Matrix vectors)
    {
        for (var row = 0; row < vectors.Rows; row++)
        {
            var v = vectors.RowSpan(row);
            for (var pass = 0; pass < 2; pass++)
            {
                for (var earlier = 0; earlier < row; earlier++)
                {
                    var u = vectors.RowSpan(earlier);
                    TensorPrimitives.FusedMultiplyAdd(u, -Dot(u, v), v, v);
                }
                var norm = Math.Sqrt(FixedOrder.SumOfSquares(v));
                // A covariance of low rank maps the surplus vectors to nothing: they stay zero and take no part.
                if (norm > 0)
                    TensorPrimitives.Divide(v, norm, v);
            }
        }
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        // Not TensorPrimitives.Dot: its order of summation depends on the processor.
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum = Math.FusedMultiplyAdd(left[i], right[i], sum);
        return sum;
    }
}
