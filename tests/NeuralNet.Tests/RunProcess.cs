using System.Diagnostics;

namespace NeuralNet.Tests;

/// <summary>A process that records a run (tests/RunWriter), and what it says is recorded.</summary>
internal sealed class RunProcess : IDisposable
{
    private static readonly string _program = Path.Combine(
        TestFiles.Root, "tests", "RunWriter", "bin", "Release", "net10.0", "RunWriter.dll");

    private readonly Process _process;

    public RunProcess(string store, string writer, int steps, int width)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { _program, store, writer, $"{steps}", $"{width}" })
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
    }

    /// <summary>The step that it says is recorded next; null when it has ended.</summary>
    public int? ReadStep() => _process.StandardOutput.ReadLine() is { } line ? int.Parse(line) : null;

    /// <summary>Kills it (SIGKILL), and returns the last step it had said to be recorded until then.</summary>
    public int Kill(int lastStep)
    {
        _process.Kill();
        while (ReadStep() is { } step)
            lastStep = step;
        _process.WaitForExit();
        return lastStep;
    }

    public string WaitForEnd()
    {
        while (ReadStep() is not null)
        {
        }
        var error = _process.StandardError.ReadToEnd();
        _process.WaitForExit();
        return error;
    }

    public void Dispose() => _process.Dispose();
}
