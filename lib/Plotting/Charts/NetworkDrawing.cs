using System.Globalization;
using System.Net;
using System.Text;
using NeuralNet;

namespace Plotting;

/// <summary>What a picture of a network shows.</summary>
/// <param name="Weights">(outputs × inputs) for each layer.</param>
internal sealed record NetworkState(IReadOnlyList<Matrix> Weights)
{
    /// <summary>One bias a neuron for each layer, or null.</summary>
    public IReadOnlyList<Matrix>? Biases { get; init; }

    /// <summary>For inputs and each layer what its neurons put out; null for a layer that is not reached yet.</summary>
    public IReadOnlyList<IReadOnlyList<double>?>? Values { get; init; }

    /// <summary>For inputs and each layer the gradients; null for a layer that is not reached yet.</summary>
    public IReadOnlyList<IReadOnlyList<double>?>? Gradients { get; init; }

    /// <summary>The connections that are being passed, by the layer they lead to from 1; null when nothing flows.</summary>
    public int? Passed { get; init; }

    /// <summary>Whether what flows is drawn as values and gradients rather than the signs of weights.</summary>
    public bool IsFlow { get; init; }

    /// <summary>Whether the flow goes back.</summary>
    public bool IsBackward { get; init; }

    /// <summary>Neurons by layer, inputs included.</summary>
    public int[] Sizes => [Weights[0].Columns, .. Weights.Select(matrix => matrix.Rows)];
}

/// <summary>Draws a network as SVG: circles for neurons, lines for weights, as wide as the weight is large.</summary>
internal sealed class NetworkDrawing
{
    private const double Top = 16, CaptionHeight = 54;
    private const int MostWrittenWeights = 12;

    private readonly NetworkState _state;
    private readonly NetworkOptions _options;
    private readonly int[] _sizes;
    private readonly int[][] _shown;
    private readonly double _radius, _rowHeight, _columnWidth, _left, _height;
    private readonly StringBuilder _svg = new();

    private NetworkDrawing(NetworkState state, NetworkOptions options)
    {
        (_state, _options, _sizes) = (state, options, state.Sizes);
        _shown = [.. _sizes.Select(size => ShownNodes(size, options.MostNodes))];
        bool hasNumbers = state.Values is not null || state.IsFlow;
        _radius = hasNumbers ? 21 : 13;
        // Of a flow, between two circles: the gradient of the upper and, where hidden neurons are named, the name of the lower.
        bool namesHidden = _sizes.Length == 3 || options.NodeNames is not null;
        _rowHeight = state.IsFlow ? namesHidden ? 82 : 66 : WritesWeights ? 96 : hasNumbers ? 54 : 36;
        _columnWidth = _sizes.Length <= 3 ? 152 : _sizes.Length == 4 ? 104 : 92;
        _left = 48;
        _height = Top + _sizes.Max(Slots) * _rowHeight + CaptionHeight;
    }

    private bool WritesWeights => !_state.IsFlow && _state.Weights.Sum(matrix => matrix.Count) <= MostWrittenWeights;

    private double Width => _left * 2 + (_sizes.Length - 1) * _columnWidth;

    /// <summary>The drawing, in the colours of a light page.</summary>
    public static string Write(NetworkState state, NetworkOptions options) => new NetworkDrawing(state, options).Write();

    /// <summary>Which neurons of a layer are drawn: all, or the first ones and the last two with a gap between.</summary>
    public static int[] ShownNodes(int size, int most) => size <= most
        ? [.. Enumerable.Range(0, size)]
        : [.. Enumerable.Range(0, most - 3), size - 2, size - 1];

    /// <summary>A neuron's name: x₁ for inputs, ŷ for outputs, h₁ in one hidden layer, "hidden 2, 1" in one of several.</summary>
    public static string NameOf(NetworkOptions options, int[] sizes, int layer, int node)
    {
        if (options.NodeNames is { } names && layer < names.Count && node < names[layer].Count)
            return names[layer][node];
        string number = Subscript(node + 1);
        if (layer == 0)
            return sizes[0] == 1 ? "x" : "x" + number;
        if (layer == sizes.Length - 1)
            return sizes[layer] == 1 ? "ŷ" : "ŷ" + number;
        return sizes.Length == 3 ? "h" + number : $"{LayerName(options, sizes, layer)}, {node + 1}";
    }

