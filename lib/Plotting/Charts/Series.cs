using NeuralNet;

namespace Plotting;

/// <summary>How the values of a <see cref="Series"/> are drawn.</summary>
public enum Mark
{
    /// <summary>As the chart does it: a line in <see cref="Chart.Lines"/>, points in <see cref="Chart.Scatter"/>.</summary>
    Natural,

    /// <summary>A line from value to value.</summary>
    Line,

    /// <summary>A point for each value.</summary>
    Points,

    /// <summary>A line with a point at each value.</summary>
    LineAndPoints,
}

/// <summary>
/// Named pairs of x and y. Its colour comes from its name where the course has one for it ("training", "validation", "test",
/// "tanh", …), else from its place among the others.
/// </summary>
/// <example><code>
/// Series.Of("training", lossByEpoch, start: 1)
/// Series.Function("sigmoid", z => 1 / (1 + Math.Exp(-z)), -5, 5)
/// Series.Of("η = 0.1", epochs, mean) with { Low = lowest, High = highest }
/// </code></example>
/// <param name="Name">What the values are.</param>
/// <param name="X">Where they lie.</param>
/// <param name="Y">What they are; NaN leaves a gap.</param>
public sealed record Series(string Name, double[] X, double[] Y)
{
    /// <summary>Line, points or both.</summary>
    public Mark Mark { get; init; }

    /// <summary>The lower edge of a band around the values, as long as <see cref="Y"/>, or null.</summary>
    public double[]? Low { get; init; }

    /// <summary>The upper edge of a band around the values, as long as <see cref="Y"/>, or null.</summary>
    public double[]? High { get; init; }

    /// <summary>
    /// What lies between <see cref="Low"/> and <see cref="High"/>, for alt text and table: "lowest to highest of 5 seeds".
    /// </summary>
    public string BandName { get; init; } = "band";

    /// <summary>The colour, best from <see cref="Palette"/>, or null for the one that fits the name or place.</summary>
    public string? Color { get; init; }

    /// <summary>Whether the line is dashed: a target, a bound, a thing for comparison.</summary>
    public bool IsDashed { get; init; }

    /// <summary>A text for each point, shown beside it, or null.</summary>
    public string[]? Labels { get; init; }

    /// <summary>Values over 0, 1, 2, … or from another start.</summary>
    /// <param name="name">What the values are.</param>
    /// <param name="y">The values.</param>
    /// <param name="start">Where the first value lies; 1 for epochs.</param>
    public static Series Of(string name, IEnumerable<double> y, int start = 0)
    {
        double[] values = [.. y];
        return new(name, [.. Enumerable.Range(start, values.Length).Select(i => (double)i)], values);
    }

    /// <summary>Values at given places.</summary>
    /// <param name="name">What the values are.</param>
    /// <param name="x">Where they lie.</param>
    /// <param name="y">The values, as many as places.</param>
    /// <exception cref="ArgumentException">x and y differ in length.</exception>
    public static Series Of(string name, IEnumerable<double> x, IEnumerable<double> y)
    {
        var series = new Series(name, [.. x], [.. y]);
        series.Check();
        return series;
    }

    /// <summary>Values drawn as a line in any chart: a fit through data, a separating line.</summary>
    /// <param name="name">What the values are.</param>
    /// <param name="x">Where they lie.</param>
    /// <param name="y">The values, as many as places.</param>
    public static Series Line(string name, IEnumerable<double> x, IEnumerable<double> y) => Of(name, x,
        y) with { Mark = Mark.Line };

    /// <summary>Values drawn as points in any chart: measurements beside a curve.</summary>
    /// <param name="name">What the values are.</param>
    /// <param name="x">Where they lie.</param>
    /// <param name="y">The values, as many as places.</param>
    public static Series Points(string name, IEnumerable<double> x, IEnumerable<double> y) =>
        Of(name, x, y) with { Mark = Mark.Points };

    /// <summary>A function's values at equal distances, both ends included.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="function">The function.</param>
    /// <param name="from">The first place.</param>
    /// <param name="to">The last place.</param>
    /// <param name="points">How many places, at least 2.</param>
    public static Series Function(string name, Func<double, double> function, double from, double to, int points = 201)
    {
        double[] x = Chart.Grid(from, to, points);
        return new(name, x, [.. x.Select(function)]) { Mark = Mark.Line };
    }

