namespace NeuralNet;

/// <content>Matrices of random numbers, for the first weights of a layer.</content>
public sealed partial class Matrix
{
    /// <summary>Elements drawn evenly from [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public static Matrix Uniform(int rows, int columns, double low, double high, RandomSource random)
    {
        var result = new Matrix(rows, columns);
        foreach (ref var value in result.Values)
            value = low + (high - low) * random.NextDouble();
        return result;
    }

    /// <summary>Elements drawn from the normal distribution with mean 0 and the given standard deviation.</summary>
    public static Matrix Normal(int rows, int columns, double standardDeviation, RandomSource random)
    {
        var result = new Matrix(rows, columns);
        foreach (ref var value in result.Values)
            value = standardDeviation * random.NextGaussian();
        return result;
    }

    /// <summary>
    /// Weights after Glorot and Bengio (2010), for sigmoid and tanh: normal with variance 2 / (inputs + outputs), which keeps
    /// the variance of activations and of gradients about the same from layer to layer.
    /// </summary>
    /// <returns>(outputs × inputs)</returns>
    public static Matrix Xavier(int outputs, int inputs, RandomSource random) =>
        Normal(outputs, inputs, Math.Sqrt(2.0 / (inputs + outputs)), random);

    /// <summary>
    /// Weights after He et al. (2015), for ReLU: normal with variance 2 / inputs, twice 1 / inputs because ReLU silences
    /// half of its inputs.
    /// </summary>
    /// <returns>(outputs × inputs)</returns>
    public static Matrix He(int outputs, int inputs, RandomSource random) =>
        Normal(outputs, inputs, Math.Sqrt(2.0 / inputs), random);
}
