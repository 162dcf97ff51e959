using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Course;

/// <summary><c>./course run [PATH…]</c>: executes notebooks headless, writes executed notebooks and a static site.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Notebooks or folders; notebooks/ when left out.", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string>("--out") { Description = "The folder to write into.", DefaultValueFactory = _ => "out", HelpName = "DIR" };
        var format = new Option<string>("--format") { Description = "What to write.", DefaultValueFactory = _ => "both" }.AcceptOnlyFromAmong("ipynb", "html", "both");
        var timeout = new Option<double>("--timeout") { Description = "Seconds that one cell may run; 0 for no limit.", DefaultValueFactory = _ => 300, HelpName = "S" };
        var json = new Option<string?>("--json") { Description = "Write every cell's status and time, and the notebooks' values.", HelpName = "FILE" };
        var images = new Option<bool>("--images") { Description = "Put a picture beside each chart of the executed notebooks (needs Chromium)." };
        var command = new Command("run", "Execute notebooks; write executed notebooks and a static site.") { paths, output, format, images, timeout, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(paths)!, parsed.GetValue(output)!, parsed.GetValue(format)!, parsed.GetValue(images), parsed.GetValue(timeout),
            parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] paths, string output, string format, bool images, double timeout, string? json, CancellationToken cancellationToken)
    {
        if (!(timeout >= 0))
        {
            throw new CourseException($"--timeout {timeout} is no number of seconds: give 0 for no limit or a positive number.");
        }

        if (images && format == "html")
        {
            throw new CourseException("--images goes into executed notebooks, and --format html writes none: leave --format out, or take --format ipynb.");
        }

        // Looked for first: nobody wants to hear after two minutes of work that it is missing.
        var browser = images ? Chromium.FindProgram() : null;
        var files = NotebookPaths.Expand(paths);
        var folder = Path.GetFullPath(output);
        var tools = format == "ipynb" && !images ? null : await SiteTools.EnsureAsync(cancellationToken);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var outcomes = await RunDisplay.ShowAsync(observer => CourseRun.RunAsync(
            files, timeout == 0 ? null : TimeSpan.FromSeconds(timeout), observer, cancellationToken));

        var written = await RunOutput.WriteAsync(outcomes, folder, format, tools, browser, cancellationToken);
        if (json is not null)
        {
            WriteReport(Path.GetFullPath(json), outcomes, clock.Elapsed);
        }

        foreach (var problem in outcomes.Select(outcome => outcome.Problem).Concat(written.Problems).OfType<string>())
        {
            Terminal.Error(problem);
        }

        if (written.Index is not null)
        {
            Terminal.Line($"Open {Repository.Show(written.Index)} in a browser.");
        }

        return outcomes.Select(outcome => outcome.ExitCode).Append(written.Problems.Count > 0 ? ExitCode.WorkFailed : ExitCode.Done).Max();
    }

    private static void WriteReport(string path, IReadOnlyList<LessonOutcome> outcomes, TimeSpan duration)
    {
        var report = new JsonObject
        {
            ["succeeded"] = outcomes.All(outcome => outcome.ExitCode == ExitCode.Done),
            ["milliseconds"] = Math.Round(duration.TotalMilliseconds, 1),
            ["processors"] = Environment.ProcessorCount,
            ["notebooks"] = new JsonArray([.. outcomes.Select(outcome => outcome.ToJson())]),
        };
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        Notebooks.AtomicFile.Write(path, System.Text.Encoding.UTF8.GetBytes(report.ToJsonString(options) + "\n"));
    }
}
