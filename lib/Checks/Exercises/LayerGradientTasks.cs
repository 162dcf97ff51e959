using System.Collections.Immutable;
using NeuralNet;
using ByInputs = (double[,] DZ, double[,] W);
using ByWeights = (double[,] X, double[,] DZ);

namespace Checks;

/// <summary>The first half of exercise 07: what a linear layer and an activation do with a batch's gradients.</summary>
internal static class LayerGradientTasks
{
    private const string MeanHint = "Every value is right but for the number of samples. The mean, where there is one, is taken "
        + "once, in the loss, and has reached dZ already.";

    public static ExerciseTask<ByWeights, double[,]> Weights(ImmutableArray<string> forbidden) => new()
    {
        Id = "layer-weights",
        Title = "The gradient of the weights",
        Function = "WeightGradient",
        Points = 2,
        Reread = "lesson 07, “A layer at once”",
        Hint = "Two loops over the result's rows and columns, and inside a sum over the samples. Both factors of a term come "
            + "from the same sample.",
        Forbidden = forbidden,
        Tolerance = Tolerance.Gradients,
        Describe = input => $"X = {Show.Value(input.X)}, dZ = {Show.Value(input.DZ)}",
        Inputs = random =>
        [
            (new double[,] { { 1, 2 } }, new double[,] { { 3, -1, 2 } }),
            (new double[,] { { 1, 2 }, { 3, 4 } }, new double[,] { { 1, 0 }, { 10, -1 } }),
            (new double[,] { { 1 }, { 2 }, { -3 } }, new double[,] { { 2, 1 }, { 0, 5 }, { 1, -1 } }),
            (new double[,] { { 2, 1, 0.5 }, { -1, 1, 3 } }, new double[,] { { 4 }, { -2 } }),
            (Table(random, 4, 3), Table(random, 4, 2)), (Table(random, 3, 3), Table(random, 3, 3)),
            (Table(random, 5, 2), Table(random, 5, 4)),
        ],
        Reference = input => OfWeights(input, (i, k, j) => input.DZ[i, k] * input.X[i, j]),
        Mistakes =
        [
            new("the transposed result", "dW has the shape of W: a row for each neuron, a column for each input.",
                input => ForwardExercise.Turned(OfWeights(input, (i, k, j) => input.DZ[i, k] * input.X[i, j]))),
            new("the wrong sign", "A gradient is the slope itself. The minus comes later, when the weights move.",
                input => OfWeights(input, (i, k, j) => -input.DZ[i, k] * input.X[i, j])),
            new("the mean in place of the sum", MeanHint,
                input => OfWeights(input, (i, k, j) => input.DZ[i, k] * input.X[i, j] / Samples(input.X))),
            new("overwriting instead of adding", "Only the last sample is left. A weight is used by every sample.",
                input => OfWeights(input, (i, k, j) => i == Samples(input.X) - 1 ? input.DZ[i, k] * input.X[i, j] : 0)),
            new("the first sample only", "A weight is used by every sample, and its gradient is the sum over all uses.",
                input => OfWeights(input, (i, k, j) => i == 0 ? input.DZ[i, k] * input.X[i, j] : 0)),
            new("the first sample left out", "Where does the loop over the samples begin?",
                input => OfWeights(input, (i, k, j) => i > 0 ? input.DZ[i, k] * input.X[i, j] : 0)),
            new("the last sample left out", "Where does the loop over the samples end?",
                input => OfWeights(input, (i, k, j) => i < Samples(input.X) - 1 ? input.DZ[i, k] * input.X[i, j] : 0)),
            new("dZ not transposed", "The neuron is the column of dZ, and its row is the sample. This shows only where both "
                + "numbers are equal; elsewhere the index leaves the table.",
                input => OfWeights(input, (i, k, j) => input.DZ[k, i] * input.X[i, j])),
            new("X transposed", "The sample is the row of X. Which index of X moves while a sum is added up?",
                input => OfWeights(input, (i, k, j) => input.DZ[i, k] * input.X[j, i])),
            new("a product of two sums", "First multiply within a sample, then add over the samples: gradient and input of "
                + "different samples have nothing to do with each other.", input => OfWeights(input, (i, k, j) =>
                    input.DZ[i, k] * ForwardExercise.Sum(Samples(input.X), other => input.X[other, j]))),
            new("the input left out", "All columns are equal. How fast does z change with w? As fast as its input says.",
                input => OfWeights(input, (i, k, _) => input.DZ[i, k])),
            new("dZ left out", "All rows are equal. These are sums of the inputs; what arrived from the right has no part in "
                + "them.",
                input => OfWeights(input, (i, _, j) => input.X[i, j])),
            new("sums in place of products", "The chain rule multiplies: the gradient of z times the slope of z by w.",
                input => OfWeights(input, (i, k, j) => input.DZ[i, k] + input.X[i, j])),
            new("the first input for every weight", "Column j of dW belongs to input j.",
                input => OfWeights(input, (i, k, _) => input.DZ[i, k] * input.X[i, 0])),
            new("the first neuron for every weight", "Row k of dW belongs to neuron k.",
                input => OfWeights(input, (i, _, j) => input.DZ[i, 0] * input.X[i, j])),
            new("a sum that is carried over", "Each element brings along the sum of those before it. Where does the sum begin "
                + "anew?",
                input => ForwardExercise.Carried(OfWeights(input, (i, k, j) => input.DZ[i, k] * input.X[i, j]))),
        ],
    };

