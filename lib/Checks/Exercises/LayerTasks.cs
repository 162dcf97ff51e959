using System.Collections.Immutable;
using NeuralNet;
using Batch = (double[,] Inputs, double[,] Weights, double[] Bias);
using Network = (NeuralNet.Matrix X, NeuralNet.Matrix W0, NeuralNet.Matrix B0, NeuralNet.Matrix W1, NeuralNet.Matrix B1);
using Parts = (double[,] Folded, double[,] Extended);

namespace Checks;

/// <summary>The last three tasks of exercise 05: a linear layer, its bias folded in, and a network of two layers.</summary>
internal static class LayerTasks
{
    public static ExerciseTask<Batch, double[,]> Linear(ImmutableArray<string> forbidden) => new()
    {
        Id = "linear-layer",
        Title = "A linear layer for a batch",
        Function = "Linear",
        Points = 3,
        Reread = "lesson 05, “Batches: many samples at once”",
        Hint = "The element in row i and column k is the dot product of two rows, that of sample i and that of neuron k, plus the bias of "
            + "neuron k.",
        Forbidden = forbidden,
        Describe = Said,
        Inputs = Batches,
        Reference = input => ForwardExercise.Tabled(Samples(input), Neurons(input), (i, k) =>
            Weighted(input, i, k) + input.Bias[k]),
        Mistakes =
        [
            new("the missing bias", "These are the products alone.", input => Layer(input, (i, k) => Weighted(input, i, k))),
            new("the bias chosen by the sample", "A bias belongs to a neuron. Every sample gets the same ones.",
                input => Layer(input, (i, k) => Weighted(input, i, k) + input.Bias[i])),
            new("the first bias for all", "Each neuron has a bias of its own.",
                input => Layer(input, (i, k) => Weighted(input, i, k) + input.Bias[0])),
            new("the bias once for each input", "The bias is added inside the loop over the inputs, so it counts several times.",
                input => Layer(input, (i, k) => Weighted(input, i, k) + Inputs(input) * input.Bias[k])),
            new("the bias subtracted", "Which sign has b in the formula?",
                input => Layer(input, (i, k) => Weighted(input, i, k) - input.Bias[k])),
            new("the sum of the biases", "Each neuron adds its own bias and no other.",
                input => Layer(input, (i, k) => Weighted(input, i, k) + input.Bias.Sum())),
            new("the weights transposed", "W has a row for each output: which of its indices names the neuron?",
                input => Layer(input, (i, k) => ForwardExercise.Sum(Inputs(input), j =>
                    input.Inputs[i, j] * input.Weights[j, k]) + input.Bias[k])),
            new("the transposed result", "A sample is a row, of the result too.",
                input => ForwardExercise.Turned(Layer(input, (i, k) => Weighted(input, i, k) + input.Bias[k]))),
            new("the first sample for all", "Which row of X does sample i have?",
                input => Layer(input, (i, k) => Weighted(input, 0, k) + input.Bias[k])),
            new("only the first input read", "The sum goes over all inputs, each with its own weight.",
                input => Layer(input, (i, k) => input.Inputs[i, 0] * input.Weights[k, 0] + input.Bias[k])),
            new("only the first column of X read", "As the sum goes on, both indices of the inputs must move along.",
                input => Layer(input, (i, k) => ForwardExercise.Sum(Inputs(input), j =>
                    input.Inputs[i, 0] * input.Weights[k, j]) + input.Bias[k])),
            new("overwriting instead of adding", "Of each sum only the last product is left.",
                input => Layer(input, (i, k) => Last(input, i, k) + input.Bias[k])),
            new("overwriting the bias",
                "The bias is stored first, and then the products are put in its place, one after the other.",
                input => Layer(input, (i, k) => Last(input, i, k))),
            new("a sum that is carried over",
                "Each element brings along the sum of those before it. Where does the sum begin anew?",
                input => ForwardExercise.Carried(Layer(input, (i, k) => Weighted(input, i, k) + input.Bias[k]))),
            new("a sum that is carried along the row",
                "Each neuron brings along the sum of those before it. Where does the sum begin anew?",
                input => ForwardExercise.CarriedByRow(Layer(input, (i, k) => Weighted(input, i, k) + input.Bias[k]))),
        ],
    };

