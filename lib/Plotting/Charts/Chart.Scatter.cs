using System.Text.Json.Nodes;

namespace Plotting;

public static partial class Chart
{
    /// <summary>Points in the plane, told apart by colour and shape; with lines among them where a series asks for one.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="series">What is drawn: see <c>Series.ByClass</c> and <see cref="Series.Line"/>.</param>
    /// <exception cref="ArgumentException">There is no series, or the parts of one differ in length.</exception>
    public static Figure Scatter(string title, Axis x, Axis y, params IReadOnlyList<Series> series) =>
        Points(nameof(Scatter), title, x, y, equalScales: false, series);

    /// <summary>Points in the plane where one unit is equally long on both axes, as distances and angles need it.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="series">What is drawn.</param>
    /// <exception cref="ArgumentException">There is no series, or the parts of one differ in length.</exception>
    public static Figure Plane(string title, Axis x, Axis y, params IReadOnlyList<Series> series) =>
        Points(nameof(Plane), title, x, y, equalScales: true, series);

    private static Figure Points(string chart, string title, Axis x, Axis y, bool equalScales, IReadOnlyList<Series> series)
    {
        CheckSeries(chart, series);
        var data = new JsonArray();
        AddPoints(data, series);
        // A line may run on beyond the points; the points decide what is seen.
        Series[] decisive = [.. series.Where(one => one.Mark != Mark.Line)];
        IReadOnlyList<Series> seen = decisive.Length > 0 ? decisive : series;
        JsonObject horizontal = Plot.AxisOf(x, seen.SelectMany(one => one.X), grid: true, margin: 0.06);
        JsonObject vertical = Plot.AxisOf(y, seen.SelectMany(one => one.Y), grid: true, margin: 0.06);
        JsonObject layout = Plot.Layout(horizontal, vertical);
        layout["hovermode"] = "closest";
        var panel = new Panel { Data = data, Layout = layout, Height = 400 };
        if (equalScales)
            panel = panel with { Aspect = Math.Clamp(Length(vertical) / Length(horizontal), 0.3, 1.4), MaximumWidth = 520 };
        string alt = Words.Capital($"{y.Quantity} against {x.Quantity}: {string.Join("; ", series.Select(AltOf))}.");
        return new Figure(title, alt, TableOf(x, y, series), panel);

        string AltOf(Series one, int i) => one.Mark == Mark.Line
            ? $"line {one.Name} {Words.Course(one.X, one.Y, x.Quantity)}"
            : $"{Words.Count(one.X.Length, "point")} of {one.Name} ({Plot.SymbolName(SymbolOf(series, i))}){Extent(one)}";

        static double Length(JsonObject axis) => axis["range"]![1]!.GetValue<double>() - axis["range"]![0]!.GetValue<double>();
    }

    private static string Extent(Series series)
    {
        if (series.X.Length < 2)
            return series.X.Length == 0 ? "" : $" at ({Words.Number(series.X[0])}, {Words.Number(series.Y[0])})";
        return $", x {Words.Number(series.X.Min())} to {Words.Number(series.X.Max())}, " +
            $"y {Words.Number(series.Y.Min())} to {Words.Number(series.Y.Max())}";
    }

    private static int SymbolOf(IReadOnlyList<Series> series, int index) => series.Take(index).Count(one =>
        one.Mark != Mark.Line);

    private static void AddPoints(JsonArray data, IReadOnlyList<Series> series, bool onSurface = false)
    {
        string[] colors = Plot.Colors(series);
        for (int i = 0; i < series.Count; i++)
        {
            // A line through points is a reference, in the colour of writing, unless it is given one.
            string color = series[i].Mark == Mark.Line && series[i].Color is null && Palette.ByName(series[i].Name) is null
                ? Palette.Ink
                : colors[i];
            AddTraces(data, series[i], color, Mark.Points, SymbolOf(series, i));
            if (onSurface && data[^1]!["marker"] is JsonObject marker)
            {
                marker["size"] = series[i].X.Length > 400 ? 6 : 11;
                marker["line"] = new JsonObject { ["color"] = "#ffffff", ["width"] = 1.5 };
            }
        }
    }
}
