using System.Collections;
using NeuralNet;

namespace Plotting;

/// <summary>
/// A dashboard of an experiment's runs: a metric of each as a line, and a table of them all; it follows runs of this and of other
/// processes while they go on, in one place on the page. At the end the finished picture stays, as a static one.
/// </summary>
/// <example><code>
/// SweepResult result;
/// using (LiveRuns.Show(store, "lesson-11", "validation loss"))
///     result = sweep.Run(store, "lesson-11", Train);
/// </code></example>
public sealed class LiveRuns : IDisposable
{
    private const int MostLines = 24;
    private const int MostPoints = 150;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(300);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (RunLogReader Log, RunRecord? Record)> _runs = [];
    private readonly string _key = Guid.NewGuid().ToString("N");
    private readonly RunStore _store;
    private readonly string _experiment;
    private readonly Axis _metric;
    private readonly string[] _fields;
    private readonly LiveHost? _host;
    private readonly Timer? _timer;
    private bool _completed;

    internal LiveRuns(RunStore store, string experiment, Axis metric, string[] fields, LiveHost? host)
    {
        (_store, _experiment, _metric, _fields, _host) = (store, experiment, metric, fields, host);
        Look();
        // Shown first on the cell's own thread, whose output it is.
        _host?.Show(Board);
        if (_host is not null)
            _timer = new Timer(_ => Update(), null, _pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Shows the dashboard, and follows the runs until it is disposed.</summary>
    /// <param name="store">The store.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="metric">The metric that is drawn, by its name; a logarithmic axis is <c>Axis.Log("loss")</c>.</param>
    /// <param name="fields">The columns of the table, as <see cref="RunTable.Of"/> has them.</param>
    public static LiveRuns Show(RunStore store, string experiment, Axis metric, params string[] fields) =>
        new(store, experiment, metric, fields, LiveHost.Find());

    /// <summary>Chart and table as they are now.</summary>
    public RunBoard Board
    {
        get
        {
            lock (_lock)
                return Draw();
        }
    }

    /// <summary>Shows the runs as they are now, and follows them no more. Calling it again does nothing.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_completed)
                return;
            _completed = true;
            _timer?.Dispose();
            Look();
            _host?.Show(Draw());
        }
    }

    private void Update()
    {
        lock (_lock)
        {
            if (_completed)
                return;
            try
            {
                if (Look())
                    _host!.Show(Draw());
                _timer!.Change(_pause, Timeout.InfiniteTimeSpan);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException
                or System.Reflection.TargetInvocationException)
            {
                // Nothing on this thread can mend it, and the runs must go on; what is wrong shows at the end.
            }
        }
    }

    // Reads what is new; a run that has ended is not looked at again until its log grows.
    private bool Look()
    {
        bool isNew = false;
        foreach (string folder in _store.Folders(_experiment))
        {
            if (!_runs.TryGetValue(folder, out var known))
                known.Log = new RunLogReader(folder);
            bool isHeld = known.Log.End is null && RunLock.IsHeld(folder);
            bool hasGrown = known.Log.Refresh();
            RunStatus? before = known.Record?.Status;
            if (hasGrown || before is RunStatus.Running)
                known.Record = RunRecord.Of(known.Log, isHeld || (known.Log.End is null && RunLock.IsHeld(folder)));
            _runs[folder] = known;
            isNew |= hasGrown || known.Record?.Status != before;
        }
        return isNew;
    }

    private RunBoard Draw()
    {
        var all = _runs.Values.Where(run => run.Record?.Experiment == _experiment).ToList();
        string[] varying = [.. new RunList(all.Select(run => run.Record!)).VaryingSettings];
        // By their settings: which of two threads was first must not show in the finished picture.
        var ordered = all.OrderBy(_ => 0);
        foreach (string setting in varying)
            ordered = ordered.ThenBy(run => RunFields.Value(run.Record!, setting), RunFields.Order);
        all = [.. ordered.ThenBy(run => run.Record!.Repetition)];
        var runs = new RunList(all.Select(run => run.Record!));
        var drawn = all.Where(run => run.Log.Metrics.Contains(_metric.Title)).ToList();
        // Those that go on matter most, then the latest.
        var chosen = drawn.OrderBy(run => run.Record!.Status == RunStatus.Running ? 0 : 1)
            .ThenByDescending(run => run.Record!.Began).Take(MostLines).ToHashSet();
        Series[] series = [.. drawn.Where(chosen.Contains).Select(run => LineOf(run.Log, run.Record!, varying))];
        int going = runs.Count(run => run.Status == RunStatus.Running);
        string title = $"{_experiment}: {Words.Count(runs.Count, "run")}, {going} going on";
        Figure figure = series.Length == 0
            ? new Figure(title, "No values yet.", FigureTable.Empty, [])
            : Chart.Lines(title, "step", _metric, series);
        if (drawn.Count > series.Length)
            figure = figure.WithAltText($"{figure.AltText} The {series.Length} latest of {drawn.Count} runs are drawn.");
        // A column that no run has yet comes when one has.
        string[] fields = [.. _fields.Where(field => runs.Any(run => RunFields.Value(run, field) is not null))];
        return new RunBoard(figure with { LiveKey = _key }, RunTable.Of(runs, fields));
    }

    private Series LineOf(RunLogReader log, RunRecord run, string[] varying)
    {
        MetricSeries values = log.Series(_metric.Title)!;
        string name = varying.Length == 0 ? run.Id[..8] : string.Join(", ", varying.Select(setting =>
            $"{setting} {RunFields.ShortText(RunFields.Value(run, setting))}"));
        if (run.Repetition > 0)
            name += $", repetition {run.Repetition}";
        int stride = Math.Max(1, (values.Count + MostPoints - 1) / MostPoints);
        // Every so-manieth value, and always the last.
        int[] kept = [.. Enumerable.Range(0, values.Count).Where(i => i % stride == 0 || i == values.Count - 1)];
        return new Series(name, [.. kept.Select(i => (double)values.Steps[i])], [.. kept.Select(i => values.Values[i])])
        {
            IsDashed = run.Status is not (RunStatus.Finished or RunStatus.Running),
        };
    }
}

/// <summary>What a <see cref="LiveRuns"/> shows: a chart and a table below it.</summary>
/// <param name="Figure">The chart.</param>
/// <param name="Table">The table.</param>
[TypeFormatterSource(typeof(RunBoardFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record RunBoard(Figure Figure, RunTable Table)
{
    /// <summary>Both as HTML.</summary>
    public string ToHtml() => Figure.ToHtml() + "\n" + Table.ToHtml();

    /// <summary>Both in words.</summary>
    public override string ToString() => $"{Figure}\n{Table}";
}

/// <summary>The ways to show a <see cref="RunBoard"/>.</summary>
internal sealed class RunBoardFormatterSource
{
    public IEnumerable CreateTypeFormatters() => new object[]
    {
        new TypeFormatter<RunBoard>("text/html", board => board.ToHtml()),
        new TypeFormatter<RunBoard>("text/plain", board => board.ToString()),
    };
}
