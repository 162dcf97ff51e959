using System.Diagnostics;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace NeuralNet.Tests;

/// <summary>The repository's files, temporary folders, and Python.</summary>
internal static class TestFiles
{
    public static string Root { get; } = FindRoot();

    public static string Oracles => Path.Combine(Root, "tests", "NeuralNet.Tests", "oracles");

    public static void InTemporaryFolder(Action<string> use)
    {
        var folder = Directory.CreateTempSubdirectory("neuralnet-tests-").FullName;
        try
        {
            use(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A Python that has a module such as NumPy, or null.</summary>
    public static string? PythonWith(string module) =>
        new[] { "/usr/bin/python3", "python3", "python" }
            .FirstOrDefault(python => Run(python, ["-c", $"import {module}"]).ExitCode == 0);

    public static (int ExitCode, string Output) Run(
        string program, string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
            {
                process.Kill(entireProcessTree: true);
                return (-1, $"{program} did not end within two minutes");
            }
            return (process.ExitCode, output.Result + error.Result);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (-1, e.Message);
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Course.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests are not inside the repository.");
    }
}
