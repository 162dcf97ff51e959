namespace NeuralNet;

/// <summary>
/// The greatest eigenvalue of a symmetric matrix H of which only products with vectors are known, by Lanczos (1950). Power
/// iteration multiplies by H over and over, which turns any vector towards the eigenvector sought, and forgets the vectors on
/// the way. Lanczos keeps them, q₁, q₂, …, at right angles to each other; seen from these, H is a small matrix T with entries
/// beside its diagonal only, and the greatest eigenvalue of T comes close to that of H after a few products.
/// </summary>
/// <param name="times">H times a vector.</param>
internal sealed class LanczosMethod(Func<double[], double[]> times)
{
    private readonly List<double[]> _basis = [];
    private readonly List<double> _diagonal = [];
    private readonly List<double> _beside = [];

    /// <summary>The greatest eigenvalue, its vector, and how well H v = λ v holds.</summary>
    /// <param name="start">Any vector that is not 0.</param>
    /// <param name="tolerance">Ends when ‖H v − λ v‖ is this share of λ.</param>
    /// <param name="most">The most products.</param>
    public Sharpness Run(double[] start, double tolerance, int most)
    {
        var next = Scaled(start, 1 / Norm(start));
        while (true)
        {
            _basis.Add(next);
            var image = times(next);
            var size = Norm(image);
            if (!double.IsFinite(size))
                return new Sharpness(double.NaN, next, _basis.Count, double.NaN);
            // α = qᵀ H q; what H q has along the vectors so far is taken away, twice because of rounding
            _diagonal.Add(Dot(next, image));
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var known in _basis)
                    Subtract(image, Dot(known, image), known);
            }
            // β: what is left, and the direction of the next vector
            var beta = Norm(image);
            var (values, vectors) = SymmetricEigen.Decompose(Small());
            // ‖H v − λ v‖ is β times the last entry of T's eigenvector
            var residual = beta * Math.Abs(vectors[0, _basis.Count - 1]);
            var isWhole = _basis.Count == start.Length || beta <= 1e-12 * size;
            if (isWhole || _basis.Count == most || residual <= tolerance * Math.Abs(values[0]))
                return new Sharpness(values[0], Combined(vectors.Row(0)), _basis.Count, isWhole ? 0 : residual);
            _beside.Add(beta);
            next = Scaled(image, 1 / beta);
        }
    }

    private Matrix Small() => Matrix.Create(_basis.Count, _basis.Count, (row, column) =>
        row == column ? _diagonal[row] : Math.Abs(row - column) == 1 ? _beside[Math.Min(row, column)] : 0);

    private double[] Combined(double[] shares)
    {
        var result = new double[_basis[0].Length];
        for (var i = 0; i < shares.Length; i++)
            Subtract(result, -shares[i], _basis[i]);
        return Scaled(result, 1 / Norm(result));
    }

    private static double[] Scaled(double[] vector, double factor) => Array.ConvertAll(vector, value => factor * value);

    private static double Norm(double[] vector) => Math.Sqrt(FixedOrder.SumOfSquares(vector));

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum = Math.FusedMultiplyAdd(left[i], right[i], sum);
        return sum;
    }

    private static void Subtract(double[] from, double factor, double[] vector)
    {
        for (var i = 0; i < from.Length; i++)
            from[i] = Math.FusedMultiplyAdd(-factor, vector[i], from[i]);
    }
}
