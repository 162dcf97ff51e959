using System.CommandLine;
using System.Globalization;
using NeuralNet;

namespace Course;

/// <summary><c>./course runs tail [RUN]</c>: what a run has logged last, and what it logs while it goes on.</summary>
internal static class RunsTail
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);

    public static Command Create()
    {
        var id = new Argument<string?>("run") { Description = "The run's id or its beginning; the one begun last when left out.", Arity = ArgumentArity.ZeroOrOne };
        var lines = new Option<int>("--lines") { Description = "How many steps to show of what is there.", DefaultValueFactory = _ => 10, HelpName = "N" };
        var once = new Option<bool>("--no-follow") { Description = "Do not wait for more." };
        var store = RunsCommand.StoreOption();
        var command = new Command("tail", "Follow a run; Ctrl+C ends it, and not the run.") { id, lines, once, store };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var from = RunsCommand.Stored(new RunStore(parsed.GetValue(store)));
            var run = RunsCommand.Asked(() => parsed.GetValue(id) is { } wanted ? from.Read(wanted) : Latest(from));
            Terminal.Line($"{run.Id[..8]} {run.Experiment} ({run.Config})");
            return await FollowAsync(from, run, Math.Max(0, parsed.GetValue(lines)), parsed.GetValue(once), cancellationToken);
        });
        return command;
    }

    private static RunRecord Latest(RunStore store) => store.List() switch
    {
        { Count: 0 } => throw new ArgumentException($"There are no runs in {Repository.Show(store.Folder)} yet."),
        var runs => runs.LastOrDefault(run => run.Status == RunStatus.Running) ?? runs[^1],
    };

    private static async Task<int> FollowAsync(RunStore store, RunRecord run, int lines, bool once, CancellationToken cancellationToken)
    {
        var shown = new Dictionary<string, int>();
        var (attempt, isFirst) = (run.Attempt, true);
        while (true)
        {
            // Read after its status: what a run logs before it ends is shown before it is said to have ended.
            run = store.Read(run.Id);
            if (run.Attempt != attempt)
            {
                (attempt, isFirst) = (run.Attempt, true);
                shown.Clear();
                Terminal.Line("It was begun again.");
            }

            var steps = NewSteps(run, shown);
            foreach (var (step, values) in isFirst ? steps.TakeLast(lines) : steps)
            {
                Terminal.Line($"{step,8}  {string.Join("  ", values.Select(value => $"{value.Name} {value.Value.ToString("G5", CultureInfo.InvariantCulture)}"))}");
            }

            isFirst = false;
            if (run.Status != RunStatus.Running || once)
            {
                Terminal.Line($"{run.Status.ToString().ToLowerInvariant()}{(run.Message is null ? "" : $": {run.Message}")}; {run.Use}");
                return ExitCode.Done;
            }

            try
            {
                await Task.Delay(_pause, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Terminal.Line("The run goes on.");
                return ExitCode.Done;
            }
        }
    }

    private static IReadOnlyList<(long Step, List<(string Name, double Value)> Values)> NewSteps(RunRecord run, Dictionary<string, int> shown)
    {
        var steps = new SortedDictionary<long, List<(string, double)>>();
        foreach (var series in run.AllSeries())
        {
            for (var i = shown.GetValueOrDefault(series.Name); i < series.Count; i++)
            {
                if (!steps.TryGetValue(series.Steps[i], out var values))
                {
                    steps.Add(series.Steps[i], values = []);
                }

                values.Add((series.Name, series.Values[i]));
            }

            shown[series.Name] = series.Count;
        }

        return [.. steps.Select(step => (step.Key, step.Value))];
    }
}
