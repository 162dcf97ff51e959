using System.Collections.Immutable;
using NeuralNet;
using Weights = (double W1, double W2, double B);

namespace Checks;

/// <summary>How three neurons for XOR are judged, each a row of numbers.</summary>
internal static class XorChecks
{
    private static readonly Gate[] _separable = [.. Gates.Sixteen.Where(gate => gate.Name is not ("XOR" or "XNOR"))];

    /// <summary>One line for each row of the truth table.</summary>
    public static IEnumerable<Trial> JudgeNetwork(double[,] table)
    {
        if (table.GetLength(0) != 3 || table.GetLength(1) != 3)
            return [Trial.Of("the shape", "3×3", $"{table.GetLength(0)}×{table.GetLength(1)}", false)];
        if (!IsFinite(table))
            return [Trial.Of("the nine numbers", "numbers", Show.Value(table), false)];
        return TruthTables.Rows.Zip(Gates.Xor.Targets, (row, target) =>
        {
            var hidden = Hidden(table, row);
            var answer = TruthTables.Answer(NeuronOf(table, 2), hidden);
            var got = $"{Show.Number(answer)} (hidden {TruthTables.Text(hidden)})";
            return Trial.Of(TruthTables.Text(row), Show.Number(target), got, answer == target);
        });
    }

    /// <summary>What can be the matter with three neurons that are not XOR.</summary>
    public static ImmutableArray<Mistake<NoInput, double[,]>> NetworkMistakes { get; } =
    [
        Seen("the wrong shape", "Three neurons, a row each; three numbers in a row: w₁, w₂, b.",
            table => table.GetLength(0) != 3 || table.GetLength(1) != 3),
        Seen("not a number", "Weights and biases must be numbers that one can calculate with: no NaN, no ∞.",
            table => !IsFinite(table)),
        Seen("a transposed table", "A row is a neuron, with w₁, w₂ and b in its three columns. Here the columns are the neurons.",
            table => IsXor(Rearranged(table, (k, j) => table[j, k]))),
        Seen("the biases in the wrong column", "The numbers fit and their order does not: first w₁, then w₂, and the bias last.",
            table => IsXor(Rearranged(table, (k, j) => table[k, (j + 1) % 3]))),
        Seen("the last neuron not in the last row", "The three neurons make XOR in another order: two hidden ones first, the "
            + "last one last.",
            table => IsXor(Rearranged(table, (k, j) => table[(k + 1) % 3, j]))
                || IsXor(Rearranged(table, (k, j) => table[(k + 2) % 3, j]))),
        Seen("the signs of the biases", "With −b in place of every b this would be XOR. A bias is the threshold with its sign "
            + "changed.",
            table => IsXor(Rearranged(table, (k, j) => j == 2 ? -table[k, j] : table[k, j]))),
        Seen("the sign of the last bias", "With the other sign of the last b this would be XOR. A bias is the threshold with "
            + "its sign changed.",
            table => IsXor(Rearranged(table, (k, j) => (k, j) == (2, 2) ? -table[k, j] : table[k, j]))),
        Seen("the other choice at 0", "A sum is exactly 0. This course's step answers 1 there; with a step that answers 0 your "
            + "neurons would be XOR.", table => IsXor(table, sum => sum > 0 ? 1 : 0)),
        Seen("XNOR in place of XOR", "All four answers are turned around. Which of the three neurons can turn them back?",
            table => TruthTables.Rows.Select(row => Network(table, row)).SequenceEqual(Gates.Sixteen[9].Targets)),
        Seen("the same hidden neuron twice", "Both hidden neurons give the same four answers, so the last one learns nothing "
            + "from the second.",
            table => TruthTables.Of(NeuronOf(table, 0)).SequenceEqual(TruthTables.Of(NeuronOf(table, 1)))),
        Seen("hidden neurons that do not help", "Look at the hidden answers in the table: no last neuron, whatever its "
            + "weights, could make XOR of them. Two rows that need different answers look alike to it, or no line parts them.",
            table => !HasLastNeuron(table)),
        Seen("the last neuron", "The hidden neurons are a good choice: some last neuron makes XOR of their answers. This one "
            + "does not. What should it answer to the pairs under “hidden”?", HasLastNeuron),
    ];

    private static Mistake<NoInput, double[,]> Seen(string name, string hint, Func<double[,], bool> isSeen) =>
        new(name, hint, pairs => pairs.All(pair => isSeen(pair.Output)));

    private static bool IsFinite(double[,] table) => table.Cast<double>().All(double.IsFinite);

    private static Weights NeuronOf(double[,] table, int row) => (table[row, 0], table[row, 1], table[row, 2]);

    private static (double X1, double X2) Hidden(double[,] table, (double X1, double X2) row) =>
        (TruthTables.Answer(NeuronOf(table, 0), row), TruthTables.Answer(NeuronOf(table, 1), row));

    private static double Network(double[,] table, (double X1, double X2) row) =>
        TruthTables.Answer(NeuronOf(table, 2), Hidden(table, row));

    private static bool IsXor(double[,] table, Func<double, double>? step = null)
    {
        step ??= TruthTables.Step;
        double Answer(int neuron, (double X1, double X2) row) => step(TruthTables.Sum(NeuronOf(table, neuron), row));
        return TruthTables.Rows.Select(row => Answer(2, (Answer(0, row), Answer(1, row)))).SequenceEqual(Gates.Xor.Targets);
    }

    private static double[,] Rearranged(double[,] table, Func<int, int, double> element)
    {
        var other = (double[,])table.Clone();
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
                other[row, column] = element(row, column);
        }
        return other;
    }

    // A neuron is one of the fourteen separable gates; whether one of them makes XOR of what the hidden neurons say.
    private static bool HasLastNeuron(double[,] table) => _separable.Any(gate =>
        TruthTables.Rows.Select(row => Hidden(table, row)).Select(hidden => gate.Targets[(int)(2 * hidden.X1 + hidden.X2)])
            .SequenceEqual(Gates.Xor.Targets));
}
