namespace NeuralNet;

/// <summary>
/// A fully connected linear layer, Z = X Wᵀ + 1 bᵀ. A sample is a row of X; row k of W holds the weights of output k.
/// The activation that follows is not part of it.
/// </summary>
public sealed class Dense
{
    /// <summary>A layer with the given weights; the bias is zero.</summary>
    /// <param name="weights">W (outputs × inputs); the layer keeps it and training changes it.</param>
    /// <param name="name">Put behind W and b in the parameters' names: <c>1</c> gives W1 and b1.</param>
    public Dense(Matrix weights, string name = "")
    {
        Weights = new Parameter("W" + name, weights, decays: true);
        Bias = new Parameter("b" + name, new Matrix(1, weights.Rows), decays: false);
    }

    /// <summary>A layer with random weights after Xavier and a zero bias.</summary>
    public Dense(int inputSize, int outputSize, RandomSource random)
        : this(Matrix.Xavier(outputSize, inputSize, random))
    {
    }

    /// <summary>W (outputs × inputs)</summary>
    public Parameter Weights { get; }

    /// <summary>b (1 × outputs)</summary>
    public Parameter Bias { get; }

    /// <summary>Number of inputs.</summary>
    public int InputSize => Weights.Value.Columns;

    /// <summary>Number of outputs.</summary>
    public int OutputSize => Weights.Value.Rows;

    /// <summary>Forward: Z = X Wᵀ + 1 bᵀ.</summary>
    /// <param name="x">(batch × inputs)</param>
    /// <param name="destination">(batch × outputs) matrix to write into; a new one when null.</param>
    /// <returns>Z (batch × outputs)</returns>
    public Matrix Forward(Matrix x, Matrix? destination = null)
    {
        Require.Columns("Dense.Forward", "x", x, InputSize);
        var z = x.MultiplyByTransposeOf(Weights.Value, destination);
        z.AddRowInPlace(Bias.Value);
        return z;
    }

    /// <summary>
    /// Backward: dW = dZᵀ X and db = the column sums of dZ, written into the parameters' gradients, and
    /// dX = dZ W, the gradient for the layer before.
    /// </summary>
    /// <param name="x">(batch × inputs): what the forward pass was given.</param>
    /// <param name="outputGradient">dZ (batch × outputs)</param>
    /// <param name="destination">(batch × inputs) matrix to write dX into; a new one when null.</param>
    /// <returns>dX (batch × inputs)</returns>
    public Matrix Backward(Matrix x, Matrix outputGradient, Matrix? destination = null)
    {
        BackwardParameters(x, outputGradient);
        return outputGradient.Multiply(Weights.Value, destination);
    }

    /// <summary>Backward without dX, for the first layer, which has nobody to pass it on to.</summary>
    /// <param name="x">(batch × inputs): what the forward pass was given.</param>
    /// <param name="outputGradient">dZ (batch × outputs)</param>
    public void BackwardParameters(Matrix x, Matrix outputGradient)
    {
        Require.Columns("Dense.Backward", "x", x, InputSize);
        Require.Shape("Dense.Backward", "outputGradient", outputGradient, x.Rows, OutputSize);
        outputGradient.TransposeMultiply(x, Weights.Gradient);
        outputGradient.ColumnSums(Bias.Gradient);
    }
}
