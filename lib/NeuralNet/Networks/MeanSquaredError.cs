namespace NeuralNet;

/// <summary>The mean squared error over all n elements, ℒ = 1/n Σ (y − t)².</summary>
public static class MeanSquaredError
{
    /// <summary>Forward: 1/n Σ (y − t)².</summary>
    /// <param name="outputs">(batch × outputs)</param>
    /// <param name="targets">(batch × outputs)</param>
    public static double Loss(Matrix outputs, Matrix targets)
    {
        Require.SameShape("MeanSquaredError", outputs, targets);
        var difference = outputs - targets;
        return FixedOrder.SumOfSquares(difference.Values) / difference.Count;
    }

    /// <summary>Backward: ∂ℒ/∂y = 2 (y − t) / n.</summary>
    /// <param name="outputs">(batch × outputs)</param>
    /// <param name="targets">(batch × outputs)</param>
    /// <returns>(batch × outputs)</returns>
    public static Matrix Gradient(Matrix outputs, Matrix targets)
    {
        Require.SameShape("MeanSquaredError", outputs, targets);
        return 2.0 / outputs.Count * (outputs - targets);
    }
}
