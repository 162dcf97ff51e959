namespace NeuralNet;

/// <summary>What a sweep came to.</summary>
/// <param name="Runs">What is recorded of the runs, in the order of the sweep's points.</param>
/// <param name="Points">How many runs the sweep has; more than there are in <paramref name="Runs"/> when it was stopped.</param>
/// <param name="Recalled">How many had finished before and were read from the store.</param>
/// <param name="IsCancelled">Whether it was stopped before its end. Run again, it goes on from there.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record SweepResult(RunList Runs, int Points, int Recalled, bool IsCancelled, double Seconds)
{
    /// <summary>The sweep in one line.</summary>
    public override string ToString()
    {
        var failed = Runs.Count(run => run.Status == RunStatus.Failed);
        var finished = Runs.Count(run => run.Status == RunStatus.Finished);
        return FormattableString.Invariant($"{finished} of {Points} runs finished")
            + (Recalled > 0 ? $", {Recalled} of them read from the store" : "")
            + (failed > 0 ? $", {failed} failed" : "")
            + (IsCancelled ? ", stopped before the end" : "")
            + FormattableString.Invariant($" ({Seconds:F1} s)");
    }
}

/// <summary>How far a sweep is.</summary>
/// <param name="Done">Runs that have finished or failed, those read from the store included.</param>
/// <param name="Points">Runs there will be.</param>
/// <param name="Recalled">Runs that were read from the store.</param>
/// <param name="Elapsed">Time since the sweep began.</param>
/// <param name="Left">Time until its end, as the runs so far let one expect; null before the first.</param>
/// <param name="Latest">The run that has just ended.</param>
public sealed record SweepProgress(int Done, int Points, int Recalled, TimeSpan Elapsed, TimeSpan? Left, RunRecord Latest)
{
    /// <summary>The progress in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Done} of {Points} runs, {Elapsed.TotalSeconds:F0} s")
        + (Left is { } left && Done < Points ? FormattableString.Invariant($", about {left.TotalSeconds:F0} s left") : "");
}
