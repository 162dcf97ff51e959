using System.Text.Json.Nodes;
using Grading;
using Notebooks;
using SharedTests;

namespace Course.Tests;

/// <summary>The verbs around exercises, as a student and an instructor call them.</summary>
public sealed class ExerciseVerbTests(Browser browser) : IDisposable, IClassFixture<Browser>
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Broken => new()
    {
        { "04-softmax.ipynb", "{ \"cells\": [ { \"cell_type\": \"code\"," },
        { "04-softmax.ipynb", "" },
        { "04-softmax.ipynb", "[1, 2]" },
        { "04-softmax.ipynb", "{\"nbformat\":3,\"nbformat_minor\":0,\"metadata\":{},\"worksheets\":[]}" },
        { "04-softmax.ipynb", "{\n<<<<<<< mine\n\"a\":1\n=======\n\"a\":2\n>>>>>>> theirs\n}" },
        { "04-softmax.dib", "#!csharp\n\n<<<<<<< mine\n1\n=======\n2\n>>>>>>> theirs\n" },
        { "04-softmax.ipynb", "\0\0" },
        { "04-softmax.txt", "hello" },
        { "shopping.ipynb", "{\"nbformat\":4,\"nbformat_minor\":5,\"metadata\":{},\"cells\":[]}" },
    };

    [Theory, MemberData(nameof(Broken))]
    public async Task A_file_that_cannot_be_checked_is_one_clear_line_and_stays_as_it_is(string name, string content)
    {
        await File.WriteAllTextAsync(_folder[name], content, TestContext.Current.CancellationToken);
        var result = await CourseProgram.RunAsync("check", _folder[name]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(name, Assert.Single(result.Problems()), StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(_folder[name], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_huge_file_and_one_that_is_not_there_are_one_line_too()
    {
        await using (var file = File.Create(_folder["04-softmax.ipynb"]))
            file.SetLength(60_000_000);
        Assert.Contains("60 MB", Assert.Single((await CourseProgram.RunAsync("check", _folder["04-softmax.ipynb"])).Problems()),
            StringComparison.Ordinal);
        Assert.Contains("no such file",
            Assert.Single((await CourseProgram.RunAsync("check", _folder["other.ipynb"])).Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_solution_passes_and_a_wrong_answer_fails_with_its_diagnosis_for_people_and_for_machines()
    {
        var right = await CourseProgram.RunAsync("check", Repository.Path("solutions", "04-softmax.dib"));
        Assert.True(right.ExitCode == 0, right.Text);
        Assert.DoesNotContain("✗", right.Output, StringComparison.Ordinal);

        var copy = _folder["my 04-softmax (2).ipynb"];
        NotebookFile.Write(copy,
            Filled("double[] NaiveSoftmax(double[] scores) => [.. scores.Select(score => Math.Exp(score) / scores.Length)];"));
        var wrong = await CourseProgram.RunAsync("check", copy, "--json", _folder["out.json"]);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("not yet right", wrong.Output, StringComparison.Ordinal);
        Assert.Contains("Probably division by the number of scores", wrong.Output, StringComparison.Ordinal);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(_folder["out.json"], TestContext.Current.CancellationToken))!;
        Assert.Equal(("04-softmax", false, 0), ((string)report["exercise"]!, (bool)report["succeeded"]!, (int)report["points"]!));
        var task = report["tasks"]!.AsArray().Single(each => (string)each!["id"]! == "softmax-naive")!;
        Assert.Equal("division by the number of scores", (string)task["diagnoses"]![0]!["name"]!);
        Assert.NotEmpty(task["trials"]!.AsArray());
    }

    [Fact]
    public async Task The_untouched_exercise_is_no_failure()
    {
        var result = await CourseProgram.RunAsync("check", Repository.Path("exercises", "04-softmax.ipynb"));
        Assert.True(result.ExitCode == 0, result.Text);
        Assert.Contains("open", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("✗", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exercises_is_in_step_with_solutions()
    {
        var result = await CourseProgram.RunAsync("exercises", "--verify");
        Assert.True(result.ExitCode == 0, result.Text);
    }

    [Theory, InlineData("solutions"), InlineData("exercises"), Trait("Speed", "Slow")]
    public async Task A_folder_of_exercises_runs_from_top_to_bottom_and_becomes_pages(string folder)
    {
        var result =
            await CourseProgram.RunAsync("run", Repository.Path(folder), "--out", _folder["out"], "--json", _folder["run.json"]);
        Assert.True(result.ExitCode == 0, result.Text);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(_folder["run.json"], TestContext.Current.CancellationToken))!;
        var names = Directory.GetFiles(Repository.Path(folder)).Select(file => Path.GetFileNameWithoutExtension(file)!).ToList();
        Assert.Equal(names.Count, report["notebooks"]!.AsArray().Count);
        Assert.All(report["notebooks"]!.AsArray(), notebook =>
        {
            Assert.Equal("succeeded", (string)notebook!["status"]!);
            Assert.Empty(notebook["proseDisagreements"]!.AsArray());
        });
        foreach (var name in names)
        {
            foreach (var width in new[] { 1280, 390 })
            {
                await using var page = await browser.OpenAsync(new Uri(_folder[$"out/{name}.html"]).AbsoluteUri, width);
                await PageChecks.DrawAllChartsAsync(page);
                PageChecks.NoErrors(page);
                PageChecks.NoForeignRequests(page);
                await PageChecks.NoFormulaErrorsAsync(page);
                await PageChecks.NoSidewaysScrollAsync(page);
                await PageChecks.IsAccessibleAsync(page);
                await PageChecks.LinksLeadSomewhereAsync(page);
                await Axe.NothingSeriousAsync(page);
            }
        }
    }

    [Fact]
    public async Task What_is_submitted_is_what_was_filled_in_and_nothing_is_overwritten()
    {
        var name = $"exercise-04-softmax-test-{Guid.NewGuid():N}.ipynb";
        var copy = Path.Combine(Directory.CreateDirectory(Repository.Path("work")).FullName, name);
        try
        {
            NotebookFile.Write(copy, Filled("double[] NaiveSoftmax(double[] scores) => scores;"));
            var result = await CourseProgram.RunAsync("submit", "--out", _folder["mine.zip"]);
            Assert.True(result.ExitCode == 0, result.Text);
            Assert.Contains($"work/{name}: exercise 04-softmax", result.Output, StringComparison.Ordinal);
            var packed = await File.ReadAllBytesAsync(_folder["mine.zip"], TestContext.Current.CancellationToken);
            var submission = Submission.Read(new MemoryStream(packed), "mine.zip");
            var file = submission.Files.Single(each => each.Path == $"work/{name}");
            Assert.Equal(await File.ReadAllBytesAsync(copy, TestContext.Current.CancellationToken), file.Content);
            Assert.Matches("^(git [0-9a-f]{40}|exercises [0-9a-f]{64})$", submission.Version);

            var again = await CourseProgram.RunAsync("submit", "--out", _folder["mine.zip"]);
            Assert.Equal(2, again.ExitCode);
            Assert.Contains("--force", Assert.Single(again.Problems()), StringComparison.Ordinal);
            Assert.Equal(packed, await File.ReadAllBytesAsync(_folder["mine.zip"], TestContext.Current.CancellationToken));
            Assert.Contains("Replaced", (await CourseProgram.RunAsync("submit", "--out", _folder["mine.zip"], "--force")).Output,
                StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static Notebook Filled(string answer)
    {
        var notebook = NotebookFile.Read(Repository.Path("exercises", "04-softmax.ipynb"));
        return notebook with
        {
            Cells = [.. notebook.Cells.Select(cell => cell.Id == "task-softmax-naive"
                ? cell with { Source = cell.Source.Split('\n')[0] + "\n" + answer } : cell)],
        };
    }
}
