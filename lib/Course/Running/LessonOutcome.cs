using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Notebooks;

namespace Course;

/// <summary>What became of one path given to <c>./course run</c>.</summary>
/// <param name="Path">The path as it was given.</param>
public sealed record LessonOutcome(string Path)
{
    /// <summary>The lesson, or null when it could not be read.</summary>
    public Lesson? Lesson { get; init; }

    /// <summary>Its run, or null when it was not run.</summary>
    public NotebookRun? Run { get; init; }

    /// <summary>Why it was skipped, or null.</summary>
    public string? SkipReason { get; init; }

    /// <summary>Whether data that it declares was not there, so that it shows the sample.</summary>
    public bool IsSample { get; init; }

    /// <summary>What went wrong, in one line, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>The exit code that this outcome asks for.</summary>
    public int ExitCode { get; init; }

    /// <summary>The word for it in run.json and on the terminal.</summary>
    public string Status => this switch
    {
        { Lesson: null } => "unreadable",
        { SkipReason: not null } => "skipped",
        { Run.Succeeded: true } => "succeeded",
        _ => "failed",
    };

    /// <summary>The numbers in the prose that disagree with the notebook's values, each in a line.</summary>
    public ImmutableArray<string> ProseDisagreements =>
        Lesson is null || Run is not { Succeeded: true }
            ? []
            : [.. ProseValue.In(Lesson.Notebook).Select(each => each.Disagreement(Run.Values.GetValueOrDefault(each.Name))).OfType<string>()];

    /// <summary>This outcome for a machine to read.</summary>
    public JsonObject ToJson() => new()
    {
        ["path"] = Path,
        ["title"] = Lesson?.Title,
        ["status"] = Status,
        ["problem"] = Problem ?? SkipReason,
        ["milliseconds"] = Run is null ? null : Math.Round(Run.Duration.TotalMilliseconds, 1),
        ["sample"] = IsSample,
        ["values"] = Run is null ? [] : new JsonObject(Run.Values.OrderBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => KeyValuePair.Create(value.Key, value.Value?.DeepClone()))),
        ["proseDisagreements"] = new JsonArray([.. ProseDisagreements.Select(line => JsonValue.Create(line))]),
        ["cells"] = new JsonArray([.. (Run?.Cells ?? []).Select(cell => new JsonObject
        {
            ["number"] = cell.Number,
            ["status"] = char.ToLowerInvariant(cell.Status.ToString()[0]) + cell.Status.ToString()[1..],
            ["milliseconds"] = Math.Round(cell.Duration.TotalMilliseconds, 1),
            ["problem"] = cell.Problem,
        })]),
    };
}
