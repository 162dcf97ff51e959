namespace NeuralNet;

/// <summary>What a forward pass leaves for the backward pass, used again while the batch keeps its size.</summary>
internal sealed class MlpBuffers(Dense[] layers)
{
    /// <summary>The input of the last forward pass (batch × inputs), or null before it.</summary>
    public Matrix? Input { get; private set; }

    /// <summary>Z of each layer (batch × neurons).</summary>
    public Matrix[] WeightedSums { get; private set; } = [];

    /// <summary>f(Z) of each layer (batch × neurons).</summary>
    public Matrix[] Activations { get; private set; } = [];

    /// <summary>∂ℒ/∂f(Z) of each layer, and after its turn ∂ℒ/∂Z (batch × neurons).</summary>
    public Matrix[] Gradients { get; private set; } = [];

    public Matrix InputOf(int layer) => layer == 0 ? Input! : Activations[layer - 1];

    public void Resize(Matrix input)
    {
        Input = input;
        if (Activations.Length > 0 && Activations[0].Rows == input.Rows)
            return;
        WeightedSums = MakeAll(input.Rows);
        Activations = MakeAll(input.Rows);
        Gradients = MakeAll(input.Rows);
    }

    private Matrix[] MakeAll(int rows) => [.. layers.Select(layer => new Matrix(rows, layer.OutputSize))];
}
