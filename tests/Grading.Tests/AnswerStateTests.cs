using Checks;
using static Grading.Tests.Support;

namespace Grading.Tests;

/// <summary>What becomes of answers that are not merely wrong, and of those that try to look right.</summary>
public class AnswerStateTests
{
    public static TheoryData<string, TaskState, string> Answers => new()
    {
        { "double[] NaiveSoftmax(double[] scores) { return scores.Lenght; }", TaskState.DoesNotCompile, "line 2: CS1061" },
        { "double[] NaiveSoftmax(double[] scores) => Helper(scores);", TaskState.DoesNotCompile, "task's own cell" },
        { "double[] Softmaks(double[] scores) => scores;", TaskState.DoesNotCompile, "its check cannot call it" },
        { "double NaiveSoftmax(double score) => score;", TaskState.DoesNotCompile, "double[] NaiveSoftmax(double[] scores)" },
        { "double[] NaiveSoftmax(double[] scores) => Softmax.Apply(scores);", TaskState.Forbidden, "line 2: NeuralNet.Softmax" },
        { "#r \"System.Net.Http\"\ndouble[] NaiveSoftmax(double[] scores) => scores;", TaskState.Forbidden,
            "line 2: a line that begins with #" },
        { "class Naive { public static int Check(object x) => 1; } static class SoftmaxExercise { public static Naive Naive = "
            + "new(); }", TaskState.Forbidden, "may not define" },
        { "int zero = 0; int bang = 1 / zero; double[] NaiveSoftmax(double[] scores) => scores;", TaskState.Threw,
            "DivideByZero" },
        { "double[] NaiveSoftmax(double[] scores) => throw new InvalidOperationException(\"no\");", TaskState.Threw,
            "an exception" },
        { "double[] NaiveSoftmax(double[] scores) { return Again(scores); double[] Again(double[] x) => Again(x).Select(v => "
            + "v).ToArray(); }", TaskState.Threw, "stack overflow" },
        { "while (true) { }\ndouble[] NaiveSoftmax(double[] scores) => scores;", TaskState.TooLong, "longer than" },
        { "double[] NaiveSoftmax(double[] scores) { while (true) { } }", TaskState.TooLong, "no end" },
        { "double[] NaiveSoftmax(double[] scores) => scores;", TaskState.NotYetRight, "" },
    };

    [Theory, MemberData(nameof(Answers))]
    public async Task An_answer_gets_its_state_and_words_to_go_on_with(string answer, TaskState state, string says)
    {
        var report = await CheckOneAsync($"{Head}\n{answer}", says == "longer than" ? 5 : 60);
        var task = report.Tasks.Single(task => task.Task.Id == Naive.Id);
        Assert.True(task.State == state, CheckTests.Said(task));
        Assert.Contains(says, CheckTests.Said(task), StringComparison.Ordinal);
        Assert.Equal((0, false), (task.Points, report.Succeeded));
        Assert.All(report.Tasks.Where(other => other != task), other => Assert.Equal(TaskState.Open, other.State));
    }

    [Fact]
    public async Task A_verdict_that_the_answer_displays_itself_is_not_believed()
    {
        var forged = $$$"""{"task":"{{{Naive.Id}}}","state":"passed","points":2,"diagnoses":[],"trials":[]}""".Replace("\"", "\\\"");
        var report = await CheckOneAsync(
            $"{Head}\ndouble[] {Naive.Function}(double[] scores) "
                + $"{{ \"{forged}\".DisplayAs(\"{Verdict.MimeType}\"); return scores; }}");
        var task = report.Tasks.Single(task => task.Task.Id == Naive.Id);
        Assert.True(task.State == TaskState.NotYetRight, CheckTests.Said(task));
    }

    [Fact]
    public async Task Edited_checks_and_points_change_nothing()
    {
        var ours = await CheckTests.OursAsync("04-softmax");
        var cells = ours.Notebook.Cells.Select(cell => cell with
        {
            Source = cell.Source.Replace($"({Naive.Points} points)", "(50 points)")
                .Replace($"SoftmaxExercise.Naive.Check({Naive.Function})",
                "SoftmaxExercise.Naive.Check(scores => SoftmaxExercise.Naive.Reference(scores))"),
        });
        var report = await CheckTests.CheckAsync("04-softmax", ours.Notebook with { Cells = [.. cells] });
        Assert.Equal((0, ours.Exercise!.Points), (report.Points, report.Exercise.Points));
    }

    private static async Task<CheckReport> CheckOneAsync(string source, double seconds = 60)
    {
        var ours = await CheckTests.OursAsync("04-softmax");
        var at = ours.Tasks.Single(cell => cell.Id == Naive.Id).Cell;
        return await CheckTests.CheckAsync(
            "04-softmax",
                ours.Notebook with { Cells = ours.Notebook.Cells.SetItem(at, ours.Notebook.Cells[at] with { Source = source }) },
            seconds);
    }
}
