using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks;

internal sealed partial record ErrorReport
{
    private const int MaximumErrors = 10;

    /// <summary>The error of a cell that does not compile: each error with its line and a mark below the place.</summary>
    public static ErrorReport FromCompilation(CompilationException exception)
    {
        List<string> lines = [];
        string first = "";
        string? place = null;
        foreach (Diagnostic error in exception.Errors.OrderBy(item => item.Location.SourceSpan.Start).Take(MaximumErrors))
        {
            string where = PlaceOf(error);
            string what = $"{error.Id}: {Explain(error, exception.Failures)}";
            if (lines.Count == 0)
                (first, place) = (what, where);
            lines.Add($"{where}: {what}");
            lines.AddRange(Excerpt(error));
        }
        if (exception.Errors.Length > MaximumErrors)
            lines.Add($"… and {exception.Errors.Length - MaximumErrors} more errors");
        return new ErrorReport("CompilationError", first, lines, place);
    }

    /// <summary>The error of a cell that threw: the message, where in the cells, and the exceptions within.</summary>
    public static ErrorReport FromException(Exception exception)
    {
        while (exception is AggregateException { InnerExceptions: [var only] })
            exception = only;
        List<string> lines = [];
        string? place = null;
        string before = "";
        for (Exception? error = exception; error is not null && lines.Count < 100; error = error.InnerException)
        {
            lines.Add($"{before}{error.GetType().FullName}: {error.Message}");
            foreach (string frame in Frames(error))
            {
                lines.Add(frame);
                if (CellPlace().Match(frame) is { Success: true } match)
                    place ??= match.Value;
            }
            before = "caused by ";
        }
        return new ErrorReport(exception.GetType().FullName ?? exception.GetType().Name, exception.Message, lines, place);
    }

    private static IEnumerable<string> Frames(Exception error)
    {
        foreach (string line in (error.StackTrace ?? "").Split('\n'))
        {
            string frame = line.Trim();
            // What lies below the cell is the kernel's own; what lies between are the workings of tasks.
            if (!frame.StartsWith("at ", StringComparison.Ordinal) || KernelFrame().IsMatch(frame))
                continue;
            frame = SubmissionCode().Replace(frame, "at");
            frame = SubmissionMember().Replace(frame, "");
            yield return "   " + LineNumber().Replace(frame, ", line $1");
        }
    }

    private static string PlaceOf(Diagnostic error)
    {
        FileLinePositionSpan span = error.Location.GetMappedLineSpan();
        if (!span.IsValid)
            return "cell";
        string path = Path.IsPathRooted(span.Path) ? Path.GetRelativePath(Directory.GetCurrentDirectory(), span.Path) : span.Path;
        return $"{path}, line {span.StartLinePosition.Line + 1}";
    }

    private static string Explain(Diagnostic error, IReadOnlyDictionary<string, string> failures)
    {
        string message = error.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        // CS0006: a reference not found, CS1504: a loaded file not found. Say which file was looked for.
        if (error.Id == "CS0006"
            && failures.FirstOrDefault(pair => message.Contains(pair.Key, StringComparison.Ordinal)) is { Value: { } why })
            return why;
        return message;
    }

    private static IEnumerable<string> Excerpt(Diagnostic error)
    {
        if (error.Location.SourceTree?.GetText() is not { } text)
            yield break;
        TextSpan span = error.Location.SourceSpan;
        TextLine line = text.Lines.GetLineFromPosition(Math.Min(span.Start, text.Length));
        string content = line.ToString();
        if (content.Trim().Length == 0 || content.Length > 200)
            yield break;
        int column = Math.Clamp(span.Start - line.Start, 0, content.Length);
        int length = Math.Clamp(span.Length, 1, Math.Max(1, content.Length - column));
        string indent = new([.. content[..column].Select(letter => letter == '\t' ? '\t' : ' ')]);
        yield return "    " + content;
        yield return "    " + indent + new string('^', length);
    }

    [GeneratedRegex(@"^at (Notebooks\.|Microsoft\.CodeAnalysis\.|Submission#\d+\.<Factory>"
        + @"|System\.Runtime\.(ControlledExecution|CompilerServices\.|ExceptionServices\.)"
        + @"|System\.Threading\.(ExecutionContext|Thread\.))")]
    private static partial Regex KernelFrame();

    [GeneratedRegex(@"^at Submission#\d+\.<+Initialize>+.*?\.MoveNext\(\) in|^at Submission#\d+\.<Initialize>\(\) in")]
    private static partial Regex SubmissionCode();

    [GeneratedRegex(@"Submission#\d+[.+]")]
    private static partial Regex SubmissionMember();

    [GeneratedRegex(@":line (\d+)")]
    private static partial Regex LineNumber();

    [GeneratedRegex(@"cell \d+, line \d+")]
    private static partial Regex CellPlace();
}
