namespace NeuralNet;

/// <summary>A trained <see cref="XorNet"/> at the end of one epoch; a sample is a row here.</summary>
/// <param name="Epoch">0 is before training.</param>
/// <param name="Loss">ℒ: the mean over the samples of ½ Σ (ŷ − y)².</param>
/// <param name="HiddenWeights">W_h (hidden × inputs)</param>
/// <param name="HiddenBias">b_h (hidden × 1)</param>
/// <param name="OutputWeights">W_o (outputs × hidden)</param>
/// <param name="OutputBias">b_o (outputs × 1)</param>
/// <param name="Hidden">h of each sample (samples × hidden)</param>
/// <param name="Outputs">ŷ of each sample (samples × outputs)</param>
public sealed record XorState(
    int Epoch, double Loss, Matrix HiddenWeights, Matrix HiddenBias, Matrix OutputWeights, Matrix OutputBias,
    Matrix Hidden, Matrix Outputs)
{
    /// <summary>Epoch and loss.</summary>
    public override string ToString() => FormattableString.Invariant($"epoch {Epoch}: loss {Loss:F4}");
}

/// <summary>The record of one training of a <see cref="XorNet"/>.</summary>
/// <param name="Losses">ℒ by epoch; element 0 is before training.</param>
/// <param name="FirstSolvedEpoch">
/// The first epoch after which every answer was within 0.2 of its target; null if none was.
/// </param>
/// <param name="IsSolved">Whether every answer is within 0.2 of its target at the end.</param>
/// <param name="States">The network after each epoch, number 0 before training; empty when states were not recorded.</param>
public sealed record XorRun(
    IReadOnlyList<double> Losses, int? FirstSolvedEpoch, bool IsSolved, IReadOnlyList<XorState> States)
{
    /// <summary>How near every answer must be to its target for the task to count as solved.</summary>
    public const double SolvedWithin = 0.2;

    /// <summary>The run in one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Losses.Count - 1} epochs, loss {Losses[0]:F4} → {Losses[^1]:F4}, {(IsSolved ? "solved" : "not solved")}")
        + (FirstSolvedEpoch is { } epoch ? $" (first after epoch {epoch})" : "");
}

/// <summary>Writes down what a <see cref="XorRun"/> holds: one forward pass of the samples an epoch.</summary>
internal sealed class XorRecorder(XorNet network, Matrix inputs, Matrix targets, bool recordStates)
{
    private readonly List<double> _losses = [];
    private readonly List<XorState> _states = [];
    private int? _firstSolvedEpoch;

    public bool IsSolved { get; private set; }

    public XorRun Run => new(_losses, _firstSolvedEpoch, IsSolved, _states);

    public void Record(int epoch)
    {
        var outputs = network.Outputs(inputs);
        var (sum, farthest) = (0.0, 0.0);
        for (var i = 0; i < outputs.Count; i++)
        {
            var difference = outputs.Values[i] - targets.Values[i];
            sum += difference * difference;
            farthest = Math.Max(farthest, Math.Abs(difference));
        }
        var loss = 0.5 * sum / inputs.Rows;
        _losses.Add(loss);
        IsSolved = farthest <= XorRun.SolvedWithin;
        if (IsSolved)
            _firstSolvedEpoch ??= epoch;
        if (!recordStates)
            return;
        _states.Add(new XorState(
            epoch, loss, network.HiddenWeights.Value.Copy(), network.HiddenBias.Value.Copy(),
            network.OutputWeights.Value.Copy(), network.OutputBias.Value.Copy(), network.HiddenOutputs(inputs), outputs));
    }
}
