using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks;

/// <summary>Finds the lines of a C# source that speak to the kernel and not to the compiler.</summary>
internal static partial class Directives
{
    /// <summary>The directives a cell may use, for the message about one it may not.</summary>
    public const string Known = "#!csharp, #!html, #!import, #!javascript, #!markdown, #!time, #r, #i, #load";

    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Latest, DocumentationMode.None,
        SourceCodeKind.Script);

    /// <summary>
    /// The first line from <paramref name="start"/> on that begins with <c>#!</c> and stands in no string or comment.
    /// </summary>
    public static int FindNext(string[] lines, int start)
    {
        if (!lines.Skip(start).Any(IsCandidate))
            return lines.Length;
        SyntaxNode root = CSharpSyntaxTree.ParseText(string.Join('\n', lines[start..]), s_parsing).GetRoot();
        int position = 0;
        for (int line = start; line < lines.Length; line++)
        {
            if (IsCandidate(lines[line]) && !IsInside(root, position))
                return line;
            position += lines[line].Length + 1;
        }
        return lines.Length;
    }

    /// <summary>
    /// Moves <c>#r "nuget: …"</c> lines that stand below code to the front, as .NET Interactive does; line numbers stay true.
    /// </summary>
    public static string HoistPackages(string[] lines, int start, int end, string path)
    {
        StringBuilder front = new();
        StringBuilder rest = new();
        bool isBelowCode = false;
        for (int i = start; i < end; i++)
        {
            string line = lines[i];
            if (SourceLine().Match(line) is { Success: true } source)
            {
                PackageRestore.AddSource(source.Groups[1].Value.Trim());
                line = "";
            }
            string trimmed = line.TrimStart();
            if (isBelowCode && PackageLine().IsMatch(line))
            {
                front.Append(trimmed).Append('\n');
                line = "";
            }
            else
            {
                isBelowCode |= trimmed.Length > 0 && !trimmed.StartsWith("#r", StringComparison.Ordinal)
                    && !trimmed.StartsWith("#load", StringComparison.Ordinal)
                        && !trimmed.StartsWith("//", StringComparison.Ordinal);
            }
            rest.Append(line).Append(i + 1 < end ? "\n" : "");
        }
        string padding = new('\n', start);
        return front.Length == 0 ? padding + rest : $"{front}#line {start + 1} \"{path}\"\n{rest}";
    }

    private static bool IsCandidate(string line) => line.StartsWith("#!", StringComparison.Ordinal);

    private static bool IsInside(SyntaxNode root, int position)
    {
        SyntaxTrivia trivia = root.FindTrivia(position, findInsideTrivia: true);
        if (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsKind(SyntaxKind.DisabledTextTrivia))
            return true;
        SyntaxToken token = root.FindToken(position);
        return token.Span.Start < position && position < token.Span.End;
    }

    [GeneratedRegex("^\\s*#i\\s+\"nuget:([^\"]+)\"\\s*(//.*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex SourceLine();

    [GeneratedRegex("^\\s*#r\\s+\"nuget:[^\"]*\"\\s*(//.*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex PackageLine();
}
