namespace Notebooks.Tests;

/// <summary>A folder that is deleted after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("notebooks-tests-").FullName;

    public string Write(string name, string content)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>One worker that the tests of a class share, in a folder of its own.</summary>
public sealed class SharedKernel : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public Kernel Kernel { get; private set; } = null!;

    public string Folder => _folder.Path;

    public async ValueTask InitializeAsync() => Kernel = await Kernel.StartAsync(new KernelOptions { Folder = _folder.Path });

    public async ValueTask DisposeAsync()
    {
        await Kernel.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Runs a cell, in a fresh worker if a test before has killed it.</summary>
    public async Task<CellRun> Run(string code, double? timeoutSeconds = null)
    {
        if (!Kernel.IsAlive)
            await Kernel.RestartAsync();
        TimeSpan timeout = TimeSpan.FromSeconds(timeoutSeconds ?? 60);
        return await Kernel.ExecuteAsync(new CellRequest(code) { Timeout = timeout });
    }

    /// <summary>Runs a cell that must succeed, and gives the text of its last display.</summary>
    public async Task<string> Value(string code, string mimeType = "text/plain")
    {
        CellRun run = await Run(code);
        Assert.True(run.Status == CellStatus.Succeeded, run.Problem);
        return (string)run.Outputs.OfType<DisplayOutput>().Last().Data[mimeType]!;
    }

    /// <summary>Runs a cell that must fail, and gives its error.</summary>
    public async Task<ErrorOutput> Error(string code)
    {
        CellRun run = await Run(code);
        Assert.Equal(CellStatus.Failed, run.Status);
        return run.Outputs.OfType<ErrorOutput>().Single();
    }

    public string Write(string name, string content) => _folder.Write(name, content);
}
