using System.Collections.Immutable;
using NeuralNet;
using Net = (NeuralNet.Matrix W1, NeuralNet.Matrix B1, NeuralNet.Matrix W2, NeuralNet.Matrix B2);
using Pass = (NeuralNet.Matrix Z1, NeuralNet.Matrix X1, NeuralNet.Matrix Z2);

namespace Checks;

/// <summary>Exercise 09: forward for a batch, and the loss with its gradient at the scores.</summary>
internal static class MlpForwardTasks
{
    public static ExerciseTask<(Matrix X, Net Net), Pass> Forward(ImmutableArray<string> forbidden) => new()
    {
        Id = "mlp-forward",
        Title = "Forward",
        Function = "Forward",
        Points = 2,
        Reread = "lesson 10, “A hidden layer”, and lesson 05, “Batches: many samples at once”",
        Hint = "Each layer is one product and one AddRow. Only between the two layers stands ReLU: the scores are handed on "
            + "as they are, and Z1 is wanted as it was before ReLU.",
        Forbidden = forbidden,
        OutputNames = ["Z1", "X1", "Z2"],
        Describe = input => $"{Sizes(input.Net)}, {Count(input.X.Rows, "sample")}",
        Inputs = random =>
        [
            (Matrix.FromRow(1, 2), (Matrix.FromRows([1, 0], [0, -1], [1, 1]), Matrix.FromRow(0, 1, -1),
                Matrix.FromRows([1, 2, 3], [-1, 0, 1]), Matrix.FromRow(0.5, 0))),
            .. new[] { (1, 3, 2, 2), (4, 3, 5, 2), (3, 3, 3, 3), (2, 4, 1, 3), (6, 2, 4, 3) }.Select(size =>
                (Draw(random, size.Item1, size.Item2), DrawNet(random, size.Item2, size.Item3, size.Item4))),
        ],
        Reference = input => MlpExercise.GivenForward(input.X, input.Net),
        Mistakes =
        [
            new("no ReLU", "Without an f between them, two layers are no more than one.", input => Run(input, z => z)),
            new("ReLU on the scores too", "A score may be negative: softmax comes next, and takes any number.",
                input => Run(input) is var (z1, x1, z2) ? (z1, x1, Relu(z2)) : default),
            new("ReLU before the bias", "The bias belongs to the weighted sum, so it comes before f.",
                input => Run((input.X, input.Net with { B1 = 0 * input.Net.B1 })) is var (z1, _, _)
                    ? Rest(z1.AddRow(input.Net.B1), Relu(z1).AddRow(input.Net.B1), input.Net) : default),
            new("Z1 taken after ReLU", "Z1 is the weighted sum itself. Backward will ask whether it was above 0 or below.",
                input => Run(input) is var (_, x1, z2) ? (x1, x1, z2) : default),
            new("softmax on the scores", "These are shares. Forward ends with the scores; loss and gradient take softmax in.",
                input => Run(input) is var (z1, x1, z2) ? (z1, x1, Softmax.Apply(z2)) : default),
            new("both biases missing", "Each layer has a bias, added to every row.",
                input => Run((input.X, input.Net with { B1 = 0 * input.Net.B1, B2 = 0 * input.Net.B2 }))),
            new("the missing bias of the hidden layer", "Each layer has a bias, added to every row.",
                input => Run((input.X, input.Net with { B1 = 0 * input.Net.B1 }))),
            new("the missing bias of the scores", "Each layer has a bias, added to every row.",
                input => Run((input.X, input.Net with { B2 = 0 * input.Net.B2 }))),
            new("the bias subtracted", "Which sign has b in the formula?",
                input => Run((input.X, input.Net with { B1 = -input.Net.B1, B2 = -input.Net.B2 }))),
            new("the absolute value in place of ReLU", "Below 0 ReLU is 0.", input => Run(input, z => z.Map(Math.Abs))),
            new("the minimum in place of the maximum", "ReLU keeps what is above 0.", input => Run(input, z => z.Map(v =>
                Math.Min(0, v)))),
            new("tanh in place of ReLU", "The task names the function.", input => Run(input, z => z.Map(Math.Tanh))),
            new("the sigmoid in place of ReLU", "The task names the function.",
                input => Run(input, z => z.Map(v => 1 / (1 + Math.Exp(-v))))),
            new("a step in place of ReLU", "Above 0 ReLU is z itself. The step is its derivative.",
                input => Run(input, z => z.Map(v => v > 0 ? 1 : 0))),
            new("a maximum with 1", "ReLU compares with 0.", input => Run(input, z => z.Map(v => Math.Max(1, v)))),
            new("the first layer handed on without ReLU", "X1 is right, and the scores are made of something else.",
                input => Run(input) is var (z1, x1, _) ? (z1, x1, Rest(z1, z1, input.Net).Z2) : default),
            new("W not transposed", "Write the shapes side by side: samples × inputs, and W is outputs × inputs.", Untransposed),
            new("the transposed result", "A sample is a row, of the results too.",
                input => Run(input) is var (z1, x1, z2) ? (z1.Transpose(), x1.Transpose(), z2.Transpose()) : default),
        ],
    };

