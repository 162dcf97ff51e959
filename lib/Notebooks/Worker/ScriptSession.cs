using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks;

/// <summary>
/// The chain of submissions: each sees the variables, types and usings of those before. A submission's object is stored
/// before its
/// code runs, so one that throws or is aborted keeps what it had assigned; one that does not compile leaves no trace.
/// </summary>
internal sealed class ScriptSession
{
    /// <summary>The usings that every cell has.</summary>
    internal static readonly string[] Usings =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Notebooks.CellMembers",
    ];

    /// <summary>How every cell is parsed.</summary>
    internal static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.None,
        SourceCodeKind.Script);

    private readonly NotebookReferences _references = new();
    private readonly NotebookSources _sources = new();
    private CSharpCompilation? _previous;
    private object?[] _states = new object?[32];
    private int _count;

    public NotebookReferences References => _references;

    /// <summary>Compiles a submission after those before; <paramref name="path"/> names it in errors.</summary>
    /// <exception cref="CompilationException">It has errors.</exception>
    public Submission Compile(string code, string path, CancellationToken cancellationToken)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            SourceText.From(code, Encoding.UTF8), Parsing, path, cancellationToken);
        CSharpCompilation compilation = CSharpCompilation.CreateScriptCompilation(
            $"{_references.AssemblyPrefix}{_count}",
            tree,
            _previous is null ? _references.Initial : [],
            CompilationOptions(),
            _previous,
            typeof(object));
        using MemoryStream image = new();
        using MemoryStream symbols = new();
        EmitResult emitted = compilation.Emit(
            image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb),
            cancellationToken: cancellationToken);
        if (!emitted.Success && emitted.Diagnostics.Any(item => item.Severity == DiagnosticSeverity.Error))
            throw new CompilationException(emitted.Diagnostics, _references.Failures);
        // Usings, references and comments alone make no assembly, and Emit says so without an error.
        if (!emitted.Success)
            return new Submission(compilation, [], [], "", "", HasValue: false);
        IMethodSymbol entry = compilation.GetEntryPoint(cancellationToken)
            ?? throw new InvalidOperationException("The submission has no entry point.");
        return new Submission(
            compilation, image.ToArray(), symbols.ToArray(), entry.ContainingType.MetadataName, entry.MetadataName,
                HasValue(compilation, tree));
    }

    /// <summary>Starts a compiled submission; from here on those that follow see it.</summary>
    public Task<object?> Start(Submission submission)
    {
        if (submission.Image.Length == 0)
        {
            _previous = submission.Compilation;
            return Task.FromResult<object?>(null);
        }
        Assembly assembly = _references.Loading.LoadSubmission(submission.Image, submission.Symbols);
        MethodInfo factory = assembly.GetType(submission.TypeName, throwOnError: true)!
            .GetMethod(submission.MethodName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        _previous = submission.Compilation;
        _count++;
        if (_count + 1 >= _states.Length)
            Array.Resize(ref _states, 2 * _states.Length);
        var start = factory.CreateDelegate<Func<object?[], Task<object?>>>();
        return start(_states);
    }

    /// <summary>
    /// Compiles and runs a trivial script in a chain of its own, so that the first cell finds the compiler warm.
    /// </summary>
    public void WarmUp()
    {
        try
        {
            ScriptSession other = new();
            Submission first = other.Compile("using System.IO; int a = 1; var xs = new List<int> { a }; a", "warm",
                CancellationToken.None);
            object? value = other.Start(first).GetAwaiter().GetResult();
            ValueFormatter.Format(value, null, out _);
            Submission second = other.Compile(
                "double F(double x) => x * a; foreach (var x in xs.Select(x => x + 1)) { var text = $\"{F(x):F2}\"; } xs", "warm",
                CancellationToken.None);
            value = other.Start(second).GetAwaiter().GetResult();
            ValueFormatter.Format(value, null, out _);
        }
        catch (Exception error) when (error is CompilationException or InvalidOperationException)
        {
            // The first cell will say the same to someone who reads it.
        }
    }

    /// <summary>The values of top-level variables, latest declaration first.</summary>
    public JsonObject GetValues(IEnumerable<string> names)
    {
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        JsonObject values = [];
        foreach (string name in names)
        {
            for (int i = _states.Length - 1; i >= 0; i--)
            {
                if (_states[i] is not { } state || state.GetType().GetField(name, all) is not { } field)
                    continue;
                values[name] = ValueJson.FromValue(field.GetValue(state));
                break;
            }
        }
        return values;
    }

    private CSharpCompilationOptions CompilationOptions() => new(
        OutputKind.DynamicallyLinkedLibrary,
        scriptClassName: $"Submission#{_count}",
        usings: _previous is null ? Usings : [],
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
        sourceReferenceResolver: _sources,
        metadataReferenceResolver: _references,
        nullableContextOptions: NullableContextOptions.Disable);

    private static bool HasValue(CSharpCompilation compilation, SyntaxTree tree)
    {
        if (tree.GetCompilationUnitRoot().Members
            .LastOrDefault() is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax last })
            return false;
        return last.SemicolonToken.IsMissing
            && compilation.GetSemanticModel(tree)
                .GetTypeInfo(last.Expression).Type is { SpecialType: not SpecialType.System_Void };
    }
}

/// <summary>A submission that compiled.</summary>
/// <param name="Compilation">What the next submission builds on.</param>
/// <param name="Image">The assembly.</param>
/// <param name="Symbols">Its debug information.</param>
/// <param name="TypeName">The type of the submission's object.</param>
/// <param name="MethodName">The method that makes it and runs its code.</param>
/// <param name="HasValue">Whether it ends in an expression to be displayed.</param>
internal sealed record Submission(
    CSharpCompilation Compilation, byte[] Image, byte[] Symbols, string TypeName, string MethodName, bool HasValue);

/// <summary>A submission that did not compile.</summary>
internal sealed class CompilationException(ImmutableArray<Diagnostic> diagnostics, IReadOnlyDictionary<string, string> failures)
    : Exception("The cell does not compile.")
{
    public ImmutableArray<Diagnostic> Errors { get; } = [.. diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error)];

    /// <summary>Why references could not be resolved, by what was written.</summary>
    public IReadOnlyDictionary<string, string> Failures => failures;
}
