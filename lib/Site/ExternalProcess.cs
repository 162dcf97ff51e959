using System.Diagnostics;
using System.Text;

namespace Site;

/// <summary>Runs one program to its end.</summary>
internal static class ExternalProcess
{
    /// <summary>Starts the program, gives it its input and waits.</summary>
    /// <param name="start">The program, its arguments and folder.</param>
    /// <param name="token">Cancelled: the program and its children are killed.</param>
    /// <param name="input">What it reads on standard input.</param>
    /// <returns>The exit code, and standard output; when the program failed, standard error too.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        ProcessStartInfo start, CancellationToken token, string input = "")
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardInputEncoding = start.StandardOutputEncoding = start.StandardErrorEncoding = utf8;
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        using var process = Process.Start(start)!;
        using var kill = token.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(token);
        var error = process.StandardError.ReadToEndAsync(token);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), token);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read everything: its exit code and its words say why.
        }
        await process.WaitForExitAsync(token);
        return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await error);
    }
}
