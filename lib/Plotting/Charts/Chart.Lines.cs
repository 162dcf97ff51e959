using System.Text.Json.Nodes;

namespace Plotting;

/// <summary>
/// The charts of the course. Each takes plain arrays and returns a <see cref="Figure"/> with axes, colours, alt text and table in
/// place.
/// </summary>
/// <example><code>
/// Chart.Lines("Loss while training", "epoch", "cross-entropy (nats)",
///     Series.Of("training", trainingLoss, start: 1),
///     Series.Of("validation", validationLoss, start: 1)).Display();
/// </code></example>
public static partial class Chart
{
    private const int MostDirectLabels = 8;

    /// <summary>Lines over a common x, labelled at their ends; with points and bands where a series has them.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="series">What is drawn, the most important last.</param>
    /// <exception cref="ArgumentException">There is no series, or the parts of one differ in length.</exception>
    public static Figure Lines(string title, Axis x, Axis y, params IReadOnlyList<Series> series)
    {
        CheckSeries(nameof(Lines), series);
        string[] colors = Plot.Colors(series);
        var data = new JsonArray();
        for (int i = 0; i < series.Count; i++)
            AddTraces(data, series[i], colors[i], Mark.Line, symbol: 0);
        double margin = series.Any(one => one.Mark is Mark.Points or Mark.LineAndPoints) ? 0.03 : 0;
        JsonObject layout = Plot.Layout(
            Plot.AxisOf(x, series.SelectMany(one => one.X), grid: false, margin),
            Plot.AxisOf(y, series.SelectMany(ValuesOf), grid: true, margin: 0.05));
        layout["hovermode"] = "x unified";
        JsonArray labels = EndLabels(x, y, series, colors);
        if (labels.Count > 0)
            layout["annotations"] = labels;
        return new Figure(title, AltOfLines(x, y, series), TableOf(x, y, series), new Panel { Data = data, Layout = layout });
    }

    /// <summary>Places at equal distances, both ends included.</summary>
    /// <param name="from">The first place.</param>
    /// <param name="to">The last place.</param>
    /// <param name="points">How many, at least 2.</param>
    public static double[] Grid(double from, double to, int points)
    {
        if (points < 2)
            throw new ArgumentOutOfRangeException(
                nameof(points), $"Grid: {points} points do not reach from {from} to {to}; take 2 or more.");
        return [.. Enumerable.Range(0, points).Select(i => from + (to - from) * i / (points - 1))];
    }

    private static void CheckSeries(string chart, IReadOnlyList<Series> series)
    {
        if (series.Count == 0)
            throw new ArgumentException($"Chart.{chart}: there is nothing to draw; give at least one series.");
        foreach (Series one in series)
            one.Check();
    }

    private static IEnumerable<double> ValuesOf(Series series) =>
        series.Low is null ? series.Y : series.Y.Concat(series.Low).Concat(series.High!);

    private static void AddTraces(JsonArray data, Series series, string color, Mark natural, int symbol)
    {
        Mark mark = series.Mark == Mark.Natural ? natural : series.Mark;
        if (series.Low is not null)
        {
            // Forth along the upper edge and back along the lower one.
            data.Add(new JsonObject
            {
                ["type"] = "scatter",
                ["x"] = Json.Numbers([.. series.X, .. series.X.Reverse()]),
                ["y"] = Json.Numbers([.. series.High!, .. series.Low.Reverse()]),
                ["fill"] = "toself",
                ["fillcolor"] = Palette.Fade(color, 0.18),
                ["line"] = new JsonObject { ["width"] = 0 },
                ["mode"] = "lines",
                ["hoverinfo"] = "skip",
                ["showlegend"] = false,
                ["legendgroup"] = series.Name,
            });
        }
        var trace = new JsonObject
        {
            ["type"] = "scatter",
            ["name"] = Plot.Html(series.Name),
            ["legendgroup"] = series.Name,
            ["mode"] = (mark switch { Mark.Points => "markers", Mark.LineAndPoints => "lines+markers", _ => "lines" })
                + (series.Labels is null ? "" : "+text"),
            ["x"] = Json.Numbers(series.X),
            ["y"] = Json.Numbers(series.Y),
        };
        string dash = series.IsDashed ? "6px,4px" : "solid";
        if (mark != Mark.Points)
            trace["line"] = new JsonObject { ["color"] = color, ["width"] = 2.25, ["dash"] = dash };
        if (mark != Mark.Line)
        {
            trace["marker"] = new JsonObject
            {
                ["color"] = color,
                ["size"] = mark == Mark.LineAndPoints ? 6 : series.X.Length > 400 ? 5 : 8,
                ["symbol"] = Plot.Symbols[symbol % Plot.Symbols.Length],
                ["opacity"] = series.X.Length > 400 ? 0.6 : 1,
            };
        }
        if (series.Labels is not null)
        {
            trace["text"] = Json.Texts(series.Labels.Select(Plot.Html));
            trace["textposition"] = "top center";
        }
        data.Add(trace);
    }

