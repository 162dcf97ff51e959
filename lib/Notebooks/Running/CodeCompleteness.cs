using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks;

/// <summary>Whether a piece of C# can be run as it stands, for consoles that run a cell on Enter.</summary>
public static class CodeCompleteness
{
    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Latest, DocumentationMode.None,
        SourceCodeKind.Script);

    /// <summary>
    /// Whether the code is <c>complete</c>, <c>incomplete</c> (more lines are needed) or <c>invalid</c>, in Jupyter's words.
    /// </summary>
    /// <param name="code">The source of a cell.</param>
    public static string Of(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, s_parsing);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return "incomplete";
        bool hasErrors = tree.GetDiagnostics().Any(item => item.Severity == DiagnosticSeverity.Error);
        // Lines that speak to the kernel are no C#: whether they are right shows when they run.
        return hasErrors && !code.Contains("#!", StringComparison.Ordinal) ? "invalid" : "complete";
    }
}