    /// <summary>One series of points for each class that occurs, named and coloured by class.</summary>
    /// <param name="x">First coordinates.</param>
    /// <param name="y">Second coordinates, as many.</param>
    /// <param name="classes">The class of each point, from 0, as many.</param>
    /// <param name="names">The classes' names, or null for "class 0", "class 1", ….</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static Series[] ByClass(IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<int> classes,
        IReadOnlyList<string>? names = null)
    {
        if (x.Count != y.Count || x.Count != classes.Count)
            throw new ArgumentException(
                $"Series.ByClass: {x.Count} x, {y.Count} y and {classes.Count} classes; each point needs all three.");
        return [.. classes.Distinct().Order().Select(number =>
        {
            int[] members = [.. Enumerable.Range(0, classes.Count).Where(i => classes[i] == number)];
            return new Series(names is not null && number < names.Count ? names[number] : $"class {number}",
                [.. members.Select(i => x[i])], [.. members.Select(i => y[i])])
            {
                Mark = Mark.Points,
                Color = Palette.ClassColor(number),
            };
        })];
    }

    /// <summary>One series of points for each class that occurs, from the rows of a matrix.</summary>
    /// <param name="points">(samples × 2)</param>
    /// <param name="classes">The class of each row, from 0.</param>
    /// <param name="names">The classes' names, or null for "class 0", "class 1", ….</param>
    /// <exception cref="ArgumentException">The matrix has not two columns, or not one class a row.</exception>
    public static Series[] ByClass(Matrix points, IReadOnlyList<int> classes, IReadOnlyList<string>? names = null) =>
        points.Columns == 2
            ? ByClass(points.Column(0), points.Column(1), classes, names)
            : throw new ArgumentException($"Series.ByClass: the points are {points.Shape}; a point in the plane is a row of 2.");

    /// <summary>The losses of a training run by epoch: training, and validation where there was one.</summary>
    /// <param name="history">The run.</param>
    public static Series[] Losses(TrainingHistory history) =>
        OfHistory(history, evaluation => evaluation.Loss);

    /// <summary>The accuracies of a training run by epoch: training, and validation where there was one.</summary>
    /// <param name="history">The run.</param>
    public static Series[] Accuracies(TrainingHistory history) =>
        OfHistory(history, evaluation => evaluation.Accuracy);

    private static Series[] OfHistory(TrainingHistory history, Func<Evaluation, double> value)
    {
        if (history.Epochs.Count == 0)
            throw new ArgumentException("Series of a TrainingHistory: no epoch ended, there is nothing to draw.",
                nameof(history));
        EpochResult[] validated = [.. history.Epochs.Where(epoch => epoch.Validation is not null)];
        Series trained = Of("training", history.Epochs.Select(epoch => (double)epoch.Epoch),
            history.Epochs.Select(epoch => value(epoch.Train)));
        return validated.Length == 0 ? [trained] : [trained, Of("validation", validated.Select(epoch => (double)epoch.Epoch),
            validated.Select(epoch => value(epoch.Validation!.Value)))];
    }

    /// <summary>
    /// The same series with a band from the lowest to the highest of several runs, around their mean. Where a run is NaN, because
    /// it has diverged, there is neither: a mean or a band of the others would flatter them all.
    /// </summary>
    /// <param name="name">What the values are.</param>
    /// <param name="x">Where they lie.</param>
    /// <param name="runs">One list of values for each run, each as long as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">There is no run, or one differs in length.</exception>
    public static Series OfRuns(string name, IEnumerable<double> x, IReadOnlyList<IReadOnlyList<double>> runs)
    {
        double[] places = [.. x];
        if (runs.Count == 0)
            throw new ArgumentException($"Series.OfRuns: '{name}' has no runs; give one list of values for each.");
        if (runs.FirstOrDefault(run => run.Count != places.Length) is { } odd)
            throw new ArgumentException($"Series.OfRuns: '{name}' has a run of {odd.Count} values over {places.Length} places.");
        return new(name, places, [.. places.Select((_, i) => runs.Average(run => run[i]))])
        {
            // Min passes NaN on by itself; Max takes it for less than everything.
            Low = [.. places.Select((_, i) => runs.Min(run => run[i]))],
            High = [.. places.Select((_, i) => runs.Any(run => double.IsNaN(run[i])) ? double.NaN : runs.Max(run => run[i]))],
            BandName = $"lowest to highest of {runs.Count} runs",
        };
    }

    /// <summary>Throws when the parts differ in length.</summary>
    internal void Check()
    {
        if (X.Length != Y.Length)
            throw new ArgumentException($"Series '{Name}': {X.Length} x and {Y.Length} y; each value needs its place.");
        if ((Low is null) != (High is null) || (Low is not null && (Low.Length != Y.Length || High!.Length != Y.Length)))
            throw new ArgumentException(
                $"Series '{Name}': a band needs Low and High, each as long as Y ({Y.Length}); they have {Length(Low)} and " +
                $"{Length(High)}.");
        if (Labels is not null && Labels.Length != Y.Length)
            throw new ArgumentException($"Series '{Name}': {Labels.Length} labels for {Y.Length} points.");

        static string Length(double[]? values) => values is null ? "none" : values.Length.ToString();
    }
}
