using System.Text.Json.Nodes;

namespace Plotting;

/// <summary>A function of two variables on a grid: a landscape.</summary>
/// <param name="X">The places of the columns.</param>
/// <param name="Y">The places of the rows.</param>
/// <param name="Values">(rows × columns) values; NaN leaves a hole.</param>
public sealed record Landscape(double[] X, double[] Y, double[,] Values)
{
    /// <summary>A function's values on a grid.</summary>
    /// <param name="function">The function of horizontal and vertical coordinate.</param>
    /// <param name="x">The places of the columns, see <see cref="Chart.Grid"/>.</param>
    /// <param name="y">The places of the rows.</param>
    public static Landscape Of(Func<double, double, double> function, double[] x, double[] y)
    {
        var values = new double[y.Length, x.Length];
        for (int row = 0; row < y.Length; row++)
        {
            for (int column = 0; column < x.Length; column++)
                values[row, column] = function(x[column], y[row]);
        }
        return new(x, y, values);
    }

    /// <summary>The height between grid points, by the four around: a bilinear interpolation. NaN beyond the edges.</summary>
    /// <param name="x">A place among the columns, which ascend.</param>
    /// <param name="y">A place among the rows, which ascend.</param>
    public double HeightAt(double x, double y)
    {
        (int column, double right) = Cell(X, x);
        (int row, double up) = Cell(Y, y);
        if (column < 0 || row < 0)
            return double.NaN;
        double Along(int r) => (1 - right) * Values[r, column] + right * Values[r, column + 1];
        return (1 - up) * Along(row) + up * Along(row + 1);

        static (int Index, double Part) Cell(double[] places, double place)
        {
            for (int i = 0; i + 1 < places.Length; i++)
            {
                if (place >= places[i] && place <= places[i + 1])
                    return (i, (place - places[i]) / (places[i + 1] - places[i]));
            }
            return (-1, 0);
        }
    }

    /// <summary>Throws when the shapes do not fit or nothing is finite.</summary>
    internal void Check(string chart)
    {
        if (Values.GetLength(0) != Y.Length || Values.GetLength(1) != X.Length)
            throw new ArgumentException(
                $"Chart.{chart}: values are {Values.GetLength(0)}×{Values.GetLength(1)} for {Y.Length} rows (y) " +
                $"and {X.Length} columns (x); rows must equal y and columns x.");
        if (!Values.Cast<double>().Any(double.IsFinite))
            throw new ArgumentException($"Chart.{chart}: there is no finite value.");
    }
}

public static partial class Chart
{
    /// <summary>A landscape seen from above, by lines of equal height, with paths and points on it.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="value">What the heights are, with their unit.</param>
    /// <param name="landscape">The heights.</param>
    /// <param name="series">An optimiser's path (<see cref="Series.Line"/>), points, or nothing.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, or there is no finite value.</exception>
    public static Figure Contour(string title, Axis x, Axis y, string value, Landscape landscape,
        params IReadOnlyList<Series> series)
    {
        landscape.Check(nameof(Contour));
        foreach (Series one in series)
            one.Check();
        double[] finite = [.. landscape.Values.Cast<double>().Where(double.IsFinite)];
        var trace = new JsonObject
        {
            ["type"] = "contour",
            ["x"] = Json.Numbers(landscape.X),
            ["y"] = Json.Numbers(landscape.Y),
            ["z"] = Json.Rows(landscape.Values, digits: 4),
            ["zmin"] = Json.Number(finite.Min()),
            ["zmax"] = Json.Number(finite.Max()),
            ["colorscale"] = Palette.Sequential.ToJson(),
            ["colorbar"] = ColorBar(value),
            // Levels left to plotly.js are lost, and the colour bar with them, when it draws the same chart once more.
            ["autocontour"] = false,
            ["contours"] = Levels(finite.Min(), finite.Max()),
            ["line"] = new JsonObject { ["color"] = Palette.Fade(Palette.Ink, 0.35), ["width"] = 0.75 },
            ["hovertemplate"] = "(%{x:.3~g}, %{y:.3~g}): <b>%{z:.4~g}</b><extra></extra>",
        };
        var data = new JsonArray(trace);
        AddPoints(data, [.. series.Select(one => one.Color is null ? one with { Color = Palette.Vermilion }
            : one)], onSurface: true);
        JsonObject layout = Plot.Layout(
            Plot.AxisOf(x, landscape.X, grid: false, margin: 0), Plot.AxisOf(y, landscape.Y, grid: false, margin: 0));
        layout["hovermode"] = "closest";
        return new Figure(title, AltOfLandscape(x, y, value, landscape, series), TableOfLandscape(x, y, value, landscape),
            new Panel { Data = data, Layout = layout, Aspect = 0.8, MaximumWidth = 560 });
    }

