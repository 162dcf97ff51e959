using System.Numerics.Tensors;

namespace NeuralNet;

/// <summary>
/// Stochastic gradient descent, with momentum and weight decay as PyTorch's <c>torch.optim.SGD</c> has them (without dampening
/// and Nesterov's variant): g = ∂ℒ/∂w + λ w, then v ← μ v + g, where the first v is g, then w ← w − η v.
/// </summary>
/// <remarks>Unlike PyTorch's, weight decay leaves biases alone.</remarks>
/// <example><code>
/// var w = new Parameter("w", Matrix.FromRow(1), decays: true);
/// var sgd = new Sgd(learningRate: 0.1, momentum: 0.5);
/// w.Gradient.Fill(2);
/// sgd.Step([w]);
/// Console.WriteLine($"{w.Value[0, 0]:F2}");    // prints 0.80
/// sgd.Step([w]);                               // v = 0.5 · 2 + 2 = 3
/// Console.WriteLine($"{w.Value[0, 0]:F2}");    // prints 0.50
/// </code></example>
/// <param name="learningRate">η</param>
/// <param name="weightDecay">
/// λ: L2 regularisation, the gradient of λ/2 ‖W‖². It applies to weights and not to biases. The losses that training
/// reports do not include it.
/// </param>
/// <param name="momentum">μ: 0 for none, usually 0.9; less than 1.</param>
public sealed class Sgd(double learningRate, double weightDecay = 0, double momentum = 0) : IOptimizer
{
    private readonly Dictionary<Parameter, Matrix> _velocities = [];

    /// <summary>η; it may be changed between steps.</summary>
    public double LearningRate { get; set; } = learningRate;

    /// <summary>λ</summary>
    public double WeightDecay { get; } = weightDecay;

    /// <summary>μ</summary>
    public double Momentum { get; } = momentum is >= 0 and < 1
        ? momentum
        : throw new ArgumentException($"Sgd: the momentum is {Text.Number(momentum)}; it must be at least 0 and less than 1.");

    /// <inheritdoc/>
    public void Step(IReadOnlyList<Parameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            Span<double> w = parameter.Value.Values, gradient = parameter.Gradient.Values;
            var decay = parameter.Decays ? WeightDecay : 0;
            if (Momentum == 0)
            {
                // w − η (∂ℒ/∂w + λ w) = (1 − η λ) w − η ∂ℒ/∂w
                if (decay != 0)
                    TensorPrimitives.Multiply(w, 1 - LearningRate * decay, w);
                TensorPrimitives.FusedMultiplyAdd(gradient, -LearningRate, w, w);
                continue;
            }
            if (!_velocities.TryGetValue(parameter, out var velocity))
                _velocities.Add(parameter, velocity = new Matrix(parameter.Value.Shape));
            // v ← μ v + ∂ℒ/∂w + λ w,  w ← w − η v
            var v = velocity.Values;
            TensorPrimitives.FusedMultiplyAdd(v, Momentum, gradient, v);
            if (decay != 0)
                TensorPrimitives.FusedMultiplyAdd(w, decay, v, v);
            TensorPrimitives.FusedMultiplyAdd(v, -LearningRate, w, w);
        }
    }

    /// <summary>The settings, as a run's record shows them.</summary>
    public override string ToString() => $"SGD, learning rate {Text.Number(LearningRate)}"
        + (Momentum == 0 ? "" : $", momentum {Text.Number(Momentum)}")
        + (WeightDecay == 0 ? "" : $", L2 {Text.Number(WeightDecay)}");
}
