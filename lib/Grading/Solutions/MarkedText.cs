using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grading;

/// <summary>For whom a line of a solution notebook is.</summary>
public enum MarkedPart
{
    /// <summary>For everyone: it stands between no markers.</summary>
    Common,

    /// <summary>For instructors: between BEGIN SOLUTION and END SOLUTION.</summary>
    Solution,

    /// <summary>What students see instead: between BEGIN STUB and END STUB.</summary>
    Stub,

    /// <summary>For the grader alone: between BEGIN HIDDEN TESTS and END HIDDEN TESTS.</summary>
    HiddenTests,
}

/// <summary>A line of a cell that is not a marker.</summary>
/// <param name="Number">The line of the cell, from 1.</param>
/// <param name="Text">Its text.</param>
/// <param name="Part">For whom it is.</param>
public sealed record MarkedLine(int Number, string Text, MarkedPart Part);

/// <summary>
/// The text of a cell taken apart at its markers: <c>// BEGIN SOLUTION</c> in code, <c>&lt;!-- BEGIN SOLUTION --&gt;</c> in
/// prose, each alone on its line.
/// </summary>
public sealed partial record MarkedText
{
    private static readonly CSharpParseOptions _script =
        new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>The lines without the markers.</summary>
    public ImmutableArray<MarkedLine> Lines { get; private init; } = [];

    /// <summary>What is wrong with the markers: the line of the cell, from 1, and the words.</summary>
    public ImmutableArray<(int Line, string What)> Problems { get; private init; } = [];

    /// <summary>Whether there is a line or a pair of markers of this part.</summary>
    public ImmutableHashSet<MarkedPart> Parts { get; private init; } = [];

    /// <summary>Takes a cell apart.</summary>
    /// <param name="source">The cell's text.</param>
    /// <param name="isCode">Whether it is code; else it is prose.</param>
    public static MarkedText Read(string source, bool isCode)
    {
        var texts = source.ReplaceLineEndings("\n").Split('\n');
        var root = isCode ? CSharpSyntaxTree.ParseText(string.Join('\n', texts), _script).GetRoot() : null;
        var lines = ImmutableArray.CreateBuilder<MarkedLine>();
        var problems = ImmutableArray.CreateBuilder<(int, string)>();
        var parts = ImmutableHashSet.CreateBuilder<MarkedPart>();
        var (open, openedAt, position) = (MarkedPart.Common, 0, 0);
        for (var number = 1; number <= texts.Length; position += texts[number - 1].Length + 1, number++)
        {
            var text = texts[number - 1];
            if (!Mention().IsMatch(text))
            {
                CheckStub(text, number);
                lines.Add(new MarkedLine(number, text, open));
                continue;
            }
            var marker = (isCode ? CodeMarker() : ProseMarker()).Match(text);
            if (!marker.Success)
            {
                problems.Add((number, $"'{text.Trim()}' is no marker, since a marker stands alone on its line, exactly as in "
                    + (isCode ? "'// BEGIN SOLUTION'" : "'<!-- BEGIN SOLUTION -->'")
                    + "; the parts are SOLUTION, STUB and HIDDEN TESTS"));
                continue;
            }
            if (root is not null
                && !root.FindTrivia(position + text.Length - text.TrimStart().Length).IsKind(SyntaxKind.SingleLineCommentTrivia))
            {
                problems.Add((number,
                    $"the marker '{text.Trim()}' stands in a string or a longer comment, where it is text; take it out"));
                continue;
            }
            Apply(marker.Groups["end"].Success, PartOf(marker.Groups["part"].Value), number);
        }
        if (open != MarkedPart.Common)
            problems.Add((openedAt, $"BEGIN {Name(open)} has no END {Name(open)} in its cell"));
        return new MarkedText { Lines = lines.ToImmutable(), Problems = problems.ToImmutable(), Parts = parts.ToImmutable() };

        void Apply(bool isEnd, MarkedPart part, int number)
        {
            if (!isEnd && open != MarkedPart.Common)
                problems.Add(
                    (number, $"BEGIN {Name(part)} inside BEGIN {Name(open)} (line {openedAt} of the cell): parts do not nest"));
            else if (isEnd && open == MarkedPart.Common)
                problems.Add((number, $"END {Name(part)} without a BEGIN {Name(part)} before it"));
            else if (isEnd && open != part)
                problems.Add(
                    (number, $"END {Name(part)} where BEGIN {Name(open)} (line {openedAt} of the cell) wants END {Name(open)}"));
            else
            {
                (open, openedAt) = isEnd ? (MarkedPart.Common, 0) : (part, number);
                parts.Add(part);
            }
        }

        void CheckStub(string text, int number)
        {
            if (isCode && open == MarkedPart.Stub && text.Trim() is { Length: > 0 } trimmed
                && !trimmed.StartsWith("//", StringComparison.Ordinal))
                problems.Add((number,
                    $"'{trimmed}' is code between the stub's markers: put '// ' before it, which is taken off for students"));
        }
    }

    /// <summary>What a student gets: no solution, no hidden tests, and the stub without its comment signs.</summary>
    /// <param name="isCode">Whether the cell is code.</param>
    public string ForStudents(bool isCode) => string.Join('\n', Lines
        .Where(line => line.Part is MarkedPart.Common or MarkedPart.Stub)
        .Select(line => isCode && line.Part == MarkedPart.Stub ? Uncommented().Replace(line.Text, "$1").TrimEnd() : line.Text));

    private static MarkedPart PartOf(string name) =>
        name switch { "SOLUTION" => MarkedPart.Solution, "STUB" => MarkedPart.Stub, _ => MarkedPart.HiddenTests };

    private static string Name(MarkedPart part) =>
        part switch { MarkedPart.Solution => "SOLUTION", MarkedPart.Stub => "STUB", _ => "HIDDEN TESTS" };

    [GeneratedRegex(@"\b(BEGIN|END)[\s_]+(SOLUTION|STUB|HIDDEN[\s_]+TEST)")]
    private static partial Regex Mention();

    [GeneratedRegex(@"^\s*// (BEGIN|(?<end>END)) (?<part>SOLUTION|STUB|HIDDEN TESTS)\s*$")]
    private static partial Regex CodeMarker();

    [GeneratedRegex(@"^\s*<!-- (BEGIN|(?<end>END)) (?<part>SOLUTION|STUB|HIDDEN TESTS) -->\s*$")]
    private static partial Regex ProseMarker();

    [GeneratedRegex(@"^(\s*)// ?")]
    private static partial Regex Uncommented();
}
