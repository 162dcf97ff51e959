namespace NeuralNet;

/// <summary>A named tensor that training changes, with its gradient beside it.</summary>
/// <param name="name">Such as <c>W1</c> or <c>b2</c>.</param>
/// <param name="value">The numbers; an optimiser writes into them.</param>
/// <param name="decays">Whether weight decay applies: to weights, not to biases.</param>
public sealed class Parameter(string name, Matrix value, bool decays)
{
    /// <summary>Such as <c>W1</c> or <c>b2</c>: the layer is counted from 1.</summary>
    public string Name { get; } = name;

    /// <summary>The numbers themselves. An optimiser writes into them.</summary>
    public Matrix Value { get; } = value;

    /// <summary>∂ℒ/∂value, of the same shape; written by the last backward pass.</summary>
    public Matrix Gradient { get; } = new(value.Shape);

    /// <summary>Whether weight decay applies: to weights, not to biases.</summary>
    public bool Decays { get; } = decays;

    /// <summary>Name and shape.</summary>
    public override string ToString() => $"{Name} {Value.Shape}";
}
