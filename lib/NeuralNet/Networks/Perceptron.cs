namespace NeuralNet;

/// <summary>
/// The perceptron rule (Rosenblatt, 1958): show one sample after another, and after each wrong answer move
/// w ← w + η (t − y) x and b ← b + η (t − y). It ends when a whole epoch brings no mistake, which it does if
/// a line separates the classes, and never otherwise.
/// </summary>
public static class Perceptron
{
    /// <summary>Trains a neuron with a step on a gate.</summary>
    public static PerceptronRun Train(Gate gate, PerceptronOptions? options = null) => Train(gate.Inputs, gate.Targets, options);

    /// <summary>Trains a neuron with a step and records every step of it.</summary>
    /// <param name="inputs">(samples × inputs)</param>
    /// <param name="targets">0 or 1 for each sample.</param>
    /// <param name="options">Learning rate, epochs, first weights; the usual ones when null.</param>
    /// <exception cref="ArgumentException">
    /// Targets or first weights do not fit the inputs, or a target is neither 0 nor 1.
    /// </exception>
    public static PerceptronRun Train(Matrix inputs, IReadOnlyList<double> targets, PerceptronOptions? options = null)
    {
        options ??= new PerceptronOptions();
        double[] weights = options.InitialWeights is null ? new double[inputs.Columns] : [.. options.InitialWeights];
        var bias = options.InitialBias;
        RequireFit(inputs, targets, weights);

        var steps = new List<PerceptronStep>();
        for (var epoch = 1; epoch <= options.MaxEpochs; epoch++)
        {
            var changes = 0;
            for (var sample = 0; sample < inputs.Rows; sample++)
            {
                var x = inputs.Row(sample);
                var target = targets[sample];
                var output = new Neuron(weights, bias, Activation.Step).Output(x);
                var error = target - output;
                if (error != 0)
                {
                    for (var j = 0; j < weights.Length; j++)
                        weights[j] += options.LearningRate * error * x[j];
                    bias += options.LearningRate * error;
                    changes++;
                }
                var mistakes = Mistakes(new Neuron(weights, bias, Activation.Step), inputs, targets);
                steps.Add(new PerceptronStep(epoch, sample, output, target, error != 0, [.. weights], bias, mistakes));
            }
            if (changes == 0)
                return new PerceptronRun(true, epoch, steps, new Neuron(weights, bias, Activation.Step));
        }
        return new PerceptronRun(false, options.MaxEpochs, steps, new Neuron(weights, bias, Activation.Step));
    }

    private static int Mistakes(Neuron neuron, Matrix inputs, IReadOnlyList<double> targets) =>
        neuron.Outputs(inputs).Where((output, sample) => output != targets[sample]).Count();

    private static void RequireFit(Matrix inputs, IReadOnlyList<double> targets, double[] weights)
    {
        if (targets.Count != inputs.Rows)
        {
            throw new ArgumentException(
                $"Perceptron: the inputs are {inputs.Shape}, but there are {targets.Count} targets; one target a row.");
        }
        if (weights.Length != inputs.Columns)
        {
            throw new ArgumentException(
                $"Perceptron: the inputs are {inputs.Shape}, but there are {weights.Length} first weights; one weight a column.");
        }
        if (targets.FirstOrDefault(target => target is not (0 or 1)) is var odd and not 0)
            throw new ArgumentException($"Perceptron: a target is {odd}; targets must be 0 or 1.");
    }
}

/// <summary>How the perceptron rule is run.</summary>
public sealed record PerceptronOptions
{
    /// <summary>η</summary>
    public double LearningRate { get; init; } = 1;

    /// <summary>Give up after so many epochs.</summary>
    public int MaxEpochs { get; init; } = 100;

    /// <summary>The weights to start from; zeros when null.</summary>
    public IReadOnlyList<double>? InitialWeights { get; init; }

    /// <summary>The bias to start from.</summary>
    public double InitialBias { get; init; }
}

/// <summary>One step of the perceptron rule: one sample shown.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="Sample">Row of the inputs, from 0.</param>
/// <param name="Output">The answer before the step.</param>
/// <param name="Target">The answer wanted.</param>
/// <param name="Changed">Whether the answer was wrong, so that the weights moved.</param>
/// <param name="Weights">The weights after the step.</param>
/// <param name="Bias">The bias after the step.</param>
/// <param name="Mistakes">How many of all samples the neuron gets wrong after the step.</param>
public sealed record PerceptronStep(
    int Epoch, int Sample, double Output, double Target, bool Changed, IReadOnlyList<double> Weights, double Bias, int Mistakes);

/// <summary>What the perceptron rule came to.</summary>
/// <param name="Converged">Whether the last epoch brought no mistake.</param>
/// <param name="Epochs">Epochs run, the last one without mistakes included.</param>
/// <param name="Steps">Every step in order.</param>
/// <param name="Neuron">The neuron at the end.</param>
public sealed record PerceptronRun(bool Converged, int Epochs, IReadOnlyList<PerceptronStep> Steps, Neuron Neuron)
{
    /// <summary>The result in one line.</summary>
    public override string ToString() => Converged
        ? $"converged after {Epochs} epochs: {Neuron}"
        : $"did not converge in {Epochs} epochs; {Steps[^1].Mistakes} mistakes are left: {Neuron}";
}
