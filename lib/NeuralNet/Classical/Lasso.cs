namespace NeuralNet;

/// <summary>
/// The lasso (Tibshirani, 1996): linear regression with the least ℒ = 1/n Σ (y − t)² + λ₁ Σ |w|, over all n elements. There is no
/// closed form, but there is one for a single weight while the others rest, so each has its turn, again and again, until none
/// moves: coordinate descent. Weights of 0 are exactly 0, which plain gradient descent, jumping over the kink of |w|, never gives.
/// </summary>
/// <example><code>
/// Matrix x = Matrix.FromRows([1, 1], [1, -1], [-1, 1], [-1, -1]), t = Matrix.FromColumn(2.3, 1.7, -1.7, -2.3);
/// Console.WriteLine(Lasso.Fit(x, t, l1: 0).Weights.Value.ToRows()[0][1].ToString("F2"));    // prints 0.30
/// Console.WriteLine(Lasso.Fit(x, t, l1: 1).Weights.Value.ToRows()[0][1]);                   // prints 0
/// </code></example>
public static class Lasso
{
    private const int MaxSweeps = 100_000;
    private const double Settled = 1e-13;

    /// <summary>The model with the least loss. The bias is not regularised.</summary>
    /// <param name="x">(samples × inputs); inputs of similar size are regularised alike, so scale them first.</param>
    /// <param name="targets">(samples × outputs)</param>
    /// <param name="l1">λ₁, 0 or more.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or λ₁ is negative.</exception>
    /// <exception cref="InvalidOperationException">The weights do not settle, since inputs all but repeat each other.</exception>
    public static LinearRegression Fit(Matrix x, Matrix targets, double l1)
    {
        var model = new LinearRegression(x.Columns, targets.Columns, l1: l1);
        Require.Shape("Lasso", "targets", targets, x.Rows, targets.Columns);
        // The bias takes up the means, whatever the weights are.
        Matrix inputMeans = x.ColumnMeans(), targetMeans = targets.ColumnMeans();
        var columns = x.AddRow(-inputMeans).Transpose();
        var residuals = targets.AddRow(-targetMeans).Transpose();
        for (var output = 0; output < targets.Columns; output++)
        {
            var w = model.Weights.Value.RowSpan(output);
            Descend(columns, residuals.RowSpan(output), w, targets.Count, l1);
            model.Bias.Value[0, output] = targetMeans[0, output];
            for (var j = 0; j < w.Length; j++)
                model.Bias.Value[0, output] -= w[j] * inputMeans[0, j];
        }
        return model;
    }

    /// <summary>The number nearest to <paramref name="value"/> that can be had by moving towards 0 by a distance.</summary>
    internal static double SoftThreshold(double value, double distance) =>
        Math.Abs(value) <= distance ? 0 : value - Math.CopySign(distance, value);

    private static void Descend(Matrix columns, Span<double> residual, Span<double> w, int count, double l1)
    {
        var scale = Math.Sqrt(FixedOrder.SumOfSquares(residual));
        for (var sweep = 0; sweep < MaxSweeps; sweep++)
        {
            var greatestMove = 0.0;
            for (var j = 0; j < w.Length; j++)
            {
                var column = columns.RowSpan(j);
                var square = FixedOrder.SumOfSquares(column);
                // An input that never varies can explain nothing.
                if (square == 0)
                    continue;
                // ℒ = (‖column‖² w² − 2 w · column · (residual + column w_old)) / n + λ₁ |w| + …, least at
                // w = soft threshold of (column · residual + ‖column‖² w_old), by n λ₁ / 2, over ‖column‖²
                var product = square * w[j];
                for (var i = 0; i < column.Length; i++)
                    product += column[i] * residual[i];
                var next = SoftThreshold(product, count * l1 / 2) / square;
                for (var i = 0; i < column.Length; i++)
                    residual[i] -= (next - w[j]) * column[i];
                greatestMove = Math.Max(greatestMove, Math.Abs(next - w[j]) * Math.Sqrt(square));
                w[j] = next;
            }
            if (greatestMove <= Settled * scale)
                return;
        }
        throw new InvalidOperationException(
            $"Lasso: after {MaxSweeps:N0} rounds the weights still move; inputs all but repeat each other. Leave some out, "
            + "or use features that are closer to orthogonal.");
    }
}
