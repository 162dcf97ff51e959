using System.Text.Json.Nodes;

namespace Plotting;

/// <summary>What a decision surface spans and how it is divided.</summary>
public sealed record DecisionOptions
{
    /// <summary>The horizontal axis; its range is taken from the points unless it has one.</summary>
    public Axis X { get; init; } = "x₁";

    /// <summary>The vertical axis; its range is taken from the points unless it has one.</summary>
    public Axis Y { get; init; } = "x₂";

    /// <summary>What the function gives.</summary>
    public string Value { get; init; } = "output";

    /// <summary>Where the two sides meet: 0.5 for a sigmoid, 0 for tanh or a plain sum.</summary>
    public double Level { get; init; } = 0.5;

    /// <summary>The values of the strongest colours, or null for the level ± the largest distance from it.</summary>
    public (double From, double To)? Range { get; init; }

    /// <summary>How many places are calculated along each axis.</summary>
    public int Resolution { get; init; } = 61;

    /// <summary>
    /// Whether only the side counts, as for a step that answers 0 or 1: the two soft colours of
    /// <see cref="Chart.SeparatingLine"/>, and no colour bar, since there is nothing between.
    /// </summary>
    public bool TwoSides { get; init; }
}

public static partial class Chart
{
    /// <summary>
    /// What a function of two inputs answers everywhere: blue below the level, vermilion above, a line between, and the data on
    /// top.
    /// </summary>
    /// <example><code>
    /// Chart.DecisionSurface("AND", (x1, x2) => Neuron(x1, x2), Series.ByClass(x, y, labels))
    /// </code></example>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="function">The function of horizontal and vertical coordinate.</param>
    /// <param name="points">The data, best by <see cref="Series.ByClass"/>: class 0 belongs below the level, class 1
    /// above.</param>
    /// <param name="options">Axes, level and resolution, or null.</param>
    /// <exception cref="ArgumentException">There are neither points nor ranges to draw over.</exception>
    public static Figure DecisionSurface(string title, Func<double, double, double> function, IReadOnlyList<Series> points,
        DecisionOptions? options = null)
    {
        options ??= new DecisionOptions();
        foreach (Series one in points)
            one.Check();
        if (points.Count == 0 && (options.X.Range is null || options.Y.Range is null))
            throw new ArgumentException(
                "Chart.DecisionSurface: without points, give both axes a range: \"x₁\".Between(-1, 2) on an Axis.");
        (double x0, double x1) = Plot.Range(options.X, points.SelectMany(one => one.X), margin: 0.25);
        (double y0, double y1) = Plot.Range(options.Y, points.SelectMany(one => one.Y), margin: 0.25);
        double[] xs = Grid(x0, x1, options.Resolution), ys = Grid(y0, y1, options.Resolution);
        var z = new double[ys.Length, xs.Length];
        for (int row = 0; row < ys.Length; row++)
        {
            for (int column = 0; column < xs.Length; column++)
                z[row, column] = function(xs[column], ys[row]);
        }
        double reach = z.Cast<double>().Where(double.IsFinite).Select(value =>
            Math.Abs(value - options.Level)).DefaultIfEmpty(1).Max();
        if (reach == 0)
            reach = 1;
        (double from, double to) = options.Range ?? (options.Level - reach, options.Level + reach);

        JsonObject bar = ColorBar(options.Value);
        bar["tickvals"] = Json.Numbers([from, options.Level, to]);
        bar["ticktext"] = Json.Texts(new[] { from, options.Level, to }.Select(Words.Number));
        var surface = new JsonObject
        {
            ["type"] = "contour",
            ["x"] = Json.Numbers(xs),
            ["y"] = Json.Numbers(ys),
            ["z"] = Json.Rows(z, digits: 3),
            ["zmin"] = Json.Number(from),
            ["zmax"] = Json.Number(to),
            ["colorscale"] = options.TwoSides ? TwoColors() : Palette.Decision.ToJson(),
            ["showscale"] = !options.TwoSides,
            ["colorbar"] = options.TwoSides ? null : bar,
            // Colours without steps, and one line: where the two sides meet.
            ["autocontour"] = false,
            ["contours"] = new JsonObject
            {
                ["coloring"] = "heatmap",
                ["start"] = Json.Number(options.Level),
                ["end"] = Json.Number(options.Level),
                ["size"] = 1,
            },
            ["line"] = new JsonObject { ["color"] = Palette.Ink, ["width"] = 2, ["smoothing"] = 0 },
            ["hovertemplate"] = "(%{x:.3~g}, %{y:.3~g}): <b>%{z}</b><extra></extra>",
        };
        var data = new JsonArray(surface);
        AddPoints(data, points, onSurface: true);
        JsonObject layout = Plot.Layout(
            Plot.AxisOf(options.X.Between(Unlog(options.X, x0), Unlog(options.X, x1)), [], grid: false, margin: 0),
            Plot.AxisOf(options.Y.Between(Unlog(options.Y, y0), Unlog(options.Y, y1)), [], grid: false, margin: 0));
        layout["hovermode"] = "closest";
        FigureTable table = points.Count > 0
            ? PointTable(function, points, options)
            : FigureTable.Of([options.X.Title, options.Y.Title, options.Value], 25,
                i => [Words.Cell(xs[i % 5 * (xs.Length - 1) / 4]), Words.Cell(ys[i / 5 * (ys.Length - 1) / 4]),
                    Words.Cell(z[i / 5 * (ys.Length - 1) / 4, i % 5 * (xs.Length - 1) / 4])]);
        return new Figure(title, AltOfDecision(function, points, z, options), table, new Panel
        {
            Data = data,
            Layout = layout,
            Aspect = Math.Clamp((y1 - y0) / (x1 - x0), 0.5, 1.2),
            // Without a colour bar as large as a separating line, which may stand beside it.
            MaximumWidth = options.TwoSides ? 400 : 500,
        });

        static double Unlog(Axis axis, double end) => axis.IsLogarithmic
            ? throw new ArgumentException(
                $"Chart.DecisionSurface: axis '{axis.Title}' cannot be logarithmic; take the logarithm in the function.")
            : end;
    }

