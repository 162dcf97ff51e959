namespace NeuralNet;

/// <summary>
/// The softmax of each row, pᵢ = exp(zᵢ) / Σⱼ exp(zⱼ), made safe: the greatest logit is subtracted first, which changes nothing
/// in the result, and then no exponent is positive.
/// </summary>
public static class Softmax
{
    /// <summary>The probabilities of each row.</summary>
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

    /// <summary>The logarithms of the probabilities, zᵢ − log Σⱼ exp(zⱼ): finite even where a probability rounds to 0.</summary>
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

    /// <summary>log Σⱼ exp(zⱼ) = m + log Σⱼ exp(zⱼ − m) with m = max zⱼ.</summary>
    public static double LogSumExp(params ReadOnlySpan<double> logits)
    {
        if (logits.IsEmpty)
            return double.NegativeInfinity;
        var max = logits[Matrix.IndexOfMax(logits)];
        if (double.IsInfinity(max))
            return max;
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
