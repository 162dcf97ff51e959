using System.Collections.Immutable;
using Notebooks;
using Spectre.Console;

namespace Course;

/// <summary>Shows a run: a bar a notebook that moves cell by cell at a terminal, a line a notebook elsewhere.</summary>
internal static class RunDisplay
{
    public static async Task<ImmutableArray<LessonOutcome>> ShowAsync(Func<IRunObserver, Task<ImmutableArray<LessonOutcome>>> run)
    {
        if (!Terminal.IsInteractive)
        {
            return await run(new Lines());
        }

        var lines = new Lines { IsQuiet = true };
        var outcomes = await Terminal.Progress().StartAsync(context => run(new Bars(context, lines)));
        foreach (var outcome in outcomes)
        {
            lines.Write(outcome);
        }

        return outcomes;
    }

    private sealed class Lines : IRunObserver
    {
        public bool IsQuiet { get; init; }

        public void Started(Lesson lesson)
        {
        }

        public void Progressed(Lesson lesson, CellProgress progress)
        {
        }

        public void Finished(LessonOutcome outcome)
        {
            if (!IsQuiet)
            {
                Write(outcome);
            }
        }

        public void Write(LessonOutcome outcome)
        {
            var line = outcome switch
            {
                { SkipReason: { } reason } => $"{outcome.Path}: skipped, because {reason}.",
                { Run: { } run } => FormattableString.Invariant(
                    $"{outcome.Path}: {outcome.Status}, {run.Cells.Length} cells in {run.Duration.TotalSeconds:0.0} s{(outcome.IsSample ? ", on the sample" : "")}."),
                _ => $"{outcome.Path}: {outcome.Status}.",
            };
            Terminal.Line(line);
        }
    }

    private sealed class Bars(ProgressContext context, Lines lines) : IRunObserver
    {
        private readonly Dictionary<string, ProgressTask> _bars = [];
        private readonly Lock _lock = new();

        public void Started(Lesson lesson) => Update(lesson, bar => bar.IsIndeterminate = true);

        public void Progressed(Lesson lesson, CellProgress progress) => Update(lesson, bar =>
        {
            bar.IsIndeterminate = false;
            bar.MaxValue = progress.Count;
            bar.Value = progress.Run is null ? progress.Number - 1 : progress.Number;
            bar.Description = $"{Markup.Escape(lesson.Name)} [grey]cell {progress.Number} of {progress.Count}[/]";
        });

        public void Finished(LessonOutcome outcome)
        {
            lines.Finished(outcome);
            if (outcome.Lesson is { } lesson)
            {
                Update(lesson, bar => bar.StopTask());
            }
        }

        private void Update(Lesson lesson, Action<ProgressTask> change)
        {
            lock (_lock)
            {
                if (!_bars.TryGetValue(lesson.Path, out var bar))
                {
                    _bars[lesson.Path] = bar = context.AddTask(Markup.Escape(lesson.Name));
                }

                change(bar);
            }
        }
    }
}
