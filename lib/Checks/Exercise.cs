using System.Collections.Immutable;
using System.Text;
using NeuralNet;

namespace Checks;

/// <summary>The tasks of one exercise.</summary>
/// <param name="Name">The name of its notebook: <c>04-softmax</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Tasks">Its tasks, in order.</param>
public sealed record Exercise(string Name, string Title, ImmutableArray<ExerciseTask> Tasks)
{
    /// <summary>All exercises that have checks.</summary>
    public static ImmutableArray<Exercise> All { get; } =
    [
        CurveExercise.Exercise, GatesExercise.Exercise, NonlinearitiesExercise.Exercise, SoftmaxExercise.Exercise,
        ForwardExercise.Exercise, AutodiffExercise.Exercise, BackwardExercise.Exercise, LearnXorExercise.Exercise,
        MlpExercise.Exercise,
    ];

    /// <summary>What all checked tasks together earn.</summary>
    public int Points => Tasks.Sum(task => task.Points);

    /// <summary>The state of every task as last checked in this notebook, which a notebook displays as a table.</summary>
    public Summary Summary => new(Title, [.. Tasks.Select(task => task.LastVerdict ?? new Verdict(task, VerdictState.Open))]);
}

/// <summary>Where a student stands in an exercise.</summary>
/// <param name="Title">The exercise's title.</param>
/// <param name="Verdicts">The last verdict of each task.</param>
[TypeFormatterSource(typeof(SummaryFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record Summary(string Title, ImmutableArray<Verdict> Verdicts)
{
    /// <summary>The summary as HTML.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table class=\"nn-summary\"><thead><tr><th scope=\"col\"></th><th scope=\"col\">task</th>")
            .Append("<th scope=\"col\">points</th></tr></thead><tbody>");
        foreach (var verdict in Verdicts)
        {
            html.Append($"<tr><td style=\"color:{VerdictHtml.Colour(verdict.State)}\">{VerdictText.Mark(verdict.State)}</td>")
                .Append($"<td>{VerdictHtml.Escape(verdict.Task.Title)}</td><td>{verdict.Points} of {verdict.Task.Points}</td></tr>");
        }
        return html.Append($"</tbody></table><p>{Line}</p>").ToString();
    }

    /// <summary>The summary as text.</summary>
    public override string ToString() =>
        string.Join('\n', Verdicts.Select(verdict => $"{VerdictText.Mark(verdict.State)} {verdict.Task.Title}: {verdict.Points} of {verdict.Task.Points}")) + "\n" + Line;

    private string Line
    {
        get
        {
            var open = Verdicts.Count(verdict => verdict.State == VerdictState.Open);
            return $"{Verdicts.Sum(verdict => verdict.Points)} of {Verdicts.Sum(verdict => verdict.Task.Points)} points"
                + (open == 0 ? "." : $", {open} {(open == 1 ? "task" : "tasks")} open.");
        }
    }
}