    public static ExerciseTask<Batch, Parts> Fold(ImmutableArray<string> forbidden) => new()
    {
        Id = "folded-bias",
        Title = "The bias, folded in",
        Function = "Fold",
        Points = 2,
        Reread = "lesson 05, “The bias, folded in”",
        Hint = "Both tables become one column wider. Copy what is there, then fill the new last column: what belongs to each neuron, and what "
            + "to each sample?",
        Forbidden = forbidden,
        Describe = Said,
        OutputNames = ["folded", "extended"],
        Inputs = Batches,
        Reference = input => (Wider(input.Weights, k => input.Bias[k]), Wider(input.Inputs, _ => 1)),
        Mistakes =
        [
            new("the constant at the other end",
                "The two fit together, and their product is right: this is the slide's way, with the 1 in front. "
                + "The task asks for the last column.",
                    input => (Wider(input.Weights, k => input.Bias[k], true), Wider(input.Inputs, _ => 1, true))),
            new("weights and inputs exchanged", "First the folded weights, then the extended inputs.", input =>
                (Wider(input.Inputs, _ => 1), Wider(input.Weights, k => input.Bias[k]))),
            new("ones and biases exchanged", "The 1 is an input, and the bias is its weight.", input =>
                (Wider(input.Weights, _ => 1), Wider(input.Inputs, i => input.Bias[i]))),
            Folded("the bias in the first column", "The new input comes last, so its weight must be last too.", input =>
                Wider(input.Weights, k => input.Bias[k], true)),
            Folded("zeros in place of the bias", "The new column is there and nothing was written to it.",
                input => Wider(input.Weights, _ => 0)),
            Folded("ones in place of the bias", "The 1 belongs to the inputs. What is its weight?",
                input => Wider(input.Weights, _ => 1)),
            Folded("the first bias for all", "Each neuron has a bias of its own.",
                input => Wider(input.Weights, _ => input.Bias[0])),
            Folded("a row in place of a column",
                "W has a row for each neuron, and no neuron is added. What is added is an input.",
                input => Lower(input.Weights, k => k < input.Bias.Length ? input.Bias[k] : 0)),
            Folded("the wrong sign", "Which sign has b in the formula?", input => Wider(input.Weights, k => -input.Bias[k])),
            Extended("the 1 in the first column", "The bias is the last weight, so its 1 must be the last input.", input =>
                Wider(input.Inputs, _ => 1, true)),
            Extended("zeros in place of ones", "The new column is there and nothing was written to it.",
                input => Wider(input.Inputs, _ => 0)),
            Extended("a row of ones in place of a column", "A sample is a row, and no sample is added. Each gets one more input.",
                input => Lower(input.Inputs, _ => 1)),
            Extended("only one 1", "Every sample needs its own 1.", input => Wider(input.Inputs, i => i == 0 ? 1 : 0)),
            Extended("only one 1", "Every sample needs its own 1.",
                input => Wider(input.Inputs, i => i == Samples(input) - 1 ? 1 : 0)),
            Extended("nothing added", "These are the inputs as they came.", input => input.Inputs),
        ],
    };

