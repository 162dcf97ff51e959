using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks;

namespace Grading;

/// <summary>What the compiler finds wrong with a solution notebook: answers, stubs, checks of another task, forbidden
/// symbols.</summary>
internal static class SolutionCode
{
    public static IEnumerable<NotebookProblem> Problems(SolutionNotebook solution, string folder)
    {
        var compiled = NotebookCompilation.Compile(solution.Notebook, folder);
        var student = StudentNotebook.From(solution);
        return [.. Errors(solution, compiled), .. StubErrors(solution, student, compiled, folder),
            .. Checks(solution, compiled), .. Forbidden(solution, compiled)];
    }

    private static IEnumerable<NotebookProblem> Errors(SolutionNotebook solution, ImmutableArray<CompiledCell> compiled) =>
        from cell in compiled
        from error in cell.Errors
        select solution.Problem(solution.Cells[cell.Index], LineOf(error), $"does not compile: {Words(error)}");

    private static IEnumerable<NotebookProblem> StubErrors(
        SolutionNotebook solution, StudentNotebook student, ImmutableArray<CompiledCell> compiled, string folder)
    {
        // Where the markers are wrong, or the solution itself does not compile, the student's version would only say so again.
        var ill = compiled.Where(cell => cell.Errors.Length > 0).Select(cell => cell.Index)
            .Concat(solution.Cells.Where(cell => cell.Text.Problems.Length > 0).Select(cell => cell.Number - 1)).ToHashSet();
        foreach (var cell in NotebookCompilation.Compile(student.Notebook, folder))
        {
            var source = solution.Cells[student.SourceCells[cell.Index]];
            if (cell.Errors.Length == 0 || ill.Contains(source.Number - 1))
                continue;
            var line = source.StudentLines.ElementAtOrDefault(LineOf(cell.Errors[0]) - 1);
            yield return solution.Problem(source, Math.Max(line, 1), "as students get it, with its stub, it does not compile: "
                + Words(cell.Errors[0]));
        }
    }

    private static IEnumerable<NotebookProblem> Checks(SolutionNotebook solution, ImmutableArray<CompiledCell> compiled)
    {
        foreach (var cell in compiled.Where(cell => cell.Errors.Length == 0))
        {
            if (solution.Cells[cell.Index] is not { Check: { } id } check)
                continue;
            var called = cell.Models.SelectMany(CheckedTask.In).ToList();
            if (called is not [var only])
                yield return solution.Problem(check, 2,
                    $"the check of '{id}' is one line such as 'XExercise.Stable.Check(Softmax)', its cell's value");
            else if (only is null || only.Id != id)
                yield return solution.Problem(check, 2,
                    $"the cell that says it checks '{id}' checks '{only?.Id ?? "no task of lib/Checks"}'");
        }
    }

    private static IEnumerable<NotebookProblem> Forbidden(SolutionNotebook solution, ImmutableArray<CompiledCell> compiled)
    {
        var tasks = solution.Tasks.Where(cell => solution.Exercise?.Tasks.Any(task => task.Id == cell.Task) == true)
            .DistinctBy(cell => cell.Task)
            .ToDictionary(cell => cell.Number - 1, cell => solution.Exercise!.Tasks.First(task => task.Id == cell.Task));
        return ForbiddenSymbols.Find(compiled, tasks).Select(use =>
            solution.Problem(solution.Cells[use.Cell], use.Line,
                $"the solution of '{use.Task}' uses what the task forbids: {use.What}"));
    }

    private static int LineOf(Diagnostic error) => error.Location.GetMappedLineSpan() is { IsValid: true } span
        ? span.StartLinePosition.Line + 1 : 1;

    private static string Words(Diagnostic error) => $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";
}

/// <summary>The task that a check's cell calls.</summary>
internal static class CheckedTask
{
    /// <summary>
    /// The task of each call of <c>Check</c> that ends a cell; null for a call of something that is not the course's own check.
    /// </summary>
    public static IEnumerable<ExerciseTask?> In(SemanticModel model)
    {
        if (model.SyntaxTree.GetRoot() is not CompilationUnitSyntax { Members: [.., GlobalStatementSyntax
            { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true,
                Expression: InvocationExpressionSyntax call } }] })
            return [];
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.Text: "Check", Expression: var owner }
            || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method || !IsOurs(method)
            || model.GetSymbolInfo(owner).Symbol is not IPropertySymbol { IsStatic: true } property || !IsOurs(property))
            return [null];
        var type = typeof(Exercise).Assembly.GetType(property.ContainingType.ToDisplayString());
        return [type?.GetProperty(property.Name, BindingFlags.Static | BindingFlags.Public)?.GetValue(null) as ExerciseTask];
    }

    private static bool IsOurs(ISymbol symbol) =>
        symbol.ContainingAssembly?.Name == typeof(Exercise).Assembly.GetName().Name
            && symbol.Locations.All(place => place.IsInMetadata);
}
