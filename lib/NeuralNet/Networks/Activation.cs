namespace NeuralNet;

/// <summary>
/// An activation function y = f(z), applied to each element: its value and its derivative side by side.
/// There are <see cref="Step"/>, <see cref="Sigmoid"/>, <see cref="Tanh"/>, <see cref="ReLU"/>, <see cref="LeakyReLU"/>,
/// <see cref="ELU"/> and <see cref="Identity"/>. A class of your own may add one.
/// </summary>
/// <remarks>
/// All of them take any number: far out they saturate or grow, and never overflow on the way. NaN in gives NaN out, of the
/// value and of the derivative (but the identity's is 1 everywhere), so that a fault stays visible.
/// </remarks>
/// <example><code>
/// Console.WriteLine(Activation.Sigmoid.Apply(0.0));                // prints 0.5
/// Console.WriteLine(Activation.Sigmoid.Derivative(0.0));           // prints 0.25
/// Console.WriteLine(Activation.LeakyReLU(0.1).Apply(-2.0));        // prints -0.2
/// var hidden = Activation.ReLU.Apply(Matrix.FromRow(-1, 0, 2));    // a whole layer at once
/// Console.WriteLine(hidden.Sum());                                 // prints 2
/// </code></example>
public abstract class Activation
{
    /// <summary>0 below zero, 1 from zero on; for gates. The derivative is 0, so nothing is learned through it.</summary>
    public static Activation Step { get; } = new StepActivation();

    /// <summary>1 / (1 + e⁻ᶻ), from 0 to 1.</summary>
    public static Activation Sigmoid { get; } = new SigmoidActivation();

    /// <summary>The hyperbolic tangent, from −1 to 1.</summary>
    public static Activation Tanh { get; } = new TanhActivation();

    /// <summary>max(0, z). The derivative at 0 is taken to be 0.</summary>
    public static Activation ReLU { get; } = new ReLUActivation();

    /// <summary>z itself: no activation at all.</summary>
    public static Activation Identity { get; } = new IdentityActivation();

    /// <summary>z for z &gt; 0, slope · z otherwise.</summary>
    /// <param name="slope">α, the slope for negative z.</param>
    public static Activation LeakyReLU(double slope = 0.01) => new LeakyReLUActivation(slope);

    /// <summary>z for z &gt; 0, scale · (eᶻ − 1) otherwise (Clevert et al., 2015).</summary>
    /// <param name="scale">α; for large negative z the value goes to −α.</param>
    public static Activation ELU(double scale = 1) => new ELUActivation(scale);

    /// <summary>The name, as a chart shows it.</summary>
    public abstract string Name { get; }

    /// <summary>The value f(z).</summary>
    public abstract double Apply(double z);

    /// <summary>The derivative f′(z).</summary>
    public abstract double Derivative(double z);

    /// <summary>f of every element.</summary>
    /// <returns>A new matrix of the same shape.</returns>
    public Matrix Apply(Matrix z)
    {
        var y = new Matrix(z.Shape);
        Forward(z.Values, y.Values);
        return y;
    }

    /// <summary>f′ of every element.</summary>
    /// <returns>A new matrix of the same shape.</returns>
    public Matrix Derivative(Matrix z) => z.Map(Derivative);

    /// <summary>Forward: y[i] = f(z[i]). The spans may be the same.</summary>
    public virtual void Forward(ReadOnlySpan<double> z, Span<double> y)
    {
        for (var i = 0; i < z.Length; i++)
            y[i] = Apply(z[i]);
    }

    /// <summary>Backward, the chain rule in place: ∂ℒ/∂z[i] = ∂ℒ/∂y[i] · f′(z[i]).</summary>
    /// <param name="z">What went into the function.</param>
    /// <param name="y">What came out of it; some derivatives are cheaper from there.</param>
    /// <param name="gradient">∂ℒ/∂y on entry, ∂ℒ/∂z on return.</param>
    public virtual void Backward(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient)
    {
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] *= Derivative(z[i]);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