    public static ExerciseTask<Network, Matrix> Pass() => new()
    {
        Id = "forward-pass",
        Title = "A whole forward pass",
        Function = "Forward",
        Points = 3,
        Reread = "lesson 05, “A network, number by number” and “Batches: many samples at once”",
        Hint = "Two layers, and each is product, bias, f. What comes out of the first is the input of the second.",
        Forbidden = ["NeuralNet.Mlp", "NeuralNet.Dense", "NeuralNet.XorNet", "NeuralNet.Neuron"],
        Describe = input => $"X = {Show.Value(input.X)} in {input.X.Columns}–{input.W0.Rows}–{input.W1.Rows}",
        Inputs = random =>
        [
            Lecture([1, 0.5, -1, 2]), Lecture([1, 0.5, -1, 2],
                [-1, 2, 0.5, 1]), Drawn(random, 5, 2, 4, 3), Drawn(random, 1, 3, 1, 2),
            Drawn(random, 3, 3, 3, 3), Drawn(random, 2, 1, 5, 4),
        ],
        Reference = input => Run(input),
        Mistakes =
        [
            new("the last f left out", "These are the weighted sums of the outputs. The last layer has an f too.",
                input => Run(input, last: z => z)),
            new("the first f left out", "Without a function between them, two layers are no more than one.",
                input => Run(input, first: z => z)),
            new("both f left out", "These are weighted sums of weighted sums. A layer ends with its f.",
                input => Run(input, z => z, z => z)),
            new("the sigmoid in the last layer", "Each output is between 0 and 1, but the outputs of a sample should sum to 1.",
                input => Run(input, last: Activation.Sigmoid.Apply)),
            new("softmax in the hidden layer", "The hidden numbers need not sum to 1: which f belongs to which layer?",
                input => Run(input, first: Softmax.Apply)),
            new("the two functions exchanged", "Which f belongs to which layer?",
                input => Run(input, Softmax.Apply, Activation.Sigmoid.Apply)),
            new("f applied to the input too", "The input is what it is: a layer begins with a product.",
                input => Run(input with { X = Activation.Sigmoid.Apply(input.X) })),
            new("f applied to the input instead of the sum", "A layer is product, bias, f, in this order.",
                input => Run(input with { X = Activation.Sigmoid.Apply(input.X) }, first: z => z)),
            new("f applied before the bias", "The bias belongs inside f: it is a part of the weighted sum.",
                input => Run(input with { B0 = 0 * input.B0 }, first: z =>
                    Activation.Sigmoid.Apply(z) + Ones(z).Outer(input.B0))),
            new("both biases missing", "Each layer has a bias.",
                input => Run(input with { B0 = 0 * input.B0, B1 = 0 * input.B1 })),
            new("the missing bias of the hidden layer", "Each layer has a bias.", input => Run(input with { B0 = 0 * input.B0 })),
            new("the missing bias of the last layer", "Each layer has a bias.", input => Run(input with { B1 = 0 * input.B1 })),
            new("softmax over the samples", "A sample is a row: its outputs sum to 1, not those of one neuron.",
                input => Run(input, last: z => Softmax.Apply(z.Transpose()).Transpose())),
            new("tanh in place of the sigmoid", "The task names the functions.",
                input => Run(input, first: Activation.Tanh.Apply)),
            new("ReLU in place of the sigmoid", "The task names the functions.",
                input => Run(input, first: Activation.ReLU.Apply)),
            new("softmax applied twice", "Shares of shares: softmax takes weighted sums.",
                input => Run(input, last: z => Softmax.Apply(Softmax.Apply(z)))),
            new("the transposed result", "A sample is a row, of the result too.", input => Run(input).Transpose()),
            .. new[] { (true, true), (true, false), (false, true) }.Select(plain => new Mistake<Network, Matrix>(
                "W not transposed", "Write the shapes side by side: samples × inputs, and W is outputs × inputs.",
                input => Softmax.Apply(Sums(Activation.Sigmoid.Apply(Sums(input.X, Turned(input.W0, plain.Item1), input.B0)),
                    Turned(input.W1, plain.Item2), input.B1)))),
        ],
    };

    private static string Said(Batch input) =>
        $"X = {Show.Value(input.Inputs)}, W = {Show.Value(input.Weights)}, b = {Show.Value(input.Bias)}";

    private static int Samples(Batch input) => input.Inputs.GetLength(0);

    private static int Inputs(Batch input) => input.Inputs.GetLength(1);

    private static int Neurons(Batch input) => input.Weights.GetLength(0);

    private static double[,] Layer(Batch input, Func<int, int, double> element) =>
        ForwardExercise.Tabled(Samples(input), Neurons(input), element);

