using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Checks.Tests;

/// <summary>Ends an answer that loops without end; a test calls the answer many times, so it cannot wait for each.</summary>
public static class Fuel
{
    private const int Tank = 2_000_000;

    [ThreadStatic]
    private static int _burnt;

    public static void Burn()
    {
        if (++_burnt > Tank)
            throw new TimeoutException("The loop has no end.");
    }
}

/// <summary>Compiles answers as they stand in a cell, many at once, each in a class of its own.</summary>
internal static class AnswerCompiler
{
    private const string Usings = """
        using System; using System.Text; using System.Collections; using System.Collections.Generic; using System.Threading.Tasks;
        using System.Linq; using NeuralNet; using Checks;
        """;

    private static readonly MetadataReference[] _references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The function of a task out of each source; null where a source does not compile.</summary>
    public static Delegate?[] Compile(ExerciseTask task, IReadOnlyList<string> sources)
    {
        var trees = sources.Select((source, i) => Guarded(
            CSharpSyntaxTree.ParseText($"{Usings}\npublic sealed class Answer{i}\n{{\n{source}\n}}", path: $"{i}"))).ToArray();
        var compilation = CSharpCompilation.Create(
            $"Answers{Guid.NewGuid():N}", trees, _references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var broken = compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error)
            .Select(each => each.Location.SourceTree).ToHashSet();
        using var stream = new MemoryStream();
        var result = compilation.RemoveSyntaxTrees(broken.OfType<SyntaxTree>()).Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        stream.Position = 0;
        var assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream);
        return [.. sources.Select((_, i) => broken.Contains(trees[i]) ? null : Function(assembly.GetType($"Answer{i}")!, task))];
    }

    /// <summary>The function of a task out of one source.</summary>
    public static Delegate Compile(ExerciseTask task, string source)
    {
        var errors = CSharpSyntaxTree.ParseText($"class C {{ {source} }}").GetDiagnostics();
        return Compile(task, [source])[0] ?? throw new InvalidDataException($"The answer does not compile: {string.Join("; ", errors)}\n{source}");
    }

    private static Delegate? Function(Type answer, ExerciseTask task)
    {
        var method = answer.GetMethod(task.Function, BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
        if (method is null)
            return null;
        return Delegate.CreateDelegate(task.DelegateType, method.IsStatic ? null : Activator.CreateInstance(answer), method, throwOnBindFailure: false);
    }

    private static SyntaxTree Guarded(SyntaxTree tree) => tree.WithRootAndOptions(new LoopGuard().Visit(tree.GetRoot()), tree.Options);

    private sealed class LoopGuard : CSharpSyntaxRewriter
    {
        private static readonly StatementSyntax _burn = SyntaxFactory.ParseStatement("global::Checks.Tests.Fuel.Burn();");

        public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
            base.VisitForStatement(node.WithStatement(With(node.Statement)));

        public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
            base.VisitWhileStatement(node.WithStatement(With(node.Statement)));

        public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
            base.VisitDoStatement(node.WithStatement(With(node.Statement)));

        private static StatementSyntax With(StatementSyntax body) => SyntaxFactory.Block(_burn, body);
    }
}
