using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Checks.Tests;

/// <summary>Every check against the answers that students really give, right ones and wrong ones.</summary>
public class AnswerTests
{
    public static TheoryData<string, string> Tasks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (exercise, task) in AnswerFiles.Tasks)
                data.Add(exercise, task.Id);
            return data;
        }
    }

    [Theory, MemberData(nameof(Tasks))]
    public void The_solution_passes(string exercise, string id)
    {
        var task = Find(exercise, id);
        var verdict = Check(task, AnswerFiles.WithWhatItCalls(exercise, AnswerFiles.Solution(exercise, id)));
        Assert.True(verdict.State == VerdictState.Passed, verdict.ToString());
    }

    [Theory, MemberData(nameof(Tasks))]
    public void Right_answers_in_other_styles_pass(string exercise, string id)
    {
        var files = AnswerFiles.Of(exercise, id, "right");
        Assert.True(files.Length >= 3, $"{files.Length} right answers are stored for {id}; three are asked for.");
        Assert.All(files, file =>
        {
            var verdict = Check(Find(exercise, id), File.ReadAllText(file));
            Assert.True(verdict.State == VerdictState.Passed, verdict.ToString());
        });
    }

    [Theory, MemberData(nameof(Tasks))]
    public void Wrong_answers_fail_with_their_own_diagnosis_also_when_renamed_and_reformatted(string exercise, string id)
    {
        var files = AnswerFiles.Of(exercise, id, "wrong");
        Assert.True(files.Length >= 8, $"{files.Length} wrong answers are stored for {id}; eight are asked for.");
        Assert.All(files, file =>
        {
            var source = File.ReadAllText(file);
            var wanted = AnswerFiles.Diagnosis(source);
            foreach (var written in new[] { source, Renamed(source, Find(exercise, id).Function) })
            {
                var verdict = Check(Find(exercise, id), written);
                Assert.True(verdict.State == VerdictState.Failed, $"{Path.GetFileName(file)} is accepted.");
                Assert.True(verdict.Diagnoses.Any(each => each.Name == wanted),
                    $"{Path.GetFileName(file)}: wanted '{wanted}', got '{string.Join("', '", verdict.Diagnoses.Select(each => each.Name))}'.\n{verdict}");
            }
        });
    }

    [Theory, MemberData(nameof(Tasks))]
    public void The_stored_wrong_answers_have_at_least_five_diagnoses_between_them(string exercise, string id)
    {
        var names = AnswerFiles.Of(exercise, id, "wrong").Select(file => AnswerFiles.Diagnosis(File.ReadAllText(file))).Distinct();
        Assert.True(names.Count() >= 5, string.Join(", ", names));
    }

    private static ExerciseTask Find(string exercise, string id) =>
        AnswerFiles.Tasks.Single(each => each.Exercise == exercise && each.Task.Id == id).Task;

    private static Verdict Check(ExerciseTask task, string source)
    {
        return task.CheckAny(AnswerCompiler.Compile(task, source));
    }

    /// <summary>The same answer with other names for what is local to it, and laid out anew.</summary>
    private static string Renamed(string source, string function)
    {
        var root = CSharpSyntaxTree.ParseText($"class Answer {{ {source} }}").GetRoot();
        var names = root.DescendantNodes().SelectMany(node => node switch
        {
            VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax or ForStatementSyntax } variable => [variable.Identifier.Text],
            ParameterSyntax parameter => [parameter.Identifier.Text],
            ForEachStatementSyntax each => [each.Identifier.Text],
            SingleVariableDesignationSyntax designation => [designation.Identifier.Text],
            _ => Array.Empty<string>(),
        }).Where(name => name != function && name != "_").ToHashSet();
        var renamed = new Renamer(names).Visit(root).NormalizeWhitespace().ToFullString();
        return renamed[(renamed.IndexOf('{') + 1)..renamed.LastIndexOf('}')];
    }

    private sealed class Renamer(HashSet<string> names) : CSharpSyntaxRewriter
    {
        public override SyntaxToken VisitToken(SyntaxToken token) =>
            token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.Text)
                && token.Parent is not MemberAccessExpressionSyntax and not NameColonSyntax
                && token.Parent?.Parent is not NameColonSyntax
                && !(token.Parent?.Parent is MemberAccessExpressionSyntax access && access.Name == token.Parent)
                ? SyntaxFactory.Identifier(token.LeadingTrivia, "renamed_" + token.Text, token.TrailingTrivia)
                : token;
    }
}
