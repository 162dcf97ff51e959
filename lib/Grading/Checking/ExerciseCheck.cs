using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Checks;
using Notebooks;

namespace Grading;

/// <summary>
/// Checks a student's answers: puts them into the exercise as it was handed out, runs that from top to bottom, and reads what the
/// exercise's own checks say. For the student's eyes; marks are made by <c>./course grade</c>, apart from the student's process.
/// </summary>
public static class ExerciseCheck
{
    /// <summary>Checks what a student wrote.</summary>
    /// <param name="ours">The exercise as it was handed out.</param>
    /// <param name="work">What the student wrote.</param>
    /// <param name="folder">A folder one below the course's root, the current one of the cells.</param>
    /// <param name="options">How cells are run; null for the defaults.</param>
    /// <param name="progress">Told before and after each cell.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="InvalidOperationException">This version of the course has no checks for the exercise.</exception>
    public static async Task<CheckReport> RunAsync(
        StudentNotebook ours,
        StudentWork work,
        string folder,
        RunOptions? options = null,
        IProgress<CellProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(work);
        var exercise = ours.Exercise
            ?? throw new InvalidOperationException($"This version of the course has no checks for the exercise '{ours.Name}'.");
        var start = Stopwatch.GetTimestamp();
        var screening = AnswerScreening.Of(ours, work, exercise, folder, cancellationToken);
        var without = screening.Forbidden.Keys.ToHashSet();
        var ended = new Dictionary<string, TaskResult>();
        options = (options ?? new RunOptions()) with { ContinueAfterFailure = true, ValueNames = [] };
        NotebookRun run;
        while (true)
        {
            run = await NotebookRunner.RunAsync(work.PutInto(ours, without), folder, options, progress, cancellationToken)
                .ConfigureAwait(false);
            var dead = DeadCell(run);
            var guilty = dead is null ? []
                : Guilty(ours, exercise, work, dead.Value.Index).Where(id => !without.Contains(id)).ToList();
            if (guilty.Count == 0)
                break;
            // What ended the kernel is left out, and the others get their turn.
            foreach (var id in guilty)
            {
                without.Add(id);
                ended[id] = Of(exercise, id, dead!.Value.Run.Status == CellStatus.TimedOut ? TaskState.TooLong : TaskState.Threw,
                    OneLine(dead.Value.Run.Outputs.OfType<ErrorOutput>().LastOrDefault()?.Message ?? dead.Value.Run.Problem
                        ?? ""));
            }
        }
        var results = ours.Tasks.Select(cell => Result(cell)).ToImmutableArray();
        return new CheckReport(
            exercise,
            results,
            [.. ours.WrittenParts.Select(cell => new WrittenResult(cell.Id, cell.Points, work.IsWritten(ours, cell.Id)))],
            [.. work.Notes.Where(note => work.WrittenParts.ContainsKey(note.Id) || work.Tasks.ContainsKey(note.Id)
                || ours.WrittenParts.Any(part => part.Id == note.Id)).Select(note => $"{note.Id}: {note.What}"),
                .. OwnCells(ours, run)])
        {
            Duration = Stopwatch.GetElapsedTime(start),
        };

        TaskResult Result(FillInCell cell)
        {
            if (!work.Tasks.ContainsKey(cell.Id))
                return Of(exercise, cell.Id, TaskState.Missing,
                    [.. work.Notes.Where(note => note.Id == cell.Id).Select(note => note.What)]);
            if (screening.Forbidden.TryGetValue(cell.Id, out var uses))
                return Of(exercise, cell.Id, TaskState.Forbidden, [.. uses]);
            if (screening.Errors.TryGetValue(cell.Id, out var errors))
                return Of(exercise, cell.Id, TaskState.DoesNotCompile, [.. errors]);
            return ended.TryGetValue(cell.Id, out var end) ? end : Read(ours, exercise, cell, run);
        }
    }

