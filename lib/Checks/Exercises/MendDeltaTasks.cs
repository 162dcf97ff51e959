using System.Collections.Immutable;
using NeuralNet;
using Hidden = (double[] DO, double[,] WO, double[] ZH, double[] ZO);
using Output = (double[] Y, double[] ZO);
using Outputs = (double[,] Y, double[,] ZO);

namespace Checks;

/// <summary>Exercise 07: three slips of the printed backward in its deltas. Each task hands out a function with one of
/// them.</summary>
internal static class MendDeltaTasks
{
    private const string Section = "lesson 07, “The eight, one by one”";

    public static ExerciseTask<Output, double[]> Sign(ImmutableArray<string> forbidden) => new()
    {
        Id = "mend-sign",
        Title = "Slip 1: uphill",
        Function = "OutputDeltas",
        Points = 1,
        Reread = Section + " (1)",
        Hint = "If the answer is too high, a larger z makes the loss worse, so the delta is positive. What minus what is "
            + "positive then?",
        Forbidden = forbidden,
        Tolerance = Tolerance.Gradients,
        Describe = input => $"y = {Show.Value(input.Y)}, z_o = {Show.Value(input.ZO)}",
        Inputs = random =>
        [
            ([0], [0.5]), ([1], [0.5]), ([-1, 1], [0.2, -0.6]), ([0.3, 0, 0.7], [1.2, -0.8, 0.1]), (Few(random, 4),
                Few(random, 4)),
            (Few(random, 2), Few(random, 2)),
        ],
        Fault = new("the sign that walks uphill", "Every error is 1, as far as can be: each number is the true slope with the "
            + "other sign. Taken from the weights, it makes the loss grow. Which line decides the sign?",
            input => OfOutputs(input, (y, z) => -(Math.Tanh(z) - y) * TanhSlope(z))),
        Reference = input => OfOutputs(input, (y, z) => (Math.Tanh(z) - y) * TanhSlope(z)),
        Mistakes =
        [
            Made("a sum in place of the difference", "An error is a difference: where answer and target agree it is 0.",
                (y, z) => (Math.Tanh(z) + y) * TanhSlope(z)),
            Made("the error without its sign", "An answer that is too high and one that is too low must be pushed in opposite "
                + "ways.",
                (y, z) => Math.Abs(Math.Tanh(z) - y) * TanhSlope(z)),
            Made("the squared error", "The slope of a square is not the square.",
                (y, z) => Square(Math.Tanh(z) - y) * TanhSlope(z)),
            Made("the missing activation derivative", "The slope of tanh got lost. It was right as it stood.",
                (y, z) => Math.Tanh(z) - y),
            Made("the missing activation derivative", "The slope of tanh got lost, and the sign is as it was.",
                (y, z) => y - Math.Tanh(z)),
            Made("the weighted sum in place of the answer", "The network answers with tanh(z), not with z.",
                (y, z) => (z - y) * TanhSlope(z)),
            Made("the target left out", "These deltas do not depend on y.", (_, z) => Math.Tanh(z) * TanhSlope(z)),
            Made("the answer left out", "The error is the distance from the target, not the target.",
                (y, z) => -y * TanhSlope(z)),
            Made("the slope of the sigmoid", "The output is a tanh, and its slope was right as it stood.",
                (y, z) => (Math.Tanh(z) - y) * Math.Tanh(z) * (1 - Math.Tanh(z))),
            Made("the slope at the wrong place", "The slope of tanh is wanted at z: 1 − ŷ², with the ŷ that is there already.",
                (y, z) => (Math.Tanh(z) - y) * TanhSlope(Math.Tanh(z))),
            Made("the slope at the wrong place", "The slope of tanh is 1 − ŷ², not 1 − z².",
                (y, z) => (Math.Tanh(z) - y) * (1 - z * z)),
            Made("half of the slope", "The loss is ½(ŷ − y)². Its derivative has no ½ any more.",
                (y, z) => (Math.Tanh(z) - y) * TanhSlope(z) / 2),
            Made("twice the slope", "The loss is ½(ŷ − y)². The 2 of the derivative and the ½ cancel.",
                (y, z) => 2 * (Math.Tanh(z) - y) * TanhSlope(z)),
            Made("the sign alone", "How far the answer is off counts too.", (y, z) => Math.Sign(Math.Tanh(z) - y) * TanhSlope(z)),
            .. new Func<double, double, double>[]
            {
                (y, z) => (y - Math.Tanh(z)) * (1 - z * z), (y, z) => (y - Math.Tanh(z)) * TanhSlope(Math.Tanh(z)),
                (y, z) => (y - Math.Tanh(z)) * Math.Tanh(z) * (1 - Math.Tanh(z)), (y, z) => 2 * (y - Math.Tanh(z)) * TanhSlope(z),
                (y, z) => (y - Math.Tanh(z)) * TanhSlope(z) / 2, (y, z) => (y - z) * TanhSlope(z),
            }.Select(delta => Made("the line that was right", "A line has been changed that was right, and the sign is as it "
                + "was. Which single line decides the sign?", delta)),
        ],
    };

