using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Site;

/// <summary>
/// Colours C# with Roslyn's own classifier, which knows what each name means. The cells of a notebook are a chain of script
/// submissions, as they were when they ran: a name that a later cell declares anew keeps its meaning in the earlier one.
/// </summary>
internal sealed class CodeHighlighter : IDisposable
{
    // What the kernel opens for every notebook (PORTABILITY.md), without the members of its kernel class.
    private static readonly string[] KernelUsings =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"];

    // Read once a process, whatever the number of sites.
    private static readonly ImmutableArray<MetadataReference> Framework =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CSharpCompilationOptions _options;

    /// <summary>Makes a highlighter for all notebooks of a site.</summary>
    /// <param name="references">Libraries the notebooks use, beside the framework.</param>
    /// <param name="usings">Namespaces opened for every notebook, beside the kernel's.</param>
    public CodeHighlighter(ImmutableArray<string> references, ImmutableArray<string> usings)
    {
        // Read into memory: a library stays free to be rebuilt while a site is written.
        _references = [.. Framework,
            .. references.Where(File.Exists).Select(path => MetadataReference.CreateFromImage(File.ReadAllBytes(path)))];
        _options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, usings: [.. KernelUsings, .. usings],
            nullableContextOptions: NullableContextOptions.Disable);
    }

    /// <summary>Colours the cells of one notebook. The text of the result, tags taken out, is the text of the cells.</summary>
    /// <param name="cells">The C# cells in order.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>HTML for each cell, with a class from <see cref="ClassOf"/> on each coloured part.</returns>
    public async Task<ImmutableArray<string>> HighlightAsync(ImmutableArray<string> cells, CancellationToken token)
    {
        var solution = _workspace.CurrentSolution;
        var parseOptions = new CSharpParseOptions(LanguageVersion.Latest, kind: SourceCodeKind.Script);
        var documents = new List<DocumentId>();
        ProjectId? previous = null;
        foreach (var cell in cells)
        {
            var project = ProjectId.CreateNewId();
            var document = DocumentId.CreateNewId(project);
            solution = solution.AddProject(ProjectInfo.Create(
                    project, VersionStamp.Default, $"Cell{documents.Count}", $"Cell{documents.Count}", LanguageNames.CSharp,
                    compilationOptions: _options, parseOptions: parseOptions, metadataReferences: _references,
                    projectReferences: previous is null ? [] : [new ProjectReference(previous)], isSubmission: true))
                .AddDocument(document, "cell.csx", SourceText.From(HideDirectives(cell)));
            documents.Add(document);
            previous = project;
        }
        var colored = ImmutableArray.CreateBuilder<string>(cells.Length);
        foreach (var (cell, id) in cells.Zip(documents))
        {
            var spans = await Classifier.GetClassifiedSpansAsync(
                solution.GetDocument(id)!, new TextSpan(0, cell.Length), token);
            colored.Add(Write(cell, spans));
        }
        return colored.MoveToImmutable();
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    /// <summary>The class of the style sheet for one of Roslyn's classifications, or null when it has no colour.</summary>
    /// <param name="classification">One of <see cref="ClassificationTypeNames"/>.</param>
    /// <returns>A short class.</returns>
    internal static string? ClassOf(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword or ClassificationTypeNames.PreprocessorKeyword => "k",
        ClassificationTypeNames.ControlKeyword => "kc",
        ClassificationTypeNames.ClassName or ClassificationTypeNames.RecordClassName or ClassificationTypeNames.StructName
            or ClassificationTypeNames.RecordStructName or ClassificationTypeNames.InterfaceName
            or ClassificationTypeNames.EnumName or ClassificationTypeNames.DelegateName
            or ClassificationTypeNames.TypeParameterName => "t",
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => "m",
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral
            or ClassificationTypeNames.StringEscapeCharacter => "s",
        ClassificationTypeNames.NumericLiteral => "n",
        ClassificationTypeNames.Comment or ClassificationTypeNames.ExcludedCode => "c",
        _ when classification.StartsWith("xml doc comment", StringComparison.Ordinal) => "c",
        _ => null,
    };

    /// <summary>A directive of the kernel (<c>#!time</c>) is no C#; the classifier sees a comment of its length.</summary>
    private static string HideDirectives(string cell) => string.Join('\n', cell.Split('\n').Select(line =>
        line.StartsWith("#!", StringComparison.Ordinal) ? "//" + line[2..] : line));

    private static string Write(string cell, IEnumerable<ClassifiedSpan> spans)
    {
        // Several classifications may lie on one another; the last that has a colour counts.
        var classes = new string?[cell.Length];
        foreach (var span in spans)
        {
            if (ClassOf(span.ClassificationType) is { } name)
                Array.Fill(classes, name, span.TextSpan.Start, span.TextSpan.Length);
        }
        // A blank between two parts of one colour joins them.
        for (var i = 1; i + 1 < cell.Length; i++)
        {
            if (cell[i] == ' ' && classes[i] is null && classes[i - 1] is { } left && classes[i + 1] == left)
                classes[i] = left;
        }
        // Pages hold a thousand of these: the shortest element, and no quotes.
        var html = new StringBuilder(cell.Length * 2);
        for (int start = 0, end; start < cell.Length; start = end)
        {
            end = start + 1;
            while (end < cell.Length && classes[end] == classes[start])
                end++;
            var text = Html.Text(cell[start..end]);
            html.Append(classes[start] is { } name ? $"<i class={name}>{text}</i>" : text);
        }
        return html.ToString();
    }
}
