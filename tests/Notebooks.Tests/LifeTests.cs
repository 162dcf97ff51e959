using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Notebooks.Tests;

/// <summary>Interrupts, time limits, deaths: what goes wrong in a cell never takes more than it must.</summary>
public sealed class LifeTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    [Theory]
    [InlineData("int spun = 5; while (true) { }", "spun", "5")]
    [InlineData("int awaited = 6; await Task.Delay(-1);", "awaited", "6")]
    [InlineData("int after = 7; await Task.Delay(1); while (true) { }", "after", "7")]
    [InlineData("int slept = 8; System.Threading.Thread.Sleep(-1);", "slept", "8")]
    [InlineData("int swallowed = 9; while (true) { try { System.Threading.Thread.Sleep(5); } catch { } }", "swallowed", "9")]
    public async Task An_interrupt_keeps_the_variables_whatever_the_cell_was_doing(string code, string name, string value)
    {
        await shared.Run("var before = 1;");
        TaskCompletionSource running = new();
        Task<CellRun> cell = shared.Kernel.ExecuteAsync(new CellRequest("Console.WriteLine(\"go\");\n" + code)
        {
            OnEvent = _ => running.TrySetResult(),
        });
        await running.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Task.Delay(50);
        await shared.Kernel.InterruptAsync();
        CellRun run = await cell;

        Assert.Equal(CellStatus.Failed, run.Status);
        Assert.Equal("Interrupted", run.Outputs.OfType<ErrorOutput>().Single().Name);
        Assert.True(shared.Kernel.IsAlive);
        Assert.Equal(value, await shared.Value(name));
        Assert.Equal("1", await shared.Value("before"));
    }

    [Fact]
    public async Task A_cell_that_runs_too_long_is_stopped_and_the_state_is_kept()
    {
        await shared.Run("var kept = 4;");
        CellRun run = await shared.Run("while (true) { }", timeoutSeconds: 1.5);

        Assert.Equal(CellStatus.TimedOut, run.Status);
        Assert.Contains("It ran longer than 1.5 s and was stopped", run.Problem);
        Assert.Equal("4", await shared.Value("kept"));
    }

    [Fact]
    public async Task A_cell_that_will_not_stop_is_killed_and_said_so()
    {
        await using Kernel kernel = await Kernel.StartAsync(new KernelOptions { InterruptPatience = TimeSpan.FromSeconds(0.5) });
        await kernel.ExecuteAsync("var warm = 1;");
        CellRun run = await kernel.ExecuteAsync(new CellRequest("""
            void Stubborn() { while (true) try { System.Threading.Thread.Sleep(10); } catch { } }
            try { Console.WriteLine("begun"); System.Threading.Thread.Sleep(-1); } finally { Stubborn(); }
            """)
        { Timeout = TimeSpan.FromSeconds(1) });

        Assert.Equal(CellStatus.TimedOut, run.Status);
        Assert.Contains("the kernel was killed", run.Problem);
        Assert.False(kernel.IsAlive);
        await Assert.ThrowsAsync<InvalidOperationException>(() => kernel.ExecuteAsync("1"));
    }

    [Theory]
    [InlineData("Console.WriteLine(\"last\"); Environment.Exit(3);", "the code ended the process (exit code 3")]
    [InlineData("Environment.FailFast(\"broken\");", "Environment.FailFast was called")]
    [InlineData("int Deep(int x) => Deep(x + 1) + 1;\nDeep(0)", "stack overflow in Deep(Int32)")]
    [InlineData("new System.Threading.Thread(() => throw new Exception(\"lonely\")).Start(); "
        + "System.Threading.Thread.Sleep(20000);",
        "an exception on a thread of its own that nothing caught: System.Exception: lonely")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill(); System.Threading.Thread.Sleep(20000);", "exit code")]
    public async Task A_death_is_one_line_that_says_why_and_what_to_do(string code, string says)
    {
        CellRun run = await shared.Run(code);

        Assert.Equal(CellStatus.KernelDied, run.Status);
        Assert.Contains(says, run.Problem);
        Assert.Contains("run all cells again", run.Problem);
        Assert.DoesNotContain('\n', run.Problem!);
        Assert.False(shared.Kernel.IsAlive);
        if (code.Contains("last"))
            Assert.Equal("last\n", run.Outputs.OfType<StreamOutput>().Single().Text);
        await shared.Kernel.RestartAsync();
        Assert.True(shared.Kernel.IsAlive);
        Assert.Equal(0, shared.Kernel.ExecutionCount);
    }

    [Fact]
    public async Task The_worker_and_its_children_are_gone_after_dispose()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("starts 'sleep'");
        Kernel kernel = await Kernel.StartAsync();
        CellRun run = await kernel.ExecuteAsync("System.Diagnostics.Process.Start(\"sleep\", \"600\").Id");
        int child = int.Parse((string)run.Outputs.OfType<DisplayOutput>().Single().Data["text/plain"]!);
        int worker = kernel.ProcessId;
        Assert.True(IsRunning(worker) && IsRunning(child));

        await kernel.DisposeAsync();

        Assert.True(await Becomes(() => !IsRunning(worker) && !IsRunning(child)));
    }

    [Fact]
    public async Task A_death_between_cells_is_told()
    {
        await using Kernel kernel = await Kernel.StartAsync();
        TaskCompletionSource<string> died = new();
        kernel.Died += (_, end) => died.TrySetResult(end);
        using (Process worker = Process.GetProcessById(kernel.ProcessId))
            worker.Kill();

        Assert.Contains("exit code", await died.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task A_spare_becomes_the_kernel_of_a_folder()
    {
        using TemporaryFolder folder = new();
        folder.Write("here.txt", "found");
        await using Kernel kernel = await Kernel.StartAsync();
        Assert.Null(kernel.Folder);

        await kernel.SetFolderAsync(folder.Path);
        CellRun run = await kernel.ExecuteAsync("System.IO.File.ReadAllText(\"here.txt\")");

        Assert.Equal("found", (string?)run.Outputs.OfType<DisplayOutput>().Single().Data["text/plain"]);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => kernel.SetFolderAsync(Path.Combine(folder.Path, "nowhere")));
    }

    [Fact]
    public async Task Values_come_as_json()
    {
        await shared.Run("""
            var accuracy = 0.979; var count = 3L; var name = "ü"; var ok = true; var time = TimeSpan.FromSeconds(1.5);
            var xs = new[] { 1.0, double.NaN, double.NegativeInfinity }; var grid = new List<int[]> { new[] { 1, 2 } };
            var date = new DateOnly(2026, 4, 1); string none = null; int count2 = 1; count2 = 5; var single = 0.1f;
            """);
        var values = await shared.Kernel.GetValuesAsync(
            ["accuracy", "count", "name", "ok", "time", "xs", "grid", "date", "none", "count2", "single", "unheard"]);

        JsonObject all = [];
        foreach (var (key, value) in values)
            all[key] = value;
        string expected = """
            {"accuracy":0.979,"count":3,"name":"ü","ok":true,"time":1.5,"xs":[1,"NaN","-Infinity"],"grid":[[1,2]],"date":"04/01/2026",
             "none":null,"count2":5,"single":0.1}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(all.ToJsonString())), all.ToJsonString());
    }

    private static bool IsRunning(int processId)
    {
        try
        {
            using Process process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task<bool> Becomes(Func<bool> condition)
    {
        for (int i = 0; i < 100 && !condition(); i++)
            await Task.Delay(50);
        return condition();
    }
}
