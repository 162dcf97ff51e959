namespace Course;

/// <summary>The exit codes of every verb.</summary>
public static class ExitCode
{
    /// <summary>The work is done.</summary>
    public const int Done = 0;

    /// <summary>The work failed: a cell, a test, a check.</summary>
    public const int WorkFailed = 1;

    /// <summary>The call or the environment is wrong: a file that is not there, a tool that is missing.</summary>
    public const int WrongCall = 2;
}

/// <summary>A problem that is told in one line: what happened, with the values, and what to do.</summary>
/// <param name="message">The line.</param>
/// <param name="exitCode">The exit code of the verb that meets it.</param>
public sealed class CourseException(string message, int exitCode = ExitCode.WrongCall) : Exception(message)
{
    /// <summary>The exit code of the verb that meets it.</summary>
    public int ExitCode { get; } = exitCode;
}
