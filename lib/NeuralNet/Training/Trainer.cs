namespace NeuralNet;

/// <summary>Trains a network on labelled data, and evaluates it.</summary>
public static class Trainer
{
    /// <summary>
    /// Trains with softmax and cross-entropy: for each epoch shuffle, and for each batch forward, loss, backward, update. The
    /// inside of an epoch is in <c>TrainingRun.cs</c>.
    /// </summary>
    /// <example><code>
    /// var (train, validation) = Mnist.LoadSample().Train.SplitInRatio(1_600, 400);
    /// var model = new Mlp([784, 32, 10]) { DropoutRate = 0.2 };
    /// var options = new TrainingOptions
    /// {
    ///     Epochs = 20,
    ///     BatchSize = 32,
    ///     Schedule = Schedule.Cosine().AfterWarmUp(epochs: 1),
    ///     Regularizer = Regularizer.L2(1e-4),
    ///     EarlyStopping = new EarlyStopping(Patience: 4),
    /// };
    /// var history = Trainer.Fit(model, train, validation, options, new Adam(learningRate: 0.003));
    /// Console.WriteLine(history.ValidationAccuracies.Max() &gt; 0.85);    // prints True
    /// </code></example>
    /// <param name="model">The network; its outputs are logits. Training changes it.</param>
    /// <param name="train">The data to learn from.</param>
    /// <param name="validation">Data to evaluate after each epoch, never learned from; may be null.</param>
    /// <param name="options">Epochs, batch size, seed; schedule, regulariser, early stopping.</param>
    /// <param name="optimizer">How a gradient becomes an update.</param>
    /// <param name="onProgress">Called on this thread after each epoch, and between as the options say.</param>
    /// <param name="cancellation">Stops training after the batch that runs. The history so far is returned all the same.</param>
    /// <exception cref="ArgumentException">Data and network do not fit, or an option makes no sense.</exception>
    public static TrainingHistory Fit(
        Mlp model, ILabelledData train, ILabelledData? validation, TrainingOptions options, IOptimizer optimizer,
        Action<TrainingProgress>? onProgress = null, CancellationToken cancellation = default)
    {
        RequireFit(model, train, options);
        RequireEarlyStopping(options.EarlyStopping, validation);
        var run = new TrainingRun(model, train, options, optimizer, onProgress, cancellation);
        var best = options.EarlyStopping is { } earlyStopping ? new BestWeights(model, earlyStopping) : null;
        var epochs = new List<EpochResult>();
        var isCancelled = false;
        try
        {
            while (epochs.Count < options.Epochs && best is not { IsPatienceOver: true })
            {
                var epoch = epochs.Count + 1;
                if (run.Epoch(epoch) is not var (mean, seconds))
                {
                    isCancelled = true;
                    break;
                }
                var result = new EpochResult(
                    epoch,
                    options.EvaluateTrainingData ? Evaluate(model, train) : mean,
                    validation is null ? null : Evaluate(model, validation),
                    seconds);
                epochs.Add(result);
                best?.Record(result);
                onProgress?.Invoke(
                    new TrainingProgress(epoch, options.Epochs, run.BatchCount, run.BatchCount, run.LastLoss, result));
            }
        }
        finally
        {
            run.RestoreLearningRate();
            best?.Restore();
        }
        return new TrainingHistory(epochs, run.FirstLoss, isCancelled)
        {
            RestoredEpoch = best?.Epoch,
            StoppedEarly = !isCancelled && epochs.Count < options.Epochs,
        };
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
            // Sample by sample, so that the sum does not depend on the size of a batch.
            for (var row = 0; row < logits.Rows; row++)
            {
                var values = logits.RowSpan(row);
                loss += Softmax.LogSumExp(values) - values[labels[row]];
            }
            correct += CountCorrect(logits, labels);
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

    /// <summary>How many rows have their greatest output at the label.</summary>
    internal static int CountCorrect(Matrix logits, ReadOnlySpan<int> labels)
    {
        var correct = 0;
        for (var row = 0; row < logits.Rows; row++)
        {
            if (Matrix.IndexOfMax(logits.RowSpan(row)) == labels[row])
                correct++;
        }
        return correct;
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

    private static void RequireEarlyStopping(EarlyStopping? options, ILabelledData? validation)
    {
        if (options is null)
            return;
        if (validation is null)
        {
            throw new ArgumentException(
                "Trainer: early stopping looks at the validation loss, but there are no validation data; give some.");
        }
        if (options.Patience < 1)
            throw new ArgumentException($"Trainer: the patience is {options.Patience} epochs; it must be at least 1.");
        if (!(options.MinimumImprovement >= 0))
        {
            throw new ArgumentException(
                $"Trainer: the minimum improvement is {Text.Number(options.MinimumImprovement)}; it must be 0 or more.");
        }
    }
}
