using System.Globalization;
using System.Text.Json.Nodes;

namespace Plotting;

/// <summary>How a heat map is labelled and coloured.</summary>
public sealed record HeatMapOptions
{
    /// <summary>What the columns are.</summary>
    public string X { get; init; } = "column";

    /// <summary>What the rows are.</summary>
    public string Y { get; init; } = "row";

    /// <summary>What the values are, with their unit.</summary>
    public string Value { get; init; } = "value";

    /// <summary>The columns' names, or null for their numbers from 0.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>The rows' names from the top, or null for their numbers from 0.</summary>
    public IReadOnlyList<string>? Rows { get; init; }

    /// <summary>Whether the cells show their values; null for up to 200 cells.</summary>
    public bool? ShowValues { get; init; }

    /// <summary>A .NET format for the values in the cells, or null for what fits them.</summary>
    public string? Format { get; init; }

    /// <summary>The colours, or null for <see cref="Palette.Diverging"/> where values have both signs and else
    /// <see cref="Palette.Sequential"/>.</summary>
    public ColorScale? Scale { get; init; }

    /// <summary>The values of the weakest and the strongest colour, or null to take them from the data.</summary>
    public (double From, double To)? Range { get; init; }
}

public static partial class Chart
{
    private const int MostCellsWithValues = 200;

    /// <summary>A matrix as coloured cells, its first row on top, with the values in the cells while there is room.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="values">The matrix; NaN leaves a cell empty.</param>
    /// <param name="options">Names, format and colours, or null.</param>
    /// <exception cref="ArgumentException">The matrix is empty, or names do not fit its shape.</exception>
    public static Figure HeatMap(string title, double[,] values, HeatMapOptions? options = null)
    {
        options ??= new HeatMapOptions();
        int rows = values.GetLength(0), columns = values.GetLength(1);
        double[] finite = [.. values.Cast<double>().Where(double.IsFinite)];
        if (finite.Length == 0)
            throw new ArgumentException($"Chart.HeatMap: the {rows}×{columns} matrix holds no finite value.", nameof(values));
        IReadOnlyList<string> rowNames = NamesOf("rows", options.Rows, rows);
        IReadOnlyList<string> columnNames = NamesOf("columns", options.Columns, columns);
        bool signed = finite.Min() < 0 && finite.Max() > 0;
        ColorScale scale = options.Scale ?? (signed ? Palette.Diverging : Palette.Sequential);
        double limit = finite.Max(Math.Abs);
        (double from, double to) = options.Range
            ?? (ReferenceEquals(scale, Palette.Diverging) ? (-limit, limit) : (finite.Min(), finite.Max()));
        Func<double, string> write = options.Format is { } format
            ? value => Words.Formatted(value, format)
            : Words.Alike(finite.Min(), finite.Max());
        if (options.Format is null && finite.All(value => value == Math.Truncate(value)))
            write = Words.Number;
        bool showValues = options.ShowValues ?? rows * columns <= MostCellsWithValues;
        JsonObject trace = HeatTrace(values, scale, from, to);
        trace["hovertemplate"] = $"{Plot.Html(options.Y)} %{{customdata[0]}}<br>{Plot.Html(options.X)} %{{customdata[1]}}<br>" +
            $"{Plot.Html(options.Value)} <b>%{{z}}</b><extra></extra>";
        trace["customdata"] = new JsonArray([.. rowNames.Select(row =>
            new JsonArray([.. columnNames.Select(column => (JsonNode)Json.Texts([Plot.Html(row), Plot.Html(column)]))]))]);
        trace["xgap"] = rows * columns <= 400 ? 1 : 0;
        trace["ygap"] = rows * columns <= 400 ? 1 : 0;
        if (showValues)
        {
            trace["text"] = new JsonArray([.. Enumerable.Range(0, rows).Select(row => Json.Texts(
                Enumerable.Range(0, columns).Select(column => double.IsNaN(values[row, column])
                    ? "" : write(values[row, column]))))]);
            trace["texttemplate"] = "%{text}";
            trace["showscale"] = false;
        }
        else
            trace["colorbar"] = ColorBar(options.Value);
        JsonObject vertical = Plot.Categories(options.Y, rowNames);
        vertical["range"] = new JsonArray(rows - 0.5, -0.5);
        JsonObject layout = Plot.Layout(Plot.Categories(options.X, columnNames), vertical);
        // A few cells with values are read as a table: wide rather than square.
        bool isSmallTable = showValues && rows > 1 && columns is > 1 and <= 4;
        var panel = new Panel
        {
            Data = [trace],
            Layout = layout,
            Aspect = Math.Clamp((double)rows / columns, 0.08, 1.5) * (isSmallTable ? 0.6 : 1),
            MaximumWidth = Math.Clamp(columns * (showValues ? 56 : 30) + 110, 260, 640),
        };
        return new Figure(title, AltOfHeatMap(values, options, rowNames, columnNames, write),
            FigureTable.Of([$"{options.Y} \\ {options.X}", .. columnNames], rows,
                row => [rowNames[row], .. Enumerable.Range(0, columns).Select(column => Words.Cell(values[row, column]))]),
            panel);
    }

