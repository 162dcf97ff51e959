namespace NeuralNet;

/// <summary>
/// Softmax and cross-entropy in one, from logits: ℒ = −1/n Σ log p[label], the mean over the batch. In one, because then the
/// gradient is simply (p − t) / n, and the loss stays finite where a probability rounds to 0.
/// </summary>
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
}
