using System.Collections.Immutable;
using NeuralNet;
using Gradients = (double[,] WH, double[] BH, double[,] WO, double[] BO);
using Sample = (double[,] WH, double[] BH, double[,] WO, double[] BO, double[] X, double[] Y);

namespace Checks;

/// <summary>A task of exercise 07: all gradients of the lecture's network for one sample.</summary>
internal static class WholeBackwardTask
{
    private static readonly ImmutableArray<string> _names = ["dW_h", "db_h", "dW_o", "db_o"];

    public static ExerciseTask<Sample, Gradients> Whole(ImmutableArray<string> forbidden) => new()
    {
        Id = "whole-backward",
        Title = "A whole backward",
        Function = "Backward",
        Points = 4,
        Reread = "lesson 07, “The eight, one by one” and “A layer at once”",
        Hint = "Forward first: keep h and ŷ. Then from the right: the deltas of the outputs, with them the output layer's "
            + "gradients, with them the errors of the hidden neurons, then their deltas, then the hidden layer's gradients.",
        Forbidden = forbidden,
        Tolerance = Tolerance.Gradients,
        OutputNames = _names,
        Describe = sample => $"{sample.X.Length}–{sample.BH.Length}–{sample.BO.Length}, x = {Show.Value(sample.X)}, "
            + $"y = {Show.Value(sample.Y)}",
        Inputs = random =>
        [
            (new double[,] { { 1, -1 }, { 0.5, 2 } }, [0, 0.5], new double[,] { { 1, -2 } }, [0.5], [1, 0.5], [0]),
            Drawn(random, 2, 2, 1), Drawn(random, 3, 4, 2), Drawn(random, 4, 2, 3), Drawn(random, 2, 3, 1),
                Drawn(random, 2, 2, 2),
            Drawn(random, 1, 3, 2),
        ],
        Reference = WholeRules.Right.Of,
        Mistakes =
        [
            By("the sign that walks uphill", "Every gradient has the wrong sign (slip 1).",
                new() { Error = (yHat, y) => y - yHat }),
            By("twice the slope", "The loss is ½ Σ (ŷ − y)². The 2 of the derivative and the ½ cancel.",
                new() { Error = (yHat, y) => 2 * (yHat - y) }),
            By("the missing activation derivative of the outputs", "Between ŷ and z_o there is a tanh, and its slope belongs to "
                + "δ_o.",
                new() { OutputSlope = (_, _) => 1 }),
            By("the missing activation derivative of the hidden layer", "The output layer is right. Between h and z_h there is a "
                + "sigmoid, and its slope belongs to δ_h.", new() { HiddenSlope = (_, _) => 1 }),
            By("both activation derivatives missing", "Every activation on the way multiplies by its slope.",
                new() { OutputSlope = (_, _) => 1, HiddenSlope = (_, _) => 1 }),
            By("another neuron's error and another layer's slope", "The output layer is right. In δ_h, whose error is it and "
                + "whose slope (slip 2)?",
                new() { HiddenDelta = (e, _, _, zO) => e[zO.Length - 1] * MendDeltaTasks.TanhSlope(zO[^1]) }),
            By("the slope of the output layer in the hidden one", "The output layer is right. In δ_h the slope is still the "
                + "output's (slip 2).", new() { HiddenDelta = (e, k, _, zO) => e[k] * MendDeltaTasks.TanhSlope(zO[^1]) }),
            By("the slope of tanh in the hidden layer", "The hidden neurons are sigmoids (slip 2).",
                new() { HiddenSlope = (_, h) => 1 - h * h }),
            By("the slope of tanh in the hidden layer", "The hidden neurons are sigmoids (slip 2).",
                new() { HiddenSlope = (z, _) => MendDeltaTasks.TanhSlope(z) }),
            By("the slope of the sigmoid at the output", "The outputs are tanh: 1 − ŷ².",
                new() { OutputSlope = (_, yHat) => yHat * (1 - yHat) }),
            By("a slope at the wrong place", "1 − ŷ² is the slope of tanh at z_o. 1 − z² is not.",
                new() { OutputSlope = (z, _) => 1 - z * z }),
            By("a slope at the wrong place", "σ′ is wanted at z_h, or written with h as h (1 − h).",
                new() { HiddenSlope = (z, _) => z * (1 - z) }),
            By("the sigmoid's slope of h", "h has been through the sigmoid already.",
                new() { HiddenSlope = (_, h) => MendDeltaTasks.SigmoidSlope(h) }),
            By("the error handed back in place of the delta", "The output layer is right. What an output hands back has passed "
                + "its tanh.",
                new() { HandedBack = (error, _) => error }),
            By("w_o left out on the way back", "The output layer is right. An output hands its delta back times the weight of "
                + "the line.",
                new() { Back = (_, _, _) => 1 }),
            By("w_o transposed", "On the way back w_o keeps its indices, w[j, k]; only the sum goes over the other one.",
                new() { Back = (wO, j, k) => wO[k, j] }),
            By("only the last output's blame", "Each hidden neuron is used by every output: add up.",
                new() { Outputs = count => [count - 1] }),
            By("only the first output's blame", "Each hidden neuron is used by every output: add up.",
                new() { Outputs = _ => [0] }),
            By("sums in place of activations", "The output layer multiplies h, not z_h.", new() { HiddenFactor = (z, _) => z }),
            By("the hidden activations in place of the inputs", "The hidden layer multiplies x.",
                new() { InputFactor = (_, h, i) => h[i] }),
            By("tanh in the hidden layer", "The hidden neurons are sigmoids, on the way forward too.",
                new() { Hidden = Math.Tanh, HiddenSlope = (_, h) => 1 - h * h }),
            By("the sigmoid at the output", "The outputs are tanh.",
                new() { Output = MendDeltaTasks.Sigmoid, OutputSlope = (_, yHat) => yHat * (1 - yHat) }),
            By("an output without its tanh", "The outputs are tanh, not the weighted sums.", new() { Output = z => z,
                OutputSlope = (_, _) => 1 }),
            new("the missing bias of the hidden layer", "Forward, each layer has a bias.",
                sample => WholeRules.Right.Of(sample with { BH = new double[sample.BH.Length] })),
            new("the missing bias of the outputs", "Forward, each layer has a bias.",
                sample => WholeRules.Right.Of(sample with { BO = new double[sample.BO.Length] })),
            new("both biases missing", "Forward, each layer has a bias.", sample => WholeRules.Right.Of(
                sample with { BH = new double[sample.BH.Length], BO = new double[sample.BO.Length] })),
            new("the transposed w_h", "Row k belongs to neuron k (slip 3).", sample => Changed(sample, g => g with
                { WH = Each(sample, (table, k, i) => table[i, k] = g.BH[k] * sample.X[i]) })),
            new("the transposed w_h", "The gradient has the shape of W_h, hidden × inputs (slip 3).",
                sample => Changed(sample, g => g with { WH = ForwardExercise.Turned(g.WH) })) { Part = 0 },
            new("a bias for each input", "A bias belongs to a neuron, and not to an input (slip 4).", sample => Changed(sample,
                g =>
            {
                var biases = new double[g.BH.Length];
                Each(sample, (_, k, i) => biases[i] += g.BH[k]);
                return g with { BH = biases };
            })),
            OfBiases("hidden biases that count several times", "Each bias once, not once for each input (slip 5).", 1, sample =>
                sample.X.Length),
            OfBiases("output biases that count several times", "Each bias once, not once for each hidden neuron (slip 5).", 3,
                sample =>
                sample.BH.Length),
            .. OfOutputs,
            new("a mistake in the hidden deltas", "The output layer is right, both gradients. What goes wrong lies between δ_o "
                + "and δ_h: the error of each hidden neuron, or its slope.",
                given => given.All(pair => IsRight(pair, 2) && IsRight(pair, 3))
                    && given.Any(pair => !IsRight(pair, 1))),
            new("a mistake after the hidden deltas", "The deltas are right, for db_h is. What goes wrong is how dW_h is made of "
                + "them.",
                given => given.All(pair => IsRight(pair, 1) && IsRight(pair, 3)) && given.Any(pair => !IsRight(pair, 0))),
        ],
    };

