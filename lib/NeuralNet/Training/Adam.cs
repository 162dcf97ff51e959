namespace NeuralNet;

/// <summary>
/// Adam (Kingma and Ba, 2015): each weight has a step of its own, about η as long as its gradients agree and shorter when they
/// contradict each other. As PyTorch's <c>torch.optim.Adam</c>: g = ∂ℒ/∂w + λ w, m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g²,
/// then w ← w − η m̂ / (√v̂ + ε), where m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) make up for m and v having begun at 0.
/// </summary>
/// <remarks>
/// λ w goes through m and v like the rest of the gradient (in AdamW it would not). Unlike PyTorch's, weight decay leaves
/// biases alone.
/// </remarks>
/// <example><code>
/// var w = new Parameter("w", Matrix.FromRow(1, 1), decays: true);
/// w.Gradient[0, 0] = 1000;
/// w.Gradient[0, 1] = 0.001;
/// new Adam(learningRate: 0.1).Step([w]);
/// Console.WriteLine($"{w.Value[0, 0]:F3} {w.Value[0, 1]:F3}");    // prints 0.900 0.900
/// </code></example>
/// <param name="learningRate">η</param>
/// <param name="beta1">β₁: how much of the mean of the gradients is kept from step to step.</param>
/// <param name="beta2">β₂: the same for the mean of their squares.</param>
/// <param name="epsilon">ε: keeps the division from exploding where gradients are all but 0.</param>
/// <param name="weightDecay">λ: L2 regularisation, of weights and not of biases.</param>
public sealed class Adam(
    double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
    : IOptimizer
{
    private readonly Dictionary<Parameter, Moments> _moments = [];

    /// <summary>η; it may be changed between steps.</summary>
    public double LearningRate { get; set; } = learningRate;

    /// <summary>β₁</summary>
    public double Beta1 { get; } = RequireShare(beta1, "β₁");

    /// <summary>β₂</summary>
    public double Beta2 { get; } = RequireShare(beta2, "β₂");

    /// <summary>ε</summary>
    public double Epsilon { get; } = epsilon;

    /// <summary>λ</summary>
    public double WeightDecay { get; } = weightDecay;

    /// <inheritdoc/>
    public void Step(IReadOnlyList<Parameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (!_moments.TryGetValue(parameter, out var moments))
                _moments.Add(parameter, moments = new Moments(parameter.Value.Shape));
            var t = ++moments.Steps;
            var constants = new AdamConstants(
                Beta1, Beta2, Epsilon, parameter.Decays ? WeightDecay : 0,
                StepSize: LearningRate / (1 - Math.Pow(Beta1, t)),
                SquareScale: Math.Sqrt(1 - Math.Pow(Beta2, t)));
            AdamKernel.Update(
                parameter.Value.Values, parameter.Gradient.Values, moments.First.Values, moments.Second.Values, constants);
        }
    }

    /// <summary>The settings, as a run's record shows them.</summary>
    public override string ToString() => $"Adam, learning rate {Text.Number(LearningRate)}"
        + (Beta1 == 0.9 ? "" : $", β₁ {Text.Number(Beta1)}") + (Beta2 == 0.999 ? "" : $", β₂ {Text.Number(Beta2)}")
        + (WeightDecay == 0 ? "" : $", L2 {Text.Number(WeightDecay)}");

    /// <summary>One weight's update as the formula has it; the kernel gives the same bits.</summary>
    internal static void UpdateOne(ref double w, double gradient, ref double m, ref double v, AdamConstants constants)
    {
        var g = gradient + constants.WeightDecay * w;
        // m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²
        m = constants.Beta1 * m + (1 - constants.Beta1) * g;
        v = constants.Beta2 * v + (1 - constants.Beta2) * (g * g);
        // w ← w − η m̂ / (√v̂ + ε)
        w -= constants.StepSize * (m / (Math.Sqrt(v) / constants.SquareScale + constants.Epsilon));
    }

    private static double RequireShare(double value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentException($"Adam: {name} is {Text.Number(value)}; it must be at least 0 and less than 1.");

    private sealed class Moments(Shape shape)
    {
        public int Steps { get; set; }

        public Matrix First { get; } = new(shape);

        public Matrix Second { get; } = new(shape);
    }
}

/// <summary>What is the same for all weights of one step: η / (1 − β₁ᵗ) and √(1 − β₂ᵗ) besides the settings.</summary>
internal readonly record struct AdamConstants(
    double Beta1, double Beta2, double Epsilon, double WeightDecay, double StepSize, double SquareScale);
