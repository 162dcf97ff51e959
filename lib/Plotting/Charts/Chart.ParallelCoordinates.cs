using System.Text.Json.Nodes;

namespace Plotting;

/// <summary>One upright axis of a chart of parallel coordinates: a setting of a run, or what came of it.</summary>
/// <param name="Title">What it is, with its unit.</param>
/// <param name="Values">One value a run; NaN where a run has none, because it diverged.</param>
public sealed record Coordinate(string Title, double[] Values)
{
    /// <summary>Whether equal distances are equal factors, as learning rates ask for.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>The names that the values 0, 1, 2, … stand for, or null for numbers.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>How numbers are written, as .NET has it (<c>"P1"</c>), or null for what fits them.</summary>
    public string? Format { get; init; }

    /// <summary>A logarithmic axis.</summary>
    /// <param name="title">What it is, with its unit.</param>
    /// <param name="values">One positive value a run.</param>
    public static Coordinate Log(string title, IEnumerable<double> values) => new(title, [.. values]) { IsLogarithmic = true };

    /// <summary>An axis of names, in the order in which they come.</summary>
    /// <param name="title">What it is.</param>
    /// <param name="names">One name a run.</param>
    public static Coordinate Named(string title, IEnumerable<string> names)
    {
        string[] all = [.. names];
        string[] distinct = [.. all.Distinct()];
        return new(title, [.. all.Select(name => (double)Array.IndexOf(distinct, name))]) { Names = distinct };
    }

    /// <summary>
    /// A setting or metric of runs: of numbers where all are, logarithmic where they span more than a factor of 30; else of names.
    /// </summary>
    /// <param name="runs">The runs.</param>
    /// <param name="field">The setting, the metric, or <c>min(metric)</c>, <c>max(metric)</c>.</param>
    /// <exception cref="ArgumentException">No run has that field.</exception>
    public static Coordinate Of(NeuralNet.RunList runs, string field)
    {
        double[] numbers = runs.Numbers(field);
        if (runs.Texts(field).Zip(numbers).Any(pair => double.IsNaN(pair.Second) && pair.First is not ("" or "NaN")))
            return Named(field, runs.Texts(field));
        double[] finite = [.. numbers.Where(double.IsFinite)];
        bool spansDecades = finite.Length > 0 && finite.Min() > 0 && finite.Max() / finite.Min() > 30;
        return new(field, numbers) { IsLogarithmic = spansDecades };
    }

    /// <summary>A value as the axis writes it.</summary>
    internal string Write(double value) => !double.IsFinite(value) ? "none"
        : Names is not null ? Names[(int)value]
        : Format is not null ? value.ToString(Format, System.Globalization.CultureInfo.InvariantCulture)
        : Words.Number(value);

    /// <summary>The place of a value between 0 (lowest) and 1 (highest).</summary>
    internal double Place(double value)
    {
        double[] ends = [.. Values.Where(IsUsable)];
        if (!IsUsable(value))
            return double.NaN;
        (double low, double high) = (Scale(ends.Min()), Scale(ends.Max()));
        return high > low ? (Scale(value) - low) / (high - low) : 0.5;
    }

    /// <summary>Whether a value has a place on the axis.</summary>
    internal bool IsUsable(double value) => double.IsFinite(value) && (!IsLogarithmic || value > 0);

    /// <summary>What is written at the axis: each value where there are few, else both ends and three between.</summary>
    internal IEnumerable<(double Place, string Text)> Ticks()
    {
        double[] distinct = [.. Values.Where(IsUsable).Distinct().Order()];
        if (distinct.Length <= 6 || Names is not null)
            return distinct.Select(value => (Place(value), Write(value)));
        return RoundValues(distinct[0], distinct[^1]).Select(value =>
            (Place(value), Format is null ? Words.Number(value) : Write(value)));
    }

    // Powers of ten where the axis is logarithmic and long enough, else multiples of 1, 2 or 5.
    private double[] RoundValues(double low, double high)
    {
        if (IsLogarithmic)
        {
            double[] powers = [.. Enumerable.Range((int)Math.Ceiling(Math.Log10(low) - 1e-9),
                (int)(Math.Log10(high) - Math.Log10(low)) + 2)
                .Select(power => Json.Round(Math.Pow(10, power))).Where(value => value <= high * (1 + 1e-9))];
            return powers.Length >= 2 ? powers : [low, high];
        }
        double size = Math.Pow(10, Math.Floor(Math.Log10((high - low) / 4)));
        double step = new[] { 1, 2, 5, 10 }.Select(digit => digit * size).First(width => (high - low) / width <= 5.5);
        int first = (int)Math.Ceiling(low / step - 1e-9);
        return [.. Enumerable.Range(first, (int)(high / step + 1e-9) - first + 1).Select(i => Json.Round(i * step))];
    }