    // When more than one thing is wrong, the deltas of the outputs come first: everything else is made of them.
    private static IEnumerable<Mistake<Sample, Gradients>> OfOutputs => new (string Name, string Hint, WholeRules Rules)[]
    {
        ("the wrong sign", "Begin here: db_o is δ_o, and has the other sign (slip 1).", new() { Error = (yHat, y) => y - yHat }),
        ("the missing activation derivative", "Begin here: db_o is δ_o, and the slope of tanh belongs to it.",
            new() { OutputSlope = (_, _) => 1 }),
        ("the missing activation derivative", "Begin here: db_o is δ_o. The slope of tanh belongs to it, and the sign is wrong.",
            new() { OutputSlope = (_, _) => 1, Error = (yHat, y) => y - yHat }),
        ("twice the slope", "Begin here: db_o is δ_o, and twice too large.", new() { Error = (yHat, y) => 2 * (yHat - y) }),
        ("the slope of the sigmoid", "Begin here: db_o is δ_o, and its slope is that of tanh.",
            new() { OutputSlope = (_, yHat) => yHat * (1 - yHat) }),
        ("the slope at the wrong place", "Begin here: db_o is δ_o. 1 − ŷ² is the slope of tanh, and 1 − z² is not.",
            new() { OutputSlope = (z, _) => 1 - z * z }),
    }.Select(each => new Mistake<Sample, Gradients>($"db_o: {each.Name}", each.Hint, each.Rules.Of) { Part = 3 });

    private static bool IsRight((Sample Input, Gradients Output) pair, int part) => Tolerance.IsNear(
        Tensor.Split(WholeRules.Right.Of(pair.Input), [])!.Value[part], Tensor.Split(pair.Output, [])!.Value[part]);

    internal static Sample Drawn(RandomSource random, int inputs, int hidden, int outputs) => (
        ForwardExercise.Table(random, hidden, inputs), MendDeltaTasks.Few(random, hidden),
        Matrix.Uniform(outputs, hidden, -1, 1, random).Map(value => Math.Round(value, 2)).ToArray(),
        [.. MendDeltaTasks.Few(random, outputs).Select(value => value / 2)], MendDeltaTasks.Few(random, inputs),
        [.. MendDeltaTasks.Few(random, outputs).Select(value => value / 2)]);

    private static Mistake<Sample, Gradients> By(string name, string hint, WholeRules rules) => new(name, hint, rules.Of);

    private static Mistake<Sample, Gradients> OfBiases(string name, string hint, int part, Func<Sample, int> factor) => new(
        name, hint, sample => Changed(sample, g => g with
        {
            BH = [.. g.BH.Select(value => value * factor(sample))], BO = [.. g.BO.Select(value => value * factor(sample))],
        })) { Part = part };

    private static Gradients Changed(Sample sample, Func<Gradients, Gradients> change) => change(WholeRules.Right.Of(sample));

    private static double[,] Each(Sample sample, Action<double[,], int, int> turn)
    {
        var table = new double[sample.BH.Length, sample.X.Length];
        for (var i = 0; i < sample.X.Length; i++)
        {
            for (var k = 0; k < sample.BH.Length; k++)
                turn(table, k, i);
        }
        return table;
    }
}
