using System.Text.Json.Nodes;
using NeuralNet;

namespace Plotting;

public static partial class Chart
{
    private const int RidgeBins = 64;
    private const double RidgeHeight = 0.86;

    /// <summary>
    /// How values are distributed in each layer, one row a layer from the first on top: activations, or gradients with
    /// <see cref="Axis.Log"/>, which takes magnitudes. Each row is as high as its own most frequent value; exact zeros, of
    /// which a ReLU makes many, are left out of the shape and stated beside it.
    /// </summary>
    /// <example><code>
    /// Chart.DistributionsByLayer("Activations", "activation", network.LayerOutputs(x));
    /// Chart.DistributionsByLayer("Gradients", Axis.Log("|∂ℒ/∂z|"), network.LayerGradients())
    /// </code></example>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="x">What the values are, with their unit; logarithmic for magnitudes. Without a range it reaches over all
    /// layers.</param>
    /// <param name="layers">The name of each layer and its values.</param>
    /// <param name="bins">How finely each row is drawn, at least 4: under a slider fewer make a lighter page.</param>
    /// <exception cref="ArgumentException">There are no layers, or too few bins.</exception>
    public static Figure DistributionsByLayer(string title, Axis x, IReadOnlyList<(string Name, double[] Values)> layers,
        int bins = RidgeBins)
    {
        if (layers.Count == 0)
            throw new ArgumentException("Chart.DistributionsByLayer: there are no layers.");
        if (bins < 4)
            throw new ArgumentException($"Chart.DistributionsByLayer: {Words.Count(bins, "bin")} show no shape; take 4 or more.");
        LayerValues[] rows = [.. layers.Select(layer => LayerValues.Of(layer.Name, layer.Values, x.IsLogarithmic))];
        (double from, double to) = Plot.Range(x, rows.SelectMany(row => x.IsLogarithmic ? Bulk(row.Shaped) : row.Shaped),
            margin: 0.02);
        if (from >= to)
            (from, to) = (from - 0.5, to + 0.5);
        var data = new JsonArray();
        var marks = new List<(double Value, string Text)>();
        for (int i = 0; i < rows.Length; i++)
        {
            // The first layer on top, as in the list; the axis counts upwards.
            double ground = rows.Length - 1 - i;
            data.Add(Ridge(rows[i], x, (from, to, bins), ground, Palette.Layer(i, rows.Length)));
            marks.Add((ground + 0.36, $"{rows[i].Name}\n{string.Join("\n", rows[i].Facts)}"));
        }
        Axis ends = x.IsLogarithmic ? x.Between(Math.Pow(10, from), Math.Pow(10, to)) : x.Between(from, to);
        JsonObject horizontal = Plot.AxisOf(ends, [], grid: true, margin: 0);
        JsonObject vertical = Plot.AxisOf(new Axis("").Between(-0.08, rows.Length - 0.02), [], grid: false, margin: 0);
        vertical.Remove("nticks");
        vertical["tickvals"] = Json.Numbers([.. marks.Select(mark => mark.Value)]);
        vertical["ticktext"] = Json.Texts(marks.Select(mark => RowLabel(mark.Text)));
        JsonObject layout = Plot.Layout(horizontal, vertical);
        layout["hovermode"] = "closest";
        string[] facts = ["standard deviation", "mean", "lowest", "highest", "exactly 0", "not finite"];
        return new Figure(title, Words.Capital($"distribution of {x.Quantity} by layer: {RidgesInWords(rows)}."),
            FigureTable.Of(["layer", "values", .. facts], rows.Length, i => rows[i].Cells) with
                {
                    Note = x.IsLogarithmic ? "The smallest thousandth of each layer may lie left of the picture." : null,
                },
            new Panel { Data = data, Layout = layout, Height = Math.Clamp(rows.Length * 58 + 60, 180, 760), MaximumWidth = 640 });
    }

    /// <summary>The same for what a network gives: one matrix a layer, named "layer 1", "layer 2", ….</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="x">What the values are; logarithmic for magnitudes.</param>
    /// <param name="layers">(batch × neurons) for each layer: <see cref="Mlp.LayerOutputs"/>, <see
    /// cref="Mlp.LayerGradients"/>.</param>
    /// <param name="names">The layers' names, or null for their numbers.</param>
    /// <param name="bins">How finely each row is drawn, at least 4: under a slider fewer make a lighter page.</param>
    public static Figure DistributionsByLayer(string title, Axis x, IReadOnlyList<Matrix> layers,
        IReadOnlyList<string>? names = null, int bins = RidgeBins) =>
        DistributionsByLayer(title, x, [.. layers.Select((layer, i) =>
            (names is not null && i < names.Count ? names[i] : $"layer {i + 1}", layer.Values.ToArray()))], bins);