    private double Scale(double value) => IsLogarithmic ? Math.Log10(value) : value;
}

public static partial class Chart
{
    private const int MostRuns = 200;
    private const double LostPlace = -0.12;

    /// <summary>
    /// Runs as lines across upright axes, one for each setting, the last for what came of it: settings that lead to good
    /// results show as strands. The better a run, the stronger its line; the best stands out. Runs without a result end below
    /// the last axis, dashed.
    /// </summary>
    /// <example><code>
    /// Chart.ParallelCoordinates("Sweep", lowestIsBest: false, Coordinate.Log("learning rate η", rates),
    ///     Coordinate.Named("optimiser", names), new Coordinate("validation accuracy", accuracies) { Format = "P1" })
    /// </code></example>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="lowestIsBest">Whether the last axis is a loss; else it is an accuracy.</param>
    /// <param name="coordinates">The axes from left to right, the result last; each has one value a run.</param>
    /// <exception cref="ArgumentException">There are fewer than two axes, no runs, more than 200, or axes differ in
    /// length.</exception>
    public static Figure ParallelCoordinates(string title, bool lowestIsBest, params IReadOnlyList<Coordinate> coordinates)
    {
        int runs = CheckCoordinates(coordinates);
        Coordinate result = coordinates[^1];
        int[] order = [.. Enumerable.Range(0, runs).OrderBy(run => result.IsUsable(result.Values[run]) ? 1 : 0)
            .ThenBy(run => lowestIsBest ? -result.Values[run] : result.Values[run])];
        var data = new JsonArray();
        foreach ((int run, int rank) in order.Select((run, rank) => (run, rank)))
            data.Add(RunLine(coordinates, run, rank, order.Length));
        bool hasLost = !result.Values.All(result.IsUsable);
        int last = coordinates.Count - 1;
        JsonObject horizontal = Plot.AxisOf(new Axis("").Between(-0.45, last + 0.45), [], grid: false, margin: 0);
        JsonObject vertical = Plot.AxisOf(new Axis("").Between(hasLost ? LostPlace - 0.06 : -0.06, 1.22), [], grid: false,
            margin: 0);
        foreach (JsonObject axis in new[] { horizontal, vertical })
        {
            axis["showticklabels"] = false;
            axis["showline"] = false;
            axis["ticks"] = "";
            axis["automargin"] = false;
        }
        JsonObject layout = Plot.Layout(horizontal, vertical);
        layout["hovermode"] = "closest";
        layout["shapes"] = new JsonArray([.. Enumerable.Range(0, coordinates.Count).Select(i => (JsonNode)new JsonObject
        {
            ["type"] = "line", ["x0"] = i, ["x1"] = i, ["y0"] = 0, ["y1"] = 1, ["layer"] = "above",
            ["line"] = new JsonObject { ["color"] = Palette.Ink, ["width"] = 1 },
        })]);
        layout["annotations"] = new JsonArray([.. coordinates.SelectMany((axis, i) => AxisTexts(axis, i, hasLost && i == last))]);
        int best = order[^1];
        return new Figure(title, RunsInWords(coordinates, runs, best, lowestIsBest),
            FigureTable.Of(coordinates.Select(axis => axis.Title), runs, i =>
                coordinates.Select(axis => Tabled(axis, order[runs - 1 - i]))) with { Note = runs > FigureTable.MaximumRows
                    ? $"The best first; {FigureTable.MaximumRows} of {runs} runs, evenly chosen." : "The best first." },
            new Panel { Data = data, Layout = layout, Height = 380 });

        static string Tabled(Coordinate axis, int run) => axis.Names is not null || axis.Format is not null
            ? axis.Write(axis.Values[run]) : Words.Cell(axis.Values[run]);
    }

