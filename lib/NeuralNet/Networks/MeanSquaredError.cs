namespace NeuralNet;

/// <summary>
/// The mean squared error over all n elements, ℒ = 1/n Σ (y − t)². NaN and infinity anywhere make it NaN or infinite.
/// </summary>
/// <example><code>
/// Matrix outputs = Matrix.FromColumn(1, 3), targets = Matrix.FromColumn(1, 1);
/// Console.WriteLine(MeanSquaredError.Loss(outputs, targets));              // prints 2
/// Console.WriteLine(MeanSquaredError.Gradient(outputs, targets)[1, 0]);    // prints 2
/// </code></example>
public static class MeanSquaredError
{
    /// <summary>Forward: 1/n Σ (y − t)².</summary>
    /// <param name="outputs">y (batch × outputs)</param>
    /// <param name="targets">t (batch × outputs)</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static double Loss(Matrix outputs, Matrix targets)
    {
        Require.SameShape("MeanSquaredError", outputs, targets);
        var difference = outputs - targets;
        return FixedOrder.SumOfSquares(difference.Values) / difference.Count;
    }

    /// <summary>Backward: ∂ℒ/∂y = 2 (y − t) / n.</summary>
    /// <param name="outputs">y (batch × outputs)</param>
    /// <param name="targets">t (batch × outputs)</param>
    /// <returns>(batch × outputs)</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix Gradient(Matrix outputs, Matrix targets)
    {
        Require.SameShape("MeanSquaredError", outputs, targets);
        return 2.0 / outputs.Count * (outputs - targets);
    }
}
