using System.Globalization;
using System.Text.Json.Nodes;

namespace Plotting;

/// <summary>
/// The parts of plotly.js layouts and traces that the charts share: sparse grids, titles with units, fixed ranges.
/// </summary>
internal static class Plot
{
    /// <summary>plotly's symbols in the order of the classes: the shape says again what the colour says.</summary>
    public static readonly string[] Symbols =
        ["circle", "diamond", "square", "triangle-up", "cross", "x", "triangle-down", "star", "hexagon", "pentagon"];

    /// <summary>plotly's symbol as a reader calls it.</summary>
    public static string SymbolName(int index) => (index % Symbols.Length) switch
    {
        0 => "circles",
        1 => "diamonds",
        2 => "squares",
        3 => "triangles",
        4 => "crosses",
        5 => "diagonal crosses",
        6 => "triangles pointing down",
        7 => "stars",
        8 => "hexagons",
        _ => "pentagons",
    };

    /// <summary>A layout with two axes.</summary>
    public static JsonObject Layout(JsonObject x, JsonObject y) => new()
    {
        ["xaxis"] = x,
        ["yaxis"] = y,
        ["showlegend"] = false,
    };

    /// <summary>
    /// A plotly axis over the given values. The range is always written down, so that the states of a slider share it.
    /// </summary>
    /// <param name="axis">What the reader of the course asked for.</param>
    /// <param name="values">All values that lie on the axis.</param>
    /// <param name="grid">Whether the axis draws lines through the chart.</param>
    /// <param name="margin">The part of the range left free at both ends.</param>
    public static JsonObject AxisOf(Axis axis, IEnumerable<double> values, bool grid, double margin)
    {
        (double from, double to) = Range(axis, values, margin);
        var result = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = Html(axis.Title) },
            ["range"] = new JsonArray(Json.Number(from), Json.Number(to)),
            ["showgrid"] = grid,
            ["zeroline"] = false,
        };
        if (axis.IsLogarithmic)
        {
            result["type"] = "log";
            double[] ticks = LogTicks(from, to);
            result["tickvals"] = Json.Numbers(ticks);
            result["ticktext"] = Json.Texts(ticks.Select(LogText));
        }
        else
            result["nticks"] = 6;
        if (axis.Format is not null)
            result["tickformat"] = axis.Format;
        if (axis.Ticks is not null)
        {
            result["tickvals"] = Json.Numbers([.. axis.Ticks.Select(tick => tick.Value)]);
            result["ticktext"] = Json.Texts(axis.Ticks.Select(tick => Html(tick.Text)));
            result.Remove("nticks");
            result.Remove("dtick");
        }
        return result;
    }

    // Few decades: 1, 2 and 5 of each. Many: powers of ten. Two decades more on both sides, since a slider may widen the range.
    private static double[] LogTicks(double from, double to)
    {
        int first = (int)Math.Floor(from) - 2, decades = (int)(to - from) + 6;
        int stride = Math.Max(1, (int)Math.Ceiling((to - from) / 8));
        double[] digits = to - from < 2.5 ? [1, 2, 5] : [1];
        return [.. Enumerable.Range(first, decades).Where(power => power % stride == 0)
            .SelectMany(power => digits.Select(digit => Json.Round(digit * Math.Pow(10, power))))];
    }

    private static string LogText(double value)
    {
        int power = (int)Math.Floor(Math.Log10(value) + 1e-9);
        if (power is >= -4 and <= 5)
            return Words.Cell(value);
        double digit = Math.Round(value / Math.Pow(10, power));
        string raised = string.Concat(power.ToString(CultureInfo.InvariantCulture).Select(sign => sign == '-'
            ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[sign - '0']));
        return (digit == 1 ? "" : $"{digit:0}·") + "10" + raised;
    }

    /// <summary>An axis of named rows or columns, in the middle of each of which is a whole number.</summary>
    public static JsonObject Categories(string title, IReadOnlyList<string> names, bool writeAll = false)
    {
        // Of many names only every second, fifth, tenth … is written.
        int stride = writeAll ? 1 : new[] { 1, 2, 5, 10, 20, 50 }.FirstOrDefault(step => names.Count <= 16 * step, 100);
        int[] written = [.. Enumerable.Range(0, names.Count).Where(i => i % stride == 0)];
        return new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = Html(title) },
            ["tickvals"] = Json.Numbers([.. written.Select(i => (double)i)]),
            ["ticktext"] = Json.Texts(written.Select(i => Html(names[i]))),
            ["range"] = new JsonArray(-0.5, names.Count - 0.5),
            ["showgrid"] = false,
            ["zeroline"] = false,
        };
    }

    /// <summary>The ends of an axis; on a logarithmic one their logarithms to base 10, as plotly.js wants them.</summary>
    public static (double From, double To) Range(Axis axis, IEnumerable<double> values, double margin)
    {
        double[] usable = [.. values.Where(value => double.IsFinite(value) && (!axis.IsLogarithmic || value > 0))];
        if (axis.FromZero && !axis.IsLogarithmic)
            usable = [.. usable, 0];
        (double from, double to) = axis.Range ?? (usable.Length == 0 ? (0, 1) : (usable.Min(), usable.Max()));
        if (axis.IsLogarithmic)
        {
            if (from <= 0 || to <= 0)
                throw new ArgumentException(
                    $"Axis '{axis.Title}' is logarithmic and cannot reach from {from} to {to}; give two positive ends.");
            (from, to) = (Math.Log10(from), Math.Log10(to));
        }
        if (axis.Range is not null)
            return (from, to);
        // A flat line lies in the middle of a range that fits its size.
        double spread = to - from;
        if (spread <= 1e-12 * Math.Max(Math.Abs(from), Math.Abs(to)))
        {
            double half = axis.IsLogarithmic || from == 0 ? 0.5 : Math.Abs(from) / 10;
            return (from - half, to + half);
        }
        double below = axis.FromZero && from == 0 ? 0 : margin * spread;
        double above = axis.FromZero && to == 0 ? 0 : margin * spread;
        return (from - below, to + above);
    }

    /// <summary>The place of a value as annotations on a logarithmic axis need it.</summary>
    public static double Place(Axis axis, double value) => axis.IsLogarithmic ? Math.Log10(value) : value;

    /// <summary>Text that plotly.js shows as it is: it reads a little HTML in titles, names and labels.</summary>
    public static string Html(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The colours of several series: by name where the name has one, else the next that none of them has.</summary>
    public static string[] Colors(IReadOnlyList<Series> series)
    {
        // "layer 1" to "layer 5" have the colours of depth.
        int?[] layers = [.. series.Select(one => Palette.NumberAfter("layer", one.Name))];
        int deepest = layers.Max() ?? 0;
        string?[] colors = [.. series.Select((one, i) => one.Color
            ?? (layers[i] is { } layer and > 0 && deepest > 1 ? Palette.Layer(layer - 1, deepest) : Palette.ByName(one.Name)))];
        // Two series of one colour ("training, η = 0.1" and "training, η = 1") are told apart by it no more: then the place
        // decides. A dashed line beside a solid one (a function and its derivative) stays what it is.
        for (int i = 0; i < colors.Length; i++)
        {
            if (series[i].Color is null && Enumerable.Range(0, i).Any(other =>
                colors[other] == colors[i] && series[other].IsDashed == series[i].IsDashed))
                colors[i] = null;
        }
        var free = new Queue<string>(Palette.ClassColors.Except(colors.OfType<string>()));
        return [.. colors.Select((color, i) => color ?? (free.Count > 0 ? free.Dequeue() : Palette.ClassColor(i)))];
    }
}
