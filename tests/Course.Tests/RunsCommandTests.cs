using System.Text.Json.Nodes;
using NeuralNet;
using SharedTests;
using Notebooks;

namespace Course.Tests;

/// <summary><c>./course runs</c>, called as a person calls it.</summary>
public sealed class RunsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunStore _store;

    public RunsCommandTests()
    {
        _store = new RunStore(_folder["store"]);
        for (var seed = 1; seed <= 3; seed++)
        {
            using var run = _store.Start("demo", new { LearningRate = seed / 10.0, Seed = seed, Epochs = 2 });
            run.Log(1, ("loss", 1.0 / seed));
            run.Log(2, ("loss", seed == 3 ? double.NaN : 0.5 / seed));
            if (seed == 3)
                run.Fail("the loss is no number");
            else
                run.Finish();
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_lists_what_there_is_filtered_and_ordered()
    {
        var all = await Runs("list");
        Assert.Equal(ExitCode.Done, all.ExitCode);
        Assert.Contains("3 runs in", all.Output, StringComparison.Ordinal);
        Assert.Contains("failed", all.Output, StringComparison.Ordinal);
        // What all have in common is left out.
        Assert.DoesNotContain("Epochs", all.Output, StringComparison.Ordinal);

        var json = _folder["runs.json"];
        var some = await Runs("list", "demo", "--where", "LearningRate<0.25", "--sort", "loss", "--json", json);
        Assert.Equal(ExitCode.Done, some.ExitCode);
        var written = JsonNode.Parse(await File.ReadAllTextAsync(json, TestContext.Current.CancellationToken))!.AsArray();
        Assert.Equal([0.2, 0.1], written.Select(run => (double)run!["config"]!["LearningRate"]!));
        Assert.Equal([0.25, 0.5], written.Select(run => (double)run!["metrics"]!["loss"]!["last"]!));
    }

    [Fact]
    public async Task Two_notebooks_run_together_do_not_see_each_others_runs()
    {
        const string Content = """
            #!csharp

            #!import ../lib/course.csx

            #!csharp

            using (var run = new RunStore().Start("one name", new { Seed = Environment.ProcessId }))
                run.Finish();

            #!csharp

            System.Threading.Thread.Sleep(3000);
            new RunStore().List("one name").Count
            """;
        string[] files = [.. new[] { "a", "b" }.Select(name =>
            Path.Combine(Directory.CreateDirectory(Repository.Path("work")).FullName, $"test-{Guid.NewGuid():N}-{name}.dib"))];
        try
        {
            foreach (var file in files)
                await File.WriteAllTextAsync(file, Content, TestContext.Current.CancellationToken);
            var result = await CourseProgram.RunAsync(["run", .. files, "--format", "ipynb", "--out", _folder["out"]]);
            Assert.True(result.ExitCode == 0, result.Text);
            Assert.All(files, file =>
            {
                var executed = Path.Combine(_folder["out"], Path.GetFileNameWithoutExtension(file) + ".ipynb");
                var last = JsonNode.Parse(File.ReadAllText(executed))!["cells"]!.AsArray()[^1]!["outputs"]![0]!["data"]!;
                Assert.Equal("1", ExecutedCharts.Text(last["text/plain"]));
            });
        }
        finally
        {
            foreach (var file in files)
                File.Delete(file);
        }
    }

    [Fact]
    public async Task It_puts_runs_side_by_side()
    {
        var ids = _store.List().Select(run => run.Id[..8]).ToArray();
        var compared = await Runs("compare", ids[0], ids[2]);
        Assert.Equal(ExitCode.Done, compared.ExitCode);
        Assert.Matches(@"≠ LearningRate\W+0\.1\W+0\.3", compared.Output);
        Assert.Matches(@"min\(loss\)\W+0\.5\W+0\.3333", compared.Output);
        Assert.Contains("NaN", compared.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_shows_the_end_of_a_run_and_follows_one_that_goes_on()
    {
        var ended = await Runs("tail", _store.List()[2].Id[..6], "--lines", "1");
        Assert.Matches(@"demo \(LearningRate 0\.3, Seed 3, Epochs 2\)\n +2  loss NaN\nfailed: the loss is no number; ", ended.Output);

        using var run = _store.Start("live");
        run.Log(1, ("loss", 1));
        var following = Runs("tail");
        while (!following.IsCompleted && run.Folder is not null)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            run.Log(2, ("loss", 0.5));
            await Task.Delay(500, TestContext.Current.CancellationToken);
            run.Finish();
            break;
        }

        Assert.Matches(@" 1  loss 1\n +2  loss 0\.5\nfinished; ", (await following).Output);
    }

    [Fact]
    public async Task It_writes_for_other_tools()
    {
        var (csv, summary, boards) = (_folder["all.csv"], _folder["runs.csv"], _folder["boards"]);
        var written = await Runs("export", "demo", "--where", "status = finished", "--csv", csv, "--summary", summary, "--tensorboard", boards);
        Assert.Equal(ExitCode.Done, written.ExitCode);
        Assert.Equal(1 + 4, (await File.ReadAllLinesAsync(csv, TestContext.Current.CancellationToken)).Length);
        Assert.Equal(1 + 2, (await File.ReadAllLinesAsync(summary, TestContext.Current.CancellationToken)).Length);
        Assert.Equal(2, Directory.GetFiles(boards, "events.out.tfevents.*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task A_wrong_call_is_told_in_one_line_with_the_remedy()
    {
        async Task Says(string message, params string[] arguments)
        {
            var result = await Runs(arguments);
            Assert.Equal(ExitCode.WrongCall, result.ExitCode);
            Assert.Contains(message, Assert.Single(result.Problems()), StringComparison.Ordinal);
        }

        await Says("There is no experiment 'dmo' in", "list", "dmo");
        await Says("No run has 'learningrate'. There are the settings LearningRate, Seed, Epochs", "list", "--where", "learningrate<1");
        await Says("'LearningRate' is no condition", "list", "--where", "LearningRate");
        await Says("there is no run 'zzz'", "tail", "zzz");
        await Says("give --csv FILE, --summary FILE or --tensorboard DIR", "export");
        await Says("--store", "list", "--store", _folder["nothing"]);
    }

    private Task<ExternalTool.Result> Runs(params string[] arguments) =>
        CourseProgram.RunAsync(["runs", .. arguments, .. arguments.Contains("--store") ? Array.Empty<string>() : ["--store", _store.Folder]]);
}
