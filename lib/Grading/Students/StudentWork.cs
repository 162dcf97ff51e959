using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Notebooks;

namespace Grading;

/// <summary>A student's answer to one task, or text of one written part.</summary>
/// <param name="Id">The id of the task or of the written part.</param>
/// <param name="Source">What stands in the student's cell.</param>
/// <param name="Cell">The number of that cell in the student's notebook, from 1.</param>
/// <param name="FirstLine">The line of that cell, from 1, on which the source begins.</param>
public sealed record StudentAnswer(string Id, string Source, int Cell, int FirstLine);

/// <summary>
/// What a student wrote: the cells of the tasks and of the written parts, found by their first line, else by the cell's id or
/// metadata. All other cells may have been changed, deleted or moved, and change nothing.
/// </summary>
public sealed partial record StudentWork
{
    private const int LongestAnswer = 200_000;
    private const int DeepestNesting = 250;

    /// <summary>The answers, by task.</summary>
    public required ImmutableDictionary<string, StudentAnswer> Tasks { get; init; }

    /// <summary>The written parts, by id.</summary>
    public required ImmutableDictionary<string, StudentAnswer> WrittenParts { get; init; }

    /// <summary>What is missing, there twice, or cannot be used, by id and in words for the student.</summary>
    public ImmutableArray<(string Id, string What)> Notes { get; private init; } = [];

    /// <summary>Takes the answers out of a student's notebook.</summary>
    /// <param name="ours">The exercise as it was handed out.</param>
    /// <param name="theirs">What the student made of it.</param>
    public static StudentWork From(StudentNotebook ours, Notebook theirs)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(theirs);
        var notes = ImmutableArray.CreateBuilder<(string, string)>();
        return new StudentWork
        {
            Tasks = Collect(ours.Tasks, isCode: true),
            WrittenParts = Collect(ours.WrittenParts, isCode: false),
            Notes = notes.ToImmutable(),
        };

