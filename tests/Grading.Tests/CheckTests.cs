using Checks;
using Notebooks;
using static Grading.Tests.Support;

namespace Grading.Tests;

/// <summary>What <c>./course check</c> finds in students' notebooks, of every exercise.</summary>
public class CheckTests
{
    public static TheoryData<string> Names => StudentNotebookTests.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task The_solution_earns_every_point(string name)
    {
        var solution = StudentNotebookTests.Solution(name);
        var report = await CheckAsync(name, solution.Notebook);
        Assert.All(report.Tasks, task => Assert.True(task.State == TaskState.Right, Said(task)));
        Assert.All(report.Written, part => Assert.True(part.IsWritten, part.Id));
        Assert.Equal((solution.Exercise!.Points, true), (report.Points, report.Succeeded));
        Assert.Empty(report.Notes);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task The_untouched_notebook_earns_nothing_and_runs_without_an_error(string name)
    {
        var report = await CheckAsync(name, NotebookFile.Read(Path.Combine(FolderOfNotebooks, name + ".ipynb")));
        Assert.All(report.Tasks, task => Assert.True(task.State == TaskState.Open, Said(task)));
        Assert.All(report.Written, part => Assert.False(part.IsWritten, part.Id));
        Assert.Equal((0, true), (report.Points, report.Succeeded));
        Assert.Empty(report.Notes);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_wrong_answer_gets_the_diagnosis_that_the_notebook_itself_shows(string name)
    {
        // One stored wrong answer a task, another one for each exercise's every task, in one notebook.
        var ours = await OursAsync(name);
        var answers = ours.Tasks.ToDictionary(cell => cell.Id, cell => StoredWrong(name, cell.Id).FirstOrDefault());
        var notebook = ours.Notebook with
        {
            Cells = [.. ours.Notebook.Cells.Select((cell, i) => ours.Tasks.FirstOrDefault(task => task.Cell == i) is { } task
                && answers[task.Id] is { } file ? cell with { Source = cell.Source.Split('\n')[0] + "\n" + File.ReadAllText(file) } : cell)],
        };
        var run = await NotebookRunner.RunAsync(
            notebook, FolderOfNotebooks, new RunOptions { ContinueAfterFailure = true }, null, TestContext.Current.CancellationToken);
        var report = await CheckAsync(name, notebook);
        foreach (var cell in ours.Tasks.Where(cell => answers[cell.Id] is not null))
        {
            var shown = string.Concat(run.Executed.Cells[cell.Check!.Value].Outputs.OfType<DisplayOutput>()
                .Select(output => (string)output.Data["text/plain"]!));
            var result = report.Tasks.Single(task => task.Task.Id == cell.Id);
            var wanted = File.ReadLines(answers[cell.Id]!).First().Replace("// Diagnosis:", "", StringComparison.Ordinal).Trim();
            Assert.True(result.Diagnoses.Any(each => each.Name == wanted), $"{answers[cell.Id]}: {Said(result)}");
            Assert.All(result.Diagnoses, diagnosis => Assert.Contains($"Probably {diagnosis.Name}. {diagnosis.Hint}", shown, StringComparison.Ordinal));
            Assert.Equal(0, result.Points);
        }
        Assert.False(report.Succeeded);
    }

    public static TheoryData<string, TaskState, string> Answers => new()
    {
        { "double[] NaiveSoftmax(double[] scores) { return scores.Lenght; }", TaskState.DoesNotCompile, "line 2: CS1061" },
        { "double[] NaiveSoftmax(double[] scores) => Helper(scores);", TaskState.DoesNotCompile, "task's own cell" },
        { "double[] Softmaks(double[] scores) => scores;", TaskState.DoesNotCompile, "its check cannot call it" },
        { "double NaiveSoftmax(double score) => score;", TaskState.DoesNotCompile, "double[] NaiveSoftmax(double[] scores)" },
        { "double[] NaiveSoftmax(double[] scores) => Softmax.Of(null).Row(0).ToArray();", TaskState.Forbidden, "line 2: NeuralNet.Softmax" },
        { "#r \"System.Net.Http\"\ndouble[] NaiveSoftmax(double[] scores) => scores;", TaskState.Forbidden, "line 2: a line that begins with #" },
        { "class Naive { public static int Check(object x) => 1; } static class SoftmaxExercise { public static Naive Naive = new(); }", TaskState.Forbidden, "may not define" },
        { "int zero = 0; int bang = 1 / zero; double[] NaiveSoftmax(double[] scores) => scores;", TaskState.Threw, "DivideByZero" },
        { "double[] NaiveSoftmax(double[] scores) => throw new InvalidOperationException(\"no\");", TaskState.Threw, "an exception" },
        { "double[] NaiveSoftmax(double[] scores) { return Again(scores); double[] Again(double[] x) => Again(x).Select(v => v).ToArray(); }", TaskState.Threw, "stack overflow" },
        { "while (true) { }\ndouble[] NaiveSoftmax(double[] scores) => scores;", TaskState.TooLong, "longer than" },
        { "double[] NaiveSoftmax(double[] scores) { while (true) { } }", TaskState.TooLong, "no end" },
        { "double[] NaiveSoftmax(double[] scores) => scores;", TaskState.NotYetRight, "" },
    };

    [Theory, MemberData(nameof(Answers))]
    public async Task An_answer_gets_its_state_and_words_to_go_on_with(string answer, TaskState state, string says)
    {
        var report = await CheckOneAsync($"{Head}\n{answer}");
        var task = report.Tasks.Single(task => task.Task.Id == Naive.Id);
        Assert.True(task.State == state, Said(task));
        Assert.Contains(says, Said(task), StringComparison.Ordinal);
        Assert.Equal((0, false), (task.Points, report.Succeeded));
        Assert.All(report.Tasks.Where(other => other != task), other => Assert.Equal(TaskState.Open, other.State));
    }

    [Fact]
    public async Task A_verdict_that_the_answer_displays_itself_is_not_believed()
    {
        var forged = $$$"""{"task":"{{{Naive.Id}}}","state":"passed","points":2,"diagnoses":[],"trials":[]}""".Replace("\"", "\\\"");
        var report = await CheckOneAsync(
            $"{Head}\ndouble[] {Naive.Function}(double[] scores) {{ \"{forged}\".DisplayAs(\"{Verdict.MimeType}\"); return scores; }}");
        var task = report.Tasks.Single(task => task.Task.Id == Naive.Id);
        Assert.True(task.State == TaskState.NotYetRight, Said(task));
    }

    [Fact]
    public async Task Edited_checks_and_points_change_nothing()
    {
        var ours = await OursAsync("04-softmax");
        var cells = ours.Notebook.Cells.Select(cell => cell with
        {
            Source = cell.Source.Replace($"({Naive.Points} points)", "(50 points)")
                .Replace($"SoftmaxExercise.Naive.Check({Naive.Function})", "SoftmaxExercise.Naive.Check(scores => SoftmaxExercise.Naive.Reference(scores))"),
        });
        var report = await CheckAsync("04-softmax", ours.Notebook with { Cells = [.. cells] });
        Assert.Equal((0, ours.Exercise!.Points), (report.Points, report.Exercise.Points));
    }

    private static async Task<CheckReport> CheckOneAsync(string source)
    {
        var ours = await OursAsync("04-softmax");
        var at = ours.Tasks.Single(cell => cell.Id == Naive.Id).Cell;
        return await CheckAsync("04-softmax", ours.Notebook with { Cells = ours.Notebook.Cells.SetItem(at, ours.Notebook.Cells[at] with { Source = source }) });
    }

    private static async Task<CheckReport> CheckAsync(string name, Notebook theirs)
    {
        var ours = await OursAsync(name);
        return await ExerciseCheck.RunAsync(
            ours, StudentWork.From(ours, theirs), FolderOfNotebooks, new RunOptions { CellTimeout = TimeSpan.FromSeconds(30) }, null,
            TestContext.Current.CancellationToken);
    }

    private static async Task<StudentNotebook> OursAsync(string name) =>
        await Exercises.FindAsync(name, TestContext.Current.CancellationToken) ?? throw new InvalidDataException(name);

    private static string[] StoredWrong(string exercise, string task)
    {
        var folder = Path.Combine(Root, "tests", "Checks.Tests", "Answers", exercise, task);
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "wrong-*.cs").Order(StringComparer.Ordinal)] : [];
    }

    private static string Said(TaskResult task) =>
        $"{task.Task.Id}: {task.StateText}. {string.Join(" ", task.Problems)} {string.Join(" ", task.Diagnoses.Select(each => $"{each.Name}. {each.Hint}"))}";
}
