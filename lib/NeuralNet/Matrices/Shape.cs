namespace NeuralNet;

/// <summary>The shape of a matrix. Prints as <c>2×3</c>.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of columns.</param>
public readonly record struct Shape(int Rows, int Columns)
{
    /// <summary>Number of elements: rows times columns.</summary>
    public int Count => Rows * Columns;

    /// <summary>The shape as <c>rows×columns</c>.</summary>
    public override string ToString() => $"{Rows}×{Columns}";
}
