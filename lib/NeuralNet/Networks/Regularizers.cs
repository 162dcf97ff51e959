using System.Numerics.Tensors;

namespace NeuralNet;

internal sealed class L1Regularizer(double strength) : Regularizer(strength)
{
    // r(W) = Σ |w|
    public override double Measure(Matrix weights) => weights.L1Norm();

    // ∂r/∂w = sign(w), taken to be 0 at 0
    public override void AddGradient(Matrix weights, Matrix gradient)
    {
        Require.SameShape("Regularizer.AddGradient", weights, gradient);
        Span<double> w = weights.Values, g = gradient.Values;
        for (var i = 0; i < g.Length; i++)
            g[i] += w[i] > 0 ? Strength : w[i] < 0 ? -Strength : Strength * w[i];
    }

    public override string ToString() => $"L1 {Text.Number(Strength)}";
}

internal sealed class L2Regularizer(double strength) : Regularizer(strength)
{
    // r(W) = ½ Σ w²
    public override double Measure(Matrix weights) => FixedOrder.SumOfSquares(weights.Values) / 2;

    // ∂r/∂w = w
    public override void AddGradient(Matrix weights, Matrix gradient)
    {
        Require.SameShape("Regularizer.AddGradient", weights, gradient);
        TensorPrimitives.FusedMultiplyAdd(weights.Values, Strength, gradient.Values, gradient.Values);
    }

    public override string ToString() => $"L2 {Text.Number(Strength)}";
}