    // A jump in the middle, where the level lies unless a range moves it.
    private static JsonArray TwoColors()
    {
        string below = Palette.Fade(Palette.Negative, SideOpacity), above = Palette.Fade(Palette.Positive, SideOpacity);
        return [new JsonArray(0, below), new JsonArray(0.5, below), new JsonArray(0.5, above), new JsonArray(1, above)];
    }

    private static string AltOfDecision(Func<double, double, double> function, IReadOnlyList<Series> points, double[,] z,
        DecisionOptions options)
    {
        double share = z.Cast<double>().Count(value => value > options.Level) / (double)z.Length;
        string level = Words.Number(options.Level);
        string area = share == 0 ? $"nowhere above {level}"
            : share == 1 ? $"everywhere above {level}"
            : $"above {level} on {Words.Number(Math.Round(share * 100))} % of the area";
        string[] sides = [.. points.Where(one => one.Mark != Mark.Line).Select(one =>
        {
            int above = Enumerable.Range(0, one.X.Length).Count(i => function(one.X[i], one.Y[i]) > options.Level);
            return $"{one.Name}: {above} of {Words.Count(one.X.Length, "point")} above";
        })];
        return Words.Capital($"{options.Value} over {options.X.Quantity} and {options.Y.Quantity}, {area}" +
            (sides.Length == 0 ? "." : $"; {string.Join("; ", sides)}."));
    }

    private static FigureTable PointTable(Func<double, double, double> function, IReadOnlyList<Series> points,
        DecisionOptions options)
    {
        (Series Series, int Index)[] all = [.. points.SelectMany(one => one.X.Select((_, i) => (one, i)))];
        return FigureTable.Of(["points", options.X.Title, options.Y.Title, options.Value], all.Length, i =>
        {
            (Series one, int at) = all[i];
            return [one.Name, Words.Cell(one.X[at]), Words.Cell(one.Y[at]), Words.Cell(function(one.X[at], one.Y[at]))];
        });
    }
}