    /// <summary>A layer's name: input, hidden 1, output.</summary>
    public static string LayerName(NetworkOptions options, int[] sizes, int layer) =>
        options.LayerNames is { } names && layer < names.Count ? names[layer]
            : layer == 0 ? "input" : layer == sizes.Length - 1 ? "output" : sizes.Length == 3 ? "hidden" : $"hidden {layer}";

    private static string Subscript(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => "₀₁₂₃₄₅₆₇₈₉"[digit - '0']));

    private string Write()
    {
        double smallest = Math.Min(Width, Math.Max(300, Width * 0.82)), largest = Math.Max(Width, Math.Min(Width * 1.3, 560));
        _svg.Append(CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width:0.#} {_height:0.#}" """)
            .Append(CultureInfo.InvariantCulture, $"""style="width:{largest:0}px;min-width:{smallest:0}px" """)
            .Append("aria-hidden=\"true\" fill=\"currentColor\" text-anchor=\"middle\" font-size=\"12.5\">");
        for (int layer = 1; layer < _sizes.Length; layer++)
            WriteWeights(layer);
        for (int layer = 0; layer < _sizes.Length; layer++)
            WriteLayer(layer);
        return _svg.Append("</svg>").ToString();
    }

    private int Slots(int size) => size <= _options.MostNodes ? size : _options.MostNodes;

    private double X(int layer) => _left + layer * _columnWidth;

    // A layer stands in the middle of the height; the gap of an abbreviated one takes the place of a neuron.
    private double Y(int layer, int index)
    {
        int slots = Slots(_sizes[layer]);
        int slot = _shown[layer].Length < _sizes[layer] && index >= _options.MostNodes - 3 ? index + 1 : index;
        return Top + (_height - Top - CaptionHeight) / 2 + (slot - (slots - 1) / 2.0) * _rowHeight;
    }

    private void WriteWeights(int layer)
    {
        Matrix weights = _state.Weights[layer - 1];
        double limit = _options.WeightLimit ?? Shown(weights, layer).Select(Math.Abs).DefaultIfEmpty(1).Max();
        bool passed = _state.Passed == layer;
        for (int to = 0; to < _shown[layer].Length; to++)
        {
            for (int from = 0; from < _shown[layer - 1].Length; from++)
            {
                double weight = weights[_shown[layer][to], _shown[layer - 1][from]];
                double size = double.IsFinite(weight) && limit > 0 ? Math.Min(1, Math.Abs(weight) / limit) : 0;
                string color = !_state.IsFlow ? weight < 0 ? Palette.Negative : Palette.Positive
                    : passed ? _state.IsBackward ? Palette.Vermilion : Palette.Blue : "currentColor";
                double opacity = _state.IsFlow && !passed ? 0.12 + 0.1 * size : 0.25 + 0.65 * size;
                // From edge to edge of the circles, which are faint: the page shows through them.
                (double x1, double y1, double x2, double y2) = (X(layer - 1), Y(layer - 1, from), X(layer), Y(layer, to));
                double shorter = (_radius + 1) / Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
                (x1, y1, x2, y2) = (x1 + shorter * (x2 - x1), y1 + shorter * (y2 - y1), x2 - shorter * (x2 - x1),
                    y2 - shorter * (y2 - y1));
                _svg.Append(CultureInfo.InvariantCulture, $"""<line x1="{x1:0.#}" y1="{y1:0.#}" x2="{x2:0.#}" y2="{y2:0.#}" """)
                    .Append(CultureInfo.InvariantCulture, $"""stroke="{color}" stroke-width="{0.6 + 4.4 * size:0.##}" """)
                    .Append(CultureInfo.InvariantCulture, $"""stroke-opacity="{opacity:0.##}"/>""");
                if (WritesWeights)
                {
                    // Where the lines of the crossing pair are apart, above the line.
                    const double part = 0.27;
                    // Beside the line on its upper side, to the right of one that falls and to the left of one that rises.
                    double side = Math.Sign(y2 - y1) * 12;
                    Text(x1 + part * (x2 - x1) + side, y1 + part * (y2 - y1) - 6 - 2 * size, Words.Number(weight), color, 11.5);
                }
            }
        }
    }

    private IEnumerable<double> Shown(Matrix weights, int layer) => from to in _shown[layer]
        from @from in _shown[layer - 1] let weight = weights[to, @from] where double.IsFinite(weight) select weight;

    private void WriteLayer(int layer)
    {
        IReadOnlyList<double>? values = _state.Values?[layer], gradients = _state.Gradients?[layer];
        bool isWhole = _shown[layer].Length == _sizes[layer];
        for (int index = 0; index < _shown[layer].Length; index++)
        {
            int node = _shown[layer][index];
            (double x, double y) = (X(layer), Y(layer, index));
            _svg.Append(CultureInfo.InvariantCulture, $"""<circle cx="{x:0.#}" cy="{y:0.#}" r="{_radius:0.#}" """)
                .Append(CultureInfo.InvariantCulture, $"""fill-opacity="{(values is null ? 0.03 : 0.07):0.##}" """)
                .Append(CultureInfo.InvariantCulture, $"""stroke="currentColor" """)
                .Append(CultureInfo.InvariantCulture, $"""stroke-opacity="{(values is null ? 0.45 : 0.85):0.##}"/>""");
            string name = NameOf(_options, _sizes, layer, node);
            bool isNamed = isWhole && (layer == 0 || layer == _sizes.Length - 1 || _sizes.Length == 3
                || _options.NodeNames is not null);
            if (values is not null)
            {
                Text(x, y + 4, Short(values[node]), _state.IsFlow ? Palette.Blue : null, 12);
                if (isNamed && layer > 0 && layer < _sizes.Length - 1)
                    Text(x, y - _radius - 5, name, null, 12.5);
                else if (isNamed)
                    Text(layer == 0 ? x - _radius - 13 : x + _radius + 13, y + 4, name, null, 12.5);
            }
            else if (isNamed)
                Text(x, y + 4, name, null, _radius > 18 ? 12.5 : 11);
            if (gradients is not null)
                Text(x, y + _radius + 13, "← " + Short(gradients[node]), Palette.Vermilion, 12);
            else if (WritesWeights && _state.Biases is { } biases && layer > 0)
                Text(x, y + _radius + 13, "b " + Words.Number(biases[layer - 1].Values[node]), null, 11.5);
        }
        if (!isWhole)
            Text(X(layer), (Y(layer, _options.MostNodes - 4) + Y(layer, _options.MostNodes - 3)) / 2 + 6, "⋮", null, 20);
        double ground = _height - CaptionHeight + 22;
        Text(X(layer), ground, LayerName(_options, _sizes, layer), null, 12.5, "600");
        Text(X(layer), ground + 16, Words.Number(_sizes[layer]), null, 12);
        if (_state.Passed == layer)
            Text((X(layer) + X(layer - 1)) / 2, ground, _state.IsBackward ? "⟵" : "⟶",
                _state.IsBackward ? Palette.Vermilion : Palette.Blue, 20);
    }

    // Five places fit into a circle.
    private static string Short(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        double size = Math.Abs(value);
        string text = size < 10_000 && value == Math.Truncate(value) ? value.ToString("0", CultureInfo.InvariantCulture)
            : size < 0.001 || size >= 10_000 ? value.ToString("0e0", CultureInfo.InvariantCulture)
            : size < 0.1 ? value.ToString("0.000", CultureInfo.InvariantCulture)
            : value.ToString(size < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }

    private void Text(double x, double y, string text, string? color, double size, string weight = "400")
    {
        _svg.Append(CultureInfo.InvariantCulture, $"""<text x="{x:0.#}" y="{y:0.#}" font-size="{size:0.#}" """)
            .Append(weight == "400" ? "" : $"font-weight=\"{weight}\" ").Append(color is null ? "" : $"fill=\"{color}\" ")
            .Append('>').Append(WebUtility.HtmlEncode(text)).Append("</text>");
    }
}
