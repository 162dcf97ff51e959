using System.Text;
using System.Text.RegularExpressions;
using Notebooks;

namespace Checks.Tests;

/// <summary>
/// The stored answers, Answers/EXERCISE/TASK/wrong-NAME.cs and right-NAME.cs: what a student would have written into the cell.
/// The first line of a wrong one names its diagnosis: <c>// Diagnosis: the wrong sign</c>.
/// </summary>
internal static partial class AnswerFiles
{
    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "tests", "Checks.Tests", "Answers");

    public static IEnumerable<(string Exercise, ExerciseTask Task)> Tasks =>
        Exercise.All.SelectMany(exercise => exercise.Tasks.Select(task => (exercise.Name, task)));

    public static string[] Of(string exercise, string task, string kind)
    {
        var folder = Path.Combine(Folder, exercise, task);
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, $"{kind}-*.cs").Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>The source of a task's cell in the solution notebook.</summary>
    public static string Solution(string exercise, string task)
    {
        var notebook = NotebookFile.Read(Path.Combine(Root, "solutions", exercise + ".dib"));
        return notebook.Cells.Single(cell => cell.Kind == CellKind.Code
            && Regex.IsMatch(cell.Source, $@"\A// Task: {Regex.Escape(task)} \(")).Source;
    }

    /// <summary>
    /// A source, and after it the solutions of the tasks whose functions it calls and does not define, with what those call in turn:
    /// an answer that puts the parts together stands in a notebook below them.
    /// </summary>
    public static string WithWhatItCalls(string exercise, string source)
    {
        var others = Exercise.All.Single(each => each.Name == exercise).Tasks.ToDictionary(task => task.Function, task => task.Id);
        var added = new StringBuilder(source);
        for (var calls = Calls(source); calls.Count > 0;)
        {
            var cell = Solution(exercise, others[calls[0]]);
            others.Remove(calls[0]);
            added.Append('\n').Append(cell);
            calls = Calls(added.ToString());
        }
        return added.ToString();

        List<string> Calls(string text) => [.. others.Keys.Where(function => Regex.IsMatch(text, $@"(?<![.\w]){function}\(")
            && !Regex.IsMatch(source, $@"(?m)^[\w()\[\], ]*[\w)\]] {function}\("))];
    }

    /// <summary>The diagnosis that a stored wrong answer names in its first line.</summary>
    public static string Diagnosis(string source) => FirstLine().Match(source) is { Success: true } match
        ? match.Groups[1].Value.Trim()
        : throw new InvalidDataException("A wrong answer begins with the line '// Diagnosis: NAME'.");

    [GeneratedRegex(@"\A// Diagnosis: (.+)")]
    private static partial Regex FirstLine();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Course.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Course.slnx lies in no folder above the tests.");
        return folder.FullName;
    }
}
