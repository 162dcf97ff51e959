namespace Plotting;

/// <summary>
/// A line chart that grows while a cell runs: at most ten updates a second, long runs averaged, one place on the page. It works
/// in
/// every host that can replace an output; elsewhere the finished figure is what is shown, by <see cref="Figure"/>.
/// </summary>
/// <remarks>Values may be added from any thread.</remarks>
/// <example><code>
/// using var live = Chart.Live("Loss while training", "step", "cross-entropy (nats)");
/// for (int step = 0; step &lt; steps; step++)
///     live.Add("training", step, Train());
/// </code></example>
public sealed class LiveFigure : IDisposable
{
    /// <summary>The most values of a series that are kept; beyond, neighbours are averaged.</summary>
    public const int MaximumPoints = 1000;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, AveragedSeries> _series = [];
    private readonly List<string> _names = [];
    private readonly string _title;
    private readonly Axis _x;
    private readonly Axis _y;
    private readonly string _key = Guid.NewGuid().ToString("N");
    private readonly LiveHost? _host;
    private readonly TimeProvider _clock;
    private long _lastUpdate;
    private bool _shown;
    private bool _completed;

    internal LiveFigure(string title, Axis x, Axis y, LiveHost? host, TimeProvider clock) =>
        (_title, _x, _y, _host, _clock) = (title, x, y, host, clock);

    /// <summary>The chart of the values so far.</summary>
    public Figure Figure
    {
        get
        {
            lock (_lock)
                return Draw();
        }
    }

    /// <summary>
    /// How many values of a series one point of the chart stands for; 1 until there are more than the chart keeps.
    /// </summary>
    /// <param name="series">The series' name.</param>
    public int ValuesPerPoint(string series)
    {
        lock (_lock)
            return _series.TryGetValue(series, out AveragedSeries? found) ? found.Stride : 1;
    }

    /// <summary>Adds a value to a series, which is created by its first value.</summary>
    /// <param name="series">The series' name.</param>
    /// <param name="x">Where the value lies: the step or epoch.</param>
    /// <param name="y">The value; what is not finite is a gap in the line.</param>
    /// <exception cref="InvalidOperationException">The chart is complete.</exception>
    public void Add(string series, double x, double y)
    {
        lock (_lock)
        {
            if (_completed)
                throw new InvalidOperationException(
                    $"LiveFigure '{_title}': the chart is complete; add '{series}' before Complete() or Dispose().");
            if (!_series.TryGetValue(series, out AveragedSeries? values))
            {
                _series.Add(series, values = new AveragedSeries(MaximumPoints));
                _names.Add(series);
            }
            values.Add(x, y);
            if (_host is null || (_shown && _clock.GetElapsedTime(_lastUpdate) < _pause))
                return;
            Show();
        }
    }

    /// <summary>Shows the chart with every value and ends the updates. Calling it again does nothing.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            if (_completed)
                return;
            _completed = true;
            if (_host is not null && _names.Count > 0)
                Show();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Complete();

    private void Show()
    {
        _host!.Show(Draw());
        _shown = true;
        _lastUpdate = _clock.GetTimestamp();
    }

    private Figure Draw()
    {
        if (_names.Count == 0)
            return new Figure(_title, "No values yet.", FigureTable.Empty, []) { LiveKey = _key };
        Series[] series = [.. _names.Select(name => new Series(name, [.. _series[name].X], [.. _series[name].Y]))];
        int most = _names.Max(name => _series[name].Stride);
        Figure figure = Chart.Lines(_title, _x, _y, series) with { LiveKey = _key };
        return most == 1 ? figure : figure with { AltText = $"{figure.AltText} Each point is the mean of up to {most} values." };
    }
}

public static partial class Chart
{
    /// <summary>
    /// A line chart that grows while the cell runs. Dispose or <see cref="LiveFigure.Complete"/> it at the end.
    /// </summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="x">The horizontal axis: steps, epochs.</param>
    /// <param name="y">The vertical axis.</param>
    public static LiveFigure Live(string title, Axis x, Axis y) => new(title, x, y, LiveHost.Find(), TimeProvider.System);
}
