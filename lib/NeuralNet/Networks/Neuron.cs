using System.Text;

namespace NeuralNet;

/// <summary>One neuron: y = f(Σⱼ wⱼ xⱼ + b).</summary>
public sealed class Neuron
{
    private readonly double[] _weights;

    /// <summary>A neuron with the given weights (copied), bias and activation.</summary>
    public Neuron(double[] weights, double bias, Activation activation)
    {
        _weights = [.. weights];
        Bias = bias;
        Activation = activation;
    }

    /// <summary>w: one weight an input.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>b</summary>
    public double Bias { get; }

    /// <summary>f</summary>
    public Activation Activation { get; }

    /// <summary>z = Σⱼ wⱼ xⱼ + b: what goes into the activation.</summary>
    /// <exception cref="ArgumentException">There are not as many inputs as weights.</exception>
    public double WeightedSum(params ReadOnlySpan<double> inputs)
    {
        if (inputs.Length != _weights.Length)
        {
            throw new ArgumentException(
                $"Neuron: {inputs.Length} inputs were given, but the neuron has {_weights.Length} weights; one input a weight.");
        }
        var sum = Bias;
        for (var j = 0; j < inputs.Length; j++)
            sum += _weights[j] * inputs[j];
        return sum;
    }

    /// <summary>y = f(z): what the neuron answers.</summary>
    /// <exception cref="ArgumentException">There are not as many inputs as weights.</exception>
    public double Output(params ReadOnlySpan<double> inputs) => Activation.Apply(WeightedSum(inputs));

    /// <summary>The answer to each row.</summary>
    /// <param name="inputs">(samples × inputs)</param>
    /// <returns>One answer a sample.</returns>
    public double[] Outputs(Matrix inputs)
    {
        var result = new double[inputs.Rows];
        for (var row = 0; row < inputs.Rows; row++)
            result[row] = Output(inputs.RowSpan(row));
        return result;
    }

    /// <summary>The formula with its numbers.</summary>
    public override string ToString()
    {
        var formula = new StringBuilder($"y = {Activation.Name}(");
        for (var j = 0; j < _weights.Length; j++)
            formula.Append(Signed(_weights[j], isFirst: j == 0)).Append("·x").Append(j + 1);
        return formula.Append(Signed(Bias, isFirst: _weights.Length == 0)).Append(')').ToString();

        static string Signed(double value, bool isFirst) =>
            isFirst ? Text.Number(value) : (value < 0 ? " - " : " + ") + Text.Number(Math.Abs(value));
    }
}
