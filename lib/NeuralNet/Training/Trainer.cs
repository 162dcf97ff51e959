using System.Diagnostics;

namespace NeuralNet;

/// <summary>Trains a network on labelled data, and evaluates it.</summary>
public static class Trainer
{
    /// <summary>
    /// Trains with softmax and cross-entropy: for each epoch shuffle, and for each batch forward, loss, backward, update.
    /// </summary>
    /// <param name="model">The network; its outputs are logits. Training changes it.</param>
    /// <param name="train">The data to learn from.</param>
    /// <param name="validation">Data to evaluate after each epoch, never learned from; may be null.</param>
    /// <param name="options">Epochs, batch size, seed.</param>
    /// <param name="optimizer">How a gradient becomes an update.</param>
    /// <param name="onProgress">Called on this thread after each epoch, and between as the options say.</param>
    /// <param name="cancellation">Stops training after the batch that runs. The history so far is returned all the same.</param>
    /// <exception cref="ArgumentException">Data and network do not fit, or an option makes no sense.</exception>
    public static TrainingHistory Fit(
        Mlp model, ILabelledData train, ILabelledData? validation, TrainingOptions options, IOptimizer optimizer,
        Action<TrainingProgress>? onProgress = null, CancellationToken cancellation = default)
    {
        RequireFit(model, train, options);
        var random = new RandomSource(options.Seed);
        int[] order = [.. Enumerable.Range(0, train.Count)];
        var batches = new BatchReader(train, options.BatchSize);
        var batchCount = (train.Count + options.BatchSize - 1) / options.BatchSize;
        var epochs = new List<EpochResult>();
        var firstLoss = double.NaN;

        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            var start = Stopwatch.GetTimestamp();
            if (options.Shuffle)
                random.Shuffle(order);
            double totalLoss = 0;
            var correct = 0;
            for (var batch = 0; batch < batchCount; batch++)
            {
                if (cancellation.IsCancellationRequested)
                    return new TrainingHistory(epochs, firstLoss, Cancelled: true);

                var size = Math.Min(options.BatchSize, train.Count - batch * options.BatchSize);
                var (x, labels) = batches.Read(order.AsSpan(batch * options.BatchSize, size));
                var (loss, batchCorrect) = Step(model, x, labels, optimizer);

                totalLoss += loss * size;
                correct += batchCorrect;
                if (epoch == 1 && batch == 0)
                    firstLoss = loss;
                var isLast = batch == batchCount - 1;
                if (!isLast && options.ReportEvery > 0 && (batch + 1) % options.ReportEvery == 0)
                    onProgress?.Invoke(new TrainingProgress(epoch, options.Epochs, batch + 1, batchCount, loss, null));
                if (isLast)
                {
                    var running = new Evaluation(totalLoss / train.Count, (double)correct / train.Count);
                    var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                    var result = new EpochResult(
                        epoch,
                        options.EvaluateTrainingData ? Evaluate(model, train) : running,
                        validation is null ? null : Evaluate(model, validation),
                        seconds);
                    epochs.Add(result);
                    onProgress?.Invoke(new TrainingProgress(epoch, options.Epochs, batchCount, batchCount, loss, result));
                }
            }
        }
        return new TrainingHistory(epochs, firstLoss, Cancelled: false);
    }

    /// <summary>Mean loss and accuracy of a network over labelled data, a batch at a time.</summary>
    /// <param name="model">The network; its outputs are logits.</param>
    /// <param name="data">At least one sample.</param>
    /// <param name="batchSize">Samples at a time: memory against speed, the result is the same.</param>
    public static Evaluation Evaluate(Mlp model, ILabelledData data, int batchSize = 500)
    {
        RequireFit(model, data, new TrainingOptions { BatchSize = batchSize });
        var loss = 0.0;
        var correct = 0;
        ForEachBatch(model, data, batchSize, (logits, labels, _) =>
        {
            for (var row = 0; row < logits.Rows; row++)
            {
                var values = logits.RowSpan(row);
                loss += Softmax.LogSumExp(values) - values[labels[row]];
                if (Matrix.IndexOfMax(values) == labels[row])
                    correct++;
            }
        });
        return new Evaluation(loss / data.Count, (double)correct / data.Count);
    }

    /// <summary>The network's outputs for all of the data, in the data's order.</summary>
    /// <returns>(samples × classes) logits</returns>
    public static Matrix Logits(Mlp model, ILabelledData data, int batchSize = 500)
    {
        RequireFit(model, data, new TrainingOptions { BatchSize = batchSize });
        var result = new Matrix(data.Count, model.OutputSize);
        ForEachBatch(model, data, batchSize, (logits, _, first) =>
            logits.Values.CopyTo(result.Values[(first * result.Columns)..]));
        return result;
    }

    /// <summary>The class with the greatest output for each sample, in the data's order.</summary>
    public static int[] Predict(Mlp model, ILabelledData data, int batchSize = 500) =>
        Logits(model, data, batchSize).ArgMaxOfRows();

    /// <summary>Forward, loss, backward, update for one batch.</summary>
    private static (double Loss, int Correct) Step(Mlp model, Matrix x, ReadOnlySpan<int> labels, IOptimizer optimizer)
    {
        var logits = model.ForwardInBuffers(x);
        var loss = SoftmaxCrossEntropy.Loss(logits, labels);
        var correct = 0;
        for (var row = 0; row < logits.Rows; row++)
        {
            if (Matrix.IndexOfMax(logits.RowSpan(row)) == labels[row])
                correct++;
        }
        SoftmaxCrossEntropy.Gradient(logits, labels, model.OutputGradientBuffer);
        model.BackwardInBuffers();
        optimizer.Step(model.Parameters);
        return (loss, correct);
    }

    private static void ForEachBatch(Mlp model, ILabelledData data, int batchSize, Action<Matrix, int[], int> use)
    {
        int[] order = [.. Enumerable.Range(0, data.Count)];
        var batches = new BatchReader(data, batchSize);
        for (var first = 0; first < data.Count; first += batchSize)
        {
            var (x, labels) = batches.Read(order.AsSpan(first, Math.Min(batchSize, data.Count - first)));
            use(model.ForwardInBuffers(x), labels, first);
        }
    }

    private static void RequireFit(Mlp model, ILabelledData data, TrainingOptions options)
    {
        if (options.BatchSize < 1)
            throw new ArgumentException($"Trainer: the batch size is {options.BatchSize}; it must be at least 1.");
        if (options.Epochs < 0)
            throw new ArgumentException($"Trainer: {options.Epochs} epochs were asked for; it must be 0 or more.");
        if (data.Count == 0)
            throw new ArgumentException("Trainer: the data are empty; there must be at least one sample.");
        if (data.InputSize != model.InputSize || data.ClassCount > model.OutputSize)
        {
            throw new ArgumentException(
                $"Trainer: the network is {string.Join("–", model.Sizes)}, but the data have {data.InputSize} inputs and "
                + $"{data.ClassCount} classes; inputs must be as many, and outputs enough for the classes.");
        }
    }
}
