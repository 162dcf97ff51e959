using System.Collections.Immutable;
using NeuralNet;
using Weights = (double W1, double W2, double B);

namespace Checks;

/// <summary>How weights for a gate are judged: many are right, and every wrong neuron is another gate.</summary>
internal static class GateChecks
{
    /// <summary>One line for each row of the truth table.</summary>
    public static IEnumerable<Trial> Judge(Weights neuron, Gate gate)
    {
        if (!TruthTables.IsFinite(neuron))
            return [Trial.Of("w₁, w₂, b", "three numbers", Show.Value(neuron), false)];
        return TruthTables.Rows.Zip(gate.Targets, (row, target) =>
        {
            var sum = TruthTables.Sum(neuron, row);
            var answer = TruthTables.Step(sum);
            var got = $"{Show.Number(answer)} (sum {Show.Number(sum)})";
            return Trial.Of(TruthTables.Text(row), Show.Number(target), got, answer == target);
        });
    }

    /// <summary>What can be the matter with weights that are not this gate's.</summary>
    public static ImmutableArray<Mistake<NoInput, (double, double, double)>> Mistakes(Gate gate) =>
    [
        Seen("not a number", "Weights and bias must be numbers that one can calculate with: no NaN, no ∞.",
            neuron => !TruthTables.IsFinite(neuron)),
        Seen("the bias's sign", $"With −b in place of b this would be {gate.Name}. The sum is compared with 0, so the bias is "
            + "the "
            + "threshold with its sign changed.", neuron => TruthTables.Is((neuron.W1, neuron.W2, -neuron.B), gate)),
        Seen("the signs of the weights", $"With −w₁ and −w₂ this would be {gate.Name}. Which way should an input that is 1 push "
            + "the sum?", neuron => TruthTables.Is((-neuron.W1, -neuron.W2, neuron.B), gate)),
        Seen("the bias in the wrong place", "The numbers fit and their order does not: first w₁, then w₂, and the bias last.",
            neuron => TruthTables.Is((neuron.W2, neuron.B, neuron.W1), gate)
                || TruthTables.Is((neuron.W1, neuron.B, neuron.W2), gate)),
        Seen("the other choice at 0", "A sum is exactly 0. This course's step answers 1 there, and you need a 0. Move the line "
            + "off "
            + "the corner.", neuron => TruthTables.IsWithTheOtherStep(neuron, gate)),
        .. Gates.Sixteen.Where(other => other != gate).Select(other =>
            Seen(NameOf(other, gate), HintOf(other, gate), neuron => TruthTables.Is(neuron, other))),
    ];

    private static Mistake<NoInput, (double, double, double)> Seen(string name, string hint, Func<Weights, bool> isSeen) =>
        new(name, hint, pairs => pairs.All(pair => isSeen(pair.Output)));

    // Where a single row is wrong, that row is the news; else the gate that it has become.
    private static string NameOf(Gate other, Gate gate) => other.Name switch
    {
        "always 0" => "an answer that is always 0",
        "always 1" => "an answer that is always 1",
        _ when WrongRows(other, gate) is [var row] => $"one wrong row, {TruthTables.Text(row)}",
        _ => $"the weights of {(other.Name.Contains(' ', StringComparison.Ordinal) ? $"“{other.Name}”" : other.Name)}",
    };

    private static string HintOf(Gate other, Gate gate) => other.Name switch
    {
        "always 0" => "Every sum is below 0. Is the bias too low for these weights, or has a weight the wrong sign?",
        "always 1" => "No sum is below 0. Is the bias too high for these weights, or has a weight the wrong sign?",
        "x₁" or "x₂" or "not x₁" or "not x₂" => $"This neuron is “{other.Name}”: only one of its inputs ever decides. Both "
            + "should count.",
        _ => $"This neuron is “{other.Name}”: row by row it answers ({Listed(other)}), and {gate.Name} "
            + $"answers ({Listed(gate)}).",
    };

    private static string Listed(Gate gate) => string.Join(", ", gate.Targets);

    private static List<(double X1, double X2)> WrongRows(Gate other, Gate gate) =>
        [.. TruthTables.Rows.Where((_, i) => other.Targets[i] != gate.Targets[i])];
}