    // Near 0 magnitudes have a tail without end: one value in a thousand is not worth three decades of the picture.
    private static double[] Bulk(double[] magnitudes)
    {
        double[] sorted = [.. magnitudes.Order()];
        return sorted.Length == 0 ? [] : sorted[(sorted.Length / 1000)..];
    }

    private static JsonObject Ridge(LayerValues row, Axis x, (double From, double To, int Bins) grid, double ground,
        string color)
    {
        (double from, double to, int bins) = grid;
        var counts = new double[bins];
        double width = (to - from) / bins;
        foreach (double value in row.Shaped)
        {
            double place = Plot.Place(x, value);
            if (place >= from && place <= to)
                counts[Math.Min((int)((place - from) / width), bins - 1)]++;
        }
        double most = Math.Max(1, counts.Max());
        double[] edges = [.. Enumerable.Range(0, bins + 1).Select(i => from + i * width)];
        // Along the tops of the bins, then back along the ground; "hv" below goes on to the next edge before it changes height.
        double[] xs = [edges[0], .. edges];
        double[] ys = [ground, .. counts.Select(count => ground + RidgeHeight * count / most), ground];
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["name"] = Plot.Html(row.Name),
            ["showlegend"] = false,
            ["x"] = Json.Numbers([.. xs.Select(place => x.IsLogarithmic ? Math.Pow(10, place) : place)], digits: 5),
            ["y"] = Json.Numbers(ys, digits: 4),
            ["fill"] = "toself",
            ["fillcolor"] = Palette.Fade(color, 0.45),
            ["line"] = new JsonObject { ["color"] = color, ["width"] = 1.25, ["shape"] = "hv" },
            ["hoveron"] = "fills",
            ["text"] = Plot.Html($"{row.Name}: {string.Join(", ", row.Facts)}"),
            ["hoverinfo"] = "text",
        };
    }

    private static string RowLabel(string text)
    {
        string[] lines = text.Split('\n');
        return $"<b>{Plot.Html(lines[0])}</b>" + string.Concat(lines.Skip(1).Select(line => $"<br>{Plot.Html(line)}"));
    }

    private static string RidgesInWords(LayerValues[] rows) => rows.Length <= 6
        ? string.Join("; ", rows.Select(row => $"{row.Name} {string.Join(", ", row.Facts)}"))
        : $"{rows.Length} layers, from {rows[0].Name} ({string.Join(", ", rows[0].Facts)}) to {rows[^1].Name} " +
            $"({string.Join(", ", rows[^1].Facts)})";

    /// <summary>What is said and drawn of the values of one layer.</summary>
    /// <param name="Name">The layer.</param>
    /// <param name="Shaped">The values whose distribution is drawn: finite ones other than 0, as magnitudes where asked
    /// for.</param>
    /// <param name="Facts">What stands beside the row.</param>
    /// <param name="Cells">Its row of the table.</param>
    private sealed record LayerValues(string Name, double[] Shaped, string[] Facts, string[] Cells)
    {
        public static LayerValues Of(string name, double[] values, bool magnitudes)
        {
            double[] finite = [.. values.Where(double.IsFinite)];
            int zeros = finite.Count(value => value == 0), lost = values.Length - finite.Length;
            double mean = finite.Length == 0 ? double.NaN : finite.Average();
            double deviation = finite.Length == 0 ? double.NaN
                : Math.Sqrt(finite.Average(value => (value - mean) * (value - mean)));
            List<string> facts = [$"σ {Words.Number(deviation)}"];
            if (zeros > 0)
                facts.Add($"{Words.Percent((double)zeros / values.Length)} zero");
            if (lost > 0)
                facts.Add($"{Words.Percent((double)lost / values.Length)} not finite");
            double[] shaped = [.. finite.Where(value => value != 0).Select(value => magnitudes ? Math.Abs(value) : value)];
            // A layer of zeros alone is a layer of zeros, and drawn as one.
            if (shaped.Length == 0 && !magnitudes && zeros > 0)
                shaped = [0];
            return new(name, shaped, [.. facts], [name, Words.Number(values.Length), Words.Cell(deviation), Words.Cell(mean),
                finite.Length == 0 ? "" : Words.Cell(finite.Min()), finite.Length == 0 ? "" : Words.Cell(finite.Max()),
                Words.Number(zeros), Words.Number(lost)]);
        }
    }
}
