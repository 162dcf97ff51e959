namespace NeuralNet;

/// <summary>
/// A multilayer perceptron: dense layers with an activation between each two, x_l = f(W_l x_{l−1} + b_l). The last layer's
/// outputs are logits unless an output activation is given. With two sizes, such as 784 and 10, it is a linear model.
/// </summary>
/// <remarks>
/// Forward and backward stand side by side at the end of this class; the same for one layer in <see cref="Dense"/>.
/// </remarks>
/// <example><code>
/// var model = new Mlp([2, 8, 2], Activation.Tanh, seed: 1);
/// var x = Matrix.FromRows([0, 0], [0, 1], [1, 0], [1, 1]);
/// int[] xor = [0, 1, 1, 0];
/// var sgd = new Sgd(learningRate: 1);
/// for (int epoch = 0; epoch &lt; 200; epoch++)
/// {
///     Matrix logits = model.Forward(x);
///     model.Backward(SoftmaxCrossEntropy.Gradient(logits, xor));
///     sgd.Step(model.Parameters);
/// }
/// Console.WriteLine(string.Join(" ", model.Predict(x)));    // prints 0 1 1 0
///
/// // Deep, with skip connections past the layers of equal width, and with dropout while it is trained.
/// var deep = new Mlp([784, 64, 64, 64, 10]) { SkipConnections = true, DropoutRate = 0.2 };
/// </code></example>
public sealed class Mlp
{
    private readonly Dense[] _layers;
    private readonly MlpBuffers _buffers;
    private readonly long _seed;
    private readonly Dropout[] _dropouts = [];
    private bool _isTraining;
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
        _seed = seed;
        var random = new RandomSource(seed);
        _layers = new Dense[sizes.Length - 1];
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            var isLast = layer == _layers.Length - 1;
            var weights = FirstWeights.Draw(sizes[layer + 1], sizes[layer], random, initialization, isLast);
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

    /// <summary>
    /// Whether each hidden layer that is as wide as the one before passes on its input too, x_l = x_{l−1} + f(W_l x_{l−1} +
    /// b_l): the residual blocks of He et al. (2016), with one layer each. The gradient then has a straight way back.
    /// </summary>
    public bool SkipConnections { get; init; }

    /// <summary>
    /// p of a <see cref="Dropout"/> behind each hidden activation, from 0 to less than 1; 0 for none. Only a forward pass that
    /// is told that it trains drops anything. What is dropped follows from the seed.
    /// </summary>
    /// <exception cref="ArgumentException">The rate is not from 0 to less than 1.</exception>
    public double DropoutRate
    {
        get => _dropouts.Length == 0 ? 0 : _dropouts[0].Rate;
        init
        {
            // Not the sequence that the weights were drawn from.
            var random = new RandomSource(~_seed);
            _dropouts = [.. Enumerable.Range(0, value == 0 ? 0 : _layers.Length - 1).Select(_ => new Dropout(value, random))];
        }
    }

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
    /// <param name="isTraining">Whether <see cref="DropoutRate"/> counts.</param>
    /// <returns>(batch × outputs): logits, unless there is an output activation. A new matrix.</returns>
    public Matrix Forward(Matrix x, bool isTraining = false) => ForwardInBuffers(x, isTraining).Copy();

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
        return [.. _buffers.Outputs.Select(output => output.Copy())];
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
        FormattableString.Invariant($"{string.Join("–", Sizes)} {Hidden}, {ParameterCount:N0} parameters")
        + (SkipConnections ? ", skip connections" : "") + (DropoutRate == 0 ? "" : $", dropout {Text.Number(DropoutRate)}");

    /// <summary>Forward into buffers that the next forward pass overwrites.</summary>
    internal Matrix ForwardInBuffers(Matrix x, bool isTraining = false)
    {
        Require.Columns("Mlp.Forward", "x", x, InputSize);
        _buffers.Resize(x, isTraining && _dropouts.Length > 0, SkipConnections);
        (_isTraining, _hasGradients) = (isTraining, false);
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            // Z_l = X_{l−1} W_lᵀ + 1 b_lᵀ
            var input = _buffers.InputOf(layer);
            var z = _layers[layer].Forward(input, _buffers.WeightedSums[layer]);
            // Y_l = f(Z_l)
            var y = _buffers.Activations[layer];
            ActivationOf(layer).Forward(z.Values, y.Values);
            // Y_l ← Y_l ⊙ mask_l, with dropout and in training
            if (Drops(layer))
                y = _dropouts[layer].Forward(y, _buffers.Dropped[layer]);
            // X_l = Y_l, or X_{l−1} + Y_l with a skip connection
            _buffers.Outputs[layer] = Skips(layer) ? input.Add(y, _buffers.Skipped[layer]) : y;
        }
        return _buffers.Outputs[^1];
    }

    /// <summary>The buffer that takes ∂ℒ/∂outputs before <see cref="BackwardInBuffers"/>.</summary>
    internal Matrix OutputGradientBuffer => _buffers.Gradients[^1];

    /// <summary>Backward from that buffer to the gradients of all parameters, in the buffers of the last forward pass.</summary>
    internal void BackwardInBuffers()
    {
        for (var layer = _layers.Length - 1; layer >= 0; layer--)
        {
            // ∂ℒ/∂X_l, which becomes ∂ℒ/∂Y_l and then ∂ℒ/∂Z_l where it stands
            var gradient = _buffers.Gradients[layer];
            // X_l = X_{l−1} + Y_l hands dX_l on to both: it is dY_l, and part of dX_{l−1} below
            if (Skips(layer))
                _buffers.SkippedGradients[layer].CopyFrom(gradient);
            // dY_l ← dY_l ⊙ mask_l
            if (Drops(layer))
                _dropouts[layer].Backward(gradient, gradient);
            // dZ_l = dY_l ⊙ f′(Z_l)
            ActivationOf(layer).Backward(
                _buffers.WeightedSums[layer].Values, _buffers.Activations[layer].Values, gradient.Values);
            // dW_l = dZ_lᵀ X_{l−1},  db_l = column sums of dZ_l,  dX_{l−1} = dZ_l W_l, plus dX_l with a skip connection
            if (layer == 0)
            {
                _layers[0].BackwardParameters(_buffers.InputOf(0), gradient);
                continue;
            }
            var dx = _layers[layer].Backward(_buffers.InputOf(layer), gradient, _buffers.Gradients[layer - 1]);
            if (Skips(layer))
                dx.Add(_buffers.SkippedGradients[layer], dx);
        }
        _hasGradients = true;
    }

    private Activation ActivationOf(int layer) => IsLast(layer) ? Output : Hidden;

    private bool Drops(int layer) => _isTraining && _dropouts.Length > 0 && !IsLast(layer);

    private bool Skips(int layer) => SkipConnections && !IsLast(layer) && Sizes[layer] == Sizes[layer + 1];

    private bool IsLast(int layer) => layer == _layers.Length - 1;
}
