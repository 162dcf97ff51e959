using System.Globalization;
using System.Text;

namespace NeuralNet;

/// <summary>Loss and accuracy over some data.</summary>
/// <param name="Loss">Mean cross-entropy a sample, in nats.</param>
/// <param name="Accuracy">Share of samples whose greatest output is at the label: 0 to 1.</param>
public readonly record struct Evaluation(double Loss, double Accuracy)
{
    /// <summary>Loss and accuracy in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"loss {Loss:F4}, accuracy {Accuracy:P2}");
}

/// <summary>What one epoch of training came to.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Train">Over the training data; see <see cref="TrainingOptions.EvaluateTrainingData"/>.</param>
/// <param name="Validation">Over the validation data after the epoch, or null when there are none.</param>
/// <param name="Seconds">Time of the epoch's training, evaluation left out.</param>
public sealed record EpochResult(int Epoch, Evaluation Train, Evaluation? Validation, double Seconds)
{
    /// <summary>The epoch in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"epoch {Epoch}: train {Train}")
        + (Validation is { } validation ? $"; validation {validation}" : "") + FormattableString.Invariant($" ({Seconds:F2} s)");
}

/// <summary>Where a training run stands.</summary>
/// <param name="Epoch">The epoch that runs or has just ended, from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Batch">Batches done in this epoch.</param>
/// <param name="Batches">Batches in an epoch.</param>
/// <param name="BatchLoss">Loss of the last batch, taken before its update.</param>
/// <param name="Completed">The epoch's result when it has just ended, else null.</param>
public sealed record TrainingProgress(
    int Epoch, int Epochs, int Batch, int Batches, double BatchLoss, EpochResult? Completed);

/// <summary>The record of a training run.</summary>
/// <param name="Epochs">Every epoch that ended, in order.</param>
/// <param name="FirstLoss">Loss of the very first batch, before any update.</param>
/// <param name="Cancelled">Whether the run was stopped before its last epoch ended.</param>
[TypeFormatterSource(typeof(TrainingHistoryFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record TrainingHistory(IReadOnlyList<EpochResult> Epochs, double FirstLoss, bool Cancelled)
{
    /// <summary>
    /// With early stopping the epoch whose weights the network has now: that of the least validation loss; else null.
    /// </summary>
    public int? RestoredEpoch { get; init; }

    /// <summary>Whether early stopping ended the run before its last epoch.</summary>
    public bool StoppedEarly { get; init; }

    /// <summary>The last epoch that ended.</summary>
    /// <exception cref="InvalidOperationException">No epoch ended.</exception>
    public EpochResult Last => Epochs.Count > 0
        ? Epochs[^1]
        : throw new InvalidOperationException("TrainingHistory.Last: no epoch ended.");

    /// <summary>Training loss by epoch.</summary>
    public double[] TrainLosses => [.. Epochs.Select(epoch => epoch.Train.Loss)];

    /// <summary>Training accuracy by epoch.</summary>
    public double[] TrainAccuracies => [.. Epochs.Select(epoch => epoch.Train.Accuracy)];

    /// <summary>Validation loss by epoch; empty when there were no validation data.</summary>
    public double[] ValidationLosses => [.. Epochs.Where(e => e.Validation is not null).Select(e => e.Validation!.Value.Loss)];

    /// <summary>Validation accuracy by epoch; empty when there were no validation data.</summary>
    public double[] ValidationAccuracies =>
        [.. Epochs.Where(e => e.Validation is not null).Select(e => e.Validation!.Value.Accuracy)];

    /// <summary>Time of all epochs' training, in seconds, evaluation left out.</summary>
    public double Seconds => Epochs.Sum(epoch => epoch.Seconds);

    /// <summary>One line an epoch.</summary>
    public override string ToString() => string.Join("\n", [.. Epochs.Select(epoch => epoch.ToString()), .. Notes()]);

    private IEnumerable<string> Notes()
    {
        if (Cancelled)
            yield return $"cancelled after {Epochs.Count} epochs";
        if (StoppedEarly)
            yield return $"stopped early after {Epochs.Count} epochs";
        if (RestoredEpoch is { } epoch)
            yield return $"the network has the weights of epoch {epoch}";
    }

    internal string ToHtml()
    {
        var html = new StringBuilder("<table class=\"nn-history\"><thead><tr>");
        foreach (var heading in new[]
        {
            "epoch", "train loss", "train accuracy", "validation loss", "validation accuracy", "seconds",
        })
        {
            html.Append("<th scope=\"col\" style=\"text-align:right\">").Append(heading).Append("</th>");
        }
        html.Append("</tr></thead><tbody>");
        foreach (var (epoch, train, validation, seconds) in Epochs)
        {
            html.Append("<tr>");
            Cell($"{epoch}");
            Cell($"{train.Loss:F4}");
            Cell($"{train.Accuracy:P2}");
            Cell(validation is { } v ? (FormattableString)$"{v.Loss:F4}" : $"–");
            Cell(validation is { } w ? (FormattableString)$"{w.Accuracy:P2}" : $"–");
            Cell($"{seconds:F2}");
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
        foreach (var note in Notes())
            html.Append(CultureInfo.InvariantCulture, $"<p>{char.ToUpperInvariant(note[0])}{note[1..]}.</p>");
        return html.ToString();

        void Cell(FormattableString text) =>
            html.Append("<td style=\"text-align:right\">").Append(FormattableString.Invariant(text)).Append("</td>");
    }
}
