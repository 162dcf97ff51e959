using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Checks;
using Notebooks;

namespace Grading;

/// <summary>A cell that students fill in.</summary>
/// <param name="Id">The id of the task or of the written part.</param>
/// <param name="Points">What it can earn.</param>
/// <param name="Cell">Its index in the notebook's cells.</param>
/// <param name="Check">The index of the cell that checks it; null for a written part.</param>
public sealed record FillInCell(string Id, int Points, int Cell, int? Check);

/// <summary>The notebook of an exercise as students get it, exercises/NN-topic.ipynb: ours, before anyone fills it in.</summary>
public sealed record StudentNotebook
{
    private static readonly ImmutableArray<string> _told =
        ["title", "summary", "data", "minutes", "points", "writtenPoints", "after", "exercise", "results"];

    /// <summary>The exercise's name: <c>04-softmax</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The notebook.</summary>
    public required Notebook Notebook { get; init; }

    /// <summary>The cells of the tasks, in order.</summary>
    public ImmutableArray<FillInCell> Tasks { get; private init; } = [];

    /// <summary>The written parts, in order.</summary>
    public ImmutableArray<FillInCell> WrittenParts { get; private init; } = [];

    /// <summary>For each cell the index of the solution's cell that it comes from; empty when it was read from a file.</summary>
    public ImmutableArray<int> SourceCells { get; private init; } = [];

    /// <summary>The checks; null when this version of the course has none of the name.</summary>
    public Exercise? Exercise => Exercise.All.FirstOrDefault(each => each.Name == Name);

    /// <summary>The text of exercises/NN-topic.ipynb, the same for the same solution to the last byte.</summary>
    public string Text => IpynbFormat.Write(Notebook);

    /// <summary>The name of a student's copy in work/.</summary>
    public string CopyName => $"exercise-{Name}.ipynb";

    /// <summary>Makes the students' notebook of a solution.</summary>
    /// <param name="solution">The solution; while it has problems, what comes of it may be incomplete.</param>
    public static StudentNotebook From(SolutionNotebook solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        var cells = ImmutableArray.CreateBuilder<Cell>();
        var sources = ImmutableArray.CreateBuilder<int>();
        foreach (var cell in solution.Cells)
        {
            var source = cell.Text.ForStudents(cell.IsCode).Trim('\n');
            if (source.Trim().Length == 0 && cell.Cell.Source.Trim().Length > 0)
                continue;
            cells.Add(Written(cell, source, cells.Count + 1));
            sources.Add(cell.Number - 1);
        }
        var metadata = solution.Notebook.Metadata.DeepClone().AsObject();
        metadata["course"] = About(solution, cells);
        return Index(solution.Name, new Notebook { Cells = cells.ToImmutable(), Metadata = metadata }) with
        {
            SourceCells = sources.ToImmutable(),
        };
    }

    /// <summary>Takes a notebook that was generated before.</summary>
    /// <param name="name">The exercise's name.</param>
    /// <param name="notebook">The notebook as read from exercises/.</param>
    public static StudentNotebook Index(string name, Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var tasks = ImmutableArray.CreateBuilder<FillInCell>();
        var written = ImmutableArray.CreateBuilder<FillInCell>();
        for (var i = 0; i < notebook.Cells.Length; i++)
        {
            var head = notebook.Cells[i].Source.Split('\n')[0];
            if (notebook.Cells[i].Kind == CellKind.Code && CellHeads.Task(head) is { } task)
            {
                var check = notebook.Cells.Select((cell, index) => (cell, index)).FirstOrDefault(each =>
                    each.cell.Kind == CellKind.Code && CellHeads.Check(each.cell.Source.Split('\n')[0]) == task.Id);
                tasks.Add(new FillInCell(task.Id, task.Points, i, check.cell is null ? null : check.index));
            }
            else if (notebook.Cells[i].Kind == CellKind.Markdown && CellHeads.Written(head) is { } part)
                written.Add(new FillInCell(part.Id, part.Points, i, null));
        }
        return new StudentNotebook { Name = name, Notebook = notebook, Tasks = tasks.ToImmutable(),
            WrittenParts = written.ToImmutable() };
    }

    /// <summary>What the cells say, and nothing of outputs, ids and metadata: two notebooks with the same fingerprint read the
    /// same.</summary>
    /// <param name="cells">The cells.</param>
    public static string Fingerprint(IEnumerable<Cell> cells)
    {
        var text = new StringBuilder();
        foreach (var cell in cells)
        {
            var source = cell.Source.ReplaceLineEndings("\n").Trim('\n');
            text.Append($"{cell.Kind} {cell.Language} {source.Length}\n{source}\n");
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static JsonObject About(SolutionNotebook solution, IEnumerable<Cell> cells)
    {
        JsonObject about = new() { ["name"] = solution.Name };
        foreach (var key in _told.Where(key => solution.Course[key] is not null))
            about[key] = solution.Course[key]!.DeepClone();
        // By it a program sees, without the solution, whether a file is still as it was handed out.
        about["fingerprint"] = Fingerprint(cells);
        return about;
    }

    private static Cell Written(SolutionCell cell, string source, int number)
    {
        var (id, about, isFixed) = cell switch
        {
            { Task: { } task } => ($"task-{task}", new JsonObject { ["task"] = task, ["points"] = cell.Points }, false),
            { Check: { } check } => ($"check-{check}", new JsonObject { ["check"] = check }, true),
            { Written: { } part } => ($"written-{part}", new JsonObject { ["written"] = part, ["points"] = cell.Points }, false),
            _ => ($"cell-{number:00}", (JsonObject?)null, false),
        };
        JsonObject metadata = [];
        if (about is not null)
        {
            metadata["course"] = about;
            // Jupyter then keeps the cell from being deleted by accident.
            metadata["deletable"] = false;
        }
        if (isFixed)
            metadata["editable"] = false;
        return new Cell { Kind = cell.Cell.Kind, Language = cell.Cell.Language, Source = source, Id = id, Metadata = metadata };
    }
}
