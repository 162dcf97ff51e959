using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Checks;
using Notebooks;

namespace Grading;

/// <summary>The exercises of a course's folder, as they were handed out, and which of them a student's file is.</summary>
/// <param name="root">The course's root.</param>
public sealed class CourseExercises(string root)
{
    /// <summary>The folder of the generated notebooks.</summary>
    public string Folder { get; } = Path.Combine(root, "exercises");

    /// <summary>The files of the solutions, in order; none in a course that was handed out without them.</summary>
    public IEnumerable<string> Solutions => Files("solutions", "*.dib");

    /// <summary>The files in exercises/, in order.</summary>
    public IEnumerable<string> Generated => Files("exercises", "*.ipynb");

    /// <summary>The names of the exercises that there are.</summary>
    public IEnumerable<string> Names => Solutions.Concat(Generated).Select(file => Path.GetFileNameWithoutExtension(file)!)
        .Distinct().Order(StringComparer.Ordinal);

    /// <summary>
    /// The exercise as it was handed out: made of its solution when that is there; else exercises/ as long as nobody changed it;
    /// else what git keeps of it. Null when none of them has it.
    /// </summary>
    /// <param name="name">The exercise's name.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="NotebookFormatException">Its file is no notebook.</exception>
    public async Task<StudentNotebook?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        var solution = Path.Combine(root, "solutions", name + ".dib");
        if (File.Exists(solution))
            return StudentNotebook.From(SolutionNotebook.Read(solution));
        var generated = Path.Combine(Folder, name + ".ipynb");
        if (File.Exists(generated) && Intact(NotebookFile.Read(generated)) is { } intact)
            return StudentNotebook.Index(name, intact);
        var kept = await ExternalTool.RunAsync("git", ["show", $"HEAD:./exercises/{name}.ipynb"], root,
            cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return kept is { ExitCode: 0 } && Intact(IpynbFormat.Read(kept.Output)) is { } fromGit
            ? StudentNotebook.Index(name, fromGit) : null;
    }

    /// <summary>Which exercise a student's notebook is: by its metadata, else by its file's name, else by its tasks. Null when
    /// none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="notebook">What it holds; null when that cannot be read.</param>
    public string? NameOf(string path, Notebook? notebook)
    {
        var names = Names.ToList();
        if (Text((notebook?.Metadata["course"] as JsonObject)?["name"]) is { } said && names.Contains(said))
            return said;
        var file = Path.GetFileNameWithoutExtension(path);
        if (names.Where(name => file.Contains(name, StringComparison.OrdinalIgnoreCase)).MaxBy(name => name.Length) is { } named)
            return named;
        if (notebook is null)
            return null;
        var tasks = notebook.Cells.SelectMany(cell => cell.Source.Split('\n')).Select(CellHeads.LooseTask).OfType<string>()
            .ToHashSet();
        return Exercise.All.FirstOrDefault(exercise => names.Contains(exercise.Name)
            && exercise.Tasks.Any(task => tasks.Contains(task.Id)))?.Name;
    }

    /// <summary>Whether a notebook says what it said when it was handed out; what it put out does not count.</summary>
    /// <param name="notebook">A notebook from exercises/, or a copy of one.</param>
    public static bool IsAsHandedOut(Notebook notebook) => Intact(notebook) is not null;

    private static Notebook? Intact(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var fingerprint = Text((notebook.Metadata["course"] as JsonObject)?["fingerprint"]);
        return fingerprint == StudentNotebook.Fingerprint(notebook.Cells) ? notebook : null;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private ImmutableArray<string> Files(string folder, string pattern) =>
        Directory.Exists(Path.Combine(root, folder))
            ? [.. Directory.GetFiles(Path.Combine(root, folder), pattern).Order(StringComparer.Ordinal)]
            : [];
}
