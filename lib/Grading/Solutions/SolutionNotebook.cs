using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Checks;
using Notebooks;

namespace Grading;

/// <summary>A cell of a solution notebook.</summary>
/// <param name="Cell">The cell as it stands in the file.</param>
/// <param name="Number">Its number among all cells, from 1.</param>
/// <param name="FirstLine">The line of the file, from 1, on which it begins.</param>
/// <param name="Text">Its text, taken apart at the markers.</param>
public sealed record SolutionCell(Cell Cell, int Number, int FirstLine, MarkedText Text)
{
    /// <summary>The task that the cell answers, or null.</summary>
    public string? Task { get; init; }

    /// <summary>The task that the cell checks, or null.</summary>
    public string? Check { get; init; }

    /// <summary>The written part that the cell is, or null.</summary>
    public string? Written { get; init; }

    /// <summary>The points that its first line promises.</summary>
    public int Points { get; init; }

    /// <summary>Whether it is code.</summary>
    public bool IsCode => Cell.Kind == CellKind.Code;

    /// <summary>The lines of the cell, from 1, that a student gets, in order.</summary>
    public ImmutableArray<int> StudentLines =>
        [.. Text.Lines.Where(line => line.Part is MarkedPart.Common or MarkedPart.Stub).Select(line => line.Number)];
}

/// <summary>
/// An instructor's notebook, solutions/NN-topic.dib: the one source of an exercise. Reading it finds everything that is wrong
/// with it at once.
/// </summary>
public sealed record SolutionNotebook
{
    /// <summary>The file, as its problems name it.</summary>
    public required string File { get; init; }

    /// <summary>The file's name without its ending: <c>04-softmax</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The notebook as it stands in the file.</summary>
    public Notebook Notebook { get; init; } = new();

    /// <summary>Its cells.</summary>
    public ImmutableArray<SolutionCell> Cells { get; init; } = [];

    /// <summary>The checks that it belongs to; null when lib/Checks has none of its name.</summary>
    public Exercise? Exercise { get; init; }

    /// <summary>What its author must mend; empty when all is well.</summary>
    public ImmutableArray<NotebookProblem> Problems { get; init; } = [];

    /// <summary>The cells that answer a task, in order.</summary>
    public IEnumerable<SolutionCell> Tasks => Cells.Where(cell => cell.Task is not null);

    /// <summary>The cells that are written parts, in order.</summary>
    public IEnumerable<SolutionCell> WrittenParts => Cells.Where(cell => cell.Written is not null);

    /// <summary>What the notebook's first block declares of the course.</summary>
    public JsonObject Course => Notebook.Metadata["course"] as JsonObject ?? [];

    /// <summary>Reads a solution notebook and checks all of it: markers, tasks, points, stubs, and what its answers
    /// use.</summary>
    /// <param name="path">The .dib file; it lies one folder below the course's root.</param>
    /// <param name="exercises">The exercises to look in; null for all there are.</param>
    /// <exception cref="NotebookFormatException">It is no notebook.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SolutionNotebook Read(string path, IEnumerable<Exercise>? exercises = null) =>
        Read(System.IO.File.ReadAllText(path, Encoding.UTF8), path, exercises);

    /// <summary>Reads a solution notebook from its text.</summary>
    /// <param name="text">The text of a .dib file.</param>
    /// <param name="path">Where it lies, or would lie.</param>
    /// <param name="exercises">The exercises to look in; null for all there are.</param>
    /// <exception cref="NotebookFormatException">It is no notebook.</exception>
    public static SolutionNotebook Read(string text, string path, IEnumerable<Exercise>? exercises)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        var file = $"{Path.GetFileName(folder)}/{Path.GetFileName(full)}";
        var name = Path.GetFileNameWithoutExtension(full);
        var notebook = DibFormat.Read(text, file, out var firstLines);
        var solution = new SolutionNotebook
        {
            File = file,
            Name = name,
            Notebook = notebook,
            Exercise = (exercises ?? Exercise.All).FirstOrDefault(each => each.Name == name),
            Cells = [.. notebook.Cells.Select((cell, i) => ReadCell(cell, i + 1, firstLines[i]))],
        };
        return solution with { Problems = [.. SolutionForm.Problems(solution).Concat(SolutionCode.Problems(solution, folder))
            .OrderBy(problem => problem.Line ?? 0)] };
    }

    /// <summary>A problem at a line of a cell.</summary>
    internal NotebookProblem Problem(SolutionCell cell, int lineOfCell, string what) =>
        new(File, cell.Number, cell.FirstLine + lineOfCell - 1, what);

    private static SolutionCell ReadCell(Cell cell, int number, int firstLine)
    {
        var isCode = cell.Kind == CellKind.Code;
        var read = new SolutionCell(cell, number, firstLine, MarkedText.Read(cell.Source, isCode));
        var head = cell.Source.Split('\n')[0];
        if (isCode && CellHeads.Task(head) is { } task)
            return read with { Task = task.Id, Points = task.Points };
        if (isCode && CellHeads.Check(head) is { } check)
            return read with { Check = check };
        return !isCode && CellHeads.Written(head) is { } written
            ? read with { Written = written.Id, Points = written.Points }
            : read;
    }
}
