using System.Collections.Immutable;
using System.Globalization;
using Checks;
using Microsoft.CodeAnalysis;
using Notebooks;

namespace Grading;

/// <summary>
/// What can be said of a student's answers without running them: what they may not use, and why they do not compile. Answers that
/// use what they may not use are not run.
/// </summary>
/// <param name="Forbidden">By task, what it uses and may not.</param>
/// <param name="Errors">By task, the compiler's words with their lines.</param>
internal sealed record AnswerScreening(
    ImmutableDictionary<string, ImmutableArray<string>> Forbidden, ImmutableDictionary<string, ImmutableArray<string>> Errors)
{
    // Deeply nested code needs a deep stack; a compiler that has not finished by then will not.
    private const int StackSize = 64 << 20;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    public static AnswerScreening Of(StudentNotebook ours, StudentWork work, Exercise exercise, string folder,
        CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_patience);
        var result = (AnswerScreening?)null;
        var failure = (Exception?)null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = Screen(ours, work, exercise, folder, limit.Token);
                }
                catch (Exception error) when (error is OperationCanceledException or InsufficientExecutionStackException)
                {
                    failure = error;
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        cancellationToken.ThrowIfCancellationRequested();
        if (failure is null)
            return result!;
        var all = work.Tasks.Keys.ToImmutableDictionary(id => id, _ =>
            ImmutableArray.Create("the compiler gave up on the answers: one of them nests too deeply"));
        return new AnswerScreening([], all);
    }

    private static AnswerScreening Screen(
        StudentNotebook ours, StudentWork work, Exercise exercise, string folder, CancellationToken cancellationToken)
    {
        var forbidden = work.Tasks.Values.Select(answer => (answer, Lines: NotebookCompilation.DirectiveLines(answer.Source)))
            .Where(each => each.Lines.Length > 0).ToDictionary(
                each => each.answer.Id,
                each => ImmutableArray.Create(
                    $"line {Line(each.answer, each.Lines[0])}: a line that begins with # speaks to the kernel or brings in "
                        + "other files, which an answer does not"));
        var (answers, compiled) = Compile();
        foreach (var uses in ForbiddenSymbols.Find(compiled, answers).GroupBy(use => use.Task))
            forbidden[uses.Key] = [.. uses.Select(use => $"line {Line(work.Tasks[use.Task], use.Line)}: {use.What}").Take(3)];
        if (forbidden.Count > 0)
            (answers, compiled) = Compile();
        var errors = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>();
        foreach (var cell in ours.Tasks.Where(cell => work.Tasks.ContainsKey(cell.Id) && !forbidden.ContainsKey(cell.Id)))
        {
            var own = compiled.First(each => each.Index == cell.Cell).Errors;
            if (own.Length > 0)
            {
                errors[cell.Id] = [.. own.Take(3)
                    .Select(error => $"line {Line(work.Tasks[cell.Id], LineOf(error))}: {Words(error)}"), .. Beside(own)];
                continue;
            }
            var check = compiled.First(each => each.Index == cell.Check);
            if (check.Errors is [var first, ..])
                errors[cell.Id] = [$"its check cannot call it: {Words(first)} {Wanted(ours, cell, exercise)}"];
            else if (check.Models.SelectMany(CheckedTask.In).ToList() is not [{ } task] || task.Id != cell.Id)
                forbidden[cell.Id] =
                    ["with these answers the check's cell no longer calls the course's own check: which name do they define "
                        + "anew?"];
        }
        return new AnswerScreening(forbidden.ToImmutableDictionary(), errors.ToImmutable());

        (Dictionary<int, ExerciseTask> Answers, ImmutableArray<CompiledCell> Compiled) Compile()
        {
            var running = ours.Tasks.Where(cell => work.Tasks.ContainsKey(cell.Id) && !forbidden.ContainsKey(cell.Id));
            return (running.ToDictionary(cell => cell.Cell, cell => exercise.Tasks.First(task => task.Id == cell.Id)),
                NotebookCompilation.Compile(work.PutInto(ours, forbidden.Keys.ToHashSet()), folder, cancellationToken));
        }
    }

    private static int Line(StudentAnswer answer, int line) => answer.FirstLine + line - 1;

    private static int LineOf(Diagnostic error) =>
        error.Location.GetMappedLineSpan() is { IsValid: true } span ? span.StartLinePosition.Line + 1 : 1;

    private static string Words(Diagnostic error) =>
        $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture).TrimEnd('.')}.";

    private static IEnumerable<string> Beside(ImmutableArray<Diagnostic> errors) => errors.Any(error => error.Id == "CS0103")
        ? ["A helper of yours belongs into the task's own cell: only that cell is checked."]
        : [];

    /// <summary>The head of the function as it was handed out.</summary>
    private static string Wanted(StudentNotebook ours, FillInCell cell, Exercise exercise)
    {
        var function = exercise.Tasks.First(task => task.Id == cell.Id).Function;
        var head = ours.Notebook.Cells[cell.Cell].Source.Split('\n')
            .FirstOrDefault(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            && line.Contains(function + "(", StringComparison.Ordinal));
        return head is null ? "" : $"It is to begin '{head.Trim().TrimEnd('{').Trim()}'.";
    }
}
