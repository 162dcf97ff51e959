using System.Globalization;
using System.Text.RegularExpressions;

namespace Grading;

/// <summary>The first lines by which the cells of an exercise are known, in solutions and in students' notebooks alike.</summary>
internal static partial class CellHeads
{
    /// <summary>The id and points in a line <c>// Task: softmax-naive (2 points)</c>; null when it is none.</summary>
    public static (string Id, int Points)? Task(string line) => Points(TaskHead().Match(line));

    /// <summary>The id in a line <c>// Check: softmax-naive</c>; null when it is none.</summary>
    public static string? Check(string line) => CheckHead().Match(line) is { Success: true } match ? match.Groups["id"].Value
        : null;

    /// <summary>The id and points in a line <c>&lt;!-- Written: softmax-expected (1 point) --&gt;</c>; null when it is
    /// none.</summary>
    public static (string Id, int Points)? Written(string line) => Points(WrittenHead().Match(line));

    /// <summary>Whether a line means to be one of them, well formed or not.</summary>
    public static bool IsMeant(string line) => Meant().IsMatch(line);

    /// <summary>The task that a line of a student's cell names, with blanks and points as they may be; null when none.</summary>
    public static string? LooseTask(string line) => Loose(LooseTaskHead().Match(line));

    /// <summary>The check that a line of a student's cell names; null when none.</summary>
    public static string? LooseCheck(string line) => Loose(LooseCheckHead().Match(line));

    /// <summary>The written part that a line of a student's cell names; null when none.</summary>
    public static string? LooseWritten(string line) => Loose(LooseWrittenHead().Match(line));

    private static string? Loose(Match match) => match.Success ? match.Groups["id"].Value : null;

    private static (string, int)? Points(Match match)
    {
        if (!match.Success
            || !int.TryParse(match.Groups["points"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var points))
            return null;
        return match.Groups["plural"].Success == (points != 1) ? (match.Groups["id"].Value, points) : null;
    }

    [GeneratedRegex(@"^// Task: (?<id>[a-z0-9]+(-[a-z0-9]+)*) \((?<points>\d+) point(?<plural>s)?\)$")]
    private static partial Regex TaskHead();

    [GeneratedRegex(@"^// Check: (?<id>[a-z0-9]+(-[a-z0-9]+)*)$")]
    private static partial Regex CheckHead();

    [GeneratedRegex(@"^<!-- Written: (?<id>[a-z0-9]+(-[a-z0-9]+)*) \((?<points>\d+) point(?<plural>s)?\) -->$")]
    private static partial Regex WrittenHead();

    [GeneratedRegex(@"^\s*(//\s*(Task|Check)|<!--\s*Written)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Meant();

    [GeneratedRegex(@"^\s*//\s*Task:\s*(?<id>[\w-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex LooseTaskHead();

    [GeneratedRegex(@"^\s*//\s*Check:\s*(?<id>[\w-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex LooseCheckHead();

    [GeneratedRegex(@"^\s*<!--\s*Written:\s*(?<id>[\w-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex LooseWrittenHead();
}
