using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Notebooks;

/// <summary>Runs another program and returns what it wrote.</summary>
public static class ExternalTool
{
    // A mark at the beginning of its input would be read as part of it.
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The result of a program that ran to its end.</summary>
    /// <param name="ExitCode">Its exit code.</param>
    /// <param name="Output">Its standard output.</param>
    /// <param name="Error">Its standard error.</param>
    public sealed record Result(int ExitCode, string Output, string Error)
    {
        /// <summary>All that it wrote.</summary>
        public string Text => Output + Error;

        /// <summary>The last line it wrote that says anything, for a message in one line.</summary>
        public string LastLine => (Error + "\n" + Output).Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? "";
    }

    /// <summary>Runs a program; null when it is not installed.</summary>
    /// <param name="name">Its name or path. On Windows a script such as npm is found as <c>npm.cmd</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder it runs in, or null for the current one.</param>
    /// <param name="onLine">Called with each line of standard output as it comes, or null.</param>
    /// <param name="environment">Environment variables to add, or null.</param>
    /// <param name="input">What it reads on standard input.</param>
    /// <param name="cancellationToken">Ends the program and its children.</param>
    public static async Task<Result?> RunAsync(
        string name,
        IEnumerable<string> arguments,
        string? folder = null,
        Action<string>? onLine = null,
        IReadOnlyDictionary<string, string>? environment = null,
        string input = "",
        CancellationToken cancellationToken = default)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() && name == "npm" ? "npm.cmd" : name, arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = _utf8,
            StandardOutputEncoding = _utf8,
            StandardErrorEncoding = _utf8,
            CreateNoWindow = true,
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[key] = value;
        }

        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        var error = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data, onLine);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data, null);
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await WriteAsync(process.StandardInput, input, cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new Result(process.ExitCode, output.ToString(), error.ToString());
    }

    private static async Task WriteAsync(StreamWriter standardInput, string input, CancellationToken cancellationToken)
    {
        try
        {
            await standardInput.WriteAsync(input.AsMemory(), cancellationToken).ConfigureAwait(false);
            standardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read everything: its exit code and its words say why.
        }
    }

    private static void Append(StringBuilder text, string? line, Action<string>? onLine)
    {
        if (line is null)
        {
            return;
        }

        lock (text)
        {
            text.Append(line).Append('\n');
        }

        onLine?.Invoke(line);
    }
}
