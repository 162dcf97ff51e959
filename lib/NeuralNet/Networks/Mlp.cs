namespace NeuralNet;

/// <summary>How an <see cref="Mlp"/> draws its first weights. Biases are zero at first.</summary>
public enum Initialization
{
    /// <summary>Variance 2 / inputs: for ReLU and its kin.</summary>
    He,

    /// <summary>Variance 2 / (inputs + outputs): for sigmoid and tanh.</summary>
    Xavier,

    /// <summary>He, but the last layer is zero: the first answers are all even, and the first loss is ln(classes).</summary>
    HeWithZeroLastLayer,

    /// <summary>Xavier, but the last layer is zero.</summary>
    XavierWithZeroLastLayer,

    /// <summary>All zero; to see why that does not work with a hidden layer.</summary>
    Zero,
}

/// <summary>
/// A multilayer perceptron: dense layers with an activation between each two, x_l = f(W_l x_{l−1} + b_l). The last layer's
/// outputs are logits unless an output activation is given. With two sizes, such as 784 and 10, it is a linear model.
/// </summary>
public sealed class Mlp
{
    private readonly Dense[] _layers;
    private readonly MlpBuffers _buffers;
    private bool _hasGradients;

    /// <summary>A network with random weights that follow from the seed.</summary>
    /// <param name="sizes">Inputs, hidden neurons layer by layer, outputs: <c>[784, 128, 10]</c>.</param>
    /// <param name="hidden">The activation of hidden layers; ReLU when null.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="initialization">How the weights are drawn.</param>
    /// <param name="output">The activation of the last layer; none (logits) when null.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes, or one is not positive.</exception>
    public Mlp(
        int[] sizes, Activation? hidden = null, long seed = 1, Initialization initialization = Initialization.He,
        Activation? output = null)
    {
        if (sizes.Length < 2 || sizes.Any(size => size < 1))
        {
            throw new ArgumentException(
                $"Mlp: the sizes are [{string.Join(", ", sizes)}]; there must be two or more, each at least 1.");
        }
        Sizes = [.. sizes];
        Hidden = hidden ?? Activation.ReLU;
        Output = output ?? Activation.Identity;
        var random = new RandomSource(seed);
        _layers = new Dense[sizes.Length - 1];
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            var isLast = layer == _layers.Length - 1;
            var weights = FirstWeights(sizes[layer + 1], sizes[layer], random, initialization, isLast);
            _layers[layer] = new Dense(weights, $"{layer + 1}");
        }
        Parameters = [.. _layers.SelectMany(layer => new[] { layer.Weights, layer.Bias })];
        _buffers = new MlpBuffers(_layers);
    }

    /// <summary>Inputs, hidden neurons layer by layer, outputs.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>The activation of hidden layers.</summary>
    public Activation Hidden { get; }

    /// <summary>The activation of the last layer; the identity when the outputs are logits.</summary>
    public Activation Output { get; }

    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<Dense> Layers => _layers;

    /// <summary>W1, b1, W2, b2, …: every tensor that training changes, with its gradient.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Number of weights and biases.</summary>
    public int ParameterCount => Parameters.Sum(parameter => parameter.Value.Count);

    /// <summary>Number of inputs.</summary>
    public int InputSize => Sizes[0];

    /// <summary>Number of outputs.</summary>
    public int OutputSize => Sizes[^1];

    /// <summary>Forward: from inputs to outputs, remembering what <see cref="Backward"/> needs.</summary>
    /// <param name="x">(batch × inputs)</param>
    /// <returns>(batch × outputs): logits, unless there is an output activation. A new matrix.</returns>
    public Matrix Forward(Matrix x) => ForwardInBuffers(x).Copy();

    /// <summary>Backward: from the loss's gradient to that of every parameter, for the last forward pass.</summary>
    /// <param name="outputGradient">∂ℒ/∂outputs (batch × outputs), of the loss that is a mean over the batch</param>
    /// <exception cref="InvalidOperationException">There was no forward pass.</exception>
    /// <exception cref="ArgumentException">The gradient has not the shape of the last outputs.</exception>
    public void Backward(Matrix outputGradient)
    {
        if (_buffers.Input is null)
            throw new InvalidOperationException("Mlp.Backward: call Forward first; the backward pass needs its activations.");
        Require.Shape("Mlp.Backward", "outputGradient", outputGradient, _buffers.Input.Rows, OutputSize);
        _buffers.Gradients[^1].CopyFrom(outputGradient);
        BackwardInBuffers();
    }

    /// <summary>What each layer puts out, the input left out: hidden activations, and the outputs at the end.</summary>
    /// <param name="x">(batch × inputs)</param>
    /// <returns>For each layer (batch × neurons); new matrices.</returns>
    public IReadOnlyList<Matrix> LayerOutputs(Matrix x)
    {
        ForwardInBuffers(x);
        return [.. _buffers.Activations.Select(activation => activation.Copy())];
    }

    /// <summary>∂ℒ/∂Z of each layer, Z = the weighted sums, as the last <see cref="Backward"/> left them.</summary>
    /// <returns>For each layer (batch × neurons); new matrices.</returns>
    /// <exception cref="InvalidOperationException">There was no backward pass since the last forward pass.</exception>
    public IReadOnlyList<Matrix> LayerGradients() => _hasGradients
        ? [.. _buffers.Gradients.Select(gradient => gradient.Copy())]
        : throw new InvalidOperationException("Mlp.LayerGradients: call Backward first; there are no gradients yet.");

    /// <summary>The class with the greatest output for each row.</summary>
    /// <param name="x">(batch × inputs)</param>
    public int[] Predict(Matrix x) => ForwardInBuffers(x).ArgMaxOfRows();

    /// <summary>The shape of the network, such as <c>784–128–10 ReLU, 101,770 parameters</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{string.Join("–", Sizes)} {Hidden}, {ParameterCount:N0} parameters");

    /// <summary>Forward into buffers that the next forward pass overwrites.</summary>
    internal Matrix ForwardInBuffers(Matrix x)
    {
        Require.Columns("Mlp.Forward", "x", x, InputSize);
        _buffers.Resize(x);
        _hasGradients = false;
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            // Z_l = X_{l−1} W_lᵀ + 1 b_lᵀ,  X_l = f(Z_l)
            var z = _layers[layer].Forward(_buffers.InputOf(layer), _buffers.WeightedSums[layer]);
            ActivationOf(layer).Forward(z.Values, _buffers.Activations[layer].Values);
        }
        return _buffers.Activations[^1];
    }

    /// <summary>The buffer that takes ∂ℒ/∂outputs before <see cref="BackwardInBuffers"/>.</summary>
    internal Matrix OutputGradientBuffer => _buffers.Gradients[^1];

    internal void BackwardInBuffers()
    {
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
        {
            // dZ_l = dX_l ⊙ f′(Z_l),  dW_l = dZ_lᵀ X_{l−1},  db_l = column sums of dZ_l,  dX_{l−1} = dZ_l W_l
            var gradient = _buffers.Gradients[layer];
            ActivationOf(layer).Backward(
                _buffers.WeightedSums[layer].Values, _buffers.Activations[layer].Values, gradient.Values);
            if (layer > 0)
                _layers[layer].Backward(_buffers.InputOf(layer), gradient, _buffers.Gradients[layer - 1]);
            else
                _layers[layer].BackwardParameters(_buffers.InputOf(layer), gradient);
        }
        _hasGradients = true;
    }

    private Activation ActivationOf(int layer) => layer == _layers.Length - 1 ? Output : Hidden;

    private static Matrix FirstWeights(
        int outputs, int inputs, RandomSource random, Initialization initialization, bool isLast) => initialization switch
        {
            Initialization.Zero => new Matrix(outputs, inputs),
            Initialization.HeWithZeroLastLayer or Initialization.XavierWithZeroLastLayer when isLast =>
                new Matrix(outputs, inputs),
            Initialization.He or Initialization.HeWithZeroLastLayer => Matrix.He(outputs, inputs, random),
            Initialization.Xavier or Initialization.XavierWithZeroLastLayer => Matrix.Xavier(outputs, inputs, random),
            _ => throw new ArgumentOutOfRangeException(
                nameof(initialization), $"Mlp: {initialization} is no initialisation; choose one of its named values."),
        };
}
