using System.Globalization;
using System.Text.Json.Nodes;

namespace Plotting;

public static partial class Chart
{
    private const int MostBarsInWords = 12;
    private const int MostLabelledBars = 24;

    /// <summary>One bar for each name, with its value at its end.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="x">What the names are.</param>
    /// <param name="y">What the values are, with their unit.</param>
    /// <param name="bars">The bars from left to right.</param>
    /// <exception cref="ArgumentException">There are no bars.</exception>
    public static Figure Bars(string title, string x, Axis y, params IReadOnlyList<(string Name, double Value)> bars) =>
        Bars(title, x, y, [.. bars.Select(bar => bar.Name)], ("", [.. bars.Select(bar => bar.Value)]));

    /// <summary>Bars of several series beside each other, for each name.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="x">What the names are.</param>
    /// <param name="y">What the values are, with their unit.</param>
    /// <param name="names">The groups from left to right.</param>
    /// <param name="series">The name of each series and its value for each group.</param>
    /// <exception cref="ArgumentException">There are no bars, or a series is not as long as the names.</exception>
    public static Figure Bars(string title, string x, Axis y, IReadOnlyList<string> names,
        params IReadOnlyList<(string Name, double[] Values)> series)
    {
        if (names.Count == 0 || series.Count == 0)
            throw new ArgumentException("Chart.Bars: there are no bars; give at least one name and value.");
        foreach ((string name, double[] values) in series)
        {
            if (values.Length != names.Count)
                throw new ArgumentException($"Chart.Bars: '{name}' has {values.Length} values for {names.Count} names.");
        }
        Axis vertical = y.IsLogarithmic ? y : y with { FromZero = true };
        double[] all = [.. series.SelectMany(one => one.Values).Where(double.IsFinite)];
        Func<double, string> write = BarNumber(y, all);
        bool labelled = names.Count * series.Count <= MostLabelledBars;
        string[] colors = Plot.Colors([.. series.Select(one => new Series(one.Name, [], []))]);
        var data = new JsonArray();
        for (int i = 0; i < series.Count; i++)
        {
            data.Add(new JsonObject
            {
                ["type"] = "bar",
                ["name"] = Plot.Html(series[i].Name),
                ["x"] = Json.Numbers([.. Enumerable.Range(0, names.Count).Select(n => (double)n)]),
                ["y"] = Json.Numbers(series[i].Values),
                ["marker"] = new JsonObject { ["color"] = colors[i] },
                ["text"] = labelled ? Json.Texts(series[i].Values.Select(write)) : null,
                ["textposition"] = labelled ? "outside" : "none",
                // A label that does not fit is not made unreadably small: the runtime turns such a chart on its side.
                ["constraintext"] = "none",
                ["textangle"] = 0,
                ["cliponaxis"] = false,
                ["hovertemplate"] = "%{customdata}<extra></extra>",
                ["customdata"] = Json.Texts(names.Select((name, n) =>
                    Plot.Html($"{string.Join(", ", new[] { series[i].Name, name }.Where(text => text.Length > 0))}: "
                        + write(series[i].Values[n])))),
                ["showlegend"] = series.Count > 1,
            });
        }
        JsonObject layout = Plot.Layout(Plot.Categories(x, names, writeAll: labelled), Plot.AxisOf(vertical, all, grid: true,
            margin: 0.08));
        layout["bargap"] = series.Count > 1 ? 0.25 : 0.35;
        layout["hovermode"] = "closest";
        string alt = string.Join("; ", series.Select(one =>
            (one.Name.Length == 0 ? "" : one.Name + ": ") + BarsInWords(names, one.Values, write)));
        return new Figure(title, Words.Capital($"{y.Quantity} by {x}: {alt}."),
            FigureTable.Of([x, .. series.Select(one => one.Name.Length == 0 ? y.Title : one.Name)], names.Count,
                n => [names[n], .. series.Select(one => Words.Cell(one.Values[n]))]),
            new Panel { Data = data, Layout = layout, HasBars = labelled, Height = 340, MaximumWidth = Math.Clamp(names.Count
                * Math.Max(series.Count * 70, names.Max(name => name.Length) * 7 + 20) + 80, 320, 760) });
    }

