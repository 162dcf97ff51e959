using System.Text;

namespace Checks;

/// <summary>A verdict as plain text, for a terminal and for clients without HTML.</summary>
internal static class VerdictText
{
    public static string Write(Verdict verdict)
    {
        var task = verdict.Task;
        var text = new StringBuilder($"{Mark(verdict.State)} {task.Title}: {Said(verdict)}");
        foreach (var diagnosis in verdict.Diagnoses)
            text.Append($"\n{Surely(verdict)} {diagnosis.Name}. {diagnosis.Hint}");
        foreach (var trial in verdict.Trials.Where(trial => trial.State != TrialState.Right).Take(4))
            text.Append($"\n  {trial.Tried}: expected {trial.Expected}, got {trial.Got}");
        return text.ToString();
    }

    /// <summary>The verdict in a few words.</summary>
    public static string Said(Verdict verdict) => verdict.State switch
    {
        VerdictState.Open when verdict.IsUnmended =>
            $"open, with its fault. Mend {verdict.Task.Function} and run both cells again ({Points(verdict.Task.Points)}).",
        VerdictState.Open => $"open. Fill in {verdict.Task.Function} and run both cells again ({Points(verdict.Task.Points)}).",
        VerdictState.Passed => $"right, {verdict.Points} of {Points(verdict.Task.Points)}.",
        _ => $"not yet right, 0 of {Points(verdict.Task.Points)}.",
    };

    /// <summary>The word before a diagnosis: what was handed out is known, what a student did is guessed.</summary>
    public static string Surely(Verdict verdict) => verdict.IsUnmended ? "To mend:" : "Probably";

    public static string Mark(VerdictState state) => state switch
    {
        VerdictState.Open => "○",
        VerdictState.Passed => "✓",
        _ => "✗",
    };

    private static string Points(int points) => points == 1 ? "1 point" : $"{points} points";
}
