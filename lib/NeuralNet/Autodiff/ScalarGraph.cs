using System.Globalization;
using System.Net;
using System.Text;

namespace NeuralNet;

/// <summary>
/// The graph of a calculation with <see cref="Scalar"/>s, drawn from left to right. On every edge stands the value that went
/// forward and below it the gradient that came back; in every node its own, the gradient being the sum of those that came
/// back.
/// </summary>
[TypeFormatterSource(typeof(ScalarGraphFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class ScalarGraph
{
    /// <summary>A larger graph is described, not drawn: nobody could read it.</summary>
    public const int MaxDrawnNodes = 120;

    private const double ColumnWidth = 140, RowHeight = 78, NodeWidth = 84, NodeHeight = 58, Margin = 14, LegendHeight = 30;
    private const double ArrowLength = 7, PortDistance = 18;

    // The text's own colour mixed in: darker on a light page and lighter on a dark one, with nothing to switch.
    private const string ValueColour = "fill:#1a73c9;fill:color-mix(in srgb,#1a73c9 62%,currentColor)";
    private const string GradientColour = "fill:#c8511b;fill:color-mix(in srgb,#c8511b 66%,currentColor)";

    private readonly IReadOnlyList<Scalar> _nodes;
    private readonly List<(int From, int To, double Slope)> _edges = [];

    /// <summary>The graph of everything a result was made from.</summary>
    public ScalarGraph(Scalar result)
    {
        _nodes = result.TopologicalOrder();
        var numbers = _nodes.Index().ToDictionary(node => node.Item, node => node.Index);
        foreach (var (number, node) in _nodes.Index())
            _edges.AddRange(node.Edges.Select(edge => (numbers[edge.Operand], number, edge.Slope)));
    }

    /// <summary>Number of nodes, leaves included.</summary>
    public int NodeCount => _nodes.Count;

    /// <summary>Number of edges: one for each operand of each operation.</summary>
    public int EdgeCount => _edges.Count;

    /// <summary>The drawing as SVG, with the values and gradients as they are now; it suits light and dark pages.</summary>
    /// <exception cref="InvalidOperationException">There are more than <see cref="MaxDrawnNodes"/> nodes.</exception>
    public string ToSvg() => ToSvg(null);

    /// <summary>The moments of the calculation, forward and back, each to be drawn by <see cref="ToSvg(GraphMoment)"/>.</summary>
    internal IReadOnlyList<GraphMoment> Moments() => GraphMoment.Of(_nodes, Name);

    /// <summary>A moment as a sentence with its numbers.</summary>
    internal string InWords(GraphMoment moment) => moment.InWords(_nodes, Name);

    /// <summary>The drawing at one moment; null draws all values, and the gradients as they are now.</summary>
    internal string ToSvg(GraphMoment? moment)
    {
        if (NodeCount > MaxDrawnNodes)
            throw new InvalidOperationException(TooLarge);
        var layout = new LayeredLayout(NodeCount, [.. _edges.Select(edge => (edge.From, edge.To))]);
        var width = (layout.LayerCount - 1) * ColumnWidth + NodeWidth + 2 * Margin;
        var height = layout.TotalHeight * RowHeight + NodeHeight + 2 * Margin + LegendHeight;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg class="nn-graph" xmlns="http://www.w3.org/2000/svg" role="img" """);
        svg.Append(CultureInfo.InvariantCulture, $"""viewBox="0 0 {width:0.#} {height:0.#}" """);
        svg.Append(CultureInfo.InvariantCulture, $"""style="width:{width:0.#}px;max-width:100%;height:auto" """);
        svg.Append("font-family=\"system-ui,sans-serif\" font-size=\"13\" text-anchor=\"middle\" fill=\"currentColor\" ");
        var label = moment is null ? ToString().Replace("\n", "; ") : InWords(moment);
        svg.Append("aria-label=\"").Append(WebUtility.HtmlEncode(label)).Append("\">");
        foreach (var (number, edge) in _edges.Index())
            DrawEdge(svg, layout, number, edge, moment);
        foreach (var number in Enumerable.Range(0, NodeCount))
            DrawNode(svg, number, X(layout, number), Y(layout, number), moment);
        var legend = height - Margin + 4;
        svg.Append(CultureInfo.InvariantCulture, $"""<g text-anchor="start"><text x="{Margin}" y="{legend:0.#}">""");
        svg.Append("<tspan style=\"").Append(ValueColour).Append("\">value →</tspan>");
        svg.Append("<tspan dx=\"14\" style=\"").Append(GradientColour).Append("\">← gradient</tspan></text></g>");
        return svg.Append("</svg>").ToString();
    }

    /// <summary>One line a node, operands first.</summary>
    public override string ToString() => NodeCount > MaxDrawnNodes
        ? TooLarge + "\n" + _nodes[^1]
        : string.Join("\n", _nodes.Select(node => node.Edges.Count == 0
            ? node.ToString()
            : $"{node}, {node.Operation} of {string.Join(", ", node.Edges.Select(edge => Name(edge.Operand)))}"));

    internal string ToHtml() => NodeCount > MaxDrawnNodes ? $"<p>{WebUtility.HtmlEncode(ToString())}</p>" : ToSvg();

    private string TooLarge => FormattableString.Invariant(
        $"ScalarGraph: the graph has {NodeCount:N0} nodes; up to {MaxDrawnNodes} are drawn. Draw the graph of a part of it.");

    private void DrawNode(StringBuilder svg, int number, double x, double y, GraphMoment? moment)
    {
        var node = _nodes[number];
        var isLeaf = node.Edges.Count == 0;
        svg.Append(CultureInfo.InvariantCulture, $"""<rect x="{x - NodeWidth / 2:0.#}" y="{y - NodeHeight / 2:0.#}" """);
        svg.Append(CultureInfo.InvariantCulture, $"""width="{NodeWidth}" height="{NodeHeight}" rx="{(isLeaf ? 4 : 26)}" """);
        var isCurrent = moment?.Current == number;
        svg.Append("fill=\"currentColor\" stroke=\"currentColor\" ").Append(isCurrent
            ? "fill-opacity=\"0.13\" stroke-opacity=\"1\" stroke-width=\"2.5\"/>"
            : "fill-opacity=\"0.06\" stroke-opacity=\"0.55\"/>");
        var name = isLeaf || node.Label.Length == 0 ? Name(node) : $"{node.Label} = {node.Operation}";
        Write(svg, x, y - 12, name, "font-weight:600");
        if (moment is null || moment.IsKnown[number])
            Write(svg, x, y + 5, Text.Number(node.Value), ValueColour);
        if ((moment is null ? node.Gradient : moment.Gradients[number]) is { } gradient)
            Write(svg, x, y + 21, Text.Number(gradient), GradientColour);
    }

    private void DrawEdge(
        StringBuilder svg, LayeredLayout layout, int number, (int From, int To, double Slope) edge, GraphMoment? moment)
    {
        var (operand, user) = (_nodes[edge.From], _nodes[edge.To]);
        var gradient = moment is null ? user.Gradient : moment.Gradients[edge.To] ?? 0;
        var (isKnown, isBack) = (moment?.IsKnown[edge.From] ?? true, moment?.HasHandedOn[edge.To] ?? true);
        var siblings = Numbers(other => other.To == edge.To);
        var twins = Numbers(other => other.To == edge.To && other.From == edge.From);
        var uses = Numbers(other => other.From == edge.From);
        var port = siblings.IndexOf(number) - (siblings.Count - 1) / 2.0;
        var bend = (twins.IndexOf(number) - (twins.Count - 1) / 2.0) * 64;

        var route = layout.Routes[number];
        // Where nothing else is near and the curve is flat: beside an operand used once, or a user of one operand; else between.
        var (labelSegment, along) = uses.Count == 1 ? (1, 0.26)
            : siblings.Count == 1 ? (route.Length - 1, 0.72)
            : (1, (uses.IndexOf(number) + 1.0) / (uses.Count + 1));
        var (x, y) = (X(layout, route[0]) + NodeWidth / 2, Y(layout, route[0]));
        var (labelX, labelY) = (0.0, 0.0);
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}");
        for (var i = 1; i < route.Length; i++)
        {
            var isLast = i == route.Length - 1;
            var toX = X(layout, route[i]) - (isLast ? NodeWidth / 2 + ArrowLength : 0);
            var toY = Y(layout, route[i]) + (isLast ? port * PortDistance : 0);
            var middle = (x + toX) / 2;
            path.Append(CultureInfo.InvariantCulture, $"C{middle:0.#} {y + bend:0.#} {middle:0.#} {toY + bend:0.#} ");
            path.Append(CultureInfo.InvariantCulture, $"{toX:0.#} {toY:0.#}");
            if (i == labelSegment)
            {
                labelX = Bezier(along, x, middle, middle, toX);
                labelY = Bezier(along, y, y + bend, toY + bend, toY);
            }
            (x, y) = (toX, toY);
        }
        svg.Append("<g><title>").Append(WebUtility.HtmlEncode(
            $"∂({Name(user)})/∂({Name(operand)}) = {Text.Number(edge.Slope)}" + (!isBack ? "" : ", so back comes "
            + $"{Text.Number(gradient)} · {Text.Number(edge.Slope)} = {Text.Number(gradient * edge.Slope)}")));
        svg.Append("</title>");
        svg.Append("<path fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.55\" d=\"").Append(path).Append("\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"""<path fill-opacity="0.7" d="M{x:0.#} {y - 4:0.#}""");
        svg.Append(CultureInfo.InvariantCulture, $"""l{ArrowLength} 4l-{ArrowLength} 4z"/>""");
        if (isKnown)
            Write(svg, labelX, labelY - 6, Text.Number(operand.Value), ValueColour);
        if (isBack)
            Write(svg, labelX, labelY + 16, Text.Number(gradient * edge.Slope), GradientColour);
        svg.Append("</g>");
    }

    private List<int> Numbers(Func<(int From, int To, double Slope), bool> isMeant) =>
        [.. _edges.Index().Where(edge => isMeant(edge.Item)).Select(edge => edge.Index)];

    private static double Bezier(double t, double a, double b, double c, double d) =>
        (1 - t) * (1 - t) * ((1 - t) * a + 3 * t * b) + t * t * (3 * (1 - t) * c + t * d);

    private static void Write(StringBuilder svg, double x, double y, string text, string style)
    {
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{x:0.#}" y="{y:0.#}" style="{style}">""");
        svg.Append(WebUtility.HtmlEncode(text)).Append("</text>");
    }

    private static string Name(Scalar node) => node.Label.Length > 0 ? node.Label
        : node.Operation.Length > 0 ? node.Operation : Text.Number(node.Value);

    private static double X(LayeredLayout layout, int node) => Margin + NodeWidth / 2 + layout.Layer(node) * ColumnWidth;

    private static double Y(LayeredLayout layout, int node) => Margin + NodeHeight / 2 + layout.Height(node) * RowHeight;
}

internal sealed class ScalarGraphFormatterSource
{
    public System.Collections.IEnumerable CreateTypeFormatters() => new object[]
    {
        new TypeFormatter<ScalarGraph>("text/html", graph => graph.ToHtml()),
        new TypeFormatter<ScalarGraph>("text/plain", graph => graph.ToString()),
    };
}

internal sealed class ScalarFormatterSource
{
    public System.Collections.IEnumerable CreateTypeFormatters() => new object[]
    {
        new TypeFormatter<Scalar>("text/html", scalar => $"<code>{WebUtility.HtmlEncode(scalar.ToString())}</code>"),
        new TypeFormatter<Scalar>("text/plain", scalar => scalar.ToString()),
    };
}