    public static ExerciseTask<(Matrix Z2, int[] Labels), (double Loss, Matrix DZ2)> Loss(ImmutableArray<string> forbidden) =>
        new()
    {
        Id = "mlp-loss",
        Title = "The loss and its gradient",
        Function = "LossAndGradient",
        Points = 2,
        Reread = "lesson 06, “The loss: cross-entropy”, “Its gradient” and “Mean or sum?”",
        Hint = "The loss takes one logarithm a row, that of the share at the label, and the mean of their negatives. The "
            + "gradient is a matrix like the scores: shares, less 1 at the labels, all divided by the number of rows.",
        Forbidden = forbidden,
        OutputNames = ["loss", "dZ2"],
        Describe = input => $"Z2 = {Show.Value(input.Z2)}, labels {Show.Value(input.Labels)}",
        Inputs = random =>
        [
            (Matrix.FromRow(0, 0), [0]), (Matrix.FromRows([0, 0, 0, 0], [0, 0, 0, 0]), [1, 3]), (Matrix.FromRow(1, 3, 2, 0.5),
                [3]),
            (Matrix.FromRows([2, -1, 0], [0, 1, 4], [1, 1, -2]), [2, 0, 1]), (Matrix.FromRows([0, 800], [800, 0]), [0, 0]),
            (Matrix.FromRows([1000, 1001, 1002], [-1000, 0, 1000]), [1, 1]), (Draw(random, 4, 10), [7, 0, 7, 2]), (Draw(random,
                3, 3), [1, 2, 0]),
            (Draw(random, 5, 2), [1, 1, 0, 1, 0]),
        ],
        Reference = input => MlpExercise.GivenLossAndGradient(input.Z2, input.Labels),
        Mistakes =
        [
            OfLoss("the sum in place of the mean", "Two equal samples should have the loss of one.", (rows, input) => rows.Sum()),
            OfLoss("the wrong sign", "The logarithm of a share is at most 0. A loss should be 0 at best, and grow.",
                (rows, input) => -rows.Average()),
            OfLoss("a mean over all elements", "One term a row remains of the sum over the classes: divide by the rows.",
                (rows, input) => rows.Average() / input.Z2.Columns),
            OfLoss("the logarithm to base 10", "The course takes the natural logarithm.", (rows, _) =>
                rows.Average() / Math.Log(10)),
            OfLoss("the logarithm to base 2", "The course takes the natural logarithm.", (rows, _) =>
                rows.Average() / Math.Log(2)),
            OfLoss("the first row only", "The loss of a batch is the mean over its rows.", (rows, _) => rows[0]),
            OfLoss("the last row only", "The loss of a batch is the mean over its rows. Is it added up?", (rows, _) => rows[^1]),
            OfLoss("the mean of the shares", "The loss is made of logarithms of the shares.",
                (rows, _) => rows.Average(each => Math.Exp(-each))),
            OfLoss("one minus the share", "This loss never exceeds 1, so a network that is sure of the wrong class hardly pays.",
                (rows, _) => rows.Average(each => 1 - Math.Exp(-each))),
            OfLoss("the sum over all classes", "The target is 1 at the label and 0 elsewhere: which terms of the sum remain?",
                (_, input) => -Softmax.Log(input.Z2).RowSums().Mean()),
            OfLoss("the share of class 0", "Which class is right in row i? Ask the labels.",
                (_, input) => -Softmax.Log(input.Z2).Column(0).Average()),
            new("the logarithm of a share that is 0", "Ordinary scores come out right. A tiny share underflows to 0, and the "
                + "logarithm of 0 is −∞: take the logarithm without forming the share.", given => given.Any(pair =>
                    double.IsInfinity(pair.Output.Loss))
                && given.All(pair => double.IsInfinity(pair.Output.Loss) || Near(pair.Output.Loss, Rows(pair.Input).Average()))),
            new("softmax without its shift", "Ordinary scores come out right. e to the power of 1000 is ∞, and ∞/∞ is no number.",
                given => given.Any(pair => pair.Input.Z2.Max() > 700 && !pair.Output.DZ2.Values.ToArray().All(double.IsFinite))),
            OfGradient("the gradient not divided by the batch", "The loss is a mean, so each sample has a share of 1/n in it.",
                (p, t, input) => p - t),
            OfGradient("target minus share", "Which minus which? A step against the gradient should raise the label's score.",
                (p, t, input) => (t - p) / input.Labels.Length),
            OfGradient("the shares alone", "At the label something is taken off.", (p, t, input) => p / input.Labels.Length),
            OfGradient("the shares alone, not divided", "At the label something is taken off; then all is divided by the batch.",
                (p, t, input) => p),
            OfGradient("a division by all elements", "Divide by the number of samples. The classes are not counted.",
                (p, t, input) => (p - t) / p.Count),
            OfGradient("a division by the classes", "Divide by the number of samples.", (p, t, input) => (p - t) / p.Columns),
            OfGradient("only the label's column", "The scores of the other classes have a gradient too: their share.",
                (p, t, input) => (p - t).Hadamard(t) / input.Labels.Length),
            OfGradient("target and share, the first undivided", "Both are divided by the batch.",
                (p, t, input) => p / input.Labels.Length - t),
            OfGradient("share and target, the first undivided", "Both are divided by the batch.",
                (p, t, input) => p - t / input.Labels.Length),
            OfGradient("the scores in place of the shares", "Softmax comes first.", (p, t, input) =>
                (input.Z2 - t) / input.Labels.Length),
        ],
    };

