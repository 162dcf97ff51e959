using System.Text.Json.Nodes;
using NeuralNet;

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
    /// <param name="points">The data, best by <c>Series.ByClass</c>: class 0 belongs below the level, class 1
    /// above.</param>
    /// <param name="options">Axes, level and resolution, or null.</param>
    /// <exception cref="ArgumentException">There are neither points nor ranges to draw over.</exception>
    public static Figure DecisionSurface(string title, Func<double, double, double> function, IReadOnlyList<Series> points,
        DecisionOptions? options = null) => DecisionSurface(title, places =>
        {
            var answers = new double[places.Rows];
            for (int i = 0; i < answers.Length; i++)
                answers[i] = function(places[i, 0], places[i, 1]);
            return answers;
        }, points, options);

    /// <summary>The same for a function that answers many places at once, as a network does.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="function">From (places × 2) to one answer a place.</param>
    /// <param name="points">The data: class 0 belongs below the level, class 1 above.</param>
    /// <param name="options">Axes, level and resolution, or null.</param>
    /// <exception cref="ArgumentException">There are neither points nor ranges to draw over.</exception>
    public static Figure DecisionSurface(string title, Func<Matrix, IReadOnlyList<double>> function, IReadOnlyList<Series> points,
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
        IReadOnlyList<double> answers = function(Matrix.Create(ys.Length * xs.Length, 2,
            (i, k) => k == 0 ? xs[i % xs.Length] : ys[i / xs.Length]));
        var z = new double[ys.Length, xs.Length];
        for (int row = 0; row < ys.Length; row++)
        {
            for (int column = 0; column < xs.Length; column++)
                z[row, column] = answers[row * xs.Length + column];
        }
        IReadOnlyList<double>[] atPoints = [.. points.Select(one => one.X.Length == 0 ? [] : function(
            Matrix.Create(one.X.Length, 2, (i, k) => k == 0 ? one.X[i] : one.Y[i])))];
        double reach = z.Cast<double>().Where(double.IsFinite).Select(value =>
            Math.Abs(value - options.Level)).DefaultIfEmpty(1).Max();
        if (reach == 0)
            reach = 1;
        (double from, double to) = options.Range ?? (options.Level - reach, options.Level + reach);

        bool isTwoSided = SideMap.IsTwoSided(z, options.Level);
        JsonObject surface = isTwoSided
            ? TwoSides(xs, ys, z, SideMap.Distances(xs, ys, z, function, options.Level), options.Level)
            : Shades(xs, ys, z, options, from, to);
        var data = new JsonArray(surface);
        AddPoints(data, points, onSurface: true);
        JsonObject layout = Plot.Layout(
            Plot.AxisOf(options.X.Between(Unlog(options.X, x0), Unlog(options.X, x1)), [], grid: false, margin: 0),
            Plot.AxisOf(options.Y.Between(Unlog(options.Y, y0), Unlog(options.Y, y1)), [], grid: false, margin: 0));
        layout["hovermode"] = "closest";
        FigureTable table = points.Count > 0
            ? PointTable(atPoints, points, options)
            : FigureTable.Of([options.X.Title, options.Y.Title, options.Value], 25,
                i => [Words.Cell(xs[i % 5 * (xs.Length - 1) / 4]), Words.Cell(ys[i / 5 * (ys.Length - 1) / 4]),
                    Words.Cell(z[i / 5 * (ys.Length - 1) / 4, i % 5 * (xs.Length - 1) / 4])]);
        return new Figure(title, AltOfDecision(atPoints, points, z, options), table, new Panel
        {
            Data = data,
            Layout = layout,
            Aspect = Math.Clamp((y1 - y0) / (x1 - x0), 0.5, 1.2),
            MaximumWidth = isTwoSided ? 400 : 500,
        });

        static double Unlog(Axis axis, double end) => axis.IsLogarithmic
            ? throw new ArgumentException(
                $"Chart.DecisionSurface: axis '{axis.Title}' cannot be logarithmic; take the logarithm in the function.")
            : end;
    }

    // Colours without steps, and one line: where the two sides meet.
    private static JsonObject Shades(double[] xs, double[] ys, double[,] z, DecisionOptions options, double from, double to)
    {
        JsonObject bar = ColorBar(options.Value);
        bar["tickvals"] = Json.Numbers([from, options.Level, to]);
        bar["ticktext"] = Json.Texts(new[] { from, options.Level, to }.Select(Words.Number));
        return new JsonObject
        {
            ["type"] = "contour",
            ["x"] = Json.Numbers(xs),
            ["y"] = Json.Numbers(ys),
            ["z"] = Json.Rows(z, digits: 3),
            ["zmin"] = Json.Number(from),
            ["zmax"] = Json.Number(to),
            ["colorscale"] = Palette.Decision.ToJson(),
            ["colorbar"] = bar,
            ["autocontour"] = false,
            ["contours"] = Border("heatmap", options.Level),
            ["line"] = BorderLine(),
            ["hovertemplate"] = "(%{x:.3~g}, %{y:.3~g}): <b>%{z}</b><extra></extra>",
        };
    }

    // Where there are only two answers, shades between them would be untrue and a scale of colours is not needed.
    private static JsonObject TwoSides(double[] xs, double[] ys, double[,] z, double[,] distances, double level) => new()
    {
        ["type"] = "contour",
        ["x"] = Json.Numbers(xs),
        ["y"] = Json.Numbers(ys),
        ["z"] = Json.Rows(distances, digits: 4),
        ["zmin"] = Json.Number(level - 1),
        ["zmax"] = Json.Number(level + 1),
        ["colorscale"] = TwoColors(),
        ["showscale"] = false,
        ["autocontour"] = false,
        ["contours"] = Border("fill", level),
        ["line"] = BorderLine(),
        ["text"] = new JsonArray([.. Enumerable.Range(0, ys.Length).Select(row => Json.Texts(
            Enumerable.Range(0, xs.Length).Select(column => Words.Number(z[row, column]))))]),
        ["hovertemplate"] = "(%{x:.3~g}, %{y:.3~g}): <b>%{text}</b><extra></extra>",
    };

    // A jump where the sides meet.
    private static JsonArray TwoColors() =>
        [new JsonArray(0, BelowColor), new JsonArray(0.5, BelowColor), new JsonArray(0.5, AboveColor), new JsonArray(1, AboveColor)];

    private static JsonObject Border(string coloring, double level) => new()
    {
        ["coloring"] = coloring,
        ["start"] = Json.Number(level),
        ["end"] = Json.Number(level),
        ["size"] = 1,
    };

    private static JsonObject BorderLine() => new() { ["color"] = Palette.Ink, ["width"] = 2, ["smoothing"] = 0 };

    private static string AltOfDecision(IReadOnlyList<double>[] answers, IReadOnlyList<Series> points, double[,] z,
        DecisionOptions options)
    {
        double share = z.Cast<double>().Count(value => value > options.Level) / (double)z.Length;
        string level = Words.Number(options.Level);
        string area = share == 0 ? $"nowhere above {level}"
            : share == 1 ? $"everywhere above {level}"
            : $"above {level} on {Words.Number(Math.Round(share * 100))} % of the area";
        string[] sides = [.. points.Zip(answers).Where(pair => pair.First.Mark != Mark.Line).Select(pair =>
            $"{pair.First.Name}: {pair.Second.Count(answer => answer > options.Level)} of " +
            $"{Words.Count(pair.First.X.Length, "point")} above")];
        return Words.Capital($"{options.Value} over {options.X.Quantity} and {options.Y.Quantity}, {area}" +
            (sides.Length == 0 ? "." : $"; {string.Join("; ", sides)}."));
    }

    private static FigureTable PointTable(IReadOnlyList<double>[] answers, IReadOnlyList<Series> points, DecisionOptions options)
    {
        (Series Series, int Index, double Answer)[] all =
            [.. points.Zip(answers).SelectMany(pair => pair.First.X.Select((_, i) => (pair.First, i, pair.Second[i])))];
        return FigureTable.Of(["points", options.X.Title, options.Y.Title, options.Value], all.Length, i =>
        {
            (Series one, int at, double answer) = all[i];
            return [one.Name, Words.Cell(one.X[at]), Words.Cell(one.Y[at]), Words.Cell(answer)];
        });
    }
}
