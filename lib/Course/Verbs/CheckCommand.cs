using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Grading;
using Notebooks;
using Spectre.Console;

namespace Course;

/// <summary><c>./course check NOTEBOOK</c>: the public checks of one student notebook.</summary>
internal static class CheckCommand
{
    private const long LargestFile = 50_000_000;

    public static Command Create()
    {
        var notebook = new Argument<string>("notebook")
        {
            Description = "A filled-in exercise: work/exercise-04-softmax.ipynb, or the one in exercises/.",
        };
        var timeout = new Option<double>("--timeout")
        {
            Description = "Seconds that one cell may run.", DefaultValueFactory = _ => 120, HelpName = "S",
        };
        var json = new Option<string?>("--json") { Description = "Write the result for a machine to read.", HelpName = "FILE" };
        var command = new Command("check",
            "Check a filled-in exercise: what is right, what is not yet, and where to look.") { notebook, timeout, json };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(notebook)!, parsed.GetValue(timeout), parsed.GetValue(json), cancellationToken));
        return command;
    }

    /// <summary>Reads a student's notebook, whatever became of it; every way in which that fails is one line.</summary>
    /// <exception cref="CourseException">It cannot be read.</exception>
    public static Notebook Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            var exercises = new CourseExercises(Repository.Root);
            var work = Directory.Exists(Repository.Path("work")) ? Directory.GetFiles(Repository.Path("work"), "exercise-*") : [];
            var known = work.Concat(exercises.Generated).Select(Repository.Show).ToList();
            throw new CourseException($"{path}: there is no such file. "
                + (known.Count == 0 ? "There are no exercises in work/ and exercises/."
                : $"The exercises here are {string.Join(", ", known)}."));
        }

        if (file.Length > LargestFile)
        {
            throw new CourseException($"{path} has {file.Length / 1_000_000:N0} MB, more than the {LargestFile / 1_000_000} "
                + "that are read: clear its outputs and save it again.");
        }

        try
        {
            return NotebookFile.Read(path);
        }
        catch (NotebookFormatException problem)
        {
            throw new CourseException(problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CourseException($"{path} cannot be read: {problem.Message}");
        }
    }

    /// <summary>The exercise as it was handed out.</summary>
    /// <exception cref="CourseException">It is nowhere.</exception>
    public static async Task<StudentNotebook> HandedOutAsync(CourseExercises exercises, string name,
        CancellationToken cancellationToken)
    {
        try
        {
            var found = await exercises.FindAsync(name, cancellationToken);
            if (found?.Exercise is { } exercise && found.Tasks.All(cell => exercise.Tasks.Any(task => task.Id == cell.Id)))
            {
                return found;
            }

            throw new CourseException(found is null
                ? $"exercises/{name}.ipynb is not as it was handed out, and git has no copy: put the original there again, "
                    + "and your own into work/."
                : $"exercises/{name}.ipynb and lib/Checks are of different versions of the course: bring both up to date (git "
                    + "pull).");
        }
        catch (NotebookFormatException problem)
        {
            throw new CourseException(problem.Message);
        }
    }

    private static async Task<int> RunAsync(string path, double timeout, string? json, CancellationToken cancellationToken)
    {
        if (!(timeout > 0 && timeout < 1e6))
        {
            throw new CourseException($"--timeout {timeout} is no number of seconds: give a positive one.");
        }

        var notebook = Read(path);
        var exercises = new CourseExercises(Repository.Root);
        var name = exercises.NameOf(path, notebook)
            ?? throw new CourseException(
                $"{path} is none of the exercises, which are {string.Join(", ", exercises.Names)}: it has none of their tasks.");
        var ours = await HandedOutAsync(exercises, name, cancellationToken);
        foreach (var set in (ours.Notebook.Metadata["course"]?["data"] as JsonArray ?? [])
            .Select(each => DataSet.Find((string)each!)))
        {
            await FetchAsync(set, cancellationToken);
        }

        var work = StudentWork.From(ours, notebook);
        var options = new RunOptions { CellTimeout = TimeSpan.FromSeconds(timeout) };

        // solutions/ is there for instructors only, and a notebook's folder is a current folder: exercises/ always is.
        var folder = Directory.CreateDirectory(exercises.Folder).FullName;
        var report = await ShowProgressAsync(name, progress =>
            ExerciseCheck.RunAsync(ours, work, folder, options, progress, cancellationToken));
        Write(report);
        if (json is not null)
        {
            var content = report.ToJson();
            content["notebook"] = Repository.Show(path);
            WriteJson(Path.GetFullPath(json), content);
        }

        return report.Succeeded ? ExitCode.Done : ExitCode.WorkFailed;
    }

    private static async Task FetchAsync(DataSet set, CancellationToken cancellationToken)
    {
        try
        {
            await DataCommand.FetchAsync(set, cancellationToken);
        }
        catch (CourseException problem)
        {
            Terminal.Notice($"{problem.Message} The sample that comes with the course is used.");
        }
    }

    private static async Task<CheckReport> ShowProgressAsync(string name, Func<IProgress<CellProgress>?, Task<CheckReport>> check)
    {
        if (!Terminal.IsInteractive)
        {
            return await check(null);
        }

        return await Terminal.Progress().StartAsync(async context =>
        {
            var bar = context.AddTask(Markup.Escape($"{name} compiling"));
            bar.IsIndeterminate = true;
            return await check(new ImmediateProgress<CellProgress>(progress =>
            {
                bar.IsIndeterminate = false;
                bar.MaxValue = progress.Count;
                bar.Value = progress.Run is null ? progress.Number - 1 : progress.Number;
                bar.Description = $"{Markup.Escape(name)} [grey]cell {progress.Number} of {progress.Count}[/]";
            }));
        });
    }

    private static void Write(CheckReport report)
    {
        var table =
            new Table { Border = TableBorder.Minimal }.AddColumns("", report.Exercise.Title, "", "points", "where to look");
        foreach (var task in report.Tasks)
        {
            var (mark, colour) =
                task.State switch { TaskState.Right => ("✓", "green"), TaskState.Open => ("○", "grey"), _ => ("✗", "red") };
            table.AddRow(
                $"[{colour}]{mark}[/]",
                Markup.Escape(task.Task.Title),
                $"[{colour}]{task.StateText}[/]",
                $"{task.Points} of {task.Task.Points}",
                Markup.Escape(string.Join('\n', Advice(task))));
        }

        Terminal.Write(table);
        foreach (var note in report.Notes)
        {
            Terminal.Line(note.ReplaceLineEndings(" "));
        }

        var open = report.Tasks.Count(task => task.State == TaskState.Open);
        var written = report.Written.Length == 0 ? ""
            : $" {report.Written.Count(part => part.IsWritten)} of {report.Written.Length} texts written"
            + $" (worth up to {Points(report.Written.Sum(part => part.Points))}, which a person gives).";
        Terminal.Line($"{report.Points} of "
            + $"{Points(report.Exercise.Points)}{(open == 0 ? "" : $", {open} {(open == 1 ? "task" : "tasks")} open")}.{written}");
    }

    private static IEnumerable<string> Advice(TaskResult task)
    {
        foreach (var problem in task.Problems)
        {
            yield return problem;
        }

        foreach (var diagnosis in task.Diagnoses)
        {
            // What was handed out is known; what a student did is mostly guessed.
            yield return task.State == TaskState.Open ? $"To mend: {diagnosis.Name}. {diagnosis.Hint}" : diagnosis.ToString();
        }

        if (task.State is TaskState.NotYetRight)
        {
            yield return task.Diagnoses.IsEmpty ? $"{task.Task.Hint} See {task.Task.Reread}." : $"See {task.Task.Reread}.";
        }
    }

    private static string Points(int points) => points == 1 ? "1 point" : $"{points} points";

    private static void WriteJson(string path, JsonObject content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new JsonSerializerOptions { WriteIndented = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        AtomicFile.Write(path, System.Text.Encoding.UTF8.GetBytes(content.ToJsonString(options) + "\n"));
    }
}
