namespace NeuralNet;

/// <summary>
/// The lecture's first network, to read beside its slides ("Pure Python NN"): ŷ = tanh(W_o · sigmoid(W_h · x + b_h) + b_o),
/// trained sample by sample with ℒ = ½ Σ (ŷ − y)². As on the slides, and only here, x, b and ŷ are vertical vectors.
/// </summary>
/// <remarks>
/// As read, the slides' <c>linear</c> and <c>backward</c> have eight slips, easily made and worth knowing. Where the code below
/// differs from the slides, a comment names the slide's line and says why. Lesson 07 finds each by a gradient check.
/// </remarks>
public sealed class XorNet
{
    private readonly double[] _hiddenSums, _hidden, _outputSums, _outputs, _hiddenDeltas, _outputDeltas;

    /// <summary>A network whose weights and biases are drawn evenly from [−1, 1), in the slides' order.</summary>
    /// <param name="inputSize">Inputs.</param>
    /// <param name="hiddenSize">Hidden neurons; the lecture has 2.</param>
    /// <param name="outputSize">Outputs.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="hiddenActivation">Sigmoid, as in the lecture, when null.</param>
    /// <param name="outputActivation">Tanh, as in the lecture, when null.</param>
    /// <exception cref="ArgumentException">A size is not positive.</exception>
    public XorNet(
        int inputSize = 2, int hiddenSize = 2, int outputSize = 1, long seed = 1,
        Activation? hiddenActivation = null, Activation? outputActivation = null)
    {
        if (inputSize < 1 || hiddenSize < 1 || outputSize < 1)
            throw new ArgumentException($"XorNet: the sizes are {inputSize}–{hiddenSize}–{outputSize}; each must be at least 1.");
        var random = new RandomSource(seed);
        HiddenWeights = new Parameter("W_h", Matrix.Uniform(hiddenSize, inputSize, -1, 1, random), decays: true);
        HiddenBias = new Parameter("b_h", Matrix.Uniform(hiddenSize, 1, -1, 1, random), decays: false);
        OutputWeights = new Parameter("W_o", Matrix.Uniform(outputSize, hiddenSize, -1, 1, random), decays: true);
        OutputBias = new Parameter("b_o", Matrix.Uniform(outputSize, 1, -1, 1, random), decays: false);
        HiddenActivation = hiddenActivation ?? Activation.Sigmoid;
        OutputActivation = outputActivation ?? Activation.Tanh;
        (_hiddenSums, _hidden, _hiddenDeltas) = (new double[hiddenSize], new double[hiddenSize], new double[hiddenSize]);
        (_outputSums, _outputs, _outputDeltas) = (new double[outputSize], new double[outputSize], new double[outputSize]);
    }

    /// <summary>The four rows in the slides' order: 1 1, 0 1, 1 0, 0 0 (4 × 2). A new matrix.</summary>
    public static Matrix SlideInputs => Matrix.FromRows([1, 1], [0, 1], [1, 0], [0, 0]);

    /// <summary>XOR of the <see cref="SlideInputs"/>: 0, 1, 1, 0 (4 × 1). A new matrix.</summary>
    public static Matrix SlideTargets => Matrix.FromColumn(0, 1, 1, 0);

    /// <summary>W_h (hidden × inputs)</summary>
    public Parameter HiddenWeights { get; }

    /// <summary>b_h (hidden × 1)</summary>
    public Parameter HiddenBias { get; }

    /// <summary>W_o (outputs × hidden)</summary>
    public Parameter OutputWeights { get; }

    /// <summary>b_o (outputs × 1)</summary>
    public Parameter OutputBias { get; }

    /// <summary>W_h, b_h, W_o, b_o with their gradients, for a gradient check or an optimiser.</summary>
    public IReadOnlyList<Parameter> Parameters => [HiddenWeights, HiddenBias, OutputWeights, OutputBias];

    /// <summary>The activation of the hidden neurons.</summary>
    public Activation HiddenActivation { get; }

    /// <summary>The activation of the outputs.</summary>
    public Activation OutputActivation { get; }

    /// <summary>Forward: z_h = W_h x + b_h, h = f(z_h), z_o = W_o h + b_o, ŷ = g(z_o), where f = sigmoid and g = tanh.</summary>
    /// <param name="x">One sample: as many numbers as there are inputs.</param>
    /// <returns>ŷ: one number an output; a new array.</returns>
    public double[] Forward(ReadOnlySpan<double> x)
    {
        Linear(x, HiddenWeights.Value, HiddenBias.Value, _hiddenSums);
        HiddenActivation.Forward(_hiddenSums, _hidden);
        Linear(_hidden, OutputWeights.Value, OutputBias.Value, _outputSums);
        OutputActivation.Forward(_outputSums, _outputs);
        return [.. _outputs];
    }

