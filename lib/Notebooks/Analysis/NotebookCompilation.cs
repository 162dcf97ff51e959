using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks;

/// <summary>A code cell as the compiler sees it.</summary>
/// <param name="Index">The cell's index in <see cref="Notebook.Cells"/>.</param>
/// <param name="Models">What the compiler knows of its code: one model, or one for each piece between directives.</param>
/// <param name="Errors">Why it does not compile; empty when it does. Lines are those of the cell.</param>
public sealed record CompiledCell(int Index, ImmutableArray<SemanticModel> Models, ImmutableArray<Diagnostic> Errors);

/// <summary>
/// Compiles the cells of a notebook, each with what those before it declared, and runs none of them: for tools that ask what a
/// cell uses or why it does not compile.
/// </summary>
public static class NotebookCompilation
{
    /// <summary>Compiles every C# cell in order. As in the kernel, one that does not compile adds nothing to those after
    /// it.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="folder">Its folder, from which the paths of <c>#!import</c>, <c>#load</c> and <c>#r</c> count. No package is
    /// restored.</param>
    /// <param name="cancellationToken">Stops the compiler.</param>
    /// <returns>One entry a C# cell.</returns>
    public static ImmutableArray<CompiledCell> Compile(
        Notebook notebook, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        Chain chain = new(Path.GetFullPath(folder), cancellationToken);
        var cells = ImmutableArray.CreateBuilder<CompiledCell>();
        for (int i = 0; i < notebook.Cells.Length; i++)
        {
            if (notebook.Cells[i] is not { Kind: CellKind.Code, Language: Languages.CSharp } cell)
                continue;
            chain.Models.Clear();
            chain.Errors.Clear();
            chain.Add(cell.Source, $"cell {i + 1}", depth: 0);
            cells.Add(new CompiledCell(i, [.. chain.Models], [.. chain.Errors]));
        }
        return cells.ToImmutable();
    }

    /// <summary>
    /// The lines of a cell, from 1, that speak to the kernel and not to the compiler (<c>#!import</c>, …) or bring in other
    /// files (<c>#r</c>, <c>#load</c>, <c>#i</c>).
    /// </summary>
    /// <param name="source">The cell's source.</param>
    public static ImmutableArray<int> DirectiveLines(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        string[] lines = source.ReplaceLineEndings("\n").Split('\n');
        SortedSet<int> found = [];
        for (int line = Directives.FindNext(lines, 0); line < lines.Length; line = Directives.FindNext(lines, line + 1))
            found.Add(line + 1);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, ScriptSession.Parsing);
        foreach (SyntaxTrivia trivia in tree.GetRoot().DescendantTrivia(descendIntoTrivia: true).Where(item => item.IsDirective))
        {
            if (trivia.Kind() is SyntaxKind.ReferenceDirectiveTrivia or SyntaxKind.LoadDirectiveTrivia
                or SyntaxKind.BadDirectiveTrivia or SyntaxKind.ShebangDirectiveTrivia)
                found.Add(tree.GetLineSpan(trivia.Span).StartLinePosition.Line + 1);
        }
        return [.. found];
    }

    private sealed class Chain(string folder, CancellationToken cancellationToken)
    {
        private readonly FolderReferences _references = new(folder);
        private readonly FolderSources _sources = new(folder);
        private CSharpCompilation? _previous;
        private int _count;

        public List<SemanticModel> Models { get; } = [];

        public List<Diagnostic> Errors { get; } = [];

        public void Add(string code, string path, int depth)
        {
            string[] lines = code.ReplaceLineEndings("\n").Split('\n');
            bool isCode = true;
            for (int start = 0; start < lines.Length && Errors.Count == 0;)
            {
                int end = Directives.FindNext(lines, start);
                if (isCode)
                    AddPiece(new string('\n', start) + string.Join('\n', lines[start..end]), path);
                if (end == lines.Length)
                    break;
                string[] words = lines[end].Trim().Split(' ', 2);
                if (words is ["#!import", var file])
                    Import(file.Trim().Trim('"'), depth);
                else if (words is [var header] && Languages.FromHeader(header, []) is { } language)
                    isCode = language == Languages.CSharp;
                start = end + 1;
            }
        }

        private void Import(string file, int depth)
        {
            string full = Path.GetFullPath(file, folder);
            // What cannot be imported shows as names that do not exist in the cells that need it.
            if (depth > 8 || !File.Exists(full) || Path.GetExtension(full) is ".dib" or ".ipynb")
                return;
            int models = Models.Count;
            Add(File.ReadAllText(full), Path.GetFileName(full), depth + 1);
            Models.RemoveRange(models, Models.Count - models);
        }

        private void AddPiece(string code, string path)
        {
            if (string.IsNullOrWhiteSpace(code))
                return;
            SyntaxTree tree = CSharpSyntaxTree.ParseText(
                SourceText.From(code, Encoding.UTF8), ScriptSession.Parsing, path, cancellationToken);
            CSharpCompilation compilation = CSharpCompilation.CreateScriptCompilation(
                $"analysed-{_count}",
                tree,
                _previous is null ? FrameworkReferences.All : [],
                Options(),
                _previous,
                typeof(object));
            Models.Add(compilation.GetSemanticModel(tree));
            int errors = Errors.Count;
            Errors.AddRange(compilation.GetDiagnostics(cancellationToken)
                .Where(item => item.Severity == DiagnosticSeverity.Error));
            if (Errors.Count > errors)
                return;
            _previous = compilation;
            _count++;
        }

        private CSharpCompilationOptions Options() => new(
            OutputKind.DynamicallyLinkedLibrary,
            scriptClassName: $"Submission#{_count}",
            usings: _previous is null ? ScriptSession.Usings : [],
            allowUnsafe: true,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            sourceReferenceResolver: _sources,
            metadataReferenceResolver: _references,
            nullableContextOptions: NullableContextOptions.Disable);
    }
}
