using NeuralNet;

namespace Plotting;

/// <summary>How a network is drawn.</summary>
public sealed record NetworkOptions
{
    /// <summary>The layers' names from the inputs on, or null for input, hidden and output.</summary>
    public IReadOnlyList<string>? LayerNames { get; init; }

    /// <summary>The neurons' names by layer from the inputs on, or null for x₁, h₁, ŷ₁.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? NodeNames { get; init; }

    /// <summary>The most circles of a layer; of a larger one the first and the last two are drawn. At least 4.</summary>
    public int MostNodes { get; init; } = 10;

    /// <summary>The weight of the widest line, the same in all layers, or null for the largest drawn of each layer.</summary>
    public double? WeightLimit { get; init; }
}

public static partial class Chart
{
    /// <summary>
    /// A network as a drawing: a circle for each neuron, a line for each weight, blue below 0 and vermilion above, the wider the
    /// larger. Small networks have their numbers written on them; of layers too wide to draw the first and last neurons are
    /// shown.
    /// </summary>
    /// <example><code>
    /// Chart.Network("The network that solved XOR", network, input: [1, 0])
    /// </code></example>
    /// <param name="title">What the network is; may be empty.</param>
    /// <param name="network">The network.</param>
    /// <param name="input">One number an input, to show in each circle what the neuron puts out; null for none.</param>
    /// <param name="options">Names and sizes, or null.</param>
    public static Figure Network(string title, Mlp network, double[]? input = null, NetworkOptions? options = null) =>
        Network(title, WeightsOf(network), input is null ? null : ValuesOf(network, input), BiasesOf(network), options);

    /// <summary>The network of the XOR lessons as a drawing.</summary>
    /// <param name="title">What the network is; may be empty.</param>
    /// <param name="network">The network.</param>
    /// <param name="input">Its two inputs, to show in each circle what the neuron puts out; null for none.</param>
    /// <param name="options">Names and sizes, or null.</param>
    public static Figure Network(string title, XorNet network, double[]? input = null, NetworkOptions? options = null)
    {
        Matrix? row = input is null ? null : Matrix.FromRow(input);
        return Network(title, [network.HiddenWeights.Value, network.OutputWeights.Value],
            row is null ? null : [input!, network.HiddenOutputs(row).Row(0), network.Outputs(row).Row(0)],
            [network.HiddenBias.Value, network.OutputBias.Value], options);
    }

