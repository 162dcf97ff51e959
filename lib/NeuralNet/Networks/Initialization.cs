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

internal static class FirstWeights
{
    /// <summary>W (outputs × inputs) of one layer.</summary>
    public static Matrix Draw(
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