        ImmutableDictionary<string, StudentAnswer> Collect(ImmutableArray<FillInCell> wanted, bool isCode)
        {
            var found = ImmutableDictionary.CreateBuilder<string, StudentAnswer>(StringComparer.Ordinal);
            foreach (var cell in wanted)
            {
                if (Choose(ours, theirs, cell, isCode, what => notes.Add((cell.Id, what))) is { } answer)
                    found.Add(cell.Id, answer);
            }
            return found.ToImmutable();
        }
    }

    /// <summary>Our notebook with the student's answers in it; what is not there stays as it was handed out.</summary>
    /// <param name="ours">The exercise as it was handed out.</param>
    /// <param name="without">Tasks whose answers are left out.</param>
    public Notebook PutInto(StudentNotebook ours, IReadOnlySet<string>? without = null)
    {
        ArgumentNullException.ThrowIfNull(ours);
        var cells = ours.Notebook.Cells.ToBuilder();
        foreach (var (wanted, answers) in ours.Tasks.Select(cell => (cell, Tasks))
            .Concat(ours.WrittenParts.Select(cell => (cell, WrittenParts))))
        {
            if (answers.TryGetValue(wanted.Id, out var answer) && without?.Contains(wanted.Id) != true)
                cells[wanted.Cell] = cells[wanted.Cell] with { Source = answer.Source };
        }
        return ours.Notebook with { Cells = cells.ToImmutable() };
    }

    /// <summary>Whether a written part says more than what was handed out.</summary>
    /// <param name="ours">The exercise as it was handed out.</param>
    /// <param name="id">The part's id.</param>
    public bool IsWritten(StudentNotebook ours, string id)
    {
        ArgumentNullException.ThrowIfNull(ours);
        if (!WrittenParts.TryGetValue(id, out var answer))
            return false;
        var stub = ours.WrittenParts.First(cell => cell.Id == id);
        var handedOut = Lines(ours.Notebook.Cells[stub.Cell].Source).ToHashSet();
        return Lines(answer.Source).Any(line => !handedOut.Contains(line) && line.Any(char.IsLetterOrDigit));

        static IEnumerable<string> Lines(string text) => Comment().Replace(text, "").Split('\n').Select(line => line.Trim());
    }

    private static StudentAnswer? Choose(StudentNotebook ours, Notebook theirs, FillInCell wanted, bool isCode,
        Action<string> note)
    {
        var handedOut = ours.Notebook.Cells[wanted.Cell];
        var candidates = ByHead(theirs, wanted.Id, isCode).ToList();
        if (candidates.Count == 0)
            candidates = [.. ById(theirs, handedOut, wanted.Id, isCode)];
        if (candidates.Count == 0)
        {
            note(isCode
                ? $"no code cell has the line '// Task: {wanted.Id}': was it deleted, or turned into text?"
                : $"no text cell has the line '<!-- Written: {wanted.Id} … -->': was it deleted, or turned into code?");
            return null;
        }
        var changed = candidates.Where(answer => Plain(answer.Source) != Plain(handedOut.Source))
            .DistinctBy(answer => Plain(answer.Source)).ToList();
        var chosen = changed.FirstOrDefault(answer => theirs.Cells[answer.Cell - 1].Id == handedOut.Id)
            ?? changed.FirstOrDefault() ?? candidates[0];
        if (changed.Count > 1)
        {
            note($"{changed.Count} cells answer it (cells {string.Join(", ", changed.Select(answer => answer.Cell))}, text "
                + "cells counted); "
                + $"cell {chosen.Cell} counts: keep one of them and take its first line out of the others");
        }
        if (Unusable(chosen.Source) is not { } what)
            return chosen;
        note(what);
        return null;
    }

    private static IEnumerable<StudentAnswer> ByHead(Notebook theirs, string id, bool isCode)
    {
        for (var i = 0; i < theirs.Cells.Length; i++)
        {
            if (theirs.Cells[i].Kind != (isCode ? CellKind.Code : CellKind.Markdown)
                || (isCode && theirs.Cells[i].Language != "csharp"))
                continue;
            // Cells may have been merged: an answer goes from its line to the next line of its kind.
            var lines = theirs.Cells[i].Source.ReplaceLineEndings("\n").Split('\n');
            var heads = lines.Select((line, number) => (Head: isCode ? CellHeads.LooseTask(line) ?? CellHeads.LooseCheck(line)
                : CellHeads.LooseWritten(line), IsCheck: isCode && CellHeads.LooseCheck(line) is not null, number))
                .Where(each => each.Head is not null).ToList();
            for (var k = 0; k < heads.Count; k++)
            {
                if (heads[k].IsCheck || !string.Equals(heads[k].Head, id, StringComparison.OrdinalIgnoreCase))
                    continue;
                var start = k == 0 ? 0 : heads[k].number;
                var end = k + 1 < heads.Count ? heads[k + 1].number : lines.Length;
                yield return new StudentAnswer(id, string.Join('\n', lines[start..end]).TrimEnd('\n'), i + 1, start + 1);
            }
        }
    }

    private static IEnumerable<StudentAnswer> ById(Notebook theirs, Cell handedOut, string id, bool isCode)
    {
        for (var i = 0; i < theirs.Cells.Length; i++)
        {
            var cell = theirs.Cells[i];
            var named = cell.Metadata["course"] is System.Text.Json.Nodes.JsonObject about
                && about[isCode ? "task" : "written"] is System.Text.Json.Nodes.JsonValue value
                && value.TryGetValue(out string? name) && name == id;
            if (cell.Kind == handedOut.Kind && (!isCode || cell.Language == "csharp") && (cell.Id == handedOut.Id || named))
                yield return new StudentAnswer(id, cell.Source.ReplaceLineEndings("\n"), i + 1, 1);
        }
    }

    /// <summary>Text that would bring down the compiler rather than be compiled; null when it may be tried.</summary>
    private static string? Unusable(string source)
    {
        if (source.Length > LongestAnswer)
            return $"its cell holds {source.Length:N0} characters, more than the {LongestAnswer:N0} that are read: take out "
                + "what does not belong there";
        var (depth, deepest) = (0, 0);
        foreach (var letter in source)
        {
            depth += letter is '(' or '[' or '{' ? 1 : letter is ')' or ']' or '}' && depth > 0 ? -1 : 0;
            deepest = Math.Max(deepest, depth);
        }
        return deepest > DeepestNesting
            ? $"its brackets nest {deepest} deep, more than the {DeepestNesting} that are read: close some" : null;
    }

    private static string Plain(string source) => Blank().Replace(source, "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