    /// <summary>Heights of lines at round distances (1, 2 or 5 times a power of ten), at most sixteen.</summary>
    private static JsonObject Levels(double lowest, double highest)
    {
        double range = highest > lowest ? highest - lowest : 1;
        double power = Math.Pow(10, Math.Floor(Math.Log10(range / 16)));
        double size = new[] { 1.0, 2, 5, 10 }.Select(factor => factor * power).First(step => range / step <= 16);
        double start = Math.Ceiling(lowest / size) * size, end = Math.Floor(highest / size) * size;
        return new JsonObject
        {
            ["start"] = Json.Number(start),
            ["end"] = Json.Number(Math.Max(start, end)),
            ["size"] = Json.Number(size),
        };
    }

    /// <summary>A landscape in three dimensions, to be turned by mouse or finger, with paths and points on it.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="x">The first horizontal axis.</param>
    /// <param name="y">The second horizontal axis.</param>
    /// <param name="value">The upright axis: what the heights are, with their unit.</param>
    /// <param name="landscape">The heights.</param>
    /// <param name="series">An optimiser's path (<see cref="Series.Line"/>), points, or nothing. They lie on the surface:
    /// their heights are the landscape's own; what is beyond its edges is left out.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, or there is no finite value.</exception>
    public static Figure Surface(string title, Axis x, Axis y, Axis value, Landscape landscape,
        params IReadOnlyList<Series> series)
    {
        landscape.Check(nameof(Surface));
        foreach (Series one in series)
            one.Check();
        var trace = new JsonObject
        {
            ["type"] = "surface",
            ["x"] = Json.Numbers(landscape.X),
            ["y"] = Json.Numbers(landscape.Y),
            ["z"] = Json.Rows(landscape.Values, digits: 4),
            ["colorscale"] = Palette.Terrain.ToJson(),
            ["showscale"] = false,
            ["hovertemplate"] = "(%{x:.3~g}, %{y:.3~g}): <b>%{z:.4~g}</b><extra></extra>",
        };
        if (value.IsLogarithmic)
            trace["surfacecolor"] = Json.Rows(LogarithmOf(landscape.Values), digits: 4);
        var layout = new JsonObject
        {
            ["scene"] = new JsonObject
            {
                ["xaxis"] = Upright(x),
                ["yaxis"] = Upright(y),
                ["zaxis"] = Upright(value),
                ["aspectratio"] = new JsonObject { ["x"] = 1, ["y"] = 1, ["z"] = 0.7 },
                ["camera"] = new JsonObject { ["eye"] = new JsonObject { ["x"] = 1.25, ["y"] = -1.25, ["z"] = 0.7 },
                    ["center"] = new JsonObject { ["x"] = 0, ["y"] = 0, ["z"] = -0.12 } },
            },
        };
        var data = new JsonArray(trace);
        foreach (Series one in series)
            data.Add(OnSurface(one, landscape, value));
        return new Figure(title, AltOfLandscape(x, y, value.Quantity, landscape, series), TableOfLandscape(x, y, value.Title,
            landscape),
            new Panel { Data = data, Layout = layout, Height = 440, MaximumWidth = 620 });

        static JsonObject Upright(Axis axis)
        {
            var result = new JsonObject { ["title"] = new JsonObject { ["text"] = Plot.Html(axis.Title) } };
            if (axis.IsLogarithmic)
                result["type"] = "log";
            if (axis.Range is not null)
            {
                (double from, double to) = Plot.Range(axis, [], margin: 0);
                result["range"] = new JsonArray(Json.Number(from), Json.Number(to));
            }
            return result;
        }
    }

