using System.Collections.Immutable;
using NeuralNet;
using Given = (double[] W, double B, double[] X, double T, double LearningRate);
using Updated = (double[] W, double B);

namespace Checks;

/// <summary>How exercise 02 judges one step of the perceptron rule.</summary>
internal static class PerceptronChecks
{
    /// <summary>Steps that can be done by hand, then drawn ones, with one to four inputs that need not be 0 or 1.</summary>
    public static IReadOnlyList<(double[], double, double[], double, double)> Inputs(RandomSource random)
    {
        List<(double[], double, double[], double, double)> steps =
        [
            ([0, 0], 0, [0, 0], 0, 1), ([0, 0], -1, [1, 1], 1, 1), ([1, 1], -1.5, [1, 1], 1, 1), ([2, 1], -0.5, [0, 1], 0, 0.1),
            ([1, -1], 0.5, [1, 0], 0, 0.5), ([1, 1], -2, [1, 1], 1, 0.5), ([1, 1], -2, [1, 1], 0, 0.5),
            ([-1, -1], 0.5, [0, 1], 0, 1),
            ([0.5, -1, 2], 0.25, [1, 0, 1], 0, 0.5), ([0.5], -1, [1], 1, 2), ([1, 2], 0.5, [-3, 0.5], 1, 0.25),
            ([-1, 1], 0.5, [-2, 1], 1, 0.5),
        ];
        for (var i = 0; i < 24; i++)
        {
            var count = 1 + i % 4;
            double[] Draw() => [.. Enumerable.Range(0, count).Select(_ => Math.Round(random.NextDouble(-2, 2), 2))];
            steps.Add((Draw(), Math.Round(random.NextDouble(-1, 1), 2), Draw(), random.NextInt(2),
                Math.Round(random.NextDouble(0.1, 1), 2)));
        }
        return steps;
    }

    /// <summary>The rule itself.</summary>
    public static (double[], double) Update((double[], double, double[], double, double) given) => Moved(given, Error(given));

    /// <summary>A step as the table writes it.</summary>
    public static string Describe((double[], double, double[], double, double) given)
    {
        Given step = given;
        return $"w = {Show.Value(step.W)}, b = {Show.Number(step.B)}, x = {Show.Value(step.X)}, t = {Show.Number(step.T)}, "
            + $"η = {Show.Number(step.LearningRate)}";
    }

    /// <summary>What is not the rule, and what students write for it.</summary>
    public static ImmutableArray<Mistake<(double[], double, double[], double, double), (double[], double)>> Mistakes { get; } =
    [
        new("nothing changed", "The weights and the bias come back as they went in, also after a wrong answer.",
            given => (given.Item1, given.Item2)),
        new("the wrong sign", "Where the answer is 0 and should be 1, the sum must grow: is it t minus y, or y minus t?",
            given => Moved(given, Answer(given) - T(given))),
        new("the error without its sign", "An answer that is 1 and should be 0 must push the weights the other way.",
            given => Moved(given, Math.Abs(Answer(given) - T(given)))),
        new("the weighted sum in place of the answer", "The answer y is 0 or 1: what does the step make of the sum?",
            given => Moved(given, T(given) - Sum(given))),
        new("the output in place of the error", "The rule multiplies by t − y, which is 0 when the answer is right.",
            given => Moved(given, Answer(given))),
        new("the target in place of the error", "The rule multiplies by t − y, which is 0 when the answer is right.",
            given => Moved(given, T(given))),
        new("the input forgotten", "An input that was 0 had no part in the answer, so its weight must stay. Which factor "
            + "sees to that?",
            given => ([.. given.Item1.Select(weight => weight + Rate(given) * Error(given))], Update(given).Item2)),
        new("the learning rate forgotten", "With η = 1 all is well. What should change when η is smaller?",
            given => Moved((given.Item1, given.Item2, given.Item3, given.Item4, 1), Error(given))),
        new("the learning rate in the weights only", "The bias changes by η (t − y), with the learning rate in it.",
            given => (Update(given).Item1, given.Item2 + Error(given))),
        new("the learning rate in the bias only", "A weight changes by η (t − y) x, with the learning rate in it.",
            given => ([.. given.Item1.Zip(given.Item3, (weight, x) => weight + Error(given) * x)], Update(given).Item2)),
        new("the bias left out of the sum", "The answer is the step of the weighted sum, and the bias is part of that sum.",
            given => Moved(given, T(given) - TruthTables.Step(Sum(given) - given.Item2))),
        new("the other choice at 0", "It goes wrong where the sum is exactly 0: this course's step answers 1 there.",
            given => Moved(given, T(given) - (Sum(given) > 0 ? 1 : 0))),
        new("the change in place of the new values", "These are the steps that weights and bias should make. Give where they "
            + "arrive.",
            given => Moved((new double[given.Item1.Length], 0, given.Item3, given.Item4, given.Item5), Error(given))),
        new("no change when the answer is too high", "When t − y is 1 all is well. What should happen when it is −1?",
            given => Moved(given, Math.Max(0, Error(given)))),
        new("no change when the answer is too low", "When t − y is −1 all is well. What should happen when it is 1?",
            given => Moved(given, Math.Min(0, Error(given)))),
        new("a change although the answer is right", "Every wrong answer is mended as it should be. But where y equals t, "
            + "nothing may change.",
            steps => steps.All(step => T(step.Input) == Answer(step.Input) || IsUpdate(step.Input, step.Output))),
        new("the bias left as it was", "The weights are another matter; the bias too changes by η (t − y).",
            given => (given.Item1, given.Item2)) { Part = 1 },
        new("the bias changed like a weight", "The bias has no input: it changes by η (t − y), whatever x is.",
            given => Moved(given, given.Item3[0] * Error(given))) { Part = 1 },
        new("an answer from new weights", "Compute the answer once, before anything changes; the bias moves by the same error "
            + "as the weights.",
            given => (given.Item1, given.Item2 + Rate(given) * (T(given)
                - Answer((Update(given).Item1, given.Item2, given.Item3, given.Item4, given.Item5))))) { Part = 1 },
        new("the weights left as they were", "The bias is another matter; every weight changes by η (t − y) times its input.",
            given => (given.Item1, given.Item2)) { Part = 0 },
        new("only the first weight changed", "Each weight moves by its own input. Does the loop go over all of them?",
            given => ([Update(given).Item1[0], .. given.Item1.Skip(1)], 0)) { Part = 0 },
        new("the first input for every weight", "Each weight moves by its own input: which index stands on x?",
            given => ([.. given.Item1.Select(weight => weight + Rate(given) * Error(given) * given.Item3[0])], 0)) { Part = 0 },
    ];

    private static double Error(Given step) => T(step) - Answer(step);

    private static double T(Given step) => step.T;

    private static double Rate(Given step) => step.LearningRate;

    private static double Sum(Given step) => step.W.Zip(step.X, (weight, x) => weight * x).Sum() + step.B;

    private static double Answer(Given step) => TruthTables.Step(Sum(step));

    private static Updated Moved(Given step, double error) =>
        ([.. step.W.Zip(step.X, (weight, x) => weight + step.LearningRate * error * x)], step.B + step.LearningRate * error);

    private static bool IsUpdate(Given step, Updated got)
    {
        var wanted = Moved(step, T(step) - Answer(step));
        return got.W.Length == wanted.W.Length && Math.Abs(got.B - wanted.B) < 1e-9
            && got.W.Zip(wanted.W).All(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
    }
}
