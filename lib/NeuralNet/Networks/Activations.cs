using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace NeuralNet;

// f(z) and f′(z) side by side, one class a function. A NaN stays a NaN in both, but for the identity's constant f′.

internal sealed class StepActivation : Activation
{
    public override string Name => "Step";

    // f(z) = 1 for z ≥ 0, else 0
    public override double Apply(double z) => z >= 0 ? 1 : z < 0 ? 0 : double.NaN;

    // f′(z) = 0 (there is none at 0)
    public override double Derivative(double z) => double.IsNaN(z) ? double.NaN : 0;
}

internal sealed class SigmoidActivation : Activation
{
    public override string Name => "Sigmoid";

    // f(z) = 1 / (1 + e⁻ᶻ) = eᶻ / (1 + eᶻ): the exponent is never positive, so nothing overflows.
    public override double Apply(double z)
    {
        var e = Math.Exp(-Math.Abs(z));
        return z >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    // f′(z) = e⁻ᶻ / (1 + e⁻ᶻ)²
    public override double Derivative(double z)
    {
        var e = Math.Exp(-Math.Abs(z));
        return e / ((1 + e) * (1 + e));
    }

    // f′ = y (1 − y), as the lectures have it: cheaper, and as good where y is not all but 1.
    public override void Backward(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient)
    {
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] *= y[i] * (1 - y[i]);
    }
}

internal sealed class TanhActivation : Activation
{
    public override string Name => "Tanh";

    // f(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)
    public override double Apply(double z) => Math.Tanh(z);

    // f′(z) = 1 − tanh² z
    public override double Derivative(double z)
    {
        var y = Math.Tanh(z);
        return 1 - y * y;
    }

    public override void Backward(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient)
    {
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] *= 1 - y[i] * y[i];
    }
}

internal sealed class ReLUActivation : Activation
{
    public override string Name => "ReLU";

    // f(z) = max(0, z)
    public override double Apply(double z) => Math.Max(z, 0);

    // f′(z) = 1 for z > 0, else 0 (at 0 too)
    public override double Derivative(double z) => z > 0 ? 1 : z <= 0 ? 0 : double.NaN;

    // The same two for many numbers at once: these are where an MLP spends what time its products leave.
    public override void Forward(ReadOnlySpan<double> z, Span<double> y) => TensorPrimitives.Max(z, 0, y);

    public override void Backward(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient)
    {
        const int Lanes = 8;
        var i = 0;
        for (; i <= gradient.Length - Lanes; i += Lanes)
        {
            var part = Vector512.Create(z.Slice(i, Lanes));
            var isOff = Vector512.LessThanOrEqual(part, Vector512<double>.Zero);
            var isOn = Vector512.GreaterThan(part, Vector512<double>.Zero);
            var passed = Vector512.ConditionalSelect(isOn, Vector512.Create<double>(gradient.Slice(i, Lanes)), part);
            Vector512.ConditionalSelect(isOff, Vector512<double>.Zero, passed).CopyTo(gradient[i..]);
        }
        for (; i < gradient.Length; i++)
            gradient[i] = z[i] > 0 ? gradient[i] : z[i] <= 0 ? 0 : z[i];
    }
}

internal sealed class LeakyReLUActivation(double slope) : Activation
{
    public override string Name => $"Leaky ReLU (α = {Text.Number(slope)})";

    // f(z) = z for z > 0, else α z
    public override double Apply(double z) => z > 0 ? z : slope * z;

    // f′(z) = 1 for z > 0, else α
    public override double Derivative(double z) => z > 0 ? 1 : z <= 0 ? slope : double.NaN;
}

internal sealed class ELUActivation(double scale) : Activation
{
    public override string Name => $"ELU (α = {Text.Number(scale)})";

    // f(z) = z for z > 0, else α (eᶻ − 1)
    public override double Apply(double z) => z > 0 ? z : scale * Precise.ExpMinusOne(z);

    // f′(z) = 1 for z > 0, else α eᶻ
    public override double Derivative(double z) => z > 0 ? 1 : scale * Math.Exp(z);
}

internal sealed class IdentityActivation : Activation
{
    public override string Name => "Identity";

    // f(z) = z
    public override double Apply(double z) => z;

    // f′(z) = 1
    public override double Derivative(double z) => 1;

    public override void Forward(ReadOnlySpan<double> z, Span<double> y) => z.CopyTo(y);

    public override void Backward(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient)
    {
        // f′ = 1: the gradient goes through as it is.
    }
}