    /// <summary>A network as a drawing, from its numbers.</summary>
    /// <param name="title">What the network is; may be empty.</param>
    /// <param name="weights">(outputs × inputs) for each layer.</param>
    /// <param name="values">For the inputs and each layer what its neurons put out, or null.</param>
    /// <param name="biases">One bias a neuron for each layer, as a row or a column, or null.</param>
    /// <param name="options">Names and sizes, or null.</param>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public static Figure Network(string title, IReadOnlyList<Matrix> weights, IReadOnlyList<IReadOnlyList<double>>? values = null,
        IReadOnlyList<Matrix>? biases = null, NetworkOptions? options = null)
    {
        options ??= new NetworkOptions();
        var state = new NetworkState(weights) { Biases = biases, Values = values };
        CheckNetwork(state, options);
        return NetworkFigure(title, state, options, NetworkInWords(state, options));
    }

    /// <summary>
    /// What flows through a network, one step at a time under a slider: the activations forward in blue, then the gradients
    /// back in vermilion.
    /// </summary>
    /// <param name="title">What the network is; may be empty.</param>
    /// <param name="weights">(outputs × inputs) for each layer.</param>
    /// <param name="values">For the inputs and each layer what its neurons put out.</param>
    /// <param name="gradients">
    /// For the inputs and each layer the gradient of the loss, such as ∂ℒ/∂z; the first may be null: nobody needs it of the
    /// inputs.
    /// </param>
    /// <param name="options">Names and sizes, or null.</param>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public static Figure NetworkFlow(string title, IReadOnlyList<Matrix> weights, IReadOnlyList<IReadOnlyList<double>> values,
        IReadOnlyList<IReadOnlyList<double>?> gradients, NetworkOptions? options = null)
    {
        options ??= new NetworkOptions();
        var whole = new NetworkState(weights) { Values = values, Gradients = gradients, IsFlow = true };
        CheckNetwork(whole, options);
        int[] sizes = whole.Sizes;
        int last = sizes.Length - 1;
        var steps = new List<(string, Figure)>();
        for (int layer = 0; layer <= last; layer++)
        {
            NetworkState state = whole with
            {
                Values = [.. values.Select((row, i) => i <= layer ? row : null)],
                Gradients = null,
                Passed = layer == 0 ? null : layer,
            };
            string name = NetworkDrawing.LayerName(options, sizes, layer);
            steps.Add((layer == 0 ? "input" : $"forward {layer}",
                Step(state, layer == 0 ? name : $"forward to {name}", values[layer])));
        }
        for (int layer = last; layer >= 0 && gradients[layer] is { } row; layer--)
        {
            int reached = layer;
            NetworkState state = whole with
            {
                Gradients = [.. gradients.Select((one, i) => i >= reached ? one : null)],
                Passed = layer == last ? null : layer + 1,
                IsBackward = true,
            };
            string name = NetworkDrawing.LayerName(options, sizes, layer);
            steps.Add((layer == last ? "loss" : $"back {layer + 1}",
                Step(state, layer == last ? $"gradient of the loss at {name}" : $"gradient back to {name}", row)));
        }
        return Animation("step", steps, interval: 1200);

        Figure Step(NetworkState state, string text, IReadOnlyList<double> numbers)
        {
            Figure figure = NetworkFigure(title, state, options, Words.Capital($"{text}: {Listed(numbers)}."));
            return figure with { Panels = [figure.Panels[0] with { Title = Words.Capital(text) }] };
        }
    }

    /// <summary>What flows through a classifier for one sample: its activations forward, its gradients ∂ℒ/∂z back.</summary>
    /// <param name="title">What the network is; may be empty.</param>
    /// <param name="network">The network, its outputs being logits. Its gradients are written.</param>
    /// <param name="input">One number an input.</param>
    /// <param name="label">The class the sample has, for the cross-entropy.</param>
    /// <param name="options">Names and sizes, or null.</param>
    public static Figure NetworkFlow(string title, Mlp network, double[] input, int label, NetworkOptions? options = null)
    {
        Matrix logits = network.Forward(Matrix.FromRow(input));
        network.Backward(SoftmaxCrossEntropy.Gradient(logits, [label]));
        IReadOnlyList<double>?[] gradients = [null, .. network.LayerGradients().Select(gradient => gradient.Row(0))];
        return NetworkFlow(title, WeightsOf(network), ValuesOf(network, input), gradients, options);
    }

    /// <summary>
    /// The graph of a calculation as a figure, with the value that went forward and the gradient that came back on every edge: to
    /// stand under a slider or beside another chart.
    /// </summary>
    /// <param name="title">What is calculated; may be empty.</param>
    /// <param name="result">The result; call <see cref="Scalar.Backward"/> before, for the gradients.</param>
    /// <exception cref="InvalidOperationException">The graph has too many nodes to be read.</exception>
    public static Figure Graph(string title, Scalar result)
    {
        IReadOnlyList<Scalar> nodes = result.TopologicalOrder();
        string[] names = [.. nodes.Select((node, i) => node.Label.Length > 0 ? node.Label
            : node.Edges.Count > 0 ? node.Operation : Words.Number(node.Value))];
        string svg = result.Graph().ToSvg();
        string inputs = string.Join(", ", nodes.Zip(names).Where(pair => pair.First.Edges.Count == 0)
            .Select(pair => $"{pair.Second} = {Words.Number(pair.First.Value)} (gradient {Words.Number(pair.First.Gradient)})"));
        string alt = $"Graph of {Words.Count(nodes.Count, "node")} with the result {Words.Number(result.Value)}; {inputs}.";
        return new Figure(title, alt,
            FigureTable.Of(["node", "operation", "value", "gradient"], nodes.Count, i =>
                [names[i], nodes[i].Operation, Words.Cell(nodes[i].Value), Words.Cell(nodes[i].Gradient)]),
            new Panel { Svg = svg });
    }

    /// <summary>
    /// The graph of a calculation one step at a time under a slider: first the values, node by node forward, then the gradients,
    /// node by node back. A node at work has a heavy border. <see cref="Scalar.Backward"/> need not have been called.
    /// </summary>
    /// <example><code>
    /// Chart.GraphSteps("f = xy + max(z, w)", f)
    /// </code></example>
    /// <param name="title">What is calculated; may be empty.</param>
    /// <param name="result">The result; its gradient by itself, 1, is where the way back begins.</param>
    /// <exception cref="InvalidOperationException">The graph has too many nodes to be read.</exception>
    /// <exception cref="ArgumentException">The result is an input: nothing is calculated.</exception>
    public static Figure GraphSteps(string title, Scalar result)
    {
        if (result.Edges.Count == 0)
            throw new ArgumentException($"Chart.GraphSteps: {result} is an input; give a result that was calculated from some.");
        ScalarGraph graph = result.Graph();
        IReadOnlyList<GraphMoment> moments = graph.Moments();
        // Labels as short as a slider needs them; the title above the drawing says what happens.
        int forward = moments.Count(moment => moment.IsForward);
        return Animation("step", moments.Select((moment, i) =>
        {
            string label = i == 0 ? "inputs" : i < forward ? $"forward {i}" : $"back {i - forward}";
            var panel = new Panel { Svg = graph.ToSvg(moment), Title = moment.Title };
            return (label, Graph(title, result) with { AltText = graph.InWords(moment), Panels = [panel] });
        }), interval: 1500);
    }

    private static Figure NetworkFigure(string title, NetworkState state, NetworkOptions options, string alt) =>
        new(title, alt, NetworkTable(state, options), new Panel { Svg = NetworkDrawing.Write(state, options) });

    private static Matrix[] WeightsOf(Mlp network) => [.. network.Layers.Select(layer => layer.Weights.Value)];

    private static Matrix[] BiasesOf(Mlp network) => [.. network.Layers.Select(layer => layer.Bias.Value)];

    private static double[][] ValuesOf(Mlp network, double[] input) =>
        [input, .. network.LayerOutputs(Matrix.FromRow(input)).Select(outputs => outputs.Row(0))];

    private static string Listed(IReadOnlyList<double> values) => values.Count <= 6
        ? string.Join(", ", values.Select(Words.Number))
        : $"{values.Count} values from {Words.Number(values.Min())} to {Words.Number(values.Max())}";

    private static string NetworkInWords(NetworkState state, NetworkOptions options)
    {
        int[] sizes = state.Sizes;
        string layers = string.Join("; ", state.Weights.Select((weights, i) =>
        {
            double[] finite = [.. weights.Values.ToArray().Where(double.IsFinite)];
            return $"{NetworkDrawing.LayerName(options, sizes, i)} to {NetworkDrawing.LayerName(options, sizes, i + 1)}: " +
                Words.Count(weights.Count, "weight") + (finite.Length == 0 ? "" : finite.Length == 1
                    ? $" of {Words.Number(finite[0])}"
                    : $" from {Words.Number(finite.Min())} to {Words.Number(finite.Max())}");
        }));
        string values = state.Values is null ? ""
            : $". For the input {Listed(state.Values[0]!)} it answers {Listed(state.Values[^1]!)}";
        return $"Network {string.Join("–", sizes)}; {layers}{values}.";
    }

    private static FigureTable NetworkTable(NetworkState state, NetworkOptions options)
    {
        int[] sizes = state.Sizes;
        (int Layer, int To, int From)[] edges = state.Weights.Sum(matrix => matrix.Count) > FigureTable.MaximumRows ? []
            : [.. state.Weights.SelectMany((weights, layer) => Enumerable.Range(0, weights.Count)
                .Select(i => (layer, i / weights.Columns, i % weights.Columns)))];
        if (edges.Length > 0)
        {
            return FigureTable.Of(["from", "to", "weight"], edges.Length, i =>
                [Name(edges[i].Layer, edges[i].From), Name(edges[i].Layer + 1, edges[i].To),
                    Words.Cell(state.Weights[edges[i].Layer][edges[i].To, edges[i].From])]);
        }
        return FigureTable.Of(["layer", "neurons", "weights", "lowest weight", "highest weight"], state.Weights.Count, i =>
            [NetworkDrawing.LayerName(options, sizes, i + 1), Words.Number(sizes[i + 1]), Words.Number(state.Weights[i].Count),
                Words.Cell(state.Weights[i].Values.ToArray().Min()), Words.Cell(state.Weights[i].Values.ToArray().Max())]);

        string Name(int layer, int node) => NetworkDrawing.NameOf(options, sizes, layer, node);
    }

    private static void CheckNetwork(NetworkState state, NetworkOptions options)
    {
        if (state.Weights.Count == 0 || options.MostNodes < 4)
            throw new ArgumentException(
                $"Chart.Network: {Words.Count(state.Weights.Count, "layer")} of weights, at most {options.MostNodes} circles " +
                "a layer; give one layer or more, and 4 circles or more.");
        for (int layer = 1; layer < state.Weights.Count; layer++)
        {
            if (state.Weights[layer].Columns != state.Weights[layer - 1].Rows)
                throw new ArgumentException(
                    $"Chart.Network: weights {layer} are {state.Weights[layer - 1].Shape}, weights {layer + 1} are " +
                    $"{state.Weights[layer].Shape}; the columns of one must equal the rows of the one before.");
        }
        int[] sizes = state.Sizes;
        foreach ((string what, var rows) in new[] { ("values", state.Values), ("gradients", state.Gradients) })
        {
            if (rows is not null && (rows.Count != sizes.Length || rows.Where((row, i) => row is not null
                && row.Count != sizes[i]).Any()))
            {
                string counts = string.Join(", ", rows.Select(row => row?.Count.ToString() ?? "no"));
                throw new ArgumentException($"Chart.Network: the {what} have {counts} numbers by layer; " +
                    $"the network {string.Join("–", sizes)} needs one a neuron, inputs included.");
            }
        }
    }
}