    private static double Weighted(Batch input, int i, int k) =>
        ForwardExercise.Sum(Inputs(input), j => input.Inputs[i, j] * input.Weights[k, j]);

    private static double Last(Batch input, int i, int k) =>
        input.Inputs[i, Inputs(input) - 1] * input.Weights[k, Inputs(input) - 1];

    private static IReadOnlyList<Batch> Batches(RandomSource random) =>
    [
        (new double[,] { { 1, 2 } }, new double[,] { { 3, 4 }, { -1, 0 }, { 2, 1 } }, [10, 20, 30]),
        (new double[,] { { 1, 0.5, -1, 2 }, { -1, 2, 0.5, 1 } },
            new double[,] { { 0.5, -1, 0.5, 1 }, { 1, 0.5, -0.5, 0 }, { -0.5, 1, 0, 0.5 } }, [-0.5, 0.25, -2]),
        (new double[,] { { 1 }, { 2 }, { -3 } }, new double[,] { { 2 }, { 5 } }, [0.5, -1]),
        (new double[,] { { 2, 1, 0 }, { 0, 1, 3 } }, new double[,] { { 1, -1, 2 } }, [4]),
        (ForwardExercise.Table(random, 3, 3), ForwardExercise.Table(random, 3, 3), ForwardExercise.Row(random, 3)),
        (ForwardExercise.Table(random, 4, 2), ForwardExercise.Table(random, 3, 2), ForwardExercise.Row(random, 3)),
    ];

    // The table with one column more, which is the last or the first.
    private static double[,] Wider(double[,] table, Func<int, double> column, bool isFirst = false)
    {
        var columns = table.GetLength(1);
        return ForwardExercise.Tabled(table.GetLength(0), columns + 1, (i, j) =>
            isFirst ? (j == 0 ? column(i) : table[i, j - 1]) : j == columns ? column(i) : table[i, j]);
    }

    private static double[,] Lower(double[,] table, Func<int, double> row) =>
        ForwardExercise.Turned(Wider(ForwardExercise.Turned(table), row));

    private static Mistake<Batch, Parts> Folded(string name, string hint, Func<Batch, double[,]> wrong) =>
        new($"folded: {name}", hint, input => (wrong(input), input.Inputs)) { Part = 0 };

    private static Mistake<Batch, Parts> Extended(string name, string hint, Func<Batch, double[,]> wrong) =>
        new($"extended: {name}", hint, input => (input.Weights, wrong(input))) { Part = 1 };

    private static Matrix Run(Network input, Func<Matrix, Matrix>? first = null, Func<Matrix, Matrix>? last = null)
    {
        var hidden = (first ?? Activation.Sigmoid.Apply)(Sums(input.X, input.W0, input.B0));
        return (last ?? Softmax.Apply)(Sums(hidden, input.W1, input.B1));
    }

    private static Matrix Sums(Matrix inputs, Matrix weights, Matrix bias) =>
        inputs * weights.Transpose() + Ones(inputs).Outer(bias);

    private static Matrix Turned(Matrix matrix, bool isTurned) => isTurned ? matrix.Transpose() : matrix;

    private static Matrix Ones(Matrix samples) => Matrix.Create(samples.Rows, 1, (_, _) => 1);

    private static Network Lecture(params double[][] samples) => (
        Matrix.FromRows(samples), Matrix.FromRows([0.5, -1, 0.5, 1], [1, 0.5, -0.5, 0], [-0.5, 1, 0, 0.5]),
        Matrix.FromColumn(-0.5, 0.25, -2), Matrix.FromRows([1, -1, 0.5], [-0.5, 2, 1]), Matrix.FromColumn(0.5, -0.5));

    private static Network Drawn(RandomSource random, int samples, int inputs, int hidden, int outputs)
    {
        Matrix Next(int rows, int columns) => new(ForwardExercise.Table(random, rows, columns));
        return (Next(samples, inputs), Next(hidden, inputs), Next(hidden, 1), Next(outputs, hidden), Next(outputs, 1));
    }
}
