namespace NeuralNet;

/// <summary>
/// Dropout (Srivastava et al., 2014): in training each value is set to 0 with probability p, and what stays is divided by 1 −
/// p, so that the mean is kept and nothing is left to do when the network is used ("inverted" dropout). Leave it out when
/// evaluating.
/// </summary>
/// <example><code>
/// var dropout = new Dropout(rate: 0.5, new RandomSource(1));
/// Matrix y = dropout.Forward(Matrix.Create(100, 100, (_, _) => 1));
/// Console.WriteLine(string.Join(" ", y.Values.ToArray().Distinct().Order()));    // prints 0 2
/// Console.WriteLine(Math.Abs(y.Mean() - 1) &lt; 0.05);                            // prints True
/// </code></example>
public sealed class Dropout
{
    private readonly RandomSource _random;

    /// <summary>Dropout whose choices follow from a random source.</summary>
    /// <param name="rate">p: the share that is dropped, from 0 to less than 1.</param>
    /// <param name="random">Draws one number a value, row by row.</param>
    /// <exception cref="ArgumentException">The rate is not from 0 to less than 1.</exception>
    public Dropout(double rate, RandomSource random)
    {
        if (rate is not (>= 0 and < 1))
            throw new ArgumentException($"Dropout: the rate is {Text.Number(rate)}; it must be at least 0 and less than 1.");
        Rate = rate;
        _random = random;
    }

    /// <summary>p: the share that is dropped.</summary>
    public double Rate { get; }

    /// <summary>What the last forward pass multiplied by: 0 or 1 / (1 − p) for each value; empty (0×0) before it.</summary>
    public Matrix Mask { get; private set; } = new(0, 0);

    /// <summary>Forward: y = x ⊙ mask, with a new mask.</summary>
    /// <param name="x">A matrix of any shape.</param>
    /// <param name="destination">A matrix of that shape to write into, which may be x; a new one when null.</param>
    /// <returns>A matrix of the same shape.</returns>
    public Matrix Forward(Matrix x, Matrix? destination = null)
    {
        if (Mask.Shape != x.Shape)
            Mask = new Matrix(x.Shape);
        var kept = 1 / (1 - Rate);
        foreach (ref var value in Mask.Values)
            value = _random.NextDouble() < Rate ? 0 : kept;
        return x.Hadamard(Mask, destination);
    }

    /// <summary>Backward: ∂ℒ/∂x = ∂ℒ/∂y ⊙ mask, with the mask of the last forward pass.</summary>
    /// <param name="gradient">∂ℒ/∂y, of the same shape as x</param>
    /// <param name="destination">A matrix of that shape to write into, which may be the gradient; a new one when null.</param>
    /// <returns>∂ℒ/∂x</returns>
    /// <exception cref="ArgumentException">The shape is not that of the last forward pass.</exception>
    public Matrix Backward(Matrix gradient, Matrix? destination = null) => gradient.Hadamard(Mask, destination);
}
