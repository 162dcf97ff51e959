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

    /// <summary>Room for f(Z) after dropout; empty until a network with dropout trains.</summary>
    public Matrix[] Dropped { get; private set; } = [];

    /// <summary>Room for a layer's input plus f(Z); empty without skip connections.</summary>
    public Matrix[] Skipped { get; private set; } = [];

    /// <summary>X of each layer, what it passes on (batch × neurons): one of the three above.</summary>
    public Matrix[] Outputs { get; } = new Matrix[layers.Length];

    /// <summary>∂ℒ/∂X of each layer, and after its turn ∂ℒ/∂Z (batch × neurons).</summary>
    public Matrix[] Gradients { get; private set; } = [];

    /// <summary>Room for ∂ℒ/∂X on its way past a layer; empty without skip connections.</summary>
    public Matrix[] SkippedGradients { get; private set; } = [];

    public Matrix InputOf(int layer) => layer == 0 ? Input! : Outputs[layer - 1];

    public void Resize(Matrix input, bool drops, bool skips)
    {
        Input = input;
        WeightedSums = Make(WeightedSums);
        Activations = Make(Activations);
        Gradients = Make(Gradients);
        if (drops)
            Dropped = Make(Dropped);
        if (skips)
        {
            Skipped = Make(Skipped);
            SkippedGradients = Make(SkippedGradients);
        }

        Matrix[] Make(Matrix[] old) => old.Length > 0 && old[0].Rows == input.Rows
            ? old
            : [.. layers.Select(layer => new Matrix(input.Rows, layer.OutputSize))];
    }
}
