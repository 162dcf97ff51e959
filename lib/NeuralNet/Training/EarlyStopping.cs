namespace NeuralNet;

/// <summary>
/// When to stop training although there are epochs left: when the validation loss has not improved for some epochs. The
/// weights of the epoch with the least validation loss are put back at the end, however training ended.
/// </summary>
/// <param name="Patience">How many epochs in a row may bring no improvement, at least 1.</param>
/// <param name="MinimumImprovement">What counts as an improvement: more than so much less loss, in nats; 0 or more.</param>
public sealed record EarlyStopping(int Patience, double MinimumImprovement = 0);

/// <summary>Keeps the weights of the best epoch so far.</summary>
internal sealed class BestWeights(Mlp model, EarlyStopping options)
{
    private readonly Matrix[] _values = [.. model.Parameters.Select(parameter => parameter.Value.Copy())];
    private double _bestLoss = double.PositiveInfinity;

    /// <summary>The best epoch, or null before one ended with a loss that is a number.</summary>
    public int? Epoch { get; private set; }

    /// <summary>Whether the last so many epochs brought no improvement.</summary>
    public bool IsPatienceOver { get; private set; }

    /// <summary>Looks at an epoch that has just ended.</summary>
    public void Record(EpochResult result)
    {
        // NaN is no improvement.
        if (result.Validation!.Value.Loss < _bestLoss - options.MinimumImprovement)
        {
            (_bestLoss, Epoch) = (result.Validation.Value.Loss, result.Epoch);
            for (var i = 0; i < _values.Length; i++)
                _values[i].CopyFrom(model.Parameters[i].Value);
        }
        IsPatienceOver = result.Epoch - (Epoch ?? 0) >= options.Patience;
    }

    /// <summary>Puts the best weights back into the network; those before training when no epoch was any good.</summary>
    public void Restore()
    {
        for (var i = 0; i < _values.Length; i++)
            model.Parameters[i].Value.CopyFrom(_values[i]);
    }
}