    /// <summary>Backward, for the sample of the last <see cref="Forward"/>, into the parameters' gradients:
    /// δ_o = (ŷ − y) ⊙ g′(z_o), δ_h = (W_oᵀ δ_o) ⊙ f′(z_h), and for either layer dW = δ · inputᵀ, db = δ.</summary>
    /// <param name="x">The sample that went forward.</param>
    /// <param name="y">The answers wanted.</param>
    /// <param name="yHat">ŷ: the answers that came out.</param>
    public void Backward(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> yHat)
    {
        RequireLength("Backward", "x", x, HiddenWeights.Value.Columns);
        RequireLength("Backward", "y", y, _outputs.Length);
        RequireLength("Backward", "yHat", yHat, _outputs.Length);
        // The slide loops over range(y.shape()[0]), the columns of y, of which there is one: the outputs are its rows.
        // And it has e_o = y − ŷ, which together with "w −= …" walks uphill: ∂/∂ŷ ½ (ŷ − y)² = ŷ − y.
        for (var k = 0; k < _outputDeltas.Length; k++)
            _outputDeltas[k] = yHat[k] - y[k];
        OutputActivation.Backward(_outputSums, yHat, _outputDeltas);

        // The slide has d_h[k] = e_h[j] · act_grad[j]: the error of neuron j for neuron k, and the tanh gradient of the output
        // where the hidden layer's own sigmoid gradient belongs.
        Array.Clear(_hiddenDeltas);
        for (var k = 0; k < _outputDeltas.Length; k++)
            for (var j = 0; j < _hiddenDeltas.Length; j++)
                _hiddenDeltas[j] += OutputWeights.Value[k, j] * _outputDeltas[k];
        HiddenActivation.Backward(_hiddenSums, _hidden, _hiddenDeltas);

        Gradients(_outputDeltas, _hidden, OutputWeights.Gradient, OutputBias.Gradient);
        Gradients(_hiddenDeltas, x, HiddenWeights.Gradient, HiddenBias.Gradient);
    }

    /// <summary>
    /// Update: w := w − η ∂ℒ/∂w for every weight and bias, by the gradients of the last <see cref="Backward"/>.
    /// </summary>
    /// <param name="learningRate">η</param>
    public void Step(double learningRate)
    {
        Descend(HiddenWeights, learningRate);
        Descend(HiddenBias, learningRate);
        Descend(OutputWeights, learningRate);
        Descend(OutputBias, learningRate);
    }

    /// <summary>Trains on XOR as the slide does: for each epoch, for each of the four rows, forward, backward, update.</summary>
    /// <param name="epochs">How often to go through the rows.</param>
    /// <param name="learningRate">η</param>
    /// <param name="recordStates">Whether to keep weights and activations after every epoch; losses are always kept.</param>
    /// <param name="stopWhenSolved">Whether to end after the first epoch that leaves every answer within 0.2.</param>
    public XorRun Train(
        int epochs = 100, double learningRate = 0.5, bool recordStates = true, bool stopWhenSolved = false) =>
        Train(SlideInputs, SlideTargets, epochs, learningRate, recordStates, stopWhenSolved);

    /// <summary>Trains sample by sample, in the order of the rows, and records the run.</summary>
    /// <param name="inputs">(samples × inputs)</param>
    /// <param name="targets">(samples × outputs)</param>
    /// <param name="epochs">How often to go through the rows.</param>
    /// <param name="learningRate">η</param>
    /// <param name="recordStates">Whether to keep weights and activations after every epoch; losses are always kept.</param>
    /// <param name="stopWhenSolved">Whether to end after the first epoch that leaves every answer within 0.2.</param>
    public XorRun Train(
        Matrix inputs, Matrix targets, int epochs, double learningRate, bool recordStates = true, bool stopWhenSolved = false)
    {
        RequireData("Train", inputs, targets);
        var recorder = new XorRecorder(this, inputs, targets, recordStates);
        recorder.Record(0);
        for (var epoch = 1; epoch <= epochs && !(stopWhenSolved && recorder.IsSolved); epoch++)
        {
            for (var sample = 0; sample < inputs.Rows; sample++)
            {
                var x = inputs.RowSpan(sample);
                Backward(x, targets.RowSpan(sample), Forward(x));
                Step(learningRate);
            }
            recorder.Record(epoch);
        }
        return recorder.Run;
    }

