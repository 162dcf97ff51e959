using System.Numerics.Tensors;

namespace NeuralNet;

internal sealed class StepActivation : Activation
{
    public override string Name => "Step";

    public override double Apply(double z) => z >= 0 ? 1 : 0;

    public override double Derivative(double z) => 0;
}

internal sealed class SigmoidActivation : Activation
{
    public override string Name => "Sigmoid";

    // 1 / (1 + e⁻ᶻ) = eᶻ / (1 + eᶻ): the exponent is never positive, so nothing overflows.
    public override double Apply(double z)
    {
        var e = Math.Exp(-Math.Abs(z));
        return z >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    public override double Derivative(double z)
    {
        var e = Math.Exp(-Math.Abs(z));
        return e / ((1 + e) * (1 + e));
    }

    // y (1 − y), as the lectures have it: cheaper, and as good where y is not all but 1.
    public override void Backward(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient)
    {
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] *= y[i] * (1 - y[i]);
    }
}

internal sealed class TanhActivation : Activation
{
    public override string Name => "Tanh";

    public override double Apply(double z) => Math.Tanh(z);

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

    public override double Apply(double z) => Math.Max(z, 0);

    public override double Derivative(double z) => z > 0 ? 1 : 0;

    public override void Forward(ReadOnlySpan<double> z, Span<double> y) => TensorPrimitives.Max(z, 0, y);
}

internal sealed class LeakyReLUActivation(double slope) : Activation
{
    public override string Name => $"Leaky ReLU (α = {Text.Number(slope)})";

    public override double Apply(double z) => z > 0 ? z : slope * z;

    public override double Derivative(double z) => z > 0 ? 1 : slope;
}

internal sealed class ELUActivation(double scale) : Activation
{
    public override string Name => $"ELU (α = {Text.Number(scale)})";

    public override double Apply(double z) => z > 0 ? z : scale * (Math.Exp(z) - 1);

    public override double Derivative(double z) => z > 0 ? 1 : scale * Math.Exp(z);
}

internal sealed class IdentityActivation : Activation
{
    public override string Name => "Identity";

    public override double Apply(double z) => z;

    public override double Derivative(double z) => 1;

    public override void Forward(ReadOnlySpan<double> z, Span<double> y) => z.CopyTo(y);

    public override void Backward(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> gradient)
    {
        // f′ = 1
    }
}
