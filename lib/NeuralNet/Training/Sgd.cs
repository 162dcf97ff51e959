using System.Numerics.Tensors;

namespace NeuralNet;

/// <summary>Changes parameters by their gradients.</summary>
public interface IOptimizer
{
    /// <summary>One update of every parameter by its gradient.</summary>
    void Step(IReadOnlyList<Parameter> parameters);
}

/// <summary>Stochastic gradient descent: w ← w − η (∂ℒ/∂w + λ w).</summary>
/// <param name="learningRate">η</param>
/// <param name="weightDecay">
/// λ: L2 regularisation, the gradient of λ/2 ‖W‖². It applies to weights and not to biases. The losses that training
/// reports do not include it.
/// </param>
public sealed class Sgd(double learningRate, double weightDecay = 0) : IOptimizer
{
    /// <summary>η; it may be changed between steps.</summary>
    public double LearningRate { get; set; } = learningRate;

    /// <summary>λ</summary>
    public double WeightDecay { get; } = weightDecay;

    /// <inheritdoc/>
    public void Step(IReadOnlyList<Parameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            var value = parameter.Value.Values;
            var decay = parameter.Decays ? WeightDecay : 0;
            // w − η (g + λ w) = (1 − η λ) w − η g
            if (decay != 0)
                TensorPrimitives.Multiply(value, 1 - LearningRate * decay, value);
            TensorPrimitives.FusedMultiplyAdd(parameter.Gradient.Values, -LearningRate, value, value);
        }
    }

    /// <summary>The settings, as a run's record shows them.</summary>
    public override string ToString() =>
        $"SGD, learning rate {Text.Number(LearningRate)}" + (WeightDecay == 0 ? "" : $", L2 {Text.Number(WeightDecay)}");
}
