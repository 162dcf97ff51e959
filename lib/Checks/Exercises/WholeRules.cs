using Gradients = (double[,] WH, double[] BH, double[,] WO, double[] BO);
using Sample = (double[,] WH, double[] BH, double[,] WO, double[] BO, double[] X, double[] Y);

namespace Checks;

/// <summary>
/// The gradients of the lecture's network for one sample, ŷ = tanh(W_o σ(W_h x + b_h) + b_o) with ℒ = ½ Σ (ŷ − y)², and each
/// rule of them replaceable, so that a mistake is said in one line.
/// </summary>
internal sealed record WholeRules
{
    /// <summary>The rules as they should be.</summary>
    public static WholeRules Right { get; } = new();

    /// <summary>h = f(z_h)</summary>
    public Func<double, double> Hidden { get; init; } = MendDeltaTasks.Sigmoid;

    /// <summary>ŷ = g(z_o)</summary>
    public Func<double, double> Output { get; init; } = Math.Tanh;

    /// <summary>∂ℒ/∂ŷ of ŷ and y.</summary>
    public Func<double, double, double> Error { get; init; } = (yHat, y) => yHat - y;

    /// <summary>g′ of z_o and ŷ.</summary>
    public Func<double, double, double> OutputSlope { get; init; } = (_, yHat) => 1 - yHat * yHat;

    /// <summary>f′ of z_h and h.</summary>
    public Func<double, double, double> HiddenSlope { get; init; } = (_, h) => h * (1 - h);

    /// <summary>δ_h of neuron k, of the errors of all hidden neurons, its own slope, and the sums of the outputs; null for e
    /// δ.</summary>
    public Func<double[], int, double, double[], double>? HiddenDelta { get; init; }

    /// <summary>What an output hands back, of its error and its delta.</summary>
    public Func<double, double, double> HandedBack { get; init; } = (_, delta) => delta;

    /// <summary>The weight by which output j hands back to hidden neuron k.</summary>
    public Func<double[,], int, int, double> Back { get; init; } = (wO, j, k) => wO[j, k];

    /// <summary>The outputs that hand back to the hidden neurons, of how many there are.</summary>
    public Func<int, IEnumerable<int>> Outputs { get; init; } = count => Enumerable.Range(0, count);

    /// <summary>What δ_o is multiplied by in dW_o, of z_h and h.</summary>
    public Func<double, double, double> HiddenFactor { get; init; } = (_, h) => h;

    /// <summary>What δ_h is multiplied by in dW_h, of x and h, for input i.</summary>
    public Func<double[], double[], int, double> InputFactor { get; init; } = (x, _, i) => x[i];

    /// <summary>The four gradients.</summary>
    public Gradients Of(Sample sample)
    {
        var (wH, bH, wO, bO, x, y) = sample;
        double[] zH = Sums(wH, bH, x), h = [.. zH.Select(Hidden)];
        double[] zO = Sums(wO, bO, h), yHat = [.. zO.Select(Output)];
        double[] errors = [.. yHat.Zip(y, Error)], deltas = [.. errors.Select((e, j) => e * OutputSlope(zO[j], yHat[j]))];
        double[] blame = [.. h.Select((_, k) =>
            Outputs(deltas.Length).Sum(j => HandedBack(errors[j], deltas[j]) * Back(wO, j, k)))];
        double[] hidden = [.. h.Select((_, k) => HiddenDelta is { } delta
            ? delta(blame, k, HiddenSlope(zH[k], h[k]), zO) : blame[k] * HiddenSlope(zH[k], h[k]))];
        return (
            ForwardExercise.Tabled(hidden.Length, x.Length, (k, i) => hidden[k] * InputFactor(x, h, i)), hidden,
            ForwardExercise.Tabled(deltas.Length, h.Length, (j, k) => deltas[j] * HiddenFactor(zH[k], h[k])), deltas);
    }

    private static double[] Sums(double[,] weights, double[] biases, double[] inputs) => [.. biases.Select((b, k) =>
        b + ForwardExercise.Sum(weights.GetLength(1), i => weights[k, i] * inputs[i]))];
}
