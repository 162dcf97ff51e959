using System.Diagnostics;

namespace NeuralNet;

/// <summary>
/// What <see cref="Trainer.Fit"/> does within an epoch: shuffle, and for each batch forward, loss, backward, update.
/// </summary>
internal sealed class TrainingRun(
    Mlp model, ILabelledData train, TrainingOptions options, IOptimizer optimizer, Action<TrainingProgress>? onProgress,
    CancellationToken cancellation)
{
    private readonly RandomSource _random = new(options.Seed);
    private readonly int[] _order = [.. Enumerable.Range(0, train.Count)];
    private readonly BatchReader _batches = new(train, options.BatchSize);
    private readonly double _learningRate = optimizer.LearningRate;

    /// <summary>Batches in an epoch.</summary>
    public int BatchCount { get; } = (train.Count + options.BatchSize - 1) / options.BatchSize;

    /// <summary>Loss of the very first batch, before any update.</summary>
    public double FirstLoss { get; private set; } = double.NaN;

    /// <summary>Loss of the last batch, before its update.</summary>
    public double LastLoss { get; private set; } = double.NaN;

    /// <summary>One pass over the training data; null when it was cancelled on the way.</summary>
    /// <param name="epoch">Counted from 1.</param>
    public (Evaluation Mean, double Seconds)? Epoch(int epoch)
    {
        var start = Stopwatch.GetTimestamp();
        if (options.Shuffle)
            _random.Shuffle(_order);
        var totalLoss = 0.0;
        var totalCorrect = 0;
        for (var batch = 0; batch < BatchCount; batch++)
        {
            if (cancellation.IsCancellationRequested)
                return null;
            if (options.Schedule is { } schedule)
                optimizer.LearningRate = _learningRate * schedule.Factor(epoch - 1 + (double)batch / BatchCount, options.Epochs);

            var size = Math.Min(options.BatchSize, train.Count - batch * options.BatchSize);
            var (x, labels) = _batches.Read(_order.AsSpan(batch * options.BatchSize, size));
            var (loss, correct) = Step(x, labels);

            totalLoss += loss * size;
            totalCorrect += correct;
            LastLoss = loss;
            if (epoch == 1 && batch == 0)
                FirstLoss = loss;
            if (options.ReportEvery > 0 && (batch + 1) % options.ReportEvery == 0 && batch + 1 < BatchCount)
                onProgress?.Invoke(new TrainingProgress(epoch, options.Epochs, batch + 1, BatchCount, loss, null));
        }
        var mean = new Evaluation(totalLoss / train.Count, (double)totalCorrect / train.Count);
        return (mean, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>Leaves the optimiser with the learning rate it came with.</summary>
    public void RestoreLearningRate()
    {
        if (options.Schedule is not null)
            optimizer.LearningRate = _learningRate;
    }

    private (double Loss, int Correct) Step(Matrix x, ReadOnlySpan<int> labels)
    {
        // Forward, and the loss
        var logits = model.ForwardInBuffers(x, isTraining: true);
        var loss = SoftmaxCrossEntropy.Loss(logits, labels);
        var correct = Trainer.CountCorrect(logits, labels);
        // Backward
        SoftmaxCrossEntropy.Gradient(logits, labels, model.OutputGradientBuffer);
        model.BackwardInBuffers();
        options.Regularizer?.AddGradient(model.Parameters);
        // Update
        optimizer.Step(model.Parameters);
        return (loss, correct);
    }
}
