namespace NeuralNet;

/// <summary>
/// λ r(W), which is added to the loss so that training prefers small weights: ℒ(W) = 1/n Σ ℓ + λ r(W). There are
/// <see cref="L1"/> and <see cref="L2"/>; a class of your own may add one. Biases are left out, as in the lecture.
/// </summary>
/// <example><code>
/// var w = new Parameter("W", Matrix.FromRow(3, -4), decays: true);
/// Console.WriteLine(Regularizer.L1(0.1).Penalty([w]).ToString("F2"));     // prints 0.70
/// Console.WriteLine(Regularizer.L2(0.1).Penalty([w]).ToString("F2"));     // prints 1.25
/// Regularizer.L2(0.1).AddGradient([w]);                                   // after the backward pass, before the update
/// Console.WriteLine(w.Gradient[0, 1].ToString("F2"));                     // prints -0.40
/// </code></example>
public abstract class Regularizer
{
    /// <summary>A regulariser of the given strength.</summary>
    /// <param name="strength">λ, 0 or more.</param>
    /// <exception cref="ArgumentException">λ is negative or no number.</exception>
    protected Regularizer(double strength)
    {
        if (!(strength >= 0))
            throw new ArgumentException($"Regularizer: λ is {Text.Number(strength)}; it must be 0 or more.");
        Strength = strength;
    }

    /// <summary>r(W) = Σ |w|: makes many weights exactly or nearly 0.</summary>
    /// <param name="strength">λ, 0 or more.</param>
    public static Regularizer L1(double strength) => new L1Regularizer(strength);

    /// <summary>
    /// r(W) = ½ Σ w²: shrinks large weights most. Its gradient, λ w, is what weight decay adds, so with <see cref="Sgd"/> the
    /// two are one.
    /// </summary>
    /// <param name="strength">λ, 0 or more.</param>
    public static Regularizer L2(double strength) => new L2Regularizer(strength);

    /// <summary>λ</summary>
    public double Strength { get; }

    /// <summary>Forward: r(W) of one matrix of weights.</summary>
    public abstract double Measure(Matrix weights);

    /// <summary>Backward: adds λ ∂r/∂W to a gradient.</summary>
    /// <param name="weights">W</param>
    /// <param name="gradient">∂ℒ/∂W, of the same shape; changed.</param>
    public abstract void AddGradient(Matrix weights, Matrix gradient);

    /// <summary>λ r(W), summed over all parameters that are weights.</summary>
    public double Penalty(IReadOnlyList<Parameter> parameters)
    {
        var sum = 0.0;
        foreach (var parameter in parameters)
            sum += parameter.Decays ? Measure(parameter.Value) : 0;
        return Strength * sum;
    }

    /// <summary>Adds λ ∂r/∂W to the gradients of all parameters that are weights.</summary>
    public void AddGradient(IReadOnlyList<Parameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Decays)
                AddGradient(parameter.Value, parameter.Gradient);
        }
    }
}
