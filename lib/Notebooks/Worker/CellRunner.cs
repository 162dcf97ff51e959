using System.Diagnostics;
using System.Globalization;

namespace Notebooks;

/// <summary>Runs the source of one cell: its directives and, between them, its code. What fails first ends the cell.</summary>
internal sealed class CellRunner(ScriptSession session, CellContext cell, CellThread thread)
{
    private readonly Stack<string> _importing = new();

    /// <summary>Runs a whole cell.</summary>
    public CellOutcome Run(string code, string language)
    {
        string path = $"cell {cell.Number}";
        return language == Languages.CSharp ? RunLines(code, path) : Show(language, code, path);
    }

    private CellOutcome RunLines(string code, string path)
    {
        string[] lines = code.ReplaceLineEndings("\n").Split('\n');
        string language = Languages.CSharp;
        long? timed = null;
        for (int start = 0; start < lines.Length;)
        {
            int end = language == Languages.CSharp ? Directives.FindNext(lines, start) : NextHeader(lines, start);
            CellOutcome outcome = language == Languages.CSharp
                ? RunCSharp(Directives.HoistPackages(lines, start, end, path), path)
                : Show(language, string.Join('\n', lines[start..end]).Trim('\n'), path);
            if (outcome.Error is not null)
                return outcome;
            if (end == lines.Length)
                break;
            string directive = lines[end].TrimEnd();
            string name = directive.Split([' ', '\t'], 2)[0];
            string argument = directive[name.Length..].Trim();
            start = end + 1;
            if (argument.Length == 0 && Languages.FromHeader(name, []) is { } header)
            {
                if (header is not (Languages.CSharp or "html" or "javascript" or "markdown"))
                    return Unknown(directive, path, start);
                language = header;
            }
            else if (name == "#!time" && argument.Length == 0)
                timed = Stopwatch.GetTimestamp();
            else if (name == "#!import" && argument.Length > 0)
            {
                if (Import(argument.Trim('"'), $"{path}, line {start}") is { Error: not null } failed)
                    return failed;
            }
            else
                return Unknown(directive, path, start);
        }
        if (timed is { } from)
        {
            double milliseconds = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
            cell.DisplayText("text/plain", string.Create(CultureInfo.InvariantCulture, $"Wall time: {milliseconds:0.####} ms"),
                out _);
        }
        return CellOutcome.Ok;
    }

    private CellOutcome RunCSharp(string code, string path)
    {
        if (string.IsNullOrWhiteSpace(code))
            return CellOutcome.Ok;
        Submission submission;
        try
        {
            submission = session.Compile(code, path, thread.Token);
        }
        catch (CompilationException error)
        {
            return CellOutcome.Failed(ErrorReport.FromCompilation(error));
        }
        thread.RunControlled(async () =>
        {
            object? value = await session.Start(submission);
            if (submission.HasValue || value is not null)
                cell.Display(value, null, "result");
        });
        return CellOutcome.Ok;
    }

    private CellOutcome Import(string path, string place)
    {
        string full = Path.GetFullPath(path);
        if (!File.Exists(full))
            return Failed("FileNotFound", $"#!import: there is no file '{full}'; the path counts from the notebook's folder",
                place);
        if (_importing.Contains(full))
            return Failed("ImportError", $"#!import: '{path}' imports itself; remove one of the imports", place);
        _importing.Push(full);
        try
        {
            // Relative, so that paths inside count from the current directory: only #load changes that.
            string name = Path.GetRelativePath(Directory.GetCurrentDirectory(), full).Replace('\\', '/');
            if (Path.GetExtension(full).ToLowerInvariant() is not (".dib" or ".ipynb"))
                return RunLines(File.ReadAllText(full), name);
            foreach ((Cell imported, int i) in NotebookFile.Read(full).Cells.Where(item => item.Kind == CellKind.Code)
                .Select((item, i) => (item, i)))
            {
                string imports = $"{name} cell {i + 1}";
                CellOutcome outcome = imported.Language == Languages.CSharp
                    ? RunLines(imported.Source, imports) : Show(imported.Language, imported.Source, imports);
                if (outcome.Error is not null)
                    return outcome;
            }
            return CellOutcome.Ok;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotebookFormatException)
        {
            return Failed("ImportError", $"#!import: {error.Message}", place);
        }
        finally
        {
            _importing.Pop();
        }
    }

    private CellOutcome Show(string language, string content, string path)
    {
        (string MimeType, string Content)? shown = language switch
        {
            "html" => ("text/html", content),
            "javascript" => ("text/html", $"<script type=\"text/javascript\">{content}</script>"),
            "markdown" => ("text/markdown", content),
            _ => null,
        };
        if (shown is not { } display)
        {
            string what = $"a cell in '{language}'; this kernel runs csharp and shows html, javascript and markdown";
            return Failed("UnknownLanguage", what, path);
        }
        if (content.Length > 0)
            cell.DisplayText(display.MimeType, display.Content, out _);
        return CellOutcome.Ok;
    }

    private static int NextHeader(string[] lines, int start)
    {
        int line = start;
        while (line < lines.Length && Languages.FromHeader(lines[line].TrimEnd(), []) is null)
            line++;
        return line;
    }

    private static CellOutcome Unknown(string directive, string path, int line) =>
        Failed(
            "UnknownDirective",
            $"'{directive}' is not a directive of this kernel; it knows {Directives.Known}",
            $"{path}, line {line}");

    private static CellOutcome Failed(string name, string message, string place) =>
        CellOutcome.Failed(new ErrorReport(name, message, [$"{place}: {message}"], place));
}
