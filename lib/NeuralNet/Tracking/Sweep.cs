using System.Globalization;

namespace NeuralNet;

/// <summary>
/// Many runs of one experiment that differ in their settings: every combination of some values, or settings drawn at random.
/// The runs are shared among threads, each with one of its own, so that the result is the same to the last bit for any number.
/// A sweep that was stopped goes on where it stopped when it is run again.
/// </summary>
/// <example><code>
/// var sweep = Sweep.Grid(("LearningRate", [0.1, 0.3, 1.0]), ("Seed", [1, 2]));
/// var result = sweep.Run(RunStore.Temporary(), "parabola", (config, run, cancellation) =&gt;
/// {
///     var x = 1.0 + config.Whole("Seed");
///     for (var step = 0; step &lt; 20; step++)
///     {
///         run.Log(step, ("loss", x * x));
///         x -= config.Number("LearningRate") * 2 * x;
///     }
/// });
/// Console.WriteLine(result.Runs.Count);                                             // prints 6
/// Console.WriteLine(result.Runs.OrderBy("loss")[0].Config.Number("LearningRate"));  // prints 0.3
/// </code></example>
public sealed partial class Sweep
{
    private Sweep(IEnumerable<RunConfig> points)
    {
        Points = [.. points];
        if (Points.GroupBy(point => Convert.ToHexString(point.Canonical())).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"Sweep: the settings ({twice.First()}) come {twice.Count()} times; each must differ.");
    }

    /// <summary>The settings of each run, in their order.</summary>
    public IReadOnlyList<RunConfig> Points { get; }

    /// <summary>Every combination of values; the last name's change fastest.</summary>
    /// <param name="settings">Names and their values: <c>("LearningRate", [0.01, 0.1]), ("Seed", [1, 2, 3])</c>.</param>
    /// <exception cref="ArgumentException">There is no setting, or one has no values, or has one twice.</exception>
    public static Sweep Grid(params (string Name, SweepValues Values)[] settings)
    {
        if (settings.Length == 0)
            throw new ArgumentException("Sweep.Grid: there is nothing to combine; give (\"LearningRate\", [0.01, 0.1]).");
        return settings.Aggregate(new Sweep([RunConfig.Empty]), (sweep, setting) => sweep.With(setting.Name, setting.Values));
    }

    /// <summary>
    /// Settings drawn at random, the same for a seed for ever; with a larger count the first ones stay. Where two settings
    /// matter and others do not, this tries more values of those two than a grid (Bergstra and Bengio, 2012).
    /// </summary>
    /// <param name="count">How many runs.</param>
    /// <param name="seed">Where the random numbers begin.</param>
    /// <param name="settings">Names and where to draw from: <c>("LearningRate", Sweep.LogUniform(1e-4, 1))</c>.</param>
    /// <exception cref="ArgumentException">There is no setting, or so many different ones cannot be drawn.</exception>
    public static Sweep Random(int count, long seed, params (string Name, SweepRange Range)[] settings)
    {
        if (count < 1 || settings.Length == 0)
            throw new ArgumentException($"Sweep.Random: {count} runs of {settings.Length} settings; there must be one of each.");
        var random = new RandomSource(seed);
        var points = new OrderedDictionary<string, RunConfig>();
        for (var draw = 0; points.Count < count; draw++)
        {
            if (draw > 1000 + 100L * count)
            {
                throw new ArgumentException(
                    $"Sweep.Random: only {points.Count} different runs of the {count} wanted were drawn; take fewer, or a grid.");
            }
            var point = settings.Aggregate(
                RunConfig.Empty, (config, setting) => config.With(setting.Name, setting.Range.Draw(random)));
            points.TryAdd(Convert.ToHexString(point.Canonical()), point);
        }
        return new Sweep(points.Values);
    }

    /// <summary>Each of the runs with each of these values: several seeds, or one number of epochs for all.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="values">Its values.</param>
    /// <exception cref="ArgumentException">There are no values, one comes twice, or the setting is there already.</exception>
    public Sweep With(string name, SweepValues values)
    {
        if (values.Count == 0)
            throw new ArgumentException($"Sweep: '{name}' has no values; give at least one.");
        if (Points[0].ContainsKey(name))
            throw new ArgumentException($"Sweep: '{name}' is there already, with {Points[0][name]}; a setting comes once.");
        return new Sweep(Points.SelectMany(point => values.Select(value => point.With(name, value))));
    }

    /// <summary>Draws from an interval, each part of it as likely as another of the same length.</summary>
    /// <param name="low">The least value.</param>
    /// <param name="high">The greatest.</param>
    public static SweepRange Uniform(double low, double high) => low < high
        ? new(random => Rounded(random.NextDouble(low, high)))
        : throw new ArgumentException($"Sweep.Uniform: from {low} to {high}; the first must be less.");

    /// <summary>Draws from an interval, each factor in it as likely as another: for learning rates and the like.</summary>
    /// <param name="low">The least value, above 0.</param>
    /// <param name="high">The greatest.</param>
    public static SweepRange LogUniform(double low, double high) => 0 < low && low < high
        ? new(random => Rounded(Math.Exp(random.NextDouble(Math.Log(low), Math.Log(high)))))
        : throw new ArgumentException($"Sweep.LogUniform: from {low} to {high}; it must be 0 < low < high.");

    /// <summary>Draws a whole number, both ends included.</summary>
    /// <param name="low">The least.</param>
    /// <param name="high">The greatest.</param>
    public static SweepRange Whole(int low, int high) => low < high
        ? new(random => low + random.NextInt(high - low + 1))
        : throw new ArgumentException($"Sweep.Whole: from {low} to {high}; the first must be less.");

    /// <summary>Draws one of some values.</summary>
    /// <param name="values">The values.</param>
    public static SweepRange Choice(SweepValues values) => values.Count > 0
        ? new(random => values[random.NextInt(values.Count)])
        : throw new ArgumentException("Sweep.Choice: there is nothing to choose from; give at least one value.");

    /// <summary>Values at equal factors, both ends included: 0.001, 0.01, 0.1, 1.</summary>
    /// <param name="low">The first, above 0.</param>
    /// <param name="high">The last.</param>
    /// <param name="count">How many, at least 2.</param>
    public static double[] LogSpace(double low, double high, int count) => 0 < low && low < high && count >= 2
        ? [.. Enumerable.Range(0, count).Select(i =>
            i == count - 1 ? high : Rounded(low * Math.Pow(high / low, i / (count - 1.0))))]
        : throw new ArgumentException($"Sweep.LogSpace: {count} values from {low} to {high}; take 0 < low < high and 2 or more.");

    // Three digits: a table shows the very value that was used, and no machine's last digit of exp(x) matters.
    private static double Rounded(double value) =>
        double.Parse(value.ToString("E2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <summary>Where <see cref="Sweep.Random"/> draws a setting from.</summary>
public sealed class SweepRange
{
    internal SweepRange(Func<RandomSource, object> draw) => Draw = draw;

    internal Func<RandomSource, object> Draw { get; }
}
