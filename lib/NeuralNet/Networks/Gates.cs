namespace NeuralNet;

/// <summary>A logic gate as data to learn from.</summary>
/// <param name="Name">AND, OR, …</param>
/// <param name="Inputs">(4 × 2): the rows 0 0, 0 1, 1 0, 1 1</param>
/// <param name="Targets">The gate's answer to each row: 0 or 1.</param>
public sealed record Gate(string Name, Matrix Inputs, IReadOnlyList<double> Targets)
{
    /// <summary>The targets as a column.</summary>
    public Matrix TargetColumn => Matrix.FromColumn([.. Targets]);

    /// <summary>The four answers in the order of the rows, as digits: AND is <c>0001</c>.</summary>
    public string Answers => string.Concat(Targets.Select(target => target == 1 ? '1' : '0'));

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

    /// <summary>
    /// All functions of two inputs there are: four rows, two answers to each, 2⁴ = 16. Gate number n answers with the four
    /// binary digits of n, so that AND, 0001, is number 1.
    /// </summary>
    public static IReadOnlyList<Gate> Sixteen { get; } =
    [
        Make("always 0", 0, 0, 0, 0), And, Make("x₁ but not x₂", 0, 0, 1, 0), Make("x₁", 0, 0, 1, 1),
        Make("x₂ but not x₁", 0, 1, 0, 0), Make("x₂", 0, 1, 0, 1), Xor, Or,
        Make("NOR", 1, 0, 0, 0), Make("XNOR", 1, 0, 0, 1), Make("not x₂", 1, 0, 1, 0), Make("x₁ or not x₂", 1, 0, 1, 1),
        Make("not x₁", 1, 1, 0, 0), Make("x₂ or not x₁", 1, 1, 0, 1), Nand, Make("always 1", 1, 1, 1, 1),
    ];

    /// <summary>The four rows 0 0, 0 1, 1 0, 1 1 (4 × 2), as a new matrix.</summary>
    public static Matrix Inputs => Matrix.FromRows([0, 0], [0, 1], [1, 0], [1, 1]);

    /// <summary>The gate that gives these answers to the four rows.</summary>
    /// <param name="answers">Four numbers, each 0 or 1: <c>neuron.Outputs(Gates.Inputs)</c>.</param>
    /// <exception cref="ArgumentException">There are not four answers, or one is neither 0 nor 1.</exception>
    public static Gate Find(IReadOnlyList<double> answers)
    {
        if (answers.Count != 4 || answers.Any(answer => answer is not (0 or 1)))
        {
            throw new ArgumentException(
                $"Gates.Find: the answers are [{string.Join(", ", answers.Select(Text.Number))}]; give four, each 0 or 1.");
        }
        return Sixteen[(int)(8 * answers[0] + 4 * answers[1] + 2 * answers[2] + answers[3])];
    }

    private static Gate Make(string name, params double[] targets) => new(name, Inputs, targets);
}