    public static ExerciseTask<Hidden, double[]> HiddenDelta(ImmutableArray<string> forbidden) => new()
    {
        Id = "mend-hidden-delta",
        Title = "Slip 2: the hidden deltas",
        Function = "HiddenDeltas",
        Points = 1,
        Reread = Section + " (2)",
        Hint = "A neuron needs its own error and its own slope. So every index in that line is the hidden neuron's, and the "
            + "slope is that of the hidden layer's function at the hidden layer's weighted sum.",
        Forbidden = forbidden,
        Tolerance = Tolerance.Gradients,
        Describe = input => $"δ_o = {Show.Value(input.DO)}, W_o = {Show.Value(input.WO)}, z_h = {Show.Value(input.ZH)}, "
            + $"z_o = {Show.Value(input.ZO)}",
        Inputs = random =>
        [
            ([1], new double[,] { { 2, -4 } }, [0, 0.5], [0.5]), ([0.5], new double[,] { { 1, 2, 3 } }, [0, -1, 2], [0.3]),
            ([1, -2], new double[,] { { 1, 0.5 }, { -1, 2 } }, [1, -0.5], [0.2, -0.7]), Net(random, 4, 2), Net(random, 3, 3),
            Net(random, 5, 1), Net(random, 2, 3),
        ],
        Fault = new("another neuron's error and another layer's slope", "With one output all hidden deltas are equal, so all "
            + "hidden neurons would move alike for ever. Two things in one line: whose error is it, and whose slope?",
            input => OfHidden(input, (e, k, j) => e[j] * TanhSlope(input.ZO[j]))),
        Reference = input => OfHidden(input, (e, k, _) => e[k] * SigmoidSlope(input.ZH[k])),
        Mistakes =
        [
            Line("the slope of the output layer", "The error is the neuron's own now. The slope is still that of the output's "
                + "tanh.",
                input => (e, k, j) => e[k] * TanhSlope(input.ZO[j])),
            Line("the error of another neuron", "The slope is the neuron's own now. Whose error is it?",
                input => (e, k, j) => e[j] * SigmoidSlope(input.ZH[k])),
            Line("the error and the sum of another neuron", "The function is right now, but both indices count outputs. Which "
                + "letter counts the hidden neurons?", input => (e, k, j) => e[j] * SigmoidSlope(input.ZH[j])),
            Line("the slope at the output's sum", "The function and the error are right. At which z is its slope wanted?",
                input => (e, k, j) => e[k] * SigmoidSlope(input.ZO[j])),
            Line("the sum of another neuron", "The error is right. At which hidden neuron's z is the slope wanted?",
                input => (e, k, j) => e[k] * SigmoidSlope(input.ZH[j])),
            .. new Func<Hidden, Func<double[], int, int, double>>[]
            {
                input => (e, k, _) => e[k] * TanhSlope(input.ZO[k]), input => (e, k, _) => e[k] * SigmoidSlope(input.ZO[k]),
                input => (e, k, j) => e[j] * TanhSlope(input.ZO[k]),
            }.Select(delta => Line("an output by the number of a hidden neuron", "z_o has a number for each output, and k "
                + "counts hidden neurons. At whose sum is the slope of a hidden neuron wanted?", delta)),
            Line("the slope of tanh", "The index is right. But the hidden neurons are sigmoids.",
                input => (e, k, _) => e[k] * TanhSlope(input.ZH[k])),
            Line("the error of another neuron and the slope of tanh", "The z is right. Whose error is it, and which function is "
                + "it?",
                input => (e, k, j) => e[j] * TanhSlope(input.ZH[k])),
            Line("the missing activation derivative", "These are the errors as they arrive at the hidden neurons, before the "
                + "sigmoid.",
                _ => (e, k, _) => e[k]),
            Line("the sigmoid in place of its slope", "The chain rule wants the slope of the function, not its value.",
                input => (e, k, _) => e[k] * Sigmoid(input.ZH[k])),
            Line("the wrong sign", "No minus belongs here: the deltas are slopes.",
                input => (e, k, _) => -e[k] * SigmoidSlope(input.ZH[k])),
            Line("the slope left alone", "The error that arrives belongs to it.",
                input => (_, k, _) => SigmoidSlope(input.ZH[k])),
            Line("both slopes", "The output's slope is in δ_o already.",
                input => (e, k, j) => e[k] * SigmoidSlope(input.ZH[k]) * TanhSlope(input.ZO[j])),
            new("partial sums added up", "The error is not complete before the last output has been added, and here every stage "
                + "of it counts.", input => Added(input)),
            new("only the last output's error", "A hidden neuron is used by every output, so its error is a sum.", input =>
                [.. input.ZH.Select((z, k) => input.DO[^1] * input.WO[input.DO.Length - 1, k] * SigmoidSlope(z))]),
            new("w_o transposed", "The row of w_o is the output, and it was right as it stood.",
                input => [.. input.ZH.Select((z, k) =>
                ForwardExercise.Sum(input.DO.Length, j => input.DO[j] * input.WO[k, j]) * SigmoidSlope(z))]),
        ],
    };

