using NeuralNet;

namespace Checks;

/// <summary>What neurons with the course's step answer to the four rows of a truth table.</summary>
internal static class TruthTables
{
    /// <summary>The four rows, in the order of every table of the course.</summary>
    public static (double X1, double X2)[] Rows { get; } = [(0, 0), (0, 1), (1, 0), (1, 1)];

    /// <summary>The step of lesson 02: 1 from 0 on.</summary>
    public static double Step(double sum) => sum >= 0 ? 1 : 0;

    /// <summary>w₁ x₁ + w₂ x₂ + b.</summary>
    public static double Sum((double W1, double W2, double B) neuron, (double X1, double X2) row) =>
        neuron.W1 * row.X1 + neuron.W2 * row.X2 + neuron.B;

    /// <summary>What a neuron answers to a row.</summary>
    public static double Answer((double W1, double W2, double B) neuron, (double X1, double X2) row) => Step(Sum(neuron, row));

    /// <summary>What a neuron answers to the four rows.</summary>
    public static double[] Of((double W1, double W2, double B) neuron) => [.. Rows.Select(row => Answer(neuron, row))];

    /// <summary>Whether a neuron is a gate.</summary>
    public static bool Is((double W1, double W2, double B) neuron, Gate gate) => Of(neuron).SequenceEqual(gate.Targets);

    /// <summary>Whether it would be, with a step that answers 0 at 0.</summary>
    public static bool IsWithTheOtherStep((double W1, double W2, double B) neuron, Gate gate) =>
        Rows.Select(row => Sum(neuron, row) > 0 ? 1.0 : 0).SequenceEqual(gate.Targets);

    /// <summary>Whether weights and bias are numbers.</summary>
    public static bool IsFinite((double W1, double W2, double B) neuron) =>
        double.IsFinite(neuron.W1) && double.IsFinite(neuron.W2) && double.IsFinite(neuron.B);

    /// <summary>A row as the tables write it: "0 1".</summary>
    public static string Text((double X1, double X2) row) => $"{Show.Number(row.X1)} {Show.Number(row.X2)}";
}