    // The runtime makes room for them, keeps them apart, and shows a legend instead where the page is narrow.
    private static JsonArray EndLabels(Axis x, Axis y, IReadOnlyList<Series> series, string[] colors)
    {
        var labels = new JsonArray();
        if (series.Count is 1 or > MostDirectLabels || series.Any(one => one.Mark == Mark.Points))
            return labels;
        for (int i = 0; i < series.Count; i++)
        {
            int last = Array.FindLastIndex(series[i].Y, value => double.IsFinite(value) && (!y.IsLogarithmic || value > 0));
            if (last < 0)
                continue;
            labels.Add(new JsonObject
            {
                ["name"] = "end",
                ["text"] = Plot.Html(series[i].Name),
                ["x"] = Json.Number(Plot.Place(x, series[i].X[last])),
                ["y"] = Json.Number(Plot.Place(y, series[i].Y[last])),
                ["xanchor"] = "left",
                ["xshift"] = 6,
                ["showarrow"] = false,
                ["font"] = new JsonObject { ["color"] = colors[i] },
            });
        }
        return labels;
    }

    private static string AltOfLines(Axis x, Axis y, IReadOnlyList<Series> series)
    {
        string place = x.Quantity, quantity = y.Quantity;
        IEnumerable<string> parts = series.Count <= 6
            ? series.Select(one =>
                $"{NameOf(one, quantity)} {CourseOf(one)}{BandOf(one)}")
            : [ManyLines(series)];
        return Words.Capital($"{quantity} against {place}: {string.Join("; ", parts)}.");

        string CourseOf(Series one) =>
            one.Mark == Mark.Points ? PointsIn(one) : Words.Course(one.X, one.Y, place, y.IsLogarithmic);
    }

    // "validation" alone is an adjective: validation loss.
    private static string NameOf(Series series, string quantity) =>
        series.Name.ToLowerInvariant() is "train" or "training" or "validation" or "test"
            && !quantity.StartsWith(series.Name, StringComparison.OrdinalIgnoreCase) ? $"{series.Name} {quantity}" : series.Name;

    private static string PointsIn(Series series) =>
        series.Y.Where(double.IsFinite).ToArray() is { Length: > 0 } y
            ? $"has {Words.Count(series.X.Length, "point")} between {Words.Number(y.Min())} and {Words.Number(y.Max())}"
            : "has no points";

    private static string BandOf(Series series)
    {
        if (series.Low is null)
            return "";
        int last = Array.FindLastIndex(series.High!, double.IsFinite);
        return last < 0 ? "" : $" ({series.BandName} at the end: {Words.Number(series.Low[last])} to " +
            $"{Words.Number(series.High![last])})";
    }

    private static string ManyLines(IReadOnlyList<Series> series)
    {
        (string Name, double Value)[] ends =
            [.. series.Where(one => one.Y.Any(double.IsFinite)).Select(one => (one.Name, one.Y.Last(double.IsFinite)))];
        int lost = series.Count(one => one.Y.Length > 0 && !double.IsFinite(one.Y[^1]));
        string text = $"{series.Count} lines";
        if (ends.Length > 0)
        {
            var lowest = ends.MinBy(end => end.Value);
            var highest = ends.MaxBy(end => end.Value);
            text += $", ending between {Words.Number(lowest.Value)} ({lowest.Name}) and {Words.Number(highest.Value)} " +
                $"({highest.Name})";
        }
        return lost == 0 ? text : $"{text}; {Words.Count(lost, "line")} not finite at the end";
    }

    private static FigureTable TableOf(Axis x, Axis y, IReadOnlyList<Series> series)
    {
        bool shared = series.All(one => one.X.SequenceEqual(series[0].X));
        if (shared)
        {
            var columns = series.SelectMany(one => one.Low is null ? new[] { one.Name }
                : [one.Name, $"{one.Name}, lower", $"{one.Name}, upper"]);
            return FigureTable.Of([x.Title, .. columns], series[0].X.Length, i => [Words.Cell(series[0].X[i]),
                .. series.SelectMany(
                one => one.Low is null
                    ? new[] { Words.Cell(one.Y[i]) }
                    : [Words.Cell(one.Y[i]), Words.Cell(one.Low[i]), Words.Cell(one.High![i])])]);
        }
        (Series Series, int Index)[] all = [.. series.SelectMany(one => one.X.Select((_, i) => (one, i)))];
        return FigureTable.Of(["series", x.Title, y.Title], all.Length,
            i => [all[i].Series.Name, Words.Cell(all[i].Series.X[all[i].Index]), Words.Cell(all[i].Series.Y[all[i].Index])]);
    }
}
