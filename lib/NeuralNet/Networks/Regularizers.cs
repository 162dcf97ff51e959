using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace NeuralNet;

internal sealed class L1Regularizer(double strength) : Regularizer(strength)
{
    private const int Lanes = 8;

    // r(W) = Σ |w|
    public override double Measure(Matrix weights) => weights.L1Norm();

    // ∂r/∂w = sign(w), taken to be 0 at 0; NaN stays NaN
    public override void AddGradient(Matrix weights, Matrix gradient)
    {
        Require.SameShape("Regularizer.AddGradient", weights, gradient);
        Span<double> w = weights.Values, g = gradient.Values;
        // Eight at once and without branches, which weights of random signs would make slow; then the rest.
        var strength = Vector512.Create(Strength);
        var i = 0;
        for (; i <= g.Length - Lanes; i += Lanes)
        {
            var part = Vector512.Create<double>(w.Slice(i, Lanes));
            var step = Vector512.ConditionalSelect(
                Vector512.GreaterThan(Vector512.Abs(part), Vector512<double>.Zero), Vector512.CopySign(strength, part), part);
            (Vector512.Create<double>(g.Slice(i, Lanes)) + step).CopyTo(g[i..]);
        }
        for (; i < g.Length; i++)
            g[i] += Math.Abs(w[i]) > 0 ? Math.CopySign(Strength, w[i]) : w[i];
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
