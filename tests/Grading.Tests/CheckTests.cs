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
        // One stored wrong answer for each task, all in one notebook.
        var ours = await OursAsync(name);
        var answers = ours.Tasks.ToDictionary(cell => cell.Id, cell => StoredWrong(name, cell.Id).FirstOrDefault());
        var notebook = ours.Notebook with
        {
            Cells = [.. ours.Notebook.Cells.Select((cell, i) => ours.Tasks.FirstOrDefault(task => task.Cell == i) is { } task
                && answers[task.Id] is { } file
                ? cell with { Source = cell.Source.Split('\n')[0] + "\n" + File.ReadAllText(file) } : cell)],
        };
        var run = await NotebookRunner.RunAsync(
            notebook, FolderOfNotebooks, new RunOptions { ContinueAfterFailure = true }, null,
                TestContext.Current.CancellationToken);
        var report = await CheckAsync(name, notebook);
        foreach (var cell in ours.Tasks.Where(cell => answers[cell.Id] is not null))
        {
            var shown = string.Concat(run.Executed.Cells[cell.Check!.Value].Outputs.OfType<DisplayOutput>()
                .Select(output => (string)output.Data["text/plain"]!));
            var result = report.Tasks.Single(task => task.Task.Id == cell.Id);
            var wanted = File.ReadLines(answers[cell.Id]!).First().Replace("// Diagnosis:", "", StringComparison.Ordinal).Trim();
            Assert.True(result.Diagnoses.Any(each => each.Name == wanted), $"{answers[cell.Id]}: {Said(result)}");
            Assert.All(result.Diagnoses, diagnosis =>
            {
                Assert.Contains(diagnosis.Name, shown, StringComparison.Ordinal);
                Assert.Contains(diagnosis.Hint, shown, StringComparison.Ordinal);
            });
            Assert.Equal(0, result.Points);
        }
        Assert.False(report.Succeeded);
    }

    internal static async Task<CheckReport> CheckAsync(string name, Notebook theirs, double seconds = 60)
    {
        var ours = await OursAsync(name);
        return await ExerciseCheck.RunAsync(
            ours, StudentWork.From(ours, theirs), FolderOfNotebooks,
                new RunOptions { CellTimeout = TimeSpan.FromSeconds(seconds) }, null,
            TestContext.Current.CancellationToken);
    }

    internal static async Task<StudentNotebook> OursAsync(string name) =>
        await Exercises.FindAsync(name, TestContext.Current.CancellationToken) ?? throw new InvalidDataException(name);

    private static string[] StoredWrong(string exercise, string task)
    {
        var folder = Path.Combine(Root, "tests", "Checks.Tests", "Answers", exercise, task);
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "wrong-*.cs").Order(StringComparer.Ordinal).Where(IsAboutValues)]
            : [];

        // Those that throw or do not end have states of their own.
        static bool IsAboutValues(string file) =>
            !File.ReadLines(file).First().Contains(Diagnosis.NoEnd, StringComparison.Ordinal)
            && !File.ReadLines(file).First().Contains(Diagnosis.AnException, StringComparison.Ordinal);
    }

    internal static string Said(TaskResult task) =>
        $"{task.Task.Id}: {task.StateText}. {string.Join(" ", task.Problems)} "
            + $"{string.Join(" ", task.Diagnoses.Select(each => $"{each.Name}. {each.Hint}"))}";
}
