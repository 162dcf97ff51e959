using System.CommandLine;
using System.Text;
using Grading;
using Notebooks;

namespace Course;

/// <summary><c>./course exercises [--verify]</c>: writes exercises/ from solutions/, or says what is out of date.</summary>
internal static class ExercisesCommand
{
    public static Command Create()
    {
        var verify = new Option<bool>("--verify") { Description = "Write nothing; say what is out of date or wrong." };
        var force = new Option<bool>("--force") { Description = "Replace notebooks in exercises/ that somebody has filled in." };
        var command = new Command("exercises",
            "Write the students' notebooks in exercises/ from the instructors' in solutions/.") { verify, force };
        command.SetAction(parsed => Run(parsed.GetValue(verify), parsed.GetValue(force)));
        return command;
    }

    private static int Run(bool verify, bool force)
    {
        var exercises = new CourseExercises(Repository.Root);
        var solutions = exercises.Solutions.Select(Read).ToList();
        if (solutions.Count == 0)
        {
            throw new CourseException("solutions/ holds no notebook (.dib), so there is nothing to make exercises of: they "
                + "come with the instructors' copy of the course.");
        }

        var problems = solutions.SelectMany(solution => solution.Problems.Select(problem => problem.ToString())).ToList();
        foreach (var solution in solutions.Where(solution => solution.Problems.IsEmpty))
        {
            problems.AddRange(Bring(exercises, solution, verify, force));
        }

        var names = solutions.Select(solution => solution.Name).ToHashSet();
        problems.AddRange(exercises.Generated.Where(file => !names.Contains(Path.GetFileNameWithoutExtension(file)))
            .Select(file => $"{Show(file)} has no solution in solutions/: delete it, or bring its solution back."));
        problems.ForEach(Terminal.Error);
        return problems.Count == 0 ? ExitCode.Done : ExitCode.WorkFailed;
    }

    private static SolutionNotebook Read(string file)
    {
        try
        {
            return SolutionNotebook.Read(file);
        }
        catch (NotebookFormatException problem)
        {
            throw new CourseException(problem.Message, ExitCode.WorkFailed);
        }
    }

    /// <summary>Writes one exercise if its file says something else.</summary>
    /// <returns>What kept it from being written; with --verify, that it would be.</returns>
    private static IEnumerable<string> Bring(CourseExercises exercises, SolutionNotebook solution, bool verify, bool force)
    {
        var student = StudentNotebook.From(solution);
        var path = Path.Combine(exercises.Folder, student.Name + ".ipynb");
        var content = Encoding.UTF8.GetBytes(student.Text);
        var (file, said) =
            (Show(path), $"{Count(student.Tasks.Length, "task")}, {Count(student.WrittenParts.Length, "written part")}");
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            Terminal.Line($"{file}: up to date, {said}.");
            return [];
        }

        if (verify)
        {
            return [$"{file} is not what {solution.File} makes of it: run './course exercises'."];
        }

        if (File.Exists(path) && !force && !IsOurs(path))
        {
            return [$"{file} was filled in or changed by hand: move it to work/{student.CopyName} to keep it, or replace it "
                + "with './course exercises --force'."];
        }

        Directory.CreateDirectory(exercises.Folder);
        AtomicFile.Write(path, content);
        Terminal.Line($"{file}: written, {said}.");
        return [];
    }

    private static bool IsOurs(string path)
    {
        try
        {
            return CourseExercises.IsAsHandedOut(NotebookFile.Read(path));
        }
        catch (NotebookFormatException)
        {
            return false;
        }
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Show(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');
}
