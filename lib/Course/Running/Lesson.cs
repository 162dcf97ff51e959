using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notebooks;

namespace Course;

/// <summary>A notebook with what the course's metadata says about it (the <c>course</c> object of its first block).</summary>
public sealed partial record Lesson
{
    private Lesson(string path, Notebook notebook, JsonObject declared)
    {
        Path = path;
        Notebook = notebook;
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
        Title = Text(declared, "title") ?? FirstHeading(notebook) ?? Name;
        Summary = Text(declared, "summary") ?? "";
        Minutes = declared["minutes"]?.GetValue<int>();
        Data = Texts(declared, "data");
        Requires = Texts(declared, "requires");
        Results = Texts(declared, "results");
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The file's name without its extension: <c>02-gates</c>.</summary>
    public string Name { get; }

    /// <summary>The lesson's number as its file's name begins, or "".</summary>
    public string Number => LeadingNumber().Match(Name).Value;

    /// <summary>The notebook as read.</summary>
    public Notebook Notebook { get; }

    /// <summary>Its title.</summary>
    public string Title { get; }

    /// <summary>What it is about, in a sentence.</summary>
    public string Summary { get; }

    /// <summary>How long a student needs, in minutes, or null when it does not say.</summary>
    public int? Minutes { get; }

    /// <summary>The data sets it reads.</summary>
    public ImmutableArray<string> Data { get; }

    /// <summary>What it cannot run without, such as <c>nuget:Plotly.NET</c>.</summary>
    public ImmutableArray<string> Requires { get; }

    /// <summary>The variables that it declares as its results.</summary>
    public ImmutableArray<string> Results { get; }

    /// <summary>Reads a lesson.</summary>
    /// <param name="path">A .dib or .ipynb file.</param>
    /// <exception cref="CourseException">There is no such file, it is no notebook, or what it declares is no use: in one line.</exception>
    public static Lesson Read(string path)
    {
        if (!File.Exists(path))
        {
            var folder = Repository.Path("notebooks");
            var known = Directory.Exists(folder) ? Directory.GetFiles(folder).Select(file => System.IO.Path.GetFileName(file)).Order() : Enumerable.Empty<string>();
            throw new CourseException($"{Repository.Show(path)}: there is no such file. The lessons in notebooks/ are {string.Join(", ", known)}.");
        }

        try
        {
            var notebook = NotebookFile.Read(path);
            return new Lesson(path, notebook, notebook.Metadata["course"] as JsonObject ?? []);
        }
        catch (NotebookFormatException problem)
        {
            throw new CourseException(problem.Message);
        }
        catch (Exception problem) when (problem is InvalidOperationException or FormatException)
        {
            throw new CourseException($"{Repository.Show(path)}: its 'course' metadata cannot be used ({problem.Message}): mend the JSON of its first block.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CourseException($"{Repository.Show(path)} cannot be read: {problem.Message}");
        }
    }

    private static string? Text(JsonObject declared, string key) => declared[key]?.GetValue<string>();

    private static ImmutableArray<string> Texts(JsonObject declared, string key) =>
        declared[key] is { } list ? [.. list.AsArray().Select(item => item!.GetValue<string>())] : [];

    private static string? FirstHeading(Notebook notebook) => notebook.Cells
        .Where(cell => cell.Kind == CellKind.Markdown)
        .SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();

    [GeneratedRegex(@"^\d+")]
    private static partial Regex LeadingNumber();
}