    internal static Matrix Draw(RandomSource random, int rows, int columns) =>
        Matrix.Uniform(rows, columns, -2, 2, random).Map(value => Math.Round(value, 1));

    internal static Net DrawNet(RandomSource random, int inputs, int hidden, int outputs) =>
        (Draw(random, hidden, inputs), Draw(random, 1, hidden), Draw(random, outputs, hidden), Draw(random, 1, outputs));

    internal static string Sizes(Net net) => $"{net.W1.Columns}–{net.W1.Rows}–{net.W2.Rows}";

    internal static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static Matrix Relu(Matrix z) => z.Map(value => Math.Max(0, value));

    private static Pass Run((Matrix X, Net Net) input, Func<Matrix, Matrix>? f = null)
    {
        var z1 = input.X.MultiplyByTransposeOf(input.Net.W1).AddRow(input.Net.B1);
        return Rest(z1, (f ?? Relu)(z1), input.Net);
    }

    private static Pass Rest(Matrix z1, Matrix x1, Net net) => (z1, x1, x1.MultiplyByTransposeOf(net.W2).AddRow(net.B2));

    // Only square weights let it come so far; the others throw.
    private static Pass Untransposed((Matrix X, Net Net) input)
    {
        var z1 = (input.X * input.Net.W1).AddRow(input.Net.B1);
        return (z1, Relu(z1), (Relu(z1) * input.Net.W2).AddRow(input.Net.B2));
    }

    // The loss of each row.
    private static double[] Rows((Matrix Z2, int[] Labels) input)
    {
        var logs = Softmax.Log(input.Z2);
        return [.. input.Labels.Select((label, i) => -logs[i, label])];
    }

    private static Mistake<(Matrix Z2, int[] Labels), (double, Matrix)> OfLoss(
        string name, string hint, Func<double[], (Matrix Z2, int[] Labels), double> wrong) => new($"loss: {name}", hint,
            input => (wrong(Rows(input), input), input.Z2)) { Part = 0 };

    private static Mistake<(Matrix Z2, int[] Labels), (double, Matrix)> OfGradient(
        string name, string hint, Func<Matrix, Matrix, (Matrix Z2, int[] Labels), Matrix> wrong) => new($"dZ2: {name}", hint,
            input => (0, wrong(Softmax.Apply(input.Z2), Matrix.OneHot(input.Labels, input.Z2.Columns), input))) { Part = 1 };

    private static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-9 * (1 + Math.Abs(other));
}