    /// <summary>How often each class was taken for each: rows are true classes, columns predicted ones.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="counts">(classes × classes) counts.</param>
    /// <param name="classes">The classes' names, or null for their numbers.</param>
    /// <exception cref="ArgumentException">The matrix is not square, or holds no counts.</exception>
    public static Figure ConfusionMatrix(string title, int[,] counts, IReadOnlyList<string>? classes = null)
    {
        int n = counts.GetLength(0);
        if (counts.GetLength(1) != n)
            throw new ArgumentException(
                $"Chart.ConfusionMatrix: the counts are {n}×{counts.GetLength(1)}; rows and columns are the same classes.",
                nameof(counts));
        IReadOnlyList<string> names = NamesOf("classes", classes, n);
        long total = counts.Cast<int>().Sum(count => (long)count);
        if (total == 0)
            throw new ArgumentException("Chart.ConfusionMatrix: all counts are 0.", nameof(counts));
        var values = new double[n, n];
        var shares = new double[n, n];
        long right = 0;
        (int Row, int Column, int Count) worst = (0, 0, 0);
        for (int row = 0; row < n; row++)
        {
            right += counts[row, row];
            double ofRow = Math.Max(1, Enumerable.Range(0, n).Sum(column => (double)counts[row, column]));
            for (int column = 0; column < n; column++)
            {
                values[row, column] = counts[row, column];
                // The square root of the share lets a handful of mistakes be seen beside thousands of right answers.
                shares[row, column] = Math.Sqrt(counts[row, column] / ofRow);
                if (row != column && counts[row, column] > worst.Count)
                    worst = (row, column, counts[row, column]);
            }
        }
        Figure figure = HeatMap(title, values, new HeatMapOptions
        {
            X = "predicted class",
            Y = "true class",
            Value = "count",
            Rows = names,
            Columns = names,
            ShowValues = n <= 20,
        });
        Panel panel = figure.Panels[0];
        var trace = panel.Data[0]!.DeepClone().AsObject();
        trace["z"] = Json.Rows(shares, digits: 3);
        trace["zmin"] = 0.0;
        trace["zmax"] = 1.0;
        if (n <= 20)
            trace["hovertemplate"] = "true class %{customdata[0]}<br>taken for %{customdata[1]}<br><b>%{text}</b> " +
                $"times<extra></extra>";
        string alt = $"{Words.Percent((double)right / total)} of {Words.Number(total)} right; " + (worst.Count == 0
            ? "no mistakes."
            : $"the most frequent mistake: {names[worst.Row]} taken for {names[worst.Column]}, " +
                $"{(worst.Count == 1 ? "once" : Words.Number(worst.Count) + " times")}.");
        return figure with { AltText = alt, Panels = [panel with { Data = [trace] }] };
    }

    private static JsonObject HeatTrace(double[,] values, ColorScale scale, double from, double to) => new()
    {
        ["type"] = "heatmap",
        ["z"] = Json.Rows(values),
        ["zmin"] = Json.Number(from),
        ["zmax"] = Json.Number(to > from ? to : from + 1),
        ["colorscale"] = scale.ToJson(),
        ["showscale"] = true,
    };

    private static JsonObject ColorBar(string title) => new()
    {
        ["title"] = new JsonObject { ["text"] = Plot.Html(title), ["side"] = "right" },
        ["thickness"] = 10,
        ["outlinewidth"] = 0,
        ["nticks"] = 5,
    };

    private static IReadOnlyList<string> NamesOf(string what, IReadOnlyList<string>? names, int count)
    {
        if (names is not null && names.Count != count)
            throw new ArgumentException($"Chart: {names.Count} names for {count} {what}; give one for each, or none.");
        return names ?? [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))];
    }

    private static string AltOfHeatMap(double[,] values, HeatMapOptions options, IReadOnlyList<string> rows,
        IReadOnlyList<string> columns, Func<double, string> write)
    {
        (int Row, int Column) lowest = (-1, -1), highest = (-1, -1);
        for (int row = 0; row < rows.Count; row++)
        {
            for (int column = 0; column < columns.Count; column++)
            {
                double value = values[row, column];
                if (!double.IsFinite(value))
                    continue;
                if (lowest.Row < 0 || value < values[lowest.Row, lowest.Column])
                    lowest = (row, column);
                if (highest.Row < 0 || value > values[highest.Row, highest.Column])
                    highest = (row, column);
            }
        }
        return Words.Capital($"{options.Value} in {Words.Count(rows.Count, "row")} ({options.Y}) and " +
            $"{Words.Count(columns.Count, "column")} ({options.X}): from {Cell(lowest)} to {Cell(highest)}.");

        string Cell((int Row, int Column) at) =>
            $"{write(values[at.Row, at.Column])} ({options.Y} {rows[at.Row]}, {options.X} {columns[at.Column]})";
    }
}
