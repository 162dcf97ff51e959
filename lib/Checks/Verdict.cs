using System.Collections.Immutable;
using NeuralNet;

namespace Checks;

/// <summary>What a check says of a task as a whole.</summary>
public enum VerdictState
{
    /// <summary>As it was handed out: nothing is filled in yet, or the fault that is to be mended is still there.</summary>
    Open,

    /// <summary>Every trial is right.</summary>
    Passed,

    /// <summary>At least one trial is not.</summary>
    Failed,
}

/// <summary>What is probably the matter.</summary>
/// <param name="Name">The mistake's name: "the wrong sign".</param>
/// <param name="Hint">Where to look. It does not give the answer away.</param>
public sealed record Diagnosis(string Name, string Hint)
{
    /// <summary>The name where the answer did not come back.</summary>
    public const string NoEnd = "no end";

    /// <summary>The name where the answer threw.</summary>
    public const string AnException = "an exception";

    /// <summary>The name where the answer gave null.</summary>
    public const string Silence = "silence";

    /// <summary>The words before <see cref="Name"/>: a mistake is guessed from values, an exception is known.</summary>
    public string Lead => IsKnown ? "" : "Probably ";

    /// <summary>The name as it stands after <see cref="Lead"/>.</summary>
    public string Title => IsKnown ? char.ToUpperInvariant(Name[0]) + Name[1..] : Name;

    private bool IsKnown => Name is NoEnd or AnException or Silence || Name.EndsWith("shape", StringComparison.Ordinal);

    /// <summary>All of it in a line: "Probably the wrong sign. What minus what?"</summary>
    public override string ToString() => $"{Lead}{Title}. {Hint}";
}

/// <summary>The result of a check, which a notebook displays as a table.</summary>
/// <param name="Task">What was checked.</param>
/// <param name="State">Open, passed or failed.</param>
[TypeFormatterSource(typeof(VerdictFormatterSource), PreferredMimeTypes = ["text/html", "text/plain", MimeType])]
public sealed record Verdict(ExerciseTask Task, VerdictState State)
{
    /// <summary>The mime type under which a program reads a verdict.</summary>
    public const string MimeType = "application/vnd.nn-course.verdict+json";

    /// <summary>What was tried, one line each; none while nothing is filled in.</summary>
    public ImmutableArray<Trial> Trials { get; init; } = [];

    /// <summary>What is probably the matter, the likeliest first.</summary>
    public ImmutableArray<Diagnosis> Diagnoses { get; init; } = [];

    /// <summary>The points that this answer earns: all of the task's, or none.</summary>
    public int Points => State == VerdictState.Passed ? Task.Points : 0;

    /// <summary>Whether the answer runs and still has the fault that it was handed out with.</summary>
    public bool IsUnmended => State == VerdictState.Open && Trials.Length > 0;

    /// <summary>The verdict as HTML.</summary>
    public string ToHtml() => VerdictHtml.Write(this);

    /// <summary>The verdict as text.</summary>
    public override string ToString() => VerdictText.Write(this);
}
