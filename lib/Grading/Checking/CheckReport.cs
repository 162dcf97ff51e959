using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Checks;

namespace Grading;

/// <summary>Where a student stands with a task.</summary>
public enum TaskState
{
    /// <summary>Every trial is right.</summary>
    Right,

    /// <summary>At least one trial is not.</summary>
    NotYetRight,

    /// <summary>Nothing is filled in.</summary>
    Open,

    /// <summary>The cell does not compile, or its function is not what the check calls.</summary>
    DoesNotCompile,

    /// <summary>It uses something that it may not use, and was not run.</summary>
    Forbidden,

    /// <summary>It threw an exception or ended the kernel.</summary>
    Threw,

    /// <summary>It did not come back in time.</summary>
    TooLong,

    /// <summary>The notebook has no cell of it.</summary>
    Missing,
}

/// <summary>The result of one task.</summary>
/// <param name="Task">The task.</param>
/// <param name="State">Where the student stands.</param>
public sealed record TaskResult(ExerciseTask Task, TaskState State)
{
    /// <summary>What is probably the matter, as the check in the notebook says it.</summary>
    public ImmutableArray<Diagnosis> Diagnoses { get; init; } = [];

    /// <summary>What is wrong, where no check can say it: the compiler's words, an exception, a forbidden symbol.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>The check's own verdict as JSON; null when it gave none.</summary>
    public JsonObject? Verdict { get; init; }

    /// <summary>What the answer earns: all of the task's points, or none.</summary>
    public int Points => State == TaskState.Right ? Task.Points : 0;

    /// <summary>The state in words.</summary>
    public string StateText => State switch
    {
        TaskState.Right => "right",
        TaskState.NotYetRight => "not yet right",
        TaskState.Open => "open",
        TaskState.DoesNotCompile => "does not compile",
        TaskState.Forbidden => "forbidden",
        TaskState.Threw => "threw",
        TaskState.TooLong => "too long",
        _ => "missing",
    };
}

/// <summary>A written part: a person reads and marks it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Points">What it can earn.</param>
/// <param name="IsWritten">Whether it says more than what was handed out.</param>
public sealed record WrittenResult(string Id, int Points, bool IsWritten);

/// <summary>What <c>./course check</c> found in one notebook.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Tasks">A result a task, in order.</param>
/// <param name="Written">The written parts, in order.</param>
/// <param name="Notes">What else the student should know, each in a line.</param>
public sealed record CheckReport(
    Exercise Exercise, ImmutableArray<TaskResult> Tasks, ImmutableArray<WrittenResult> Written, ImmutableArray<string> Notes)
{
    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What the right answers earn together.</summary>
    public int Points => Tasks.Sum(task => task.Points);

    /// <summary>Whether nothing is wrong: open tasks are not.</summary>
    public bool Succeeded => Tasks.All(task => task.State is TaskState.Right or TaskState.Open);

    /// <summary>The report for a machine to read.</summary>
    public JsonObject ToJson() => new()
    {
        ["exercise"] = Exercise.Name,
        ["title"] = Exercise.Title,
        ["succeeded"] = Succeeded,
        ["points"] = Points,
        ["of"] = Exercise.Points,
        ["milliseconds"] = Math.Round(Duration.TotalMilliseconds, 1),
        ["tasks"] = new JsonArray([.. Tasks.Select(task => new JsonObject
        {
            ["id"] = task.Task.Id,
            ["title"] = task.Task.Title,
            ["state"] = task.StateText,
            ["points"] = task.Points,
            ["of"] = task.Task.Points,
            ["diagnoses"] =
                new JsonArray([.. task.Diagnoses.Select(each => new JsonObject { ["name"] = each.Name, ["hint"] = each.Hint })]),
            ["problems"] = new JsonArray([.. task.Problems.Select(each => JsonValue.Create(each))]),
            ["trials"] = task.Verdict?["trials"]?.DeepClone() ?? new JsonArray(),
        })]),
        ["written"] = new JsonArray([.. Written.Select(part => new JsonObject
        {
            ["id"] = part.Id,
            ["of"] = part.Points,
            ["isWritten"] = part.IsWritten,
        })]),
        ["notes"] = new JsonArray([.. Notes.Select(note => JsonValue.Create(note))]),
    };
}
