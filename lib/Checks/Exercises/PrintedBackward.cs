using NeuralNet;

namespace Checks;

/// <summary>The eight slips of the lecture's printed network, as read from its slides, in the order of lesson 07.</summary>
public enum PrintedSlip
{
    /// <summary>No slip: the mended code.</summary>
    None,

    /// <summary>1: y − ŷ in place of ŷ − y.</summary>
    Sign,

    /// <summary>2: in δ_h another neuron's error and the slope of the output's tanh.</summary>
    HiddenDelta,

    /// <summary>3: w_h[i, k] in place of w_h[k, i], in a flat list whose index nobody checks.</summary>
    Transposed,

    /// <summary>4: b_h by the number of the input.</summary>
    BiasByInput,

    /// <summary>5: the biases inside the inner loop.</summary>
    BiasInside,

    /// <summary>6: the loop over the outputs ends at the number of columns.</summary>
    OutputLoop,

    /// <summary>7: the forward pass reads column 0 of x for every sample.</summary>
    ColumnZero,

    /// <summary>8: b[0, k] of a matrix with one column, which in a flat list is the right number.</summary>
    BiasIndex,
}

/// <summary>The lecture's network with one slip of its printed code, and what a gradient check says of it: for
/// experiments.</summary>
public static class PrintedBackward
{
    /// <summary>
    /// The gradient check of the code with a slip: the greatest relative error among the gradients of W_h, b_h, W_o and b_o
    /// against central differences of ½ Σ (ŷ − y)², summed over the samples.
    /// </summary>
    /// <param name="slip">The slip; all others are mended.</param>
    /// <param name="hidden">Hidden neurons; no fewer than there are inputs and outputs, where the flat list would end.</param>
    /// <param name="outputs">Outputs.</param>
    /// <param name="samples">A sample each: at least one, all of the same length.</param>
    /// <returns>0 to 1: rounding alone when the check sees nothing.</returns>
    /// <exception cref="ArgumentException">There are fewer hidden neurons than inputs or outputs, or no samples.</exception>
    public static double CheckError(PrintedSlip slip, int hidden, int outputs, params double[][] samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Length == 0 || hidden < outputs || samples.Any(x => x.Length > hidden))
        {
            var longest = samples.Select(x => x.Length).Append(0).Max();
            throw new ArgumentException($"CheckError: {samples.Length} samples, the longest of {longest} numbers, {hidden} hidden "
                + $"neurons and {outputs} outputs; at least one sample, and no more inputs or outputs than hidden neurons.");
        }
        var net = new XorNet(samples[0].Length, hidden, outputs, seed: 1);
        var random = new RandomSource(seed: 2);
        double[][] targets = [.. samples.Select(_ => Enumerable.Range(0, outputs).Select(_ =>
            random.NextDouble(-0.8, 0.8)).ToArray())];
        double[] Seen(int n) => samples[slip == PrintedSlip.ColumnZero ? 0 : n];
        double Loss() => samples.Select((_, n) => 0.5 * net.Forward(Seen(n)).Zip(targets[n],
            (a, t) => (a - t) * (a - t)).Sum()).Sum();

        var analytic = net.Parameters.Select(parameter => new Matrix(parameter.Value.Rows, parameter.Value.Columns)).ToArray();
        for (var n = 0; n < samples.Length; n++)
            Add(net, slip, Seen(n), samples[n], targets[n], analytic);
        return net.Parameters.Zip(analytic, (parameter, gradient) =>
            GradientCheck.RelativeError(gradient, GradientCheck.Numeric(parameter.Value, Loss))).Max();
    }

    private static void Add(XorNet net, PrintedSlip slip, double[] seen, double[] x, double[] y, Matrix[] gradients)
    {
        Span<double> dWH = gradients[0].Values, dBH = gradients[1].Values, dWO = gradients[2].Values, dBO = gradients[3].Values;
        var (wH, wO) = (net.HiddenWeights.Value, net.OutputWeights.Value);
        double[] zH = Sums(wH, net.HiddenBias.Value, seen), h = [.. zH.Select(MendDeltaTasks.Sigmoid)];
        double[] zO = Sums(wO, net.OutputBias.Value, h), yHat = [.. zO.Select(Math.Tanh)];
        double[] dO = new double[yHat.Length], blame = new double[h.Length], dH = new double[h.Length];
        // y stands upright on the slide: it has one column.
        for (var j = 0; j < (slip == PrintedSlip.OutputLoop ? 1 : dO.Length); j++)
            dO[j] = (slip == PrintedSlip.Sign ? y[j] - yHat[j] : yHat[j] - y[j]) * MendDeltaTasks.TanhSlope(zO[j]);
        for (var k = 0; k < dH.Length; k++)
        {
            for (var j = 0; j < dO.Length; j++)
            {
                blame[k] += dO[j] * wO[j, k];
                dH[k] = slip == PrintedSlip.HiddenDelta
                    ? blame[j] * MendDeltaTasks.TanhSlope(zO[j]) : blame[k] * MendDeltaTasks.SigmoidSlope(zH[k]);
            }
        }
        for (var j = 0; j < dO.Length; j++)
        {
            for (var k = 0; k < h.Length; k++)
            {
                dWO[j * h.Length + k] += dO[j] * h[k];
                if (k == 0 || slip == PrintedSlip.BiasInside)
                    dBO[j] += dO[j];
            }
        }
        for (var i = 0; i < x.Length; i++)
        {
            for (var k = 0; k < dH.Length; k++)
            {
                var (row, column) = slip == PrintedSlip.Transposed ? (i, k) : (k, i);
                dWH[row * x.Length + column] += dH[k] * x[i];
                if (slip == PrintedSlip.BiasByInput)
                    dBH[i] += dH[k];
                else if (i == 0 || slip == PrintedSlip.BiasInside)
                    dBH[k] += dH[k];
            }
        }
    }

    private static double[] Sums(Matrix weights, Matrix bias, double[] inputs)
    {
        // One column, flat: b[0, k] and b[k, 0] are the same place.
        var b = bias.Values.ToArray();
        return [.. b.Select((each, row) => each + inputs.Select((value, column) => weights[row, column] * value).Sum())];
    }
}
