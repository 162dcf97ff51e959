using System.Text;

namespace Checks;

/// <summary>A verdict as plain text, for a terminal and for clients without HTML.</summary>
internal static class VerdictText
{
    public static string Write(Verdict verdict)
    {
        var task = verdict.Task;
        var text = new StringBuilder($"{Mark(verdict.State)} {task.Title}: {Said(verdict)}");
        if (verdict.State == VerdictState.Failed && verdict.Diagnoses.IsEmpty)
            text.Append('\n').Append(Unknown);
        foreach (var diagnosis in verdict.Diagnoses)
            text.Append($"\n{Lead(verdict, diagnosis)}{Title(verdict, diagnosis)}. {diagnosis.Hint}");
        foreach (var trial in verdict.Trials.Where(trial => trial.State != TrialState.Right).Take(4))
            text.Append($"\n  {trial.Tried}: expected {trial.Expected}, got {trial.Got}");
        return text.ToString();
    }

    /// <summary>What is said where nothing is known to be the matter.</summary>
    public const string Unknown = "None of the usual slips, or two at once. Take the first line that is wrong, and work it out by hand.";

    /// <summary>The verdict in a few words.</summary>
    public static string Said(Verdict verdict) => verdict.State switch
    {
        VerdictState.Open when verdict.IsUnmended =>
            $"open, with its fault. Mend {verdict.Task.Function}(), then run its cell and this one ({Points(verdict.Task.Points)}).",
        VerdictState.Open => $"open. Fill in {verdict.Task.Function}(), then run its cell and this one ({Points(verdict.Task.Points)}).",
        VerdictState.Passed => $"right, {verdict.Points} of {Points(verdict.Task.Points)}.",
        _ => $"not yet right, 0 of {Points(verdict.Task.Points)}.",
    };

    /// <summary>The words before a diagnosis: what was handed out is known, what a student did is mostly guessed.</summary>
    public static string Lead(Verdict verdict, Diagnosis diagnosis) => verdict.IsUnmended ? "To mend: " : diagnosis.Lead;

    /// <summary>The diagnosis as it stands after those words.</summary>
    public static string Title(Verdict verdict, Diagnosis diagnosis) => verdict.IsUnmended ? diagnosis.Name : diagnosis.Title;

    public static string Mark(VerdictState state) => state switch
    {
        VerdictState.Open => "○",
        VerdictState.Passed => "✓",
        _ => "✗",
    };

    private static string Points(int points) => points == 1 ? "1 point" : $"{points} points";
}
