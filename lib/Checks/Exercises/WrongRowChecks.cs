using System.Collections.Immutable;
using NeuralNet;
using Row = (double X1, double X2);
using Weights = (double W1, double W2, double B);

namespace Checks;

/// <summary>How exercise 02 judges a function that names, for any neuron, a row of XOR which that neuron gets wrong.</summary>
internal static class WrongRowChecks
{
    /// <summary>
    /// Neurons to be found out. Their numbers have few binary digits, so that no sum is rounded and the order of adding does not
    /// matter.
    /// </summary>
    public static IReadOnlyList<(double, double, double)> Inputs(RandomSource random)
    {
        double Eighth() => (random.NextInt(33) - 16) / 8.0;
        List<(double, double, double)> neurons =
        [
            (1, 1, -0.5), (1, 1, -1.5), (-1, -1, 1.5), (1, -1, -0.5), (-1, 1, -0.5), (0, 0, 1), (0, 0, -1),
            // Corners on the line: the sum of a row is exactly 0.
            (0, 0, 0), (1, 1, -1), (1, 1, -2), (-1, -1, 1), (1, -1, -1), (-1, 1, -1),
            (1, 2, -1), (2, 1, -1), (1, 1, 0), (-1, -1, 2),
            (2, -1, 0), (-3, 2, 1), (1e6, 1e6, -1e6), (-1e6, 1e6, -1), (0.25, 0.25, -0.375),
            (-0.5, -0.5, 0.75), (-0.125, -0.125, 0.125),
        ];
        for (var i = 0; i < 60; i++)
            neurons.Add((Eighth(), Eighth(), Eighth()));
        return neurons;
    }

    /// <summary>The row must be one of the table, and wrong.</summary>
    public static IEnumerable<Trial> Judge(Weights neuron, Row row)
    {
        var wrong = Wrong(neuron, Gates.Xor);
        var expected = string.Join(" or ", wrong.Select(TruthTables.Text));
        var got = TruthTables.Text(row);
        if (TruthTables.Rows.Contains(row))
            got += $" (answer {Show.Number(TruthTables.Answer(neuron, row))}, XOR {Show.Number(TargetOf(Gates.Xor, row))})";
        return [Trial.Of(Describe(neuron), expected, got, wrong.Contains(row))];
    }

    /// <summary>A neuron as the table writes it.</summary>
    public static string Describe(Weights neuron) =>
        $"w = ({Show.Number(neuron.W1)}, {Show.Number(neuron.W2)}), b = {Show.Number(neuron.B)}";

    /// <summary>What can be the matter with a function that names a row the neuron gets right.</summary>
    public static ImmutableArray<Mistake<(double, double, double), (double, double)>> Mistakes { get; } =
    [
        new("something that is no row", "The answer must be the two inputs of a row: each of them 0 or 1.",
            pairs => pairs.Any(pair => !TruthTables.Rows.Contains(pair.Output))),
        new("always the same row", "Every row of XOR is answered rightly by some neuron, so which row is wrong depends on the "
            + "weights.",
            pairs => pairs.All(pair => pair.Output == pairs[0].Output)),
        Seen("a row that is right", "The neurons answer these rows as XOR does. Is a comparison the wrong way round?",
            (neuron, row) => !Wrong(neuron, Gates.Xor).Contains(row)),
        Seen("the other choice at 0", "It goes wrong where the sum is exactly 0: this course's step answers 1 there.",
            (neuron, row) => Wrong(neuron, Gates.Xor).Contains(row) || TruthTables.Sum(neuron, row) == 0),
        Seen("the bias left out", "These rows would be wrong if b were 0. Every sum has the bias in it.",
            (neuron, row) => Names((neuron.W1, neuron.W2, 0), row, Gates.Xor)),
        Seen("the bias's sign", "These rows would be wrong with −b in place of b.",
            (neuron, row) => Names((neuron.W1, neuron.W2, -neuron.B), row, Gates.Xor)),
        Seen("the weights exchanged", "These rows would be wrong if w₁ belonged to x₂. Which weight counts in the row 0 1?",
            (neuron, row) => Names((neuron.W2, neuron.W1, neuron.B), row, Gates.Xor)),
        .. TruthTables.Rows.Select(left => new Mistake<(double, double, double), (double, double)>(
            $"the row {TruthTables.Text(left)} left out",
            $"It goes wrong for neurons that fail in the row {TruthTables.Text(left)} and nowhere else. When do they fail there?",
            pairs => pairs.All(pair => pair.Output != left && (Names(pair.Input, pair.Output, Gates.Xor)
                || Wrong(pair.Input, Gates.Xor) is [var only] && only == left)))),
        .. new[] { Gates.Or, Gates.And, Gates.Nand }.Select(gate => Seen($"the targets of {gate.Name}",
            $"The rows are wrong for {gate.Name}. What should XOR answer, row by row?",
            (neuron, row) => Names(neuron, row, gate))),
        Seen("a row that is right when b ≥ 0", "With b below 0 every row named is wrong. What does the row 0 0 give when b is "
            + "0 or more?",
            (neuron, row) => neuron.B >= 0 || Names(neuron, row, Gates.Xor)),
        Seen("a row that is right when b < 0", "With b at 0 or above every row named is wrong. When b is below 0, the row 0 0 "
            + "is right: look at the other three.", (neuron, row) => neuron.B < 0 || Names(neuron, row, Gates.Xor)),
    ];

    private static Mistake<(double, double, double), (double, double)> Seen(
        string name, string hint, Func<Weights, Row, bool> isSeen) =>
        new(name, hint, pairs => pairs.All(pair => isSeen(pair.Input, pair.Output)));

    private static bool Names(Weights neuron, Row row, Gate gate) =>
        Wrong(neuron, gate) is { Count: > 0 } wrong ? wrong.Contains(row) : TruthTables.Rows.Contains(row);

    private static double TargetOf(Gate gate, Row row) => gate.Targets[(int)(2 * row.X1 + row.X2)];

    private static List<Row> Wrong(Weights neuron, Gate gate) =>
        [.. TruthTables.Rows.Where(row => TruthTables.Answer(neuron, row) != TargetOf(gate, row))];
}
