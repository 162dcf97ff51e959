using System.Text.Json.Nodes;
using Notebooks;

namespace Course.Tests;

/// <summary>Notebooks that are broken, never end or kill their worker, beside one that is well: run together in one call.</summary>
public sealed class BrokenNotebookTests(BrokenNotebookTests.BrokenRun run) : IClassFixture<BrokenNotebookTests.BrokenRun>
{
    [Fact]
    public void A_missing_file_or_a_notebook_cut_in_half_makes_the_call_wrong() => Assert.Equal(2, run.Result.ExitCode);

    [Fact]
    public void Every_problem_is_one_line_that_names_the_notebook()
    {
        Assert.Equal(5, run.Result.Problems().Count);
        Assert.All(["half", "missing", "endless", "exits", "throws"], name =>
            Assert.Single(run.Result.Problems(), line => line.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_notebook_cut_in_half_is_said_to_be_damaged_and_where()
    {
        var line = run.Problem("half");
        Assert.Contains("half.ipynb", line, StringComparison.Ordinal);
        Assert.Matches("line [0-9]+", line);
        Assert.Equal("unreadable", run.Status("half"));
    }

    [Fact]
    public void A_missing_file_is_said_to_be_missing() => Assert.Contains("no such file", run.Problem("missing"), StringComparison.Ordinal);

    [Fact]
    public void A_cell_that_loops_for_ever_is_stopped_and_the_limit_named()
    {
        Assert.Contains("cell 2", run.Problem("endless"), StringComparison.Ordinal);
        Assert.Contains("--timeout", run.Problem("endless"), StringComparison.Ordinal);
        Assert.Equal(["succeeded", "timedOut", "notRun"], run.CellStatuses("endless"));
    }

    [Fact]
    public void A_cell_that_exits_is_said_to_have_ended_its_worker()
    {
        Assert.Contains("cell 1", run.Problem("exits"), StringComparison.Ordinal);
        Assert.Contains("Environment.Exit", run.Problem("exits"), StringComparison.Ordinal);
        Assert.Equal(["kernelDied", "notRun"], run.CellStatuses("exits"));
    }

    [Fact]
    public void A_cell_that_throws_is_named_with_its_line() => Assert.Matches("cell 1.*line 2", run.Problem("throws"));

    [Fact]
    public void The_notebook_that_is_well_still_runs()
    {
        Assert.Equal("succeeded", run.Status("well"));
        Assert.Equal(42, (int)run.Notebook("well")["values"]!["answer"]!);
    }

    [Fact]
    public void What_is_written_is_whole()
    {
        var files = Directory.GetFiles(run.Output, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(run.Output, file)).ToList();
        Assert.Contains("index.html", files);
        Assert.Contains("well.ipynb", files);
        Assert.DoesNotContain(files, file => file.Contains("half", StringComparison.Ordinal) || file.Contains(".tmp", StringComparison.Ordinal));
        Assert.All(files.Where(file => file.EndsWith(".ipynb", StringComparison.Ordinal)), file =>
            JsonNode.Parse(File.ReadAllText(Path.Combine(run.Output, file))));
        Assert.All(files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)), file =>
            Assert.EndsWith("</html>", File.ReadAllText(Path.Combine(run.Output, file)).TrimEnd(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_without_notebooks_is_a_wrong_call()
    {
        var empty = Directory.CreateTempSubdirectory("course-empty-");
        var result = await CourseProgram.RunAsync("run", empty.FullName, "--format", "ipynb");
        empty.Delete();
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("holds no notebook", Assert.Single(result.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_option_that_does_not_exist_is_a_wrong_call_that_points_to_the_help()
    {
        var result = await CourseProgram.RunAsync("run", "--speed", "9");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("./course run --help", result.Error, StringComparison.Ordinal);
    }

    /// <summary>One run of all of them.</summary>
    public sealed class BrokenRun : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("course-broken-");
        private JsonNode _report = new JsonObject();

        public ExternalTool.Result Result { get; private set; } = new(0, "", "");

        public string Output => Path.Combine(_folder.FullName, "out");

        public async ValueTask InitializeAsync()
        {
            var source = Path.Combine(_folder.FullName, "notebooks");
            Directory.CreateDirectory(source);
            Write("well.dib", "#!meta\n\n{\"course\":{\"results\":[\"answer\"]}}\n\n#!csharp\n\nvar answer = 6 * 7;\nanswer\n");
            Write("endless.dib", "#!csharp\n\nvar kept = 1;\n\n#!csharp\n\nwhile (true) { }\n\n#!csharp\n\nkept\n");
            Write("exits.dib", "#!csharp\n\nEnvironment.Exit(0);\n\n#!csharp\n\n1 + 1\n");
            Write("throws.dib", "#!csharp\n\nvar zero = 0;\nvar quotient = 1 / zero;\n");
            Write("half.dib", "#!markdown\n\nA notebook that will be cut in half.\n\n#!csharp\n\nConsole.WriteLine(\"unharmed\");\n");
            var whole = Path.Combine(_folder.FullName, "half.ipynb");
            Assert.Equal(0, (await CourseProgram.RunAsync("convert", Path.Combine(source, "half.dib"), whole)).ExitCode);
            var text = await File.ReadAllTextAsync(whole);
            Write("half.ipynb", text[..(text.Length / 2)]);
            File.Delete(Path.Combine(source, "half.dib"));

            var report = Path.Combine(_folder.FullName, "run.json");
            string[] names = ["half.ipynb", "missing.dib", "endless.dib", "exits.dib", "throws.dib", "well.dib"];
            Result = await CourseProgram.RunAsync(
                ["run", .. names.Select(name => Path.Combine(source, name)), "--out", Output, "--json", report, "--timeout", "15"]);
            _report = JsonNode.Parse(await File.ReadAllTextAsync(report))!;

            void Write(string name, string content) => File.WriteAllText(Path.Combine(source, name), content);
        }

        public ValueTask DisposeAsync()
        {
            _folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }

        public string Problem(string name) => Result.Problems().Single(line => line.Contains(name, StringComparison.Ordinal));

        public JsonNode Notebook(string name) =>
            _report["notebooks"]!.AsArray().Single(each => ((string)each!["path"]!).Contains(name, StringComparison.Ordinal))!;

        public string Status(string name) => (string)Notebook(name)["status"]!;

        public List<string> CellStatuses(string name) => [.. Notebook(name)["cells"]!.AsArray().Select(cell => (string)cell!["status"]!)];
    }
}