    public static ExerciseTask<double[,], double[]> Bias(ImmutableArray<string> forbidden) => new()
    {
        Id = "layer-bias",
        Title = "The gradient of the biases",
        Function = "BiasGradient",
        Points = 1,
        Reread = "lesson 07, “A layer at once”",
        Hint = "One sum for each column of dZ. As many numbers come out as dZ has columns.",
        Forbidden = forbidden,
        Tolerance = Tolerance.Gradients,
        Describe = dz => $"dZ = {Show.Value(dz)}",
        Inputs = random =>
        [
            new double[,] { { 1, 2, 3 } }, new double[,] { { 1, 2, -3 }, { 10, 20, 30 } }, new double[,] { { 1, 2 }, { 4, 8 } },
            new double[,] { { 3 }, { -1 }, { 5 } }, new double[,] { { 7 } }, Table(random, 4, 2), Table(random, 3, 5),
        ],
        Reference = dz => OfBias(dz, value => value),
        Mistakes =
        [
            new("sums along the rows", "These are sums over the neurons, one for each sample. A bias belongs to a neuron, and "
                + "all samples use it.", dz => [.. Rows(dz).Select(i => ForwardExercise.Sum(dz.GetLength(1), k => dz[i, k]))]),
            new("the mean in place of the sum", MeanHint, dz => OfBias(dz, value => value / dz.GetLength(0))),
            new("the wrong sign", "A gradient is the slope itself. The minus comes later, when the biases move.",
                dz => OfBias(dz, value => -value)),
            new("overwriting instead of adding", "Only the last sample is left. A bias is used by every sample.",
                dz => Row(dz, dz.GetLength(0) - 1)),
            new("the first sample only", "A bias is used by every sample, and its gradient is the sum over all uses.",
                dz => Row(dz, 0)),
            new("the first sample left out", "Where does the loop over the samples begin?",
                dz => [.. OfBias(dz, value => value).Zip(Row(dz, 0), (sum, first) => sum - first)]),
            new("the last sample left out", "Where does the loop over the samples end?",
                dz => [.. OfBias(dz, value => value).Zip(Row(dz, dz.GetLength(0) - 1), (sum, last) => sum - last)]),
            new("the sum of everything", "Every neuron gets the gradients of all neurons. Each has a bias of its own.",
                dz => [.. Row(dz, 0).Select(_ => dz.Cast<double>().Sum())]),
            new("a sum that is carried over", "Each number brings along the sums before it. Where does the sum begin anew?",
                dz => [.. Row(dz, 0).Select((_, k) => ForwardExercise.Sum(k + 1, other => OfBias(dz, value => value)[other]))]),
            new("the number of samples", "How fast does z change with b? At the rate 1. And the loss with z? That is dZ.",
                dz => OfBias(dz, _ => 1)),
            new("absolute values", "Gradients of different samples may point in opposite ways, and then they cancel.",
                dz => OfBias(dz, Math.Abs)),
            new("squares", "This is a sum, not a length: nothing is squared.", dz => OfBias(dz, value => value * value)),
            new("the first neuron for every bias", "Number k belongs to column k.",
                dz => [.. Row(dz, 0).Select(_ => ForwardExercise.Sum(dz.GetLength(0), i => dz[i, 0]))]),
            new("the indices of dZ exchanged", "Row i, column k: which of the two counts the samples?",
                dz => [.. Row(dz, 0).Select((_, k) => ForwardExercise.Sum(dz.GetLength(0), i => dz[k, i]))]),
        ],
    };