    public static ExerciseTask<Outputs, double[,]> OutputLoop(ImmutableArray<string> forbidden) => new()
    {
        Id = "mend-output-loop",
        Title = "Slip 6: the second output",
        Function = "AllOutputDeltas",
        Points = 1,
        Reread = Section + " (6)",
        Hint = "y and z_o stand upright: one column, and a row for each output. GetLength(0) counts rows, GetLength(1) columns.",
        Forbidden = forbidden,
        Tolerance = Tolerance.Gradients,
        Describe = input => $"y = {Show.Value(input.Y)}, z_o = {Show.Value(input.ZO)}",
        Inputs = random =>
        [
            Upright([0], [0.5]), Upright([0, 1], [0.5, -0.2]), Upright([0.3, 0, 0.7], [1.2, -0.8, 0.1]),
            Upright(Few(random, 4), Few(random, 4)), Upright(Few(random, 6), Few(random, 6)),
        ],
        Fault = new("a loop over the columns", "With one output all is well. With more, only the first one gets a delta, and "
            + "the others would never learn. What does the loop count?", input => Looped(input, 0, input.Y.GetLength(1))),
        Reference = input => Looped(input, 0, input.Y.GetLength(0)),
        Mistakes =
        [
            new("the last output left out", "All but the last are right: where does the loop end?",
                input => Looped(input, 0, input.Y.GetLength(0) - 1)),
            new("the first output left out", "All but the first are right: where does the loop begin?",
                input => Looped(input, 1, input.Y.GetLength(0))),
            new("two outputs, whatever y has", "It works for two. How does the code know how many there are?",
                input => Looped(input, 0, 2)),
            new("two outputs at most", "It works for two. How does the code know how many there are?",
                input => Looped(input, 0, Math.Min(2, input.Y.GetLength(0)))),
            new("the first output's delta for all", "Each output has its own answer and its own target: which index stays at 0?",
                input => ForwardExercise.Tabled(input.Y.GetLength(0), 1, (_, _) => OfOne(input.Y[0, 0], input.ZO[0, 0]))),
            new("the first target for all", "Each output has its own target.",
                input => ForwardExercise.Tabled(input.Y.GetLength(0), 1, (k, _) => OfOne(input.Y[0, 0], input.ZO[k, 0]))),
            new("the first answer for all", "Each output has its own answer.",
                input => ForwardExercise.Tabled(input.Y.GetLength(0), 1, (k, _) => OfOne(input.Y[k, 0], input.ZO[0, 0]))),
            new("a row in place of a column", "The deltas stand upright like z_o: outputs × 1.",
                input => ForwardExercise.Turned(Looped(input, 0, input.Y.GetLength(0)))),
            new("the wrong sign", "The sign was right as it stood: answer minus target.",
                input => ForwardExercise.Tabled(input.Y.GetLength(0), 1, (k, _) => -OfOne(input.Y[k, 0], input.ZO[k, 0]))),
            new("the missing activation derivative", "The slope of tanh was right as it stood.",
                input => ForwardExercise.Tabled(input.Y.GetLength(0), 1, (k, _) => Math.Tanh(input.ZO[k, 0]) - input.Y[k, 0])),
            new("the sum of all deltas", "Each output keeps its own delta.",
                input => ForwardExercise.Tabled(input.Y.GetLength(0), 1,
                (_, _) => Looped(input, 0, input.Y.GetLength(0)).Cast<double>().Sum())),
            new("only the last output", "Where is each delta stored? All of them cannot lie at the same place.",
                input => ForwardExercise.Tabled(input.Y.GetLength(0), 1, (k, _) => k < input.Y.GetLength(0) - 1 ? 0
                    : OfOne(input.Y[k, 0], input.ZO[k, 0]))),
            new("everything in the first place", "Where is each delta stored? All of them cannot lie at the same place.",
                input => ForwardExercise.Tabled(input.Y.GetLength(0), 1, (k, _) => k > 0 ? 0
                    : OfOne(input.Y[input.Y.GetLength(0) - 1, 0], input.ZO[input.Y.GetLength(0) - 1, 0]))),
        ],
    };

