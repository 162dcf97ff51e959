namespace NeuralNet;

/// <summary>
/// Sigmoid and cross-entropy in one, from logits: ℒ = −1/n Σ (t log p + (1 − t) log(1 − p)) with p = σ(z), the mean over all n
/// elements: each output answers a question of its own with yes or no. The two-class softmax over the logits (z, 0) is the same.
/// </summary>
/// <remarks>In one, because then the gradient is simply (p − t) / n, and the loss is finite for any finite logit.</remarks>
/// <example><code>
/// Matrix logits = Matrix.FromColumn(0, 1000), answers = Matrix.FromColumn(1, 0);
/// Console.WriteLine(BinaryCrossEntropy.Loss(logits, answers).ToString("F4"));    // prints 500.3466
/// </code></example>
public static class BinaryCrossEntropy
{
    /// <summary>Forward: the mean of max(z, 0) − z t + log(1 + e^−|z|), which is the formula above, made safe; in nats.</summary>
    /// <param name="logits">z (batch × outputs)</param>
    /// <param name="targets">t (batch × outputs), each from 0 to 1</param>
    /// <exception cref="ArgumentException">The shapes differ, or a target is not from 0 to 1.</exception>
    public static double Loss(Matrix logits, Matrix targets)
    {
        RequireTargets(logits, targets);
        var total = 0.0;
        for (var i = 0; i < logits.Count; i++)
        {
            double z = logits.Values[i], t = targets.Values[i];
            total += Math.Max(z, 0) - z * t + Precise.LogOnePlus(Math.Exp(-Math.Abs(z)));
        }
        return total / logits.Count;
    }

    /// <summary>Backward: ∂ℒ/∂z = (σ(z) − t) / n.</summary>
    /// <param name="logits">z (batch × outputs)</param>
    /// <param name="targets">t (batch × outputs), each from 0 to 1</param>
    /// <returns>(batch × outputs)</returns>
    /// <exception cref="ArgumentException">The shapes differ, or a target is not from 0 to 1.</exception>
    public static Matrix Gradient(Matrix logits, Matrix targets)
    {
        RequireTargets(logits, targets);
        return (Activation.Sigmoid.Apply(logits) - targets) / logits.Count;
    }

    private static void RequireTargets(Matrix logits, Matrix targets)
    {
        Require.SameShape("BinaryCrossEntropy", logits, targets);
        for (var i = 0; i < targets.Count; i++)
        {
            if (targets.Values[i] is not (>= 0 and <= 1))
            {
                throw new ArgumentException(
                    $"BinaryCrossEntropy: the target in row {i / targets.Columns}, column {i % targets.Columns} is "
                    + $"{Text.Number(targets.Values[i])}; targets go from 0 to 1.");
            }
        }
    }
}
