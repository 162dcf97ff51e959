namespace NeuralNet;

/// <summary>How <see cref="Trainer.Fit"/> trains.</summary>
public sealed record TrainingOptions
{
    /// <summary>How many times to go through the training data.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Samples between two updates. The last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Seed of the order in which samples are shown.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Whether the samples are put in a new random order for each epoch.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>How the learning rate changes on the way; null leaves it to the optimiser.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>λ r(W), added to the loss that is trained, but not to the losses that are reported; null for none.</summary>
    public Regularizer? Regularizer { get; init; }

    /// <summary>Whether to stop when the validation loss no longer improves; null goes through all epochs.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// Whether the training data are evaluated anew after each epoch. If not, training loss and accuracy are the means
    /// over the epoch's batches, each taken before its update and with dropout: cheaper, and a little behind.
    /// </summary>
    public bool EvaluateTrainingData { get; init; }

    /// <summary>Report after every so many batches also; 0 reports after each epoch only.</summary>
    public int ReportEvery { get; init; }
}
