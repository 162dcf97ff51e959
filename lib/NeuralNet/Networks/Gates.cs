namespace NeuralNet;

/// <summary>A logic gate as data to learn from.</summary>
/// <param name="Name">AND, OR, …</param>
/// <param name="Inputs">(4 × 2): the rows 0 0, 0 1, 1 0, 1 1</param>
/// <param name="Targets">The gate's answer to each row: 0 or 1.</param>
public sealed record Gate(string Name, Matrix Inputs, IReadOnlyList<double> Targets)
{
    /// <summary>The targets as a column.</summary>
    public Matrix TargetColumn => Matrix.FromColumn([.. Targets]);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>The logic gates of two inputs.</summary>
public static class Gates
{
    /// <summary>1 when both inputs are 1.</summary>
    public static Gate And { get; } = Make("AND", 0, 0, 0, 1);

    /// <summary>1 when at least one input is 1.</summary>
    public static Gate Or { get; } = Make("OR", 0, 1, 1, 1);

    /// <summary>0 when both inputs are 1.</summary>
    public static Gate Nand { get; } = Make("NAND", 1, 1, 1, 0);

    /// <summary>1 when exactly one input is 1: the gate that no single neuron can be.</summary>
    public static Gate Xor { get; } = Make("XOR", 0, 1, 1, 0);

    /// <summary>All four.</summary>
    public static IReadOnlyList<Gate> All { get; } = [And, Or, Nand, Xor];

    private static Gate Make(string name, params double[] targets) =>
        new(name, Matrix.FromRows([0, 0], [0, 1], [1, 0], [1, 1]), targets);
}
