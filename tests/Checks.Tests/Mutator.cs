using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Checks.Tests;

/// <summary>Answers with one small mistake each, made in the syntax tree of a right one.</summary>
internal static class Mutator
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind[]> _operators = new()
    {
        [SyntaxKind.AddExpression] = [SyntaxKind.SubtractExpression, SyntaxKind.MultiplyExpression],
        [SyntaxKind.SubtractExpression] = [SyntaxKind.AddExpression],
        [SyntaxKind.MultiplyExpression] = [SyntaxKind.AddExpression, SyntaxKind.DivideExpression],
        [SyntaxKind.DivideExpression] = [SyntaxKind.MultiplyExpression],
        [SyntaxKind.LessThanExpression] = [SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.LessThanOrEqualExpression] = [SyntaxKind.LessThanExpression],
        [SyntaxKind.GreaterThanExpression] = [SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.GreaterThanOrEqualExpression] = [SyntaxKind.GreaterThanExpression],
        [SyntaxKind.EqualsExpression] = [SyntaxKind.NotEqualsExpression],
        [SyntaxKind.NotEqualsExpression] = [SyntaxKind.EqualsExpression],
        [SyntaxKind.LogicalAndExpression] = [SyntaxKind.LogicalOrExpression],
        [SyntaxKind.LogicalOrExpression] = [SyntaxKind.LogicalAndExpression],
        [SyntaxKind.AddAssignmentExpression] = [SyntaxKind.SubtractAssignmentExpression, SyntaxKind.SimpleAssignmentExpression],
        [SyntaxKind.SubtractAssignmentExpression] = [SyntaxKind.AddAssignmentExpression],
        [SyntaxKind.MultiplyAssignmentExpression] = [SyntaxKind.AddAssignmentExpression],
        [SyntaxKind.DivideAssignmentExpression] = [SyntaxKind.MultiplyAssignmentExpression],
    };

    /// <summary>All mutants of a source: what was done, and the changed source.</summary>
    public static IEnumerable<(string What, string Source)> Mutants(string source)
    {
        var root = CSharpSyntaxTree.ParseText($"class Answer\n{{\n{source}\n}}").GetRoot();
        foreach (var node in root.DescendantNodes())
        {
            foreach (var changed in Changes(node))
            {
                var line = node.GetLocation().GetLineSpan().StartLinePosition.Line - 1;
                var text = root.ReplaceNode(node, changed.WithTriviaFrom(node)).ToFullString();
                yield return ($"line {line}: {node.ToString().ReplaceLineEndings(" ")} → {changed.ToString().ReplaceLineEndings(" ")}",
                    text[(text.IndexOf('{') + 1)..text.LastIndexOf('}')]);
            }
        }
    }

    private static IEnumerable<SyntaxNode> Changes(SyntaxNode node)
    {
        if (_operators.TryGetValue(node.Kind(), out var others))
        {
            foreach (var other in others)
                yield return WithOperator(node, other);
        }
        switch (node)
        {
            // A dropped term or factor: only one side remains.
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression
                or (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression } binary:
                yield return binary.Left.WithoutTrivia();
                yield return binary.Right.WithoutTrivia();
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression or (int)SyntaxKind.LogicalNotExpression } unary:
                yield return unary.Operand.WithoutTrivia();
                break;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NumericLiteralExpression):
                var value = Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture);
                yield return SyntaxFactory.ParseExpression(Text(value + 1, literal.Token.Value));
                if (value != 0)
                    yield return SyntaxFactory.ParseExpression(Text(value - 1, literal.Token.Value));
                break;
            // Two indices exchanged.
            case BracketedArgumentListSyntax { Arguments.Count: 2 } list when list.Arguments[0].ToString() != list.Arguments[1].ToString():
                yield return list.WithArguments(SyntaxFactory.SeparatedList([list.Arguments[1], list.Arguments[0]]));
                break;
            // An index one off.
            case ArgumentSyntax { Parent: BracketedArgumentListSyntax, Expression: IdentifierNameSyntax name }:
                yield return SyntaxFactory.Argument(SyntaxFactory.ParseExpression($"{name} + 1"));
                break;
            // A call in a chain left out.
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: not PredefinedTypeSyntax } called }:
                yield return called.Expression.WithoutTrivia();
                break;
            // Two neighbours in a call or a tuple exchanged.
            case ArgumentListSyntax list:
                for (var i = 0; i + 1 < list.Arguments.Count; i++)
                    yield return list.WithArguments(Exchanged(list.Arguments, i));
                break;
            case TupleExpressionSyntax { Parent: not AssignmentExpressionSyntax } tuple:
                for (var i = 0; i + 1 < tuple.Arguments.Count; i++)
                    yield return tuple.WithArguments(Exchanged(tuple.Arguments, i));
                break;
            case ConditionalExpressionSyntax choice:
                yield return choice.WithWhenTrue(choice.WhenFalse).WithWhenFalse(choice.WhenTrue);
                break;
            // A statement left out.
            case ExpressionStatementSyntax { Parent: BlockSyntax }:
                yield return SyntaxFactory.EmptyStatement();
                break;
        }
    }

    private static SeparatedSyntaxList<ArgumentSyntax> Exchanged(SeparatedSyntaxList<ArgumentSyntax> arguments, int i)
    {
        var (one, other) = (arguments[i].WithoutTrivia(), arguments[i + 1].WithoutTrivia());
        return arguments.Replace(arguments[i], other) is var half ? half.Replace(half[i + 1], one) : arguments;
    }

    private static string Text(double value, object? like) =>
        like is int ? value.ToString("0", CultureInfo.InvariantCulture) : value.ToString("0.0###############", CultureInfo.InvariantCulture);

    private static SyntaxNode WithOperator(SyntaxNode node, SyntaxKind kind) => node switch
    {
        BinaryExpressionSyntax binary => SyntaxFactory.BinaryExpression(kind, binary.Left, binary.Right),
        AssignmentExpressionSyntax assignment => SyntaxFactory.AssignmentExpression(kind, assignment.Left, assignment.Right),
        _ => node,
    };
}