    // A little above the surface, or half of the line would be inside it.
    private static JsonObject OnSurface(Series series, Landscape landscape, Axis value)
    {
        const double Lift = 0.012;
        double[] finite = [.. landscape.Values.Cast<double>().Where(height => double.IsFinite(height) &&
            (!value.IsLogarithmic || height > 0))];
        (double lowest, double highest) = value.Range ?? (finite.Min(), finite.Max());
        double[] heights = [.. series.X.Zip(series.Y, landscape.HeightAt).Select(height => value.IsLogarithmic
            ? height * Math.Pow(highest / lowest, Lift) : height + Lift * (highest - lowest))];
        string color = series.Color ?? Palette.ByName(series.Name) ?? Palette.Vermilion;
        var trace = new JsonObject
        {
            ["type"] = "scatter3d",
            ["name"] = Plot.Html(series.Name),
            ["x"] = Json.Numbers(series.X),
            ["y"] = Json.Numbers(series.Y),
            ["z"] = Json.Numbers(heights),
            ["mode"] = series.Mark switch { Mark.Line => "lines", Mark.LineAndPoints => "lines+markers", _ => "markers" },
            ["hovertemplate"] = $"{Plot.Html(series.Name)} (%{{x:.3~g}}, %{{y:.3~g}})<extra></extra>",
        };
        if (series.Mark is Mark.Line or Mark.LineAndPoints)
            trace["line"] = new JsonObject { ["color"] = color, ["width"] = 6 };
        if (series.Mark != Mark.Line)
            trace["marker"] = new JsonObject { ["color"] = color, ["size"] = series.Mark == Mark.LineAndPoints ? 3 : 6 };
        return trace;
    }

    // Colours divide the range as the axis does, or all but the summits has one colour.
    private static double[,] LogarithmOf(double[,] values)
    {
        var result = new double[values.GetLength(0), values.GetLength(1)];
        for (int row = 0; row < values.GetLength(0); row++)
        {
            for (int column = 0; column < values.GetLength(1); column++)
                result[row, column] = values[row, column] > 0 ? Math.Log10(values[row, column]) : double.NaN;
        }
        return result;
    }

    private static string AltOfLandscape(Axis x, Axis y, string value, Landscape landscape, IReadOnlyList<Series> series)
    {
        (int Row, int Column) lowest = (-1, -1), highest = (-1, -1);
        for (int row = 0; row < landscape.Y.Length; row++)
        {
            for (int column = 0; column < landscape.X.Length; column++)
            {
                double height = landscape.Values[row, column];
                if (!double.IsFinite(height))
                    continue;
                if (lowest.Row < 0 || height < landscape.Values[lowest.Row, lowest.Column])
                    lowest = (row, column);
                if (highest.Row < 0 || height > landscape.Values[highest.Row, highest.Column])
                    highest = (row, column);
            }
        }
        string paths = string.Concat(series.Where(one => one.X.Length > 0).Select(one => one.Mark == Mark.Points
            ? $"; {Words.Count(one.X.Length, "point")} {one.Name}"
            : $"; {one.Name} leads from ({Words.Number(one.X[0])}, {Words.Number(one.Y[0])}) " +
                $"to ({Words.Number(one.X[^1])}, {Words.Number(one.Y[^1])})"));
        return Words.Capital($"{value} over {x.Quantity} and {y.Quantity}: lowest {At(lowest)}, highest {At(highest)}{paths}.");

        string At((int Row, int Column) place) => $"{Words.Number(landscape.Values[place.Row, place.Column])} at " +
            $"({Words.Number(landscape.X[place.Column])}, {Words.Number(landscape.Y[place.Row])})";
    }

    // A grid of at most seven by seven places, both ends included: enough to follow the shape in numbers.
    private static FigureTable TableOfLandscape(Axis x, Axis y, string value, Landscape landscape)
    {
        int[] rows = Chosen(landscape.Y.Length), columns = Chosen(landscape.X.Length);
        FigureTable table = FigureTable.Of([$"{y.Title} \\ {x.Title}",
            .. columns.Select(column => Words.Cell(landscape.X[column]))], rows.Length,
            i => [Words.Cell(landscape.Y[rows[i]]), .. columns.Select(column => Words.Number(landscape.Values[rows[i],
                column]))]);
        return table with { Note = $"{Words.Capital(value)} at {rows.Length} × {columns.Length} of {landscape.Y.Length} × " +
            $"{landscape.X.Length} places." };

        static int[] Chosen(int count) => [.. Enumerable.Range(0, Math.Min(count, 7))
            .Select(i => count <= 7 ? i : (int)Math.Round(i * (count - 1) / 6.0)).Distinct()];
    }
}