    private static TaskResult Read(StudentNotebook ours, Exercise exercise, FillInCell cell, NotebookRun run)
    {
        var runs = ByIndex(run);
        foreach (var index in new[] { cell.Cell, cell.Check ?? cell.Cell })
        {
            if (runs[index] is { Status: not CellStatus.Succeeded } failed)
            {
                var error = failed.Outputs.OfType<ErrorOutput>().LastOrDefault();
                var state = failed.Status == CellStatus.TimedOut ? TaskState.TooLong
                    : error?.Name == "CompilationError" ? TaskState.DoesNotCompile : TaskState.Threw;
                return Of(exercise, cell.Id, state, OneLine(error is null ? failed.Problem ?? "it was not run" : Words(error)));
            }
        }
        // Only the value of the check's cell is its verdict: an answer that displays one of its own while it is checked changes
        // nothing.
        var verdict = cell.Check is not { } check ? null : runs[check].Outputs.OfType<DisplayOutput>()
            .Where(output => output.ExecutionCount is not null)
            .Select(output => Parse(output.Data.GetValueOrDefault(Verdict.MimeType))).OfType<JsonObject>().LastOrDefault();
        if (verdict is null || (string?)verdict["task"] != cell.Id)
            return Of(exercise, cell.Id, TaskState.Threw, "its check gave no verdict");
        var diagnoses = (verdict["diagnoses"] as JsonArray ?? []).OfType<JsonObject>()
            .Select(each => new Diagnosis((string?)each["name"] ?? "", (string?)each["hint"] ?? "")).ToImmutableArray();
        var stateOf = (string?)verdict["state"] switch
        {
            "passed" => TaskState.Right,
            "open" => TaskState.Open,
            _ when diagnoses is [{ Name: Diagnosis.NoEnd }, ..] => TaskState.TooLong,
            _ when diagnoses is [{ Name: Diagnosis.AnException }, ..] => TaskState.Threw,
            _ => TaskState.NotYetRight,
        };
        return Of(exercise, cell.Id, stateOf) with { Diagnoses = diagnoses, Verdict = verdict };
    }

    private static JsonObject? Parse(JsonNode? content)
    {
        try
        {
            return content is JsonValue value && value.TryGetValue(out string? text) ? JsonNode.Parse(text) as JsonObject
                : content as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The cell in which the kernel died, or was killed because nothing else stopped it; null when it lives.</summary>
    private static (int Index, CellRun Run)? DeadCell(NotebookRun run)
    {
        var runs = ByIndex(run);
        var died = runs.Where(each => each.Value.Status is CellStatus.KernelDied or CellStatus.TimedOut)
            .Where(each => runs.Values.SkipWhile(other => other != each.Value).Skip(1)
            .All(other => other.Status == CellStatus.NotRun)).ToList();
        var isLast = died.Count > 0 && died[0].Value.Number == run.Cells.Length && died[0].Value.Status == CellStatus.TimedOut;
        return died.Count == 0 || isLast ? null : (died[0].Key, died[0].Value);
    }

    /// <summary>The tasks whose answers ran in a cell: its own, or, in one of the exercise's other cells, those that it
    /// calls.</summary>
    private static IEnumerable<string> Guilty(StudentNotebook ours, Exercise exercise, StudentWork work, int index)
    {
        if (ours.Tasks.FirstOrDefault(cell => cell.Cell == index || cell.Check == index) is { } own)
            return [own.Id];
        var source = ours.Notebook.Cells[index].Source;
        return exercise.Tasks.Where(task => work.Tasks.ContainsKey(task.Id)
            && Regex.IsMatch(source, $@"\b{Regex.Escape(task.Function)}\b"))
            .Select(task => task.Id);
    }

    private static IEnumerable<string> OwnCells(StudentNotebook ours, NotebookRun run) =>
        from each in ByIndex(run)
        where each.Value.Problem is not null && ours.Tasks.All(cell => cell.Cell != each.Key && cell.Check != each.Key)
        select "A cell of the exercise itself did not run to its end with these answers: " + each.Value.Problem;

    private static Dictionary<int, CellRun> ByIndex(NotebookRun run)
    {
        var code = Enumerable.Range(0, run.Executed.Cells.Length).Where(i => run.Executed.Cells[i].Kind == CellKind.Code);
        return code.Zip(run.Cells).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static TaskResult Of(Exercise exercise, string id, TaskState state, params ReadOnlySpan<string> problems) =>
        new(exercise.Tasks.First(task => task.Id == id), state) { Problems = [.. problems] };

    private static string Words(ErrorOutput error) => $"{error.Name[(error.Name.LastIndexOf('.') + 1)..]}: {error.Message}";

    private static string OneLine(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 400 ? line : line[..399] + "…";
    }
}