    private static JsonObject RunLine(IReadOnlyList<Coordinate> coordinates, int run, int rank, int runs)
    {
        Coordinate result = coordinates[^1];
        bool isLost = !result.IsUsable(result.Values[run]), isBest = rank == runs - 1 && !isLost;
        double share = runs > 1 ? rank / (runs - 1.0) : 1;
        string color = isBest ? Palette.Vermilion : isLost ? Palette.Muted : Palette.Blue;
        string text = string.Join("<br>", coordinates.Select(axis =>
            $"{Plot.Html(axis.Title)}: <b>{Plot.Html(axis.Write(axis.Values[run]))}</b>"));
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines+markers",
            ["showlegend"] = false,
            ["x"] = Json.Numbers([.. Enumerable.Range(0, coordinates.Count).Select(i => (double)i)]),
            ["y"] = Json.Numbers([.. coordinates.Select((axis, i) => i == coordinates.Count - 1 && isLost
                ? LostPlace : axis.Place(axis.Values[run]))], digits: 4),
            ["connectgaps"] = true,
            // Each line bends gently, so that two that meet in a point can be followed through it.
            ["line"] = new JsonObject
            {
                ["color"] = Palette.Fade(color, isBest ? 1 : isLost ? 0.6 : 0.12 + 0.6 * share * share), ["shape"] = "spline",
                ["smoothing"] = 0.35, ["width"] = isBest ? 3.5 : 1.75, ["dash"] = isLost ? "4px,4px" : "solid",
            },
            ["marker"] = new JsonObject { ["color"] = color, ["size"] = isBest ? 7 : 4,
                ["opacity"] = isBest ? 1 : 0.25 + 0.5 * share },
            ["text"] = text,
            ["hovertemplate"] = "%{text}<extra></extra>",
        };
    }

    private static IEnumerable<JsonNode> AxisTexts(Coordinate axis, int place, bool hasLost)
    {
        yield return Text($"<b>{Broken(axis.Title)}</b>", 1.06, "center", "bottom", 0);
        foreach ((double at, string text) in axis.Ticks())
            yield return Text(Plot.Html(text), at, place == 0 ? "right" : "left", "middle", place == 0 ? -6 : 6);
        if (hasLost)
            yield return Text("none", LostPlace, "left", "middle", 6);

        JsonNode Text(string text, double y, string anchorX, string anchorY, int shift) => new JsonObject
        {
            ["text"] = text, ["x"] = place, ["y"] = Json.Round(y), ["xanchor"] = anchorX, ["yanchor"] = anchorY,
            ["xshift"] = shift,
            ["showarrow"] = false,
        };
    }

    // A title over each axis has the width of a word or two: it continues on the next line.
    private static string Broken(string title)
    {
        var lines = new List<string>();
        foreach (string word in title.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + word.Length < 11)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }
        return string.Join("<br>", lines.Select(Plot.Html));
    }

    private static string RunsInWords(IReadOnlyList<Coordinate> coordinates, int runs, int best, bool lowestIsBest)
    {
        Coordinate result = coordinates[^1];
        int lost = result.Values.Count(value => !result.IsUsable(value));
        double[] usable = [.. result.Values.Where(result.IsUsable)];
        string settings = string.Join(", ", coordinates.SkipLast(1).Select(axis =>
            $"{axis.Title} {axis.Write(axis.Values[best])}"));
        string range = usable.Length == 0 ? "none has a result"
            : $"{result.Title} from {result.Write(usable.Min())} to {result.Write(usable.Max())}; the " +
                $"{(lowestIsBest ? "lowest" : "highest")} with {settings}";
        return $"{Words.Count(runs, "run")}: {range}{(lost == 0 || usable.Length == 0 ? "" : $"; {lost} without a result")}.";
    }

    private static int CheckCoordinates(IReadOnlyList<Coordinate> coordinates)
    {
        if (coordinates.Count < 2)
            throw new ArgumentException(
                $"Chart.ParallelCoordinates: {coordinates.Count} of the two axes a line needs; give a setting and a result.");
        int runs = coordinates[0].Values.Length;
        if (runs is 0 or > MostRuns)
            throw new ArgumentException(
                $"Chart.ParallelCoordinates: {runs} runs; give 1 to {MostRuns}, of more nobody can follow a line.");
        if (coordinates.FirstOrDefault(axis => axis.Values.Length != runs) is { } odd)
            throw new ArgumentException(
                $"Chart.ParallelCoordinates: '{odd.Title}' has {odd.Values.Length} values for {runs} runs; each run needs one.");
        if (coordinates.FirstOrDefault(axis =>
            axis.Names is { } names && axis.Values.Any(value => !(value >= 0 && value < names.Count))) is { } wrong)
            throw new ArgumentException(
                $"Chart.ParallelCoordinates: '{wrong.Title}' has a value without a name; take Coordinate.Named.");
        return runs;
    }
}
