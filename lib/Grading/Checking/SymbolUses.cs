using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grading;

/// <summary>
/// Everything that a piece of code uses, as the compiler understands it: what its names mean, the types that its expressions
/// have, and what it calls without naming it (operators, conversions, indexers, the methods behind query syntax and foreach).
/// </summary>
internal static class SymbolUses
{
    /// <summary>The symbols with the nodes that use them, in order; a symbol may come several times.</summary>
    /// <param name="model">What the compiler knows.</param>
    /// <param name="root">The piece of code.</param>
    public static IEnumerable<(SyntaxNode Node, ISymbol Symbol)> In(SemanticModel model, SyntaxNode root)
    {
        foreach (var node in root.DescendantNodesAndSelf())
        {
            foreach (var symbol in Of(model, node))
            {
                yield return (node, symbol);
                // A method with type arguments, a list of something: what stands in the angle brackets is used too.
                foreach (var part in Parts(symbol, depth: 0))
                    yield return (node, part);
            }
        }
    }

    private static IEnumerable<ISymbol> Of(SemanticModel model, SyntaxNode node)
    {
        if (node is ExpressionSyntax or ConstructorInitializerSyntax or AttributeSyntax or SelectOrGroupClauseSyntax
            or OrderingSyntax)
        {
            var info = model.GetSymbolInfo(node);
            // Code that does not compile yet has candidates only, and they count.
            foreach (var symbol in info.Symbol is { } found ? [found] : info.CandidateSymbols)
                yield return symbol;
        }
        if (node is ExpressionSyntax expression)
        {
            var types = model.GetTypeInfo(expression);
            foreach (var type in new[] { types.Type, types.ConvertedType }.OfType<ITypeSymbol>())
                yield return type;
            if (model.GetConversion(expression).MethodSymbol is { } conversion)
                yield return conversion;
            if (model.GetCollectionInitializerSymbolInfo(expression).Symbol is { } adding)
                yield return adding;
        }
        foreach (var symbol in Implied(model, node).OfType<ISymbol>())
            yield return symbol;
    }

    private static IEnumerable<ISymbol?> Implied(SemanticModel model, SyntaxNode node)
    {
        switch (node)
        {
            case CommonForEachStatementSyntax each:
                var loop = model.GetForEachStatementInfo(each);
                return [loop.GetEnumeratorMethod, loop.MoveNextMethod, loop.CurrentProperty, loop.DisposeMethod];
            case QueryClauseSyntax clause:
                var query = model.GetQueryClauseInfo(clause);
                return [query.CastInfo.Symbol, query.OperationInfo.Symbol];
            case AwaitExpressionSyntax await:
                var waiting = model.GetAwaitExpressionInfo(await);
                return [waiting.GetAwaiterMethod, waiting.GetResultMethod];
            case AssignmentExpressionSyntax { Left: TupleExpressionSyntax or DeclarationExpressionSyntax } assignment:
                return [model.GetDeconstructionInfo(assignment).Method];
            case VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ParameterSyntax:
                return [model.GetDeclaredSymbol(node) switch
                {
                    ILocalSymbol local => local.Type,
                    IParameterSymbol parameter => parameter.Type,
                    IFieldSymbol field => field.Type,
                    _ => null,
                }];
            default:
                return [];
        }
    }

    private static IEnumerable<ISymbol> Parts(ISymbol symbol, int depth)
    {
        IEnumerable<ITypeSymbol> parts = symbol switch
        {
            IArrayTypeSymbol array => [array.ElementType],
            IPointerTypeSymbol pointer => [pointer.PointedAtType],
            INamedTypeSymbol { IsAnonymousType: false } type => type.TypeArguments,
            IMethodSymbol method => method.TypeArguments,
            _ => [],
        };
        return depth > 5 ? [] : parts.SelectMany(part => Parts(part, depth + 1).Prepend(part));
    }
}