    /// <summary>ℒ: the mean over the samples of ½ Σ (ŷ − y)².</summary>
    /// <param name="inputs">(samples × inputs)</param>
    /// <param name="targets">(samples × outputs)</param>
    public double Loss(Matrix inputs, Matrix targets)
    {
        RequireData("Loss", inputs, targets);
        var difference = Outputs(inputs) - targets;
        return 0.5 * FixedOrder.SumOfSquares(difference.Values) / inputs.Rows;
    }

    /// <summary>The answers to each row.</summary>
    /// <param name="inputs">(samples × inputs)</param>
    /// <returns>(samples × outputs)</returns>
    public Matrix Outputs(Matrix inputs) => ForEachRow(inputs, _outputs);

    /// <summary>What the hidden neurons make of each row: where the samples lie in the hidden space.</summary>
    /// <param name="inputs">(samples × inputs)</param>
    /// <returns>(samples × hidden)</returns>
    public Matrix HiddenOutputs(Matrix inputs) => ForEachRow(inputs, _hidden);

    /// <summary>Sets the weights to those of a recorded state, to look at its answers or to train on from it.</summary>
    public void Restore(XorState state)
    {
        HiddenWeights.Value.CopyFrom(state.HiddenWeights);
        HiddenBias.Value.CopyFrom(state.HiddenBias);
        OutputWeights.Value.CopyFrom(state.OutputWeights);
        OutputBias.Value.CopyFrom(state.OutputBias);
    }

    /// <summary>The shape, such as <c>2–2–1, Sigmoid, Tanh</c>.</summary>
    public override string ToString() =>
        $"{HiddenWeights.Value.Columns}–{_hidden.Length}–{_outputs.Length}, {HiddenActivation}, {OutputActivation}";

    // z = W x + b. The slide adds w[k, j]·x[j, 0] for every column i of x, but always reads column 0: right for one sample only.
    // And it reads b[0, k] of a matrix with one column: outside it, and right only because nothing checks the index; it is
    // b[k, 0].
    private static void Linear(ReadOnlySpan<double> x, Matrix w, Matrix b, double[] z)
    {
        RequireLength("Forward", "x", x, w.Columns);
        for (var k = 0; k < w.Rows; k++)
        {
            z[k] = b[k, 0];
            for (var j = 0; j < w.Columns; j++)
                z[k] += w[k, j] * x[j];
        }
    }

    // dW = δ · inputᵀ, db = δ. The slide changes w_h[i, k], the transpose of what is meant (row k belongs to neuron k), and
    // b_h[0, i], by the input's number; and both biases inside the inner loop, so that each moves once for every input of
    // its layer.
    private static void Gradients(ReadOnlySpan<double> deltas, ReadOnlySpan<double> input, Matrix dw, Matrix db)
    {
        for (var k = 0; k < dw.Rows; k++)
        {
            db[k, 0] = deltas[k];
            for (var j = 0; j < dw.Columns; j++)
                dw[k, j] = deltas[k] * input[j];
        }
    }

    private static void Descend(Parameter parameter, double learningRate)
    {
        var value = parameter.Value.Values;
        var gradient = parameter.Gradient.Values;
        for (var i = 0; i < value.Length; i++)
            value[i] -= learningRate * gradient[i];
    }

    private Matrix ForEachRow(Matrix inputs, double[] wanted)
    {
        var result = new Matrix(inputs.Rows, wanted.Length);
        for (var row = 0; row < inputs.Rows; row++)
        {
            Forward(inputs.RowSpan(row));
            wanted.CopyTo(result.RowSpan(row));
        }
        return result;
    }

    private void RequireData(string operation, Matrix inputs, Matrix targets)
    {
        Require.Columns("XorNet." + operation, "inputs", inputs, HiddenWeights.Value.Columns);
        Require.Shape("XorNet." + operation, "targets", targets, inputs.Rows, _outputs.Length);
    }

    private static void RequireLength(string operation, string what, ReadOnlySpan<double> values, int length)
    {
        if (values.Length != length)
            throw new ArgumentException($"XorNet.{operation}: {what} has {values.Length} numbers, but must have {length}.");
    }
}
