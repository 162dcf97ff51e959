using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks;

namespace Course.Tests;

/// <summary>What PORTABILITY.md says of notebooks, as far as a program can hold it.</summary>
public class PortabilityTests
{
    /// <summary>The lessons and the solutions, of which the exercises are made.</summary>
    public static TheoryData<string> Notebooks =>
        [.. RepositoryFiles.Lessons.Concat(RepositoryFiles.Solutions).Select(file => Path.GetRelativePath(RepositoryFiles.Root, file).Replace('\\', '/'))];

    [Theory, MemberData(nameof(Notebooks))]
    public void A_notebook_begins_with_its_one_import_and_references_nothing_else(string name)
    {
        var code = CodeOf(name);
        Assert.Equal("#!import ../lib/course.csx", code[0].Trim());
        Assert.All(code.Skip(1), source => Assert.DoesNotMatch(@"(?m)^\s*#(r|load|i|!import)\b", source));
    }

    [Theory, MemberData(nameof(Notebooks))]
    public void A_notebook_uses_only_what_both_kernels_compile(string name)
    {
        foreach (var source in CodeOf(name).Skip(1))
        {
            var options = new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script);
            var root = CSharpSyntaxTree.ParseText(source, options).GetRoot(TestContext.Current.CancellationToken);
            Assert.Empty(root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>());
            Assert.Empty(root.DescendantNodes().OfType<ExtensionBlockDeclarationSyntax>());
            Assert.DoesNotContain(root.DescendantNodes().OfType<AwaitExpressionSyntax>(), await => await.Expression is ParenthesizedExpressionSyntax);
            Assert.DoesNotContain(
                root.ChildNodes().OfType<FieldDeclarationSyntax>(),
                field => field.Declaration.Type.ToString().Contains("Span<", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Notebooks))]
    public void A_cell_rarely_exceeds_twenty_five_lines(string name)
    {
        var lengths = CodeOf(name).Select(source => source.Split('\n').Length).ToList();
        Assert.True(lengths.Count(length => length > 25) <= lengths.Count / 10, $"Lines a cell: {string.Join(", ", lengths)}");
    }

    [Theory, MemberData(nameof(Notebooks))]
    public void A_line_of_code_fits_the_page_without_scrolling(string name) =>
        Assert.DoesNotContain(CodeOf(name).SelectMany(source => source.Split('\n')), line => line.Length > 92);

    [Theory, MemberData(nameof(Notebooks))]
    public void A_header_line_has_nothing_behind_it(string name) =>
        Assert.DoesNotMatch(@"(?m)^#!(csharp|markdown|meta|html)[ \t]+\r?$", RepositoryFiles.Text(name.Split('/')));

    [Theory, MemberData(nameof(Notebooks))]
    public void Every_cell_is_prose_or_csharp(string name) =>
        Assert.All(NotebookFile.Read(Repository.Path(name.Split('/'))).Cells, cell =>
            Assert.True(cell.Kind == CellKind.Markdown || (cell.Kind == CellKind.Code && cell.Language == "csharp")));

    private static List<string> CodeOf(string name) =>
        [.. NotebookFile.Read(Repository.Path(name.Split('/'))).Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => cell.Source)];
}
