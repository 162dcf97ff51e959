using System.Text.Json.Nodes;
using NeuralNet;

namespace Plotting;

/// <summary>What a separating line is drawn over.</summary>
public sealed record SeparatingLineOptions
{
    /// <summary>The horizontal axis; it reaches half a unit beyond the points unless it has a range.</summary>
    public Axis X { get; init; } = "x₁";

    /// <summary>The vertical axis; it reaches half a unit beyond the points unless it has a range.</summary>
    public Axis Y { get; init; } = "x₂";

    /// <summary>What the points of the two kinds are called in the legend.</summary>
    public (string Zero, string One) Names { get; init; } = ("should be 0", "should be 1");

    /// <summary>A text beside each point, or null.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>The point that is being looked at, from 0, drawn larger; null for none.</summary>
    public int? Highlighted { get; init; }
}

public static partial class Chart
{
    // The two sides of every line, opaque: plotly.js lays the fill of one side over the other's.
    private static string BelowColor => Palette.Decision.Colors[1];

    private static string AboveColor => Palette.Decision.Colors[^2];

    /// <summary>
    /// What a neuron with two inputs decides: the line w₁x₁ + w₂x₂ + b = 0, blue where the sum is below 0, vermilion from 0 on, and
    /// the data on top, ringed where it lies on the wrong side. Exact and small at any size: fit for sliders with many stops.
    /// </summary>
    /// <example><code>
    /// Chart.SeparatingLine("AND", new Neuron([1, 1], -1.5, Activation.Step), Gates.And.Inputs, Gates.And.Targets)
    /// </code></example>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="neuron">The neuron; only its weights and bias count.</param>
    /// <param name="inputs">(samples × 2)</param>
    /// <param name="targets">The side each sample belongs to: 0 or 1.</param>
    /// <param name="options">Axes, labels, the point looked at; or null.</param>
    /// <exception cref="ArgumentException">The neuron or the samples have not two inputs, or the lengths differ.</exception>
    public static Figure SeparatingLine(string title, Neuron neuron, Matrix inputs, IReadOnlyList<double> targets,
        SeparatingLineOptions? options = null)
    {
        options ??= new SeparatingLineOptions();
        CheckSeparation(neuron, inputs, targets, options);
        double[] xs = inputs.Column(0), ys = inputs.Column(1);
        var x = options.X.Range is null ? options.X.Between(xs.Min() - 0.5, xs.Max() + 0.5) : options.X;
        var y = options.Y.Range is null ? options.Y.Between(ys.Min() - 0.5, ys.Max() + 0.5) : options.Y;
        (double x0, double x1) = x.Range!.Value;
        (double y0, double y1) = y.Range!.Value;
        (double X, double Y)[] frame = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)];
        double SumAt((double X, double Y) at) => neuron.WeightedSum(at.X, at.Y);

        (double X, double Y)[] above = Clip(frame, SumAt), below = Clip(frame, at => -SumAt(at));
        // The line is where both sides meet; a neuron without weights has none.
        (double X, double Y)[] line = neuron.Weights.All(weight => weight == 0) || below.Length == 0 || above.Length == 0
            ? [] : [.. above.Where(at => below.Any(other => Near(at, other)))];
        bool[] wrong = [.. targets.Select((target, i) => (SumAt((xs[i], ys[i])) >= 0 ? 1 : 0) != target)];

        var data = new JsonArray(Side(below, BelowColor), Side(above, AboveColor), Outline(line));
        for (int side = 0; side <= 1; side++)
            data.Add(PointsOf(side, targets, xs, ys, options));
        data.Add(Rings(wrong, xs, ys));
        JsonObject layout = Plot.Layout(Plot.AxisOf(x, [], grid: false, margin: 0), Plot.AxisOf(y, [], grid: false, margin: 0));
        layout["hovermode"] = "closest";
        int right = wrong.Count(one => !one);
        string alt = (line.Length > 0 ? $"The line {Formula(neuron, x, y)}"
                : $"No line in view, the answer is {(above.Length > 0 ? 1 : 0)} everywhere") +
            $"; {right} of {Words.Count(wrong.Length, "point")} on the right side.";
        var table = FigureTable.Of([x.Title, y.Title, "wanted", "weighted sum", "answer"], wrong.Length, i =>
        {
            double sum = SumAt((xs[i], ys[i]));
            return [Words.Cell(xs[i]), Words.Cell(ys[i]), Words.Cell(targets[i]), Words.Cell(sum), sum >= 0 ? "1" : "0"];
        });
        return new Figure(title, alt, table, new Panel
        {
            Data = data,
            Layout = layout,
            Aspect = Math.Clamp((y1 - y0) / (x1 - x0), 0.5, 1.2),
            MaximumWidth = 400,
        });
    }

    private static void CheckSeparation(Neuron neuron, Matrix inputs, IReadOnlyList<double> targets, SeparatingLineOptions options)
    {
        if (neuron.Weights.Count != 2 || inputs.Columns != 2 || inputs.Rows == 0)
        {
            throw new ArgumentException($"Chart.SeparatingLine: the neuron has {Words.Count(neuron.Weights.Count, "weight")} and the " +
                $"inputs are {inputs.Shape}; a line in the plane needs 2 weights and a row of 2 numbers for each sample.");
        }
        if (targets.Count != inputs.Rows || (options.Labels is { } labels && labels.Count != inputs.Rows))
        {
            throw new ArgumentException($"Chart.SeparatingLine: {Words.Count(inputs.Rows, "sample")}, {Words.Count(targets.Count, "target")}" +
                (options.Labels is null ? "" : $", {Words.Count(options.Labels.Count, "label")}") + "; each sample needs its own.");
        }
        if (targets.Any(target => target is not (0 or 1)))
            throw new ArgumentException("Chart.SeparatingLine: a target is neither 0 nor 1; the line has two sides.");
    }

    // Sutherland and Hodgman (1974): the corners on the side kept, and the places where an edge crosses the line.
    private static (double X, double Y)[] Clip((double X, double Y)[] corners, Func<(double X, double Y), double> sum)
    {
        var kept = new List<(double X, double Y)>();
        for (int i = 0; i < corners.Length; i++)
        {
            var (from, to) = (corners[i], corners[(i + 1) % corners.Length]);
            double a = sum(from), b = sum(to);
            if (a >= 0)
                kept.Add(from);
            if ((a > 0 && b < 0) || (a < 0 && b > 0))
                kept.Add((from.X + a / (a - b) * (to.X - from.X), from.Y + a / (a - b) * (to.Y - from.Y)));
        }
        return kept.Count < 3 ? [] : [.. kept];
    }

    private static bool Near((double X, double Y) a, (double X, double Y) b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y) < 1e-9;

    private static JsonObject Side((double X, double Y)[] polygon, string color) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines",
        ["x"] = Json.Numbers([.. polygon.Select(at => at.X)]),
        ["y"] = Json.Numbers([.. polygon.Select(at => at.Y)]),
        ["fill"] = "toself",
        ["fillcolor"] = color,
        ["line"] = new JsonObject { ["width"] = 0 },
        ["hoverinfo"] = "skip",
        ["showlegend"] = false,
    };

    private static JsonObject Outline((double X, double Y)[] line) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "lines",
        ["x"] = Json.Numbers([.. line.Select(at => at.X)]),
        ["y"] = Json.Numbers([.. line.Select(at => at.Y)]),
        ["line"] = new JsonObject { ["color"] = Palette.Ink, ["width"] = 2.25 },
        ["hoverinfo"] = "skip",
        ["showlegend"] = false,
    };

    private static JsonObject PointsOf(int side, IReadOnlyList<double> targets, double[] xs, double[] ys, SeparatingLineOptions options)
    {
        int[] members = [.. Enumerable.Range(0, xs.Length).Where(i => targets[i] == side)];
        string name = side == 0 ? options.Names.Zero : options.Names.One;
        return new JsonObject
        {
            ["type"] = "scatter",
            ["name"] = Plot.Html(name),
            ["mode"] = options.Labels is null ? "markers" : "markers+text",
            ["x"] = Json.Numbers([.. members.Select(i => xs[i])]),
            ["y"] = Json.Numbers([.. members.Select(i => ys[i])]),
            ["text"] = options.Labels is { } labels ? Json.Texts(members.Select(i => Plot.Html(labels[i]))) : null,
            ["textposition"] = "top center",
            ["cliponaxis"] = false,
            ["marker"] = new JsonObject
            {
                ["color"] = Palette.ClassColor(side),
                ["symbol"] = Plot.Symbols[side],
                ["size"] = new JsonArray([.. members.Select(i => (JsonNode)(i == options.Highlighted ? 20 : 12))]),
                // A list of sizes makes plotly.js take the points for bubbles and draw them half transparent.
                ["opacity"] = 1,
                ["line"] = new JsonObject { ["color"] = "#ffffff", ["width"] = 1.5 },
            },
            ["hovertemplate"] = $"(%{{x}}, %{{y}}): {Plot.Html(name)}<extra></extra>",
            ["showlegend"] = members.Length > 0,
        };
    }

    private static JsonObject Rings(bool[] wrong, double[] xs, double[] ys)
    {
        int[] members = [.. Enumerable.Range(0, wrong.Length).Where(i => wrong[i])];
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["x"] = Json.Numbers([.. members.Select(i => xs[i])]),
            ["y"] = Json.Numbers([.. members.Select(i => ys[i])]),
            ["cliponaxis"] = false,
            ["marker"] = new JsonObject
            {
                ["color"] = Palette.Ink,
                ["symbol"] = "circle-open",
                ["size"] = 28,
                ["line"] = new JsonObject { ["width"] = 2.5 },
            },
            ["hoverinfo"] = "skip",
            ["showlegend"] = false,
        };
    }

    // "x₁ − 2 x₂ + 0.5 = 0": factors of 1 and terms of 0 are left out.
    private static string Formula(Neuron neuron, Axis x, Axis y)
    {
        string text = "";
        foreach ((double factor, string name) in new[] { (neuron.Weights[0], x.Quantity), (neuron.Weights[1], y.Quantity), (neuron.Bias, "") })
        {
            if (factor == 0 && (name.Length > 0 || text.Length > 0))
                continue;
            double size = Math.Abs(factor);
            string term = name.Length == 0 ? Words.Number(size) : size == 1 ? name : $"{Words.Number(size)} {name}";
            text += text.Length == 0 ? (factor < 0 ? "−" : "") + term : (factor < 0 ? " − " : " + ") + term;
        }
        return text + " = 0";
    }
}
