using System.Numerics.Tensors;

namespace NeuralNet;

/// <summary>
/// The softmax of each row, pᵢ = exp(zᵢ) / Σⱼ exp(zⱼ), made safe: the greatest logit is subtracted first, which changes nothing
/// in the result, and then no exponent is positive.
/// </summary>
/// <remarks>
/// Finite logits of any size give finite probabilities. −∞ has probability 0, unless all of the row is −∞; a row of nothing but
/// −∞, or with +∞ or NaN in it, becomes NaN as a whole.
/// </remarks>
/// <example><code>
/// double[] p = Softmax.Apply(1000, 1000, -1000);    // exp(1000) alone would be infinite
/// Console.WriteLine(string.Join(" ", p));           // prints 0.5 0.5 0
/// </code></example>
public static class Softmax
{
    /// <summary>Forward: the probabilities of each row.</summary>
    /// <param name="logits">(samples × classes)</param>
    /// <returns>(samples × classes); each row sums to 1</returns>
    public static Matrix Apply(Matrix logits)
    {
        var result = new Matrix(logits.Shape);
        Apply(logits, result);
        return result;
    }

    /// <summary>The probabilities of one row of logits.</summary>
    public static double[] Apply(params double[] logits)
    {
        var result = new double[logits.Length];
        Row(logits, result);
        return result;
    }

    /// <summary>
    /// Backward, row by row: ∂ℒ/∂zᵢ = pᵢ (∂ℒ/∂pᵢ − Σⱼ pⱼ ∂ℒ/∂pⱼ), since ∂pⱼ/∂zᵢ = pⱼ ([i = j] − pᵢ).
    /// Cross-entropy has a shorter way: <see cref="SoftmaxCrossEntropy"/>.
    /// </summary>
    /// <param name="probabilities">p (samples × classes), from the forward pass</param>
    /// <param name="gradient">∂ℒ/∂p (samples × classes)</param>
    /// <returns>∂ℒ/∂z (samples × classes); each row sums to 0</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix Backward(Matrix probabilities, Matrix gradient)
    {
        Require.SameShape("Softmax.Backward", probabilities, gradient);
        var weighted = probabilities.Hadamard(gradient);
        var sums = weighted.RowSums();
        return Matrix.Create(gradient.Rows, gradient.Columns, (row, column) =>
            weighted[row, column] - probabilities[row, column] * sums[row, 0]);
    }

    /// <summary>
    /// Forward: the logarithms of the probabilities, lᵢ = log pᵢ = zᵢ − log Σⱼ exp(zⱼ), finite even where a probability rounds
    /// to 0.
    /// </summary>
    /// <param name="logits">(samples × classes)</param>
    /// <returns>(samples × classes)</returns>
    public static Matrix Log(Matrix logits)
    {
        var result = logits.Copy();
        for (var row = 0; row < logits.Rows; row++)
        {
            var total = LogSumExp(logits.RowSpan(row));
            foreach (ref var value in result.RowSpan(row))
                value -= total;
        }
        return result;
    }

    /// <summary>
    /// Backward of the log-softmax, row by row: with l = log p, ∂ℒ/∂zᵢ = ∂ℒ/∂lᵢ − pᵢ Σⱼ ∂ℒ/∂lⱼ, since ∂lⱼ/∂zᵢ = [i = j] − pᵢ.
    /// </summary>
    /// <param name="logProbabilities">l (samples × classes), from the forward pass</param>
    /// <param name="gradient">∂ℒ/∂l (samples × classes)</param>
    /// <returns>∂ℒ/∂z (samples × classes); each row sums to 0</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix LogBackward(Matrix logProbabilities, Matrix gradient)
    {
        Require.SameShape("Softmax.LogBackward", logProbabilities, gradient);
        var sums = gradient.RowSums();
        return Matrix.Create(gradient.Rows, gradient.Columns, (row, column) =>
            gradient[row, column] - Math.Exp(logProbabilities[row, column]) * sums[row, 0]);
    }

    /// <summary>log Σⱼ exp(zⱼ) = m + log Σⱼ exp(zⱼ − m) with m = max zⱼ.</summary>
    public static double LogSumExp(params ReadOnlySpan<double> logits)
    {
        if (logits.IsEmpty)
            return double.NegativeInfinity;
        var max = logits[Matrix.IndexOfMax(logits)];
        // With an infinity the sum is infinite, or 0 when all are −∞; but a NaN must stay one.
        if (double.IsInfinity(max))
            return TensorPrimitives.Max(logits);
        var sum = 0.0;
        foreach (var logit in logits)
            sum += Math.Exp(logit - max);
        return max + Math.Log(sum);
    }

    internal static void Apply(Matrix logits, Matrix destination)
    {
        for (var row = 0; row < logits.Rows; row++)
            Row(logits.RowSpan(row), destination.RowSpan(row));
    }

    private static void Row(ReadOnlySpan<double> logits, Span<double> probabilities)
    {
        if (logits.IsEmpty)
            return;
        var max = logits[Matrix.IndexOfMax(logits)];
        var sum = 0.0;
        for (var j = 0; j < logits.Length; j++)
            sum += probabilities[j] = Math.Exp(logits[j] - max);
        for (var j = 0; j < logits.Length; j++)
            probabilities[j] /= sum;
    }
}
