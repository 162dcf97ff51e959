namespace NeuralNet;

/// <summary>
/// Softmax and cross-entropy in one, from logits: ℒ = −1/n Σ Σₖ tₖ log pₖ, the mean over the n rows of a batch. A label says
/// that t is 1 there and 0 elsewhere, which leaves −log p[label].
/// </summary>
/// <remarks>
/// In one, because then the gradient is simply (p − t) / n, and the loss stays finite where a probability rounds to 0. A row
/// with NaN or +∞ makes the loss NaN, and its row of the gradient.
/// </remarks>
/// <example><code>
/// var logits = Matrix.FromRows([2, 1, 0], [0, 0, 0]);
/// double loss = SoftmaxCrossEntropy.Loss(logits, [0, 2]);
/// double same = SoftmaxCrossEntropy.Loss(logits, Matrix.OneHot([0, 2], classCount: 3));
/// Console.WriteLine($"{loss:F6} {same:F6}");                                     // prints 0.753109 0.753109
/// Console.WriteLine(SoftmaxCrossEntropy.Gradient(logits, [0, 2])[1, 0] == 1.0 / 3 / 2);    // prints True
/// </code></example>
public static class SoftmaxCrossEntropy
{
    /// <summary>Forward: the mean of −log p[label] over the rows, in nats.</summary>
    /// <param name="logits">(batch × classes)</param>
    /// <param name="labels">One class a row, from 0 to classes − 1.</param>
    /// <exception cref="ArgumentException">There is not one label a row, or a label is no class.</exception>
    public static double Loss(Matrix logits, ReadOnlySpan<int> labels) => TotalLoss(logits, labels) / logits.Rows;

    /// <summary>Backward: ∂ℒ/∂logits = (p − t) / n, where t is 1 at the label and 0 elsewhere.</summary>
    /// <param name="logits">(batch × classes)</param>
    /// <param name="labels">One class a row, from 0 to classes − 1.</param>
    /// <param name="destination">(batch × classes) matrix to write into; a new one when null.</param>
    /// <returns>(batch × classes); each row sums to 0</returns>
    /// <exception cref="ArgumentException">There is not one label a row, or a label is no class.</exception>
    public static Matrix Gradient(Matrix logits, ReadOnlySpan<int> labels, Matrix? destination = null)
    {
        Require.LabelCount("SoftmaxCrossEntropy", logits, labels.Length);
        var gradient = destination ?? new Matrix(logits.Shape);
        Require.SameShape("SoftmaxCrossEntropy.Gradient", logits, gradient);
        Softmax.Apply(logits, gradient);
        for (var row = 0; row < logits.Rows; row++)
        {
            Require.Label("SoftmaxCrossEntropy", labels[row], row, logits.Columns);
            var values = gradient.RowSpan(row);
            values[labels[row]] -= 1;
            foreach (ref var value in values)
                value /= logits.Rows;
        }
        return gradient;
    }

    /// <summary>Forward for targets that are probabilities: the mean over the rows of −Σₖ tₖ log pₖ, in nats.</summary>
    /// <param name="logits">(batch × classes)</param>
    /// <param name="targets">t (batch × classes): not negative, each row sums to 1 (to within 1e-9)</param>
    /// <exception cref="ArgumentException">The shapes differ, or a row of targets is no distribution.</exception>
    public static double Loss(Matrix logits, Matrix targets)
    {
        RequireDistributions(logits, targets);
        var total = 0.0;
        for (var row = 0; row < logits.Rows; row++)
        {
            Span<double> z = logits.RowSpan(row), t = targets.RowSpan(row);
            // −Σ tₖ log pₖ = Σ tₖ (log Σⱼ exp(zⱼ) − zₖ); what is not asked for costs nothing, even if it is impossible.
            var logSumExp = Softmax.LogSumExp(z);
            for (var k = 0; k < z.Length; k++)
                total += t[k] == 0 ? 0 : t[k] * (logSumExp - z[k]);
        }
        return total / logits.Rows;
    }

    /// <summary>Backward for targets that are probabilities: ∂ℒ/∂logits = (p − t) / n.</summary>
    /// <param name="logits">(batch × classes)</param>
    /// <param name="targets">t (batch × classes): not negative, each row sums to 1 (to within 1e-9)</param>
    /// <returns>(batch × classes); each row sums to 0</returns>
    /// <exception cref="ArgumentException">The shapes differ, or a row of targets is no distribution.</exception>
    public static Matrix Gradient(Matrix logits, Matrix targets)
    {
        RequireDistributions(logits, targets);
        return (Softmax.Apply(logits) - targets) / logits.Rows;
    }

    internal static double TotalLoss(Matrix logits, ReadOnlySpan<int> labels)
    {
        Require.LabelCount("SoftmaxCrossEntropy", logits, labels.Length);
        var total = 0.0;
        for (var row = 0; row < logits.Rows; row++)
        {
            Require.Label("SoftmaxCrossEntropy", labels[row], row, logits.Columns);
            var values = logits.RowSpan(row);
            total += Softmax.LogSumExp(values) - values[labels[row]];
        }
        return total;
    }

    private static void RequireDistributions(Matrix logits, Matrix targets)
    {
        Require.SameShape("SoftmaxCrossEntropy", logits, targets);
        for (var row = 0; row < targets.Rows; row++)
        {
            var sum = 0.0;
            foreach (var t in targets.RowSpan(row))
                sum += t >= 0 ? t : double.NaN;
            if (!(Math.Abs(sum - 1) <= 1e-9))
            {
                var values = string.Join(", ", targets.Row(row).Select(Text.Number));
                throw new ArgumentException(
                    $"SoftmaxCrossEntropy: row {row} of the targets is [{values}]; "
                    + "a row of targets must not be negative and must sum to 1.");
            }
        }
    }
}