    internal static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    internal static double SigmoidSlope(double z) => Sigmoid(z) * (1 - Sigmoid(z));

    internal static double TanhSlope(double z) => 1 - Math.Tanh(z) * Math.Tanh(z);

    /// <summary>Numbers between −1.5 and 1.5, where neither function is flat.</summary>
    internal static double[] Few(RandomSource random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.Round(random.NextDouble(-1.5, 1.5), 2))];

    internal static double[,] Column(double[] values) => ForwardExercise.Tabled(values.Length, 1, (row, _) => values[row]);

    private static double Square(double value) => value * value;

    private static Mistake<Output, double[]> Made(string name, string hint, Func<double, double, double> delta) =>
        new(name, hint, input => OfOutputs(input, delta));

    private static double[] OfOutputs(Output input, Func<double, double, double> delta) => [.. input.Y.Zip(input.ZO, delta)];

    private static Mistake<Hidden, double[]> Line(string name, string hint, Func<Hidden,
        Func<double[], int, int, double>> delta) =>
        new(name, hint, input => OfHidden(input, delta(input)));

    // The loops as they were handed out, with another line in the middle.
    private static double[] OfHidden(Hidden input, Func<double[], int, int, double> delta)
    {
        double[] errors = new double[input.ZH.Length], deltas = new double[input.ZH.Length];
        for (var k = 0; k < deltas.Length; k++)
        {
            for (var j = 0; j < input.DO.Length; j++)
            {
                errors[k] += input.DO[j] * input.WO[j, k];
                deltas[k] = delta(errors, k, j);
            }
        }
        return deltas;
    }

    private static double[] Added(Hidden input)
    {
        var sums = new double[input.ZH.Length];
        OfHidden(input, (errors, k, _) => sums[k] += errors[k] * SigmoidSlope(input.ZH[k]));
        return sums;
    }

    private static Hidden Net(RandomSource random, int hidden, int outputs) =>
        (Few(random, outputs), ForwardExercise.Table(random, outputs, hidden), Few(random, hidden), Few(random, outputs));

    private static Outputs Upright(double[] y, double[] zO) => (Column(y), Column(zO));

    private static double OfOne(double y, double z) => (Math.Tanh(z) - y) * TanhSlope(z);

    private static double[,] Looped(Outputs input, int from, int to)
    {
        var deltas = new double[input.Y.GetLength(0), 1];
        for (var k = from; k < to; k++)
            deltas[k, 0] = OfOne(input.Y[k, 0], input.ZO[k, 0]);
        return deltas;
    }
}