    /// <summary>How often values fall into intervals of equal width.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="x">What the values are, with their unit.</param>
    /// <param name="series">The name of each set of values and the values; infinite and undefined ones are left out and said
    /// so.</param>
    /// <param name="bins">The number of intervals, or 0 for a number that fits the data.</param>
    /// <exception cref="ArgumentException">There is no finite value.</exception>
    public static Figure Histogram(string title, Axis x, IReadOnlyList<(string Name, double[] Values)> series, int bins = 0)
    {
        double[] all = [.. series.SelectMany(one => one.Values).Where(double.IsFinite)];
        if (all.Length == 0)
            throw new ArgumentException("Chart.Histogram: there is no finite value.");
        (double from, double to) = x.Range ?? (all.Min(), all.Max());
        if (from == to)
            (from, to) = (from - 0.5, to + 0.5);
        // Rice's rule: twice the cube root of the number of values.
        int count = bins > 0 ? bins : Math.Clamp((int)Math.Ceiling(2 * Math.Cbrt((double)all.Length / series.Count)), 5, 80);
        double width = (to - from) / count;
        string[] colors = Plot.Colors([.. series.Select(one => new Series(one.Name, [], []))]);
        double[] centers = [.. Enumerable.Range(0, count).Select(i => from + (i + 0.5) * width)];
        var data = new JsonArray();
        var heights = new List<double[]>();
        for (int i = 0; i < series.Count; i++)
        {
            var counts = new double[count];
            foreach (double value in series[i].Values.Where(value => value >= from && value <= to))
                counts[Math.Min((int)((value - from) / width), count - 1)]++;
            heights.Add(counts);
            JsonObject trace = series.Count == 1 ? BarTrace(counts, colors[i]) : OutlineTrace(counts, colors[i]);
            trace["name"] = Plot.Html(series[i].Name);
            string place = series.Count == 1 ? "around" : "from";
            trace["hovertemplate"] = $"{place} %{{x:.4~g}}: %{{y}}<extra>{Plot.Html(series[i].Name)}</extra>";
            data.Add(trace);
        }
        JsonObject layout = Plot.Layout(
            Plot.AxisOf(x.Between(from, to), [], grid: false, margin: 0),
            Plot.AxisOf(new Axis("count") { FromZero = true }, heights.SelectMany(row => row), grid: true, margin: 0.05));
        layout["bargap"] = 0.04;
        layout["hovermode"] = "closest";
        string alt = string.Join("; ", series.Select(one => (one.Name.Length == 0 ? "" : one.Name + ": ") + Spread(one.Values)));
        return new Figure(title, Words.Capital($"distribution of {x.Quantity}: {alt}."),
            FigureTable.Of(["from", "to", .. series.Select(one => one.Name.Length == 0 ? "count" : one.Name)], count,
                i => [Words.Cell(from + i * width), Words.Cell(from + (i
                    + 1) * width), .. heights.Select(row => Words.Cell(row[i]))]),
            new Panel { Data = data, Layout = layout, Height = 300 });

        JsonObject BarTrace(double[] counts, string color) => new()
        {
            ["type"] = "bar",
            ["x"] = Json.Numbers(centers),
            ["y"] = Json.Numbers(counts),
            ["width"] = Json.Number(width),
            ["marker"] = new JsonObject { ["color"] = color },
        };

        // Bars over bars mix their colours; outlines stay apart.
        JsonObject OutlineTrace(double[] counts, string color) => new()
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["x"] = Json.Numbers([.. Enumerable.Range(0, count + 1).Select(i => from + i * width)]),
            ["y"] = Json.Numbers([.. counts, counts[^1]]),
            ["line"] = new JsonObject { ["color"] = color, ["width"] = 2, ["shape"] = "hv", ["dash"] = "solid" },
            ["fill"] = "tozeroy",
            ["fillcolor"] = Palette.Fade(color, 0.12),
        };
    }

    /// <summary>How often values fall into intervals of equal width.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="x">What the values are, with their unit.</param>
    /// <param name="values">The values.</param>
    /// <param name="bins">The number of intervals, or 0 for a number that fits the data.</param>
    public static Figure Histogram(string title, Axis x, double[] values, int bins = 0) => Histogram(title, x, [("", values)],
        bins);

    private static Func<double, string> BarNumber(Axis y, double[] all)
    {
        if (y.Format?.EndsWith('%') == true)
        {
            int places = all.All(value => Math.Abs(value * 100 - Math.Round(value * 100)) < 1e-9) ? 0 : 1;
            return value => (value * 100).ToString("F" + places, CultureInfo.InvariantCulture).Replace('-', '−') + " %";
        }
        if (all.Length == 0 || all.All(value => value == Math.Truncate(value)))
            return Words.Number;
        // The decimals that each value itself has, at most two; more only where they are all small.
        return all.Max(Math.Abs) < 0.1
            ? Words.Number
            : value => double.IsFinite(value)
                ? value.ToString("#,0.##", CultureInfo.InvariantCulture).Replace('-', '−')
                : Words.Number(value);
    }

    private static string BarsInWords(IReadOnlyList<string> names, double[] values, Func<double, string> write)
    {
        if (names.Count <= MostBarsInWords)
            return string.Join(", ", names.Select((name, i) => $"{name} {write(values[i])}"));
        int[] finite = [.. Enumerable.Range(0, values.Length).Where(i => double.IsFinite(values[i]))];
        if (finite.Length == 0)
            return "no finite value";
        int lowest = finite.MinBy(i => values[i]), highest = finite.MaxBy(i => values[i]);
        return $"{names.Count} bars, from {write(values[lowest])} ({names[lowest]}) to {write(values[highest])} " +
            $"({names[highest]})";
    }

    private static string Spread(double[] values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
            return "no finite value";
        double mean = finite.Average();
        double deviation = Math.Sqrt(finite.Average(value => (value - mean) * (value - mean)));
        int lost = values.Length - finite.Length;
        string middle = Words.Alike(finite.Min(), finite.Max())(mean);
        return $"{Words.Count(finite.Length, "value")}, mean {middle}, standard deviation {Words.Number(deviation)}, " +
            $"from {Words.Number(finite.Min())} to {Words.Number(finite.Max())}" + (lost == 0 ? "" : $", {lost} not finite");
    }
}
