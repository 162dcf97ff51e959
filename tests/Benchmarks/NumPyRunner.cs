using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Benchmarks;

/// <summary>A Python process that trains one epoch with NumPy whenever it is asked.</summary>
internal sealed class NumPyRunner : IDisposable
{
    private readonly Process _process;

    private NumPyRunner(Process process, string version) => (_process, Version) = (process, version);

    /// <summary>NumPy's version.</summary>
    public string Version { get; }

    /// <summary>Starts the first Python that has NumPy, or returns null.</summary>
    public static NumPyRunner? Start(string images, string labels)
    {
        foreach (var python in new[] { "/usr/bin/python3", "python3", "python" })
        {
            var start = new ProcessStartInfo(python)
            {
                ArgumentList = { Path.Combine(AppContext.BaseDirectory, "epoch_numpy.py"), images, labels },
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            Process? process = null;
            try
            {
                process = Process.Start(start)!;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                continue;
            }
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            if (process.StandardOutput.ReadLine() is { } hello)
                return new NumPyRunner(process, (string)JsonNode.Parse(hello)!["numpy"]!);
            process.Dispose();
        }
        return null;
    }

    /// <summary>Trains one epoch.</summary>
    public (double Seconds, double Loss) Epoch()
    {
        _process.StandardInput.WriteLine();
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("epoch_numpy.py ended without an answer; run it by hand to see why.");
        var json = JsonNode.Parse(answer)!;
        return ((double)json["seconds"]!, (double)json["loss"]!);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000))
            _process.Kill();
        _process.Dispose();
    }
}