    public static ExerciseTask<ByInputs, double[,]> Inputs(ImmutableArray<string> forbidden) => new()
    {
        Id = "layer-inputs",
        Title = "The gradient of the inputs",
        Function = "InputGradient",
        Points = 2,
        Reread = "lesson 07, “A layer at once”",
        Hint = "An input of a sample is used by every neuron, so the sum goes over the neurons: the gradient of each, times the "
            + "weight that leads to it.",
        Forbidden = forbidden,
        Tolerance = Tolerance.Gradients,
        Describe = input => $"dZ = {Show.Value(input.DZ)}, W = {Show.Value(input.W)}",
        Inputs = random =>
        [
            (new double[,] { { 1, 10 } }, new double[,] { { 1, 2, 3 }, { 4, 5, -6 } }),
            (new double[,] { { 1, 2 }, { 0, -1 } }, new double[,] { { 1, 3 }, { 2, 5 } }),
            (new double[,] { { 2 }, { 3 }, { -1 } }, new double[,] { { 4, -2 } }),
            (new double[,] { { 1, 0, 2 }, { -1, 4, 1 } }, new double[,] { { 5 }, { 1 }, { -2 } }),
            (Table(random, 4, 2), Table(random, 2, 3)), (Table(random, 3, 3), Table(random, 3, 3)),
            (Table(random, 2, 4), Table(random, 4, 5)),
        ],
        Reference = input => OfInputs(input, (i, k, j) => input.DZ[i, k] * input.W[k, j]),
        Mistakes =
        [
            new("the transposed result", "A sample is a row, of the gradient too: dX has the shape of X.",
                input => ForwardExercise.Turned(OfInputs(input, (i, k, j) => input.DZ[i, k] * input.W[k, j]))),
            new("W transposed", "The row of W is the neuron, and over the neurons the sum goes. Elsewhere than in a square "
                + "matrix the index leaves the table.", input => OfInputs(input, (i, k, j) => input.DZ[i, k] * input.W[j, k])),
            new("dZ transposed", "The row of dZ is the sample, and its column the neuron.",
                input => OfInputs(input, (i, k, j) => input.DZ[k, i] * input.W[k, j])),
            new("the wrong sign", "What is handed on is the slope itself, without a minus.",
                input => OfInputs(input, (i, k, j) => -input.DZ[i, k] * input.W[k, j])),
            new("overwriting instead of adding", "Only the last neuron's part is left. An input is used by every neuron.",
                input => OfInputs(input, (i, k, j) => k == Neurons(input) - 1 ? input.DZ[i, k] * input.W[k, j] : 0)),
            new("the first neuron only", "An input is used by every neuron, and its gradient is the sum over all uses.",
                input => OfInputs(input, (i, k, j) => k == 0 ? input.DZ[i, k] * input.W[k, j] : 0)),
            new("the first neuron left out", "Where does the loop over the neurons begin?",
                input => OfInputs(input, (i, k, j) => k > 0 ? input.DZ[i, k] * input.W[k, j] : 0)),
            new("the last neuron left out", "Where does the loop over the neurons end?",
                input => OfInputs(input, (i, k, j) => k < Neurons(input) - 1 ? input.DZ[i, k] * input.W[k, j] : 0)),
            new("the mean in place of the sum", "The sum over the neurons is divided by nothing.",
                input => OfInputs(input, (i, k, j) => input.DZ[i, k] * input.W[k, j] / Neurons(input))),
            new("the mean in place of the sum", MeanHint,
                input => OfInputs(input, (i, k, j) => input.DZ[i, k] * input.W[k, j] / Samples(input.DZ))),
            new("a sum over the samples", "Each sample has inputs, and so gradients, of its own. Only weights and biases are "
                + "shared.",
                input => OfInputs(input, (_, k, j) =>
                    ForwardExercise.Sum(Samples(input.DZ), other => input.DZ[other, k]) * input.W[k, j])),
            new("the first sample for all", "Which row of dZ belongs to sample i?",
                input => OfInputs(input, (_, k, j) => input.DZ[0, k] * input.W[k, j])),
            new("the weights left out", "All columns are equal. How fast does z change with x? As fast as the weight says.",
                input => OfInputs(input, (i, k, _) => input.DZ[i, k])),
            new("dZ left out", "All rows are equal. These are sums of weights; what arrived from the right has no part in them.",
                input => OfInputs(input, (_, k, j) => input.W[k, j])),
            new("sums in place of products", "The chain rule multiplies: the gradient of z times the slope of z by x.",
                input => OfInputs(input, (i, k, j) => input.DZ[i, k] + input.W[k, j])),
            new("a product of two sums", "First multiply, neuron by neuron, then add.", input => OfInputs(input, (i, k, j) =>
                input.DZ[i, k] * ForwardExercise.Sum(Neurons(input), other => input.W[other, j]))),
            new("a sum that is carried over", "Each element brings along the sum of those before it. Where does the sum begin "
                + "anew?",
                input => ForwardExercise.Carried(OfInputs(input, (i, k, j) => input.DZ[i, k] * input.W[k, j]))),
        ],
    };

    private static double[,] Table(RandomSource random, int rows, int columns) => ForwardExercise.Table(random, rows, columns);

    private static int Samples(double[,] table) => table.GetLength(0);

    private static int Neurons(ByInputs input) => input.W.GetLength(0);

    private static IEnumerable<int> Rows(double[,] table) => Enumerable.Range(0, table.GetLength(0));

    private static double[] Row(double[,] table, int row) =>
        [.. Enumerable.Range(0, table.GetLength(1)).Select(column => table[row, column])];

    private static double[,] OfWeights(ByWeights input, Func<int, int, int, double> term) => ForwardExercise.Tabled(
        input.DZ.GetLength(1), input.X.GetLength(1), (k, j) => ForwardExercise.Sum(Samples(input.X), i => term(i, k, j)));

    private static double[] OfBias(double[,] dz, Func<double, double> term) =>
        [.. Row(dz, 0).Select((_, k) => ForwardExercise.Sum(dz.GetLength(0), i => term(dz[i, k])))];

    private static double[,] OfInputs(ByInputs input, Func<int, int, int, double> term) => ForwardExercise.Tabled(
        Samples(input.DZ), input.W.GetLength(1), (i, j) => ForwardExercise.Sum(Neurons(input), k => term(i, k, j)));
}
