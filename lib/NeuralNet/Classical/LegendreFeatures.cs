namespace NeuralNet;

/// <summary>
/// Legendre's polynomials (1782) as features of one number: √(2k + 1) Pₖ(x) for k up to a degree d, with P₀ = 1, P₁ = x and
/// (k + 1) Pₖ₊₁ = (2k + 1) x Pₖ − k Pₖ₋₁. They make the same curves as the powers 1, x, x², …, but over [−1, 1] the mean of the
/// product of two of them is 0, and the mean of the square of each is 1: so least squares with them is well conditioned.
/// </summary>
/// <example><code>
/// var features = new LegendreFeatures(degree: 2, withConstant: false).Transform(Matrix.FromColumn(0, 1));
/// Console.WriteLine($"{features[1, 0]:F3} {features[1, 1]:F3}");    // prints 1.732 2.236
/// </code></example>
public sealed class LegendreFeatures
{
    /// <summary>The features up to a degree.</summary>
    /// <param name="degree">d: the greatest degree.</param>
    /// <param name="withConstant">
    /// Whether the first feature is the constant 1; leave it out where a model has a bias of its own.
    /// </param>
    /// <exception cref="ArgumentException">The degree is negative, or there would be no feature.</exception>
    public LegendreFeatures(int degree, bool withConstant = true)
    {
        var least = withConstant ? 0 : 1;
        if (degree < least)
            throw new ArgumentException($"LegendreFeatures: the degree is {degree}; it must be at least {least}.");
        (Degree, WithConstant) = (degree, withConstant);
    }

    /// <summary>d: the greatest degree.</summary>
    public int Degree { get; }

    /// <summary>Whether the first feature is the constant 1.</summary>
    public bool WithConstant { get; }

    /// <summary>Number of features: d + 1, or d without the constant.</summary>
    public int Count => WithConstant ? Degree + 1 : Degree;

    /// <summary>The features of each sample.</summary>
    /// <param name="x">
    /// (samples × 1): within [−1, 1] the features stay below √(2d + 1); outside they grow as xᵈ, as all polynomials do.
    /// </param>
    /// <returns>(samples × features), by ascending degree</returns>
    public Matrix Transform(Matrix x)
    {
        Require.Columns("LegendreFeatures.Transform", "x", x, 1);
        var features = new Matrix(x.Rows, Count);
        var first = WithConstant ? 0 : 1;
        for (var row = 0; row < x.Rows; row++)
        {
            var (before, current, value) = (0.0, 1.0, x[row, 0]);
            for (var k = 0; k <= Degree; k++)
            {
                if (k >= first)
                    features[row, k - first] = Math.Sqrt(2 * k + 1) * current;
                // Pₖ₊₁ = ((2k + 1) x Pₖ − k Pₖ₋₁) / (k + 1)
                (before, current) = (current, ((2 * k + 1) * value * current - k * before) / (k + 1));
            }
        }
        return features;
    }

    /// <summary>Count and degree.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count:N0} Legendre polynomials of degree ≤ {Degree}");
}
