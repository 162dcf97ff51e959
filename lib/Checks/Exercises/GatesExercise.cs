using NeuralNet;

namespace Checks;

/// <summary>Exercise 02: gates from one neuron, the perceptron rule, XOR from three, and why one is not enough.</summary>
public static class GatesExercise
{
    /// <summary>Weights and bias of a neuron that is AND.</summary>
    public static ExerciseTask<NoInput, (double, double, double)> And { get; } = ForGate(
        "gate-and", "AND", "And", Gates.And, "lesson 02, “Two inputs, one answer”",
        "Write down the four sums: b, w₂ + b, w₁ + b and w₁ + w₂ + b. The last must reach 0, and the other three must stay "
            + "below.");

    /// <summary>Weights and bias of a neuron that is OR.</summary>
    public static ExerciseTask<NoInput, (double, double, double)> Or { get; } = ForGate(
        "gate-or", "OR", "Or", Gates.Or, "lesson 02, “Move the line: the bias”",
        "Write down the four sums: b, w₂ + b, w₁ + b and w₁ + w₂ + b. Only the first may stay below 0.");

    /// <summary>Weights and bias of a neuron that is NAND.</summary>
    public static ExerciseTask<NoInput, (double, double, double)> Nand { get; } = ForGate(
        "gate-nand", "NAND", "Nand", Gates.Nand, "lesson 02, “Move the line: the weights”",
        "In the row 0 0 the sum is b alone, and it must give 1: so which sign has b? Every input that is 1 must then pull the "
            + "sum "
        + "down, and only both together far enough.");

    /// <summary>One step of the perceptron rule.</summary>
    public static ExerciseTask<(double[], double, double[], double, double), (double[], double)> Update { get; } = new()
    {
        Id = "perceptron-update",
        Title = "One step of the perceptron rule",
        Function = "Update",
        Points = 2,
        Reread = "lesson 02, “Learning instead of choosing”",
        Hint = "Four steps: the weighted sum with its bias; the answer, 0 or 1; the error t − y; then each weight and the "
            + "bias. The bias "
            + "behaves like the weight of an input that is always 1.",
        Forbidden = ["NeuralNet.Perceptron"],
        Inputs = PerceptronChecks.Inputs,
        Describe = PerceptronChecks.Describe,
        OutputNames = ["w", "b"],
        Reference = PerceptronChecks.Update,
        Mistakes = PerceptronChecks.Mistakes,
    };

    /// <summary>Three neurons that are XOR: a row of w₁, w₂, b for each.</summary>
    public static ExerciseTask<NoInput, double[,]> Xor { get; } = new()
    {
        Id = "gate-xor",
        Title = "XOR from three neurons",
        Function = "XorNetwork",
        Points = 2,
        Reread = "lesson 02, “Three neurons”",
        Hint = "Make a table with a line for each row: x₁, x₂, the first hidden answer, the second, and what XOR wants. The "
            + "last two "
            + "columns but one are the inputs of the last neuron. Which gate is it?",
        Forbidden = ["NeuralNet.Perceptron", "NeuralNet.XorNet", "NeuralNet.Mlp"],
        Inputs = _ => [default],
        Describe = _ => "XOR",
        Judgement = (_, table) => XorChecks.JudgeNetwork(table),
        Mistakes = XorChecks.NetworkMistakes,
    };

    /// <summary>For any neuron, a row of XOR which it gets wrong.</summary>
    public static ExerciseTask<(double, double, double), (double, double)> WrongRow { get; } = new()
    {
        Id = "xor-wrong-row",
        Title = "No single neuron is XOR",
        Function = "WrongRow",
        Points = 2,
        Reread = "lesson 02, “Why: a proof in four lines”",
        Hint = "Each of the four rows is wrong on one condition, such as “w₂ + b is below 0” for the row 0 1. Ask for three of "
            + "them. "
            + "What do you know of w₁, w₂ and b when none of the three holds?",
        Inputs = WrongRowChecks.Inputs,
        Describe = neuron => WrongRowChecks.Describe(neuron),
        Judgement = (neuron, row) => WrongRowChecks.Judge(neuron, row),
        Mistakes = WrongRowChecks.Mistakes,
    };

    /// <summary>The exercise.</summary>
    public static Exercise Exercise { get; } = new("02-gates", "Gates", [And, Or, Nand, Update, Xor, WrongRow]);

    private static ExerciseTask<NoInput, (double, double, double)> ForGate(
        string id, string title, string function, Gate gate, string reread, string hint) => new()
    {
        Id = id,
        Title = title,
        Function = function,
        Points = 1,
        Reread = reread,
        Hint = hint,
        Forbidden = ["NeuralNet.Perceptron"],
        Inputs = _ => [default],
        Describe = _ => gate.Name,
        Judgement = (_, neuron) => GateChecks.Judge(neuron, gate),
        Mistakes = GateChecks.Mistakes(gate),
    };
}
