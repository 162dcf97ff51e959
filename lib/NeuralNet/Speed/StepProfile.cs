using System.Diagnostics;

namespace NeuralNet;

/// <summary>
/// Where the time of a training step goes. The steps are real ones, as <see cref="Trainer.Fit"/> does them without shuffling, and
/// leave the network trained; between their parts a clock is read.
/// </summary>
/// <param name="Parts">The parts of a step in the order of their first turn, each with its median time in seconds.</param>
/// <param name="Steps">Steps that were timed.</param>
/// <param name="ProductOperations">Operations of one step's matrix products.</param>
public sealed record StepProfile(IReadOnlyList<(string Name, double Seconds)> Parts, int Steps, double ProductOperations)
{
    /// <summary>The name of the part that holds all matrix products, forward and backward.</summary>
    public const string Products = "matrix products";

    private static readonly string[] _names =
        ["read the batch", Products, "add biases", "activations", "softmax, loss", "update"];

    private enum Part
    {
        Read,
        Products,
        Biases,
        Activations,
        Loss,
        Update,
    }

    /// <summary>Time of a whole step in seconds.</summary>
    public double Seconds => Parts.Sum(part => part.Seconds);

    /// <summary>The share of a step's time that goes into matrix products, from 0 to 1.</summary>
    public double ProductShare => Parts.Single(part => part.Name == Products).Seconds / Seconds;

    /// <summary>Trains for some steps, batch after batch in the data's order, and measures them.</summary>
    /// <param name="model">The network; its outputs are logits. Training changes it.</param>
    /// <param name="data">At least one whole batch; after the last whole batch comes the first again.</param>
    /// <param name="batchSize">Samples a step.</param>
    /// <param name="optimizer">How a gradient becomes an update.</param>
    /// <param name="steps">Steps to time.</param>
    /// <param name="warmUp">Steps before them that are not timed, while the runtime still finds out what to optimise.</param>
    /// <exception cref="ArgumentException">There is no whole batch, or the network has dropout or skip connections.</exception>
    public static StepProfile Measure(
        Mlp model, ILabelledData data, int batchSize, IOptimizer optimizer, int steps = 100, int warmUp = 300)
    {
        if (batchSize < 1 || data.Count < batchSize || steps < 1)
        {
            throw new ArgumentException(
                $"StepProfile: {steps} steps with batches of {batchSize} from {data.Count} samples; "
                + "there must be a step and one whole batch.");
        }
        if (model.DropoutRate != 0 || model.SkipConnections)
        {
            throw new ArgumentException(
                "StepProfile: the network has dropout or skip connections; only plain layers are profiled.");
        }
        var batches = data.Count / batchSize;
        int[] order = [.. Enumerable.Range(0, data.Count)];
        var reader = new BatchReader(data, batchSize);
        var buffers = new MlpBuffers([.. model.Layers]);
        var times = new double[_names.Length][];
        for (var part = 0; part < times.Length; part++)
            times[part] = new double[steps];
        for (var step = -warmUp; step < steps; step++)
        {
            var clock = new Clock();
            var samples = order.AsSpan((step + warmUp) % batches * batchSize, batchSize);
            Step(model, reader, samples, buffers, optimizer, clock);
            for (var part = 0; part < times.Length && step >= 0; part++)
                times[part][step] = clock.Seconds[part];
        }
        return new StepProfile(
            [.. _names.Select((name, part) => (name, Median(times[part])))], steps, OperationsOf(model, batchSize));
    }

    private static void Step(
        Mlp model, BatchReader reader, ReadOnlySpan<int> samples, MlpBuffers buffers, IOptimizer optimizer, Clock clock)
    {
        var (x, labels) = reader.Read(samples);
        buffers.Resize(x, drops: false, skips: false);
        clock.Charge(Part.Read);
        for (var layer = 0; layer < model.Layers.Count; layer++)
        {
            // Z = X Wᵀ, then Z + 1 bᵀ, then f(Z)
            var z = buffers.WeightedSums[layer];
            buffers.InputOf(layer).MultiplyByTransposeOf(model.Layers[layer].Weights.Value, z);
            clock.Charge(Part.Products);
            z.AddRowInPlace(model.Layers[layer].Bias.Value);
            clock.Charge(Part.Biases);
            ActivationOf(model, layer).Forward(z.Values, buffers.Activations[layer].Values);
            buffers.Outputs[layer] = buffers.Activations[layer];
            clock.Charge(Part.Activations);
        }
        SoftmaxCrossEntropy.Loss(buffers.Outputs[^1], labels);
        Trainer.CountCorrect(buffers.Outputs[^1], labels);
        SoftmaxCrossEntropy.Gradient(buffers.Outputs[^1], labels, buffers.Gradients[^1]);
        clock.Charge(Part.Loss);
        for (var layer = model.Layers.Count - 1; layer >= 0; layer--)
        {
            // dZ = dX ⊙ f′(Z), then dW = dZᵀ X, dX = dZ W, then db = column sums of dZ
            var gradient = buffers.Gradients[layer];
            ActivationOf(model, layer).Backward(
                buffers.WeightedSums[layer].Values, buffers.Activations[layer].Values, gradient.Values);
            clock.Charge(Part.Activations);
            gradient.TransposeMultiply(buffers.InputOf(layer), model.Layers[layer].Weights.Gradient);
            if (layer > 0)
                gradient.Multiply(model.Layers[layer].Weights.Value, buffers.Gradients[layer - 1]);
            clock.Charge(Part.Products);
            gradient.ColumnSums(model.Layers[layer].Bias.Gradient);
            clock.Charge(Part.Biases);
        }
        optimizer.Step(model.Parameters);
        clock.Charge(Part.Update);
    }

    private static Activation ActivationOf(Mlp model, int layer) =>
        layer == model.Layers.Count - 1 ? model.Output : model.Hidden;

    /// <summary>Forward and dW for each layer, and dX for each but the first.</summary>
    private static double OperationsOf(Mlp model, int batchSize) => model.Layers
        .Select((layer, i) => (i == 0 ? 2 : 3) * 2.0 * batchSize * layer.InputSize * layer.OutputSize).Sum();

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Charges the time since the last charge to a part.</summary>
    private sealed class Clock
    {
        private long _last = Stopwatch.GetTimestamp();

        public double[] Seconds { get; } = new double[_names.Length];

        public void Charge(Part part)
        {
            var now = Stopwatch.GetTimestamp();
            Seconds[(int)part] += Stopwatch.GetElapsedTime(_last, now).TotalSeconds;
            _last = now;
        }
    }
}
