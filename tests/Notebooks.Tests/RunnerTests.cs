using System.Diagnostics;
using System.IO.Pipes;
using System.Text;

namespace Notebooks.Tests;

public sealed class RunnerTests
{
    [Fact]
    public async Task A_notebook_runs_from_top_to_bottom_and_gives_outputs_and_values()
    {
        using TemporaryFolder folder = new();
        Notebook notebook = DibFormat
            .Read("#!markdown\n\n# A\n\n#!csharp\n\nvar a = 20;\n\n#!html\n\n<b>\n\n#!csharp\n\nvar b = a * 2.1;\nb");
        List<string> progress = [];

        NotebookRun run = await NotebookRunner.RunAsync(
            notebook, folder.Path, new RunOptions { ValueNames = ["b", "c"] }, new Recorder(progress));

        Assert.True(run.Succeeded);
        Assert.Equal([1, 2, 3], run.Cells.Select(cell => cell.Number));
        Assert.Equal(42, (double)run.Values["b"]!);
        Assert.False(run.Values.ContainsKey("c"));
        Assert.Equal([0, 0, 1, 1], run.Executed.Cells.Select(cell => cell.Outputs.Length));
        Assert.Equal([null, 1, 2, 3], run.Executed.Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal(["1/3", "1/3 Succeeded", "2/3", "2/3 Succeeded", "3/3", "3/3 Succeeded"], progress);
        Assert.Empty(notebook.Cells[3].Outputs);
    }

    [Fact]
    public async Task After_a_cell_that_fails_the_rest_is_not_run()
    {
        using TemporaryFolder folder = new();
        Notebook notebook = DibFormat.Read("#!csharp\n\nvar a = 1;\n\n#!csharp\n\n// about\nint.Parse(\"x\");\n\n#!csharp\n\na");
        await using Kernel spare = await Kernel.StartAsync();

        NotebookRun run = await NotebookRunner.RunAsync(notebook, folder.Path,
            new RunOptions { ValueNames = ["a"], Spare = spare });

        Assert.False(run.Succeeded);
        Assert.Equal([CellStatus.Succeeded, CellStatus.Failed, CellStatus.NotRun], run.Cells.Select(cell => cell.Status));
        Assert.Equal(
            "cell 2 (`// about`): FormatException: The input string 'x' was not in a correct format (cell 2, line 2). "
            + "Correct the cell, or the cells before it that made its values, and run it again.", run.Cells[1].Problem);
        Assert.Null(run.Cells[2].Problem);
        Assert.Equal(1, (int)run.Values["a"]!);
        Assert.False(spare.IsAlive);
    }

    [Fact]
    public async Task A_time_limit_and_a_death_end_the_run()
    {
        using TemporaryFolder folder = new();
        RunOptions options = new() { CellTimeout = TimeSpan.FromSeconds(8), ContinueAfterFailure = true };

        NotebookRun run = await NotebookRunner.RunAsync(
            DibFormat.Read("#!csharp\n\nthrow new Exception();\n\n#!csharp\n\nEnvironment.Exit(0);\n\n#!csharp\n\n1"),
                folder.Path, options);

        Assert.Equal([CellStatus.Failed, CellStatus.KernelDied, CellStatus.NotRun], run.Cells.Select(cell => cell.Status));
        Assert.Contains("exit code 0", run.Cells[1].Problem);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => NotebookRunner.RunAsync(new Notebook(), "/nowhere/at/all"));
    }

    [Fact]
    public async Task Cancelling_a_run_ends_its_worker()
    {
        using TemporaryFolder folder = new();
        using CancellationTokenSource cancel = new(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NotebookRunner.RunAsync(
            DibFormat.Read("while (true) { }"), folder.Path, cancellationToken: cancel.Token));
    }

    [Fact]
    public async Task Packages_are_restored_and_used()
    {
        using TemporaryFolder folder = new();
        await using Kernel kernel = await Kernel.StartAsync(new KernelOptions { Folder = folder.Path });

        // A package of the site's, so that it lies in the cache of every machine that built the course.
        CellRun run = await kernel.ExecuteAsync("var above = 1;\n#r \"nuget: Markdig, 1.6.0\"\nMarkdig.Markdown.ToHtml(\"*a*\")");
        if (run.Problem?.Contains("could not be restored", StringComparison.Ordinal) == true)
            Assert.Skip(run.Problem);
        Assert.True(run.Status == CellStatus.Succeeded, run.Problem);
        Assert.Equal("<p><em>a</em></p>\n", (string?)run.Outputs.OfType<DisplayOutput>().Single().Data["text/plain"]);

        folder.Write("nuget.config", "<configuration><packageSources><clear /><add key=\"here\" value=\"nowhere\" "
            + "/></packageSources></configuration>");
        run = await kernel.ExecuteAsync("#r \"nuget: No.Such.Package, 1.2.3\"\n1");
        Assert.Equal(CellStatus.Failed, run.Status);
        Assert.Contains("the package No.Such.Package 1.2.3 could not be restored: NU1", run.Problem);
        Assert.Contains("cell 2, line 1", run.Problem);
    }

    [Fact]
    public async Task The_worker_ends_when_its_supervisor_is_gone_whatever_it_does()
    {
        string name = "nb-test-" + Guid.NewGuid().ToString("N");
        using NamedPipeServerStream pipe = new(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        ProcessStartInfo start = new(Environment.ProcessPath is { } path && path.Contains("dotnet") ? path : "dotnet");
        foreach (string argument in new[] { Path.Combine(AppContext.BaseDirectory, "Notebooks.dll"), "worker", name })
            start.ArgumentList.Add(argument);
        using Process worker = Process.Start(start)!;
        await pipe.WaitForConnectionAsync(TestContext.Current.CancellationToken);
        byte[] body = Encoding.UTF8.GetBytes("""{"type":"execute","id":1,"number":1,"language":"csharp","code":"while (true) { }"}""");
        await pipe.WriteAsync(BitConverter.GetBytes(body.Length).Concat(body).ToArray(), TestContext.Current.CancellationToken);
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        Assert.False(worker.HasExited);

        pipe.Dispose();

        Assert.True(worker.WaitForExit(20_000));
    }

    private sealed class Recorder(List<string> lines) : IProgress<CellProgress>
    {
        public void Report(CellProgress value) => lines.Add($"{value.Number}/{value.Count} {value.Run?.Status}".TrimEnd());
    }
}
