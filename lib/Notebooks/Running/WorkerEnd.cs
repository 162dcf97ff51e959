using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>Why a worker process ended, in one line for the reader of the notebook.</summary>
internal static partial class WorkerEnd
{
    /// <summary>Describes an end by what the worker said last, what the runtime printed, and the exit code.</summary>
    public static string Describe(int? exitCode, JsonObject? lastWords, string error, string output)
    {
        const string lost = "The kernel died and its variables are lost";
        const string again = "then run all cells again";
        string reason = (string?)lastWords?["reason"] ?? "";
        string text = (string?)lastWords?["text"] ?? "";
        if (error.Contains("Stack overflow", StringComparison.Ordinal))
        {
            string where = StackFrame().Match(error) is { Success: true } frame ? $" in {Clean(frame.Groups[1].Value)}" : "";
            return $"{lost}: stack overflow{where}, a method that calls itself without end. Give the recursion an end, {again}.";
        }
        if (error.Contains("Out of memory", StringComparison.OrdinalIgnoreCase))
            return $"{lost}: out of memory (exit code {exitCode}). Use smaller data or batches, {again}.";
        // 128 + SIGKILL: nothing in the process had a chance to speak.
        if (exitCode == 137)
            return $"{lost}: something killed the process (exit code 137), most often the system because memory ran out. "
                + $"Use smaller data or batches, {again}.";
        if (reason == "unhandled")
            return $"{lost}: an exception on a thread of its own that nothing caught: {OneLine(text)}. Catch it in that "
                + $"thread, {again}.";
        if (error.Contains("Process terminated", StringComparison.Ordinal))
        {
            string message = error[error.IndexOf("Process terminated", StringComparison.Ordinal)..];
            return $"{lost}: Environment.FailFast was called ({OneLine(message)}). Remove that call, {again}.";
        }
        if (reason == "exit")
            return $"{lost}: the code ended the process (exit code {exitCode}, as Environment.Exit does). Remove that call, "
                + $"{again}.";
        string tail = LastLine(error) ?? LastLine(output) ?? "it printed nothing";
        return $"{lost}: the process ended with exit code {exitCode?.ToString() ?? "unknown"} ({tail}). Restart the kernel, "
            + $"{again}.";
    }

    private static string? LastLine(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault() is { } line
            ? OneLine(line) : null;

    private static string OneLine(string text)
    {
        string line = text.Split('\n', 2)[0].Trim().TrimEnd('.');
        return line.Length <= 300 ? line : line[..300] + "…";
    }

    private static string Clean(string frame) => SubmissionPrefix().Replace(frame, "");

    [GeneratedRegex(@"^\s+at ((?!System\.|Microsoft\.)[^\r\n(]+\([^)\r\n]*\))", RegexOptions.Multiline)]
    private static partial Regex StackFrame();

    [GeneratedRegex(@"Submission#\d+[.+]")]
    private static partial Regex SubmissionPrefix();
}
