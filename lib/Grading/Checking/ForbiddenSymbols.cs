using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks;

namespace Grading;

/// <summary>An answer's use of something that it may not use.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Cell">The index of the cell in its notebook.</param>
/// <param name="Line">The line of the cell, from 1.</param>
/// <param name="Symbol">What is used, by its documentation name.</param>
/// <param name="What">What is used and why that is forbidden, in words.</param>
public sealed record ForbiddenUse(string Task, int Cell, int Line, string Symbol, string What);

/// <summary>
/// Finds what the answers of a notebook may not use: what each task forbids, and what no answer may do. The compiler's own
/// understanding decides, not the text: an alias, a method passed by name or an inherited member is found, a name in a comment or
/// in a string is not.
/// </summary>
public static partial class ForbiddenSymbols
{
    private static readonly ImmutableHashSet<string> _names =
        [.. typeof(Exercise).Assembly.GetExportedTypes().Select(type => type.Name.Split('`')[0]), "Checks"];

    /// <summary>Looks through the cells of a notebook's tasks.</summary>
    /// <param name="cells">The notebook's cells, compiled.</param>
    /// <param name="tasks">From a cell's index to the task that it answers.</param>
    /// <returns>Each forbidden thing once a cell, with the first line that uses it.</returns>
    public static ImmutableArray<ForbiddenUse> Find(
        ImmutableArray<CompiledCell> cells, IReadOnlyDictionary<int, ExerciseTask> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        var answers = cells.Where(cell => tasks.ContainsKey(cell.Index)).ToList();
        var models = answers.SelectMany(cell => cell.Models).ToDictionary(model => model.SyntaxTree);
        return [.. answers.SelectMany(cell => cell.Models.SelectMany(model => In(cell.Index, tasks[cell.Index], model, models)))
            .OrderBy(use => (use.Cell, use.Line)).DistinctBy(use => (use.Cell, use.Symbol))];
    }

    private static IEnumerable<ForbiddenUse> In(
        int cell, ExerciseTask task, SemanticModel model, Dictionary<SyntaxTree, SemanticModel> models)
    {
        var rules = ForbiddenRule.Of(task);
        var root = model.SyntaxTree.GetRoot();
        foreach (var node in root.DescendantNodes())
        {
            if (Unwritable(node) is { } what)
                yield return Use(node, what.Split(':')[0], what);
            if (Declared(node) is { } name && _names.Contains(name))
                yield return Use(node, name, $"'{name}' is a name of the course's checks, which an answer may not define anew");
        }
        var followed = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var (node, symbol) in SymbolUses.In(model, root))
        {
            if (Broken(rules, symbol) is { } what)
                yield return Use(node, ForbiddenRule.NameOf(symbol), what);
            else if (Behind(symbol, rules, models, followed, root.SyntaxTree) is { } behind)
                yield return Use(node, behind.Symbol, $"{symbol.Name}, of another answer, uses {behind.What}");
        }

        ForbiddenUse Use(SyntaxNode node, string symbol, string what) =>
            new(task.Id, cell, model.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1, symbol, what);
    }

    private static string? Broken(ImmutableArray<ForbiddenRule> rules, ISymbol symbol) =>
        ForbiddenRule.Broken(rules, symbol) is { } rule ? $"{Short(ForbiddenRule.NameOf(symbol))} ({rule.Why})" : null;

    /// <summary>What the declaration of a symbol in another answer uses that these rules forbid: an answer may not go through
    /// it.</summary>
    private static (string Symbol, string What)? Behind(
        ISymbol symbol, ImmutableArray<ForbiddenRule> rules, Dictionary<SyntaxTree, SemanticModel> models,
        HashSet<ISymbol> followed, SyntaxTree from)
    {
        if (symbol is not (IMethodSymbol or IPropertySymbol or IFieldSymbol or INamedTypeSymbol)
            || !followed.Add(symbol.OriginalDefinition))
            return null;
        foreach (var reference in symbol.OriginalDefinition.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == from || !models.TryGetValue(reference.SyntaxTree, out var model))
                continue;
            // A variable may hold what any line of its cell put there.
            var declaration = symbol is IFieldSymbol ? reference.SyntaxTree.GetRoot() : reference.GetSyntax();
            foreach (var (_, used) in SymbolUses.In(model, declaration))
            {
                if (Broken(rules, used) is { } what)
                    return (ForbiddenRule.NameOf(used), what);
                if (Behind(used, rules, models, followed, from) is { } further)
                    return further;
            }
        }
        return null;
    }

    private static string? Unwritable(SyntaxNode node) => node switch
    {
        UnsafeStatementSyntax or PointerTypeSyntax or FunctionPointerTypeSyntax =>
            "unsafe: code that goes around the type system",
        _ when node.ChildTokens().Any(token => token.IsKind(SyntaxKind.UnsafeKeyword)) =>
            "unsafe: code that goes around the type system",
        _ when node.ChildTokens().Any(token => token.IsKind(SyntaxKind.ExternKeyword)) => "extern: code that lies elsewhere",
        _ => null,
    };

    /// <summary>The name that a node gives to something other answers and checks can see.</summary>
    private static string? Declared(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        UsingDirectiveSyntax { Alias: { } alias } => alias.Name.Identifier.Text,
        MethodDeclarationSyntax { Parent: CompilationUnitSyntax } method => method.Identifier.Text,
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax { Parent: CompilationUnitSyntax } } variable =>
            variable.Identifier.Text,
        PropertyDeclarationSyntax { Parent: CompilationUnitSyntax } property => property.Identifier.Text,
        _ => null,
    };

    /// <summary>A documentation name as a reader wants it: without the parameters, and generics without their count.</summary>
    private static string Short(string name) =>
        Arity().Replace(name.Split('(')[0].Replace(".#ctor", "", StringComparison.Ordinal), "");

    [GeneratedRegex(@"``?\d+")]
    private static partial Regex Arity();
}
