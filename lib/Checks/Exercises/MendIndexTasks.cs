using System.Collections.Immutable;
using NeuralNet;
using Biases = (double[,] B, double[] Deltas, double Eta);
using Linear = (double[,] W, double[] B, double[,] X, double[,] Y);
using Pair = (double[,] Weights, double[] Biases);

namespace Checks;

/// <summary>Exercise 07: the two slips that stay asleep on the slide's own network: column 0 for every sample, and b[0,
/// k].</summary>
internal static class MendIndexTasks
{
    private const string Section = "lesson 07, “The eight, one by one”";

    public static ExerciseTask<Linear, Pair> ColumnZero(ImmutableArray<string> forbidden) => new()
    {
        Id = "mend-column-zero",
        Title = "Slip 7: the other samples",
        Function = "LinearGradients",
        Points = 1,
        Reread = Section + " (7)",
        Hint = "A sample is a column of x here. Go through the lines that read x: which of them knows which sample it is at?",
        Forbidden = forbidden,
        Tolerance = Tolerance.Gradients,
        OutputNames = ["dW", "db"],
        Describe = input => $"W = {Show.Value(input.W)}, b = {Show.Value(input.B)}, x = {Show.Value(input.X)}, y = "
            + $"{Show.Value(input.Y)}",
        Inputs = random =>
        [
            (new double[,] { { 1, 2 } }, [0.5], new double[,] { { 1 }, { 3 } }, new double[,] { { 7 } }),
            (new double[,] { { 1, 2 } }, [0], new double[,] { { 1, 0 }, { 0, 1 } }, new double[,] { { 0, 0 } }),
            (new double[,] { { 1, 0 }, { -1, 2 } }, [0, 1], new double[,] { { 1, 2, 0 }, { 1, -1, 3 } },
                new double[,] { { 0, 1, 1 }, { 2, 0, -1 } }),
            Drawn(random, 2, 3, 1), Drawn(random, 3, 2, 4), Drawn(random, 2, 2, 2), Drawn(random, 2, 4, 3),
        ],
        Fault = new("the first sample's inputs for all", "With one sample all is well. With more, what comes back does not fit "
            + "what went forward. A gradient check compares the two and cannot say which is wrong: look at both.",
            input => Gradients(input, (i, _) => 0, (i, _) => i)),
        Reference = input => Gradients(input, (i, _) => i, (i, _) => i),
        Mistakes =
        [
            new("the first sample's inputs on the way back too", "Forward and back agree now, and both look at the first sample "
                + "only. Which of the two was right?", input => Gradients(input, (_, _) => 0, (_, _) => 0)),
            new("the first sample's inputs on the way back", "The way forward is mended. The way back was right before.",
                input => Gradients(input, (i, _) => i, (_, _) => 0)),
            new("the last sample's inputs for all", "Every sample has a column of its own.",
                input => Gradients(input, (_, _) => input.X.GetLength(1) - 1, (i, _) => i)),
            new("the column chosen by the input", "The row of x is the input, its column the sample.",
                input => Gradients(input, (_, j) => j, (i, _) => i)),
            new("x transposed", "The row of x is the input, its column the sample.",
                input => Gradients(input, (i, j) => i, (i, _) => i, (x, row, column) => x[column, row])),
            new("the first input for all", "The row of x moves along with the sum, and so does the weight.",
                input => Gradients(input, (i, _) => i, (i, _) => i, (x, _, column) => x[0, column])),
            new("only the first sample", "The loop was cut short. It should go through all samples.",
                input => Gradients(input, (i, _) => i, (i, _) => i, samples: 1)),
            new("the first target for all", "Each sample has targets of its own, and they were right as they stood.",
                input => Gradients(input, (i, _) => i, (i, _) => i, target: (y, k, _) => y[k, 0])),
            new("the mean in place of the sum", "The loss is a sum over the samples here, so nothing is divided.", input =>
            {
                var (weights, biases) = Gradients(input, (i, _) => i, (i, _) => i);
                var samples = input.X.GetLength(1);
                return (ForwardExercise.Tabled(weights.GetLength(0), weights.GetLength(1), (k, j) => weights[k, j] / samples),
                    [.. biases.Select(bias => bias / samples)]);
            }),
            new("W transposed", "The row of W is the output, and it was right as it stood.",
                input => Gradients(input, (i, _) => i, (i, _) => i, weight: (w, k, j) => w[j, k])),
            new("the bias left out", "z has its bias as it stood.",
                input => Gradients(input with { B = [.. input.B.Select(_ => 0.0)] }, (i, _) => i, (i, _) => i)),
            new("the wrong sign", "The sign was right as it stood: what came out minus what was wanted.", input =>
            {
                var (weights, biases) = Gradients(input, (i, _) => i, (i, _) => i);
                return (ForwardExercise.Tabled(weights.GetLength(0), weights.GetLength(1), (k, j) => -weights[k, j]),
                    [.. biases.Select(bias => -bias)]);
            }),
        ],
    };

    public static ExerciseTask<Biases, double[,]> BiasShape(ImmutableArray<string> forbidden) => new()
    {
        Id = "mend-bias-shape",
        Title = "Slip 8: outside the matrix",
        Function = "MoveBiases",
        Points = 1,
        Reread = "lesson 07, “An index that nobody checks”",
        Hint = "b stands upright: it has many rows and one column, and the column is the second index.",
        Forbidden = forbidden,
        Tolerance = Tolerance.Gradients,
        Describe = input => $"b = {Show.Value(input.B)}, δ = {Show.Value(input.Deltas)}, η = {Show.Number(input.Eta)}",
        Inputs = random =>
        [
            (MendDeltaTasks.Column([1, 2]), [10, 20], 0.1), (MendDeltaTasks.Column([0.5]), [-1], 0.5),
            (MendDeltaTasks.Column([0, -1, 3]), [1, 0, -2], 1), (MendDeltaTasks.Column([4, 4, 4, 4]), [1, 2, 3, 4], 0.25),
            (MendDeltaTasks.Column(MendDeltaTasks.Few(random, 5)), MendDeltaTasks.Few(random, 5), 0.3),
        ],
        Fault = new("an index outside the matrix", "With one neuron all is well. With more, C# says that the index is outside: "
            + "b has one column, and column 1 of it does not exist. In Python's flat list the right number happens to lie there.",
            input => Moved(input, k => (0, k), (b, step) => b - step)),
        Reference = input => Moved(input, k => (k, 0), (b, step) => b - step),
        Mistakes =
        [
            new("uphill in place of downhill", "The sign was right as it stood: a step goes against the slope.",
                input => Moved(input, k => (k, 0), (b, step) => b + step)),
            new("only the first bias", "The exception is gone, and so are the steps of the other biases.",
                input => Moved(input, k => (k, 0), (b, step) => b - step, to: 1)),
            new("all steps at the first bias", "Column 0 is right. But the row stays at 0 too, so the first bias takes all "
                + "steps.",
                input => Moved(input, _ => (0, 0), (b, step) => b - step)),
            new("a row in place of a column", "b stands upright, before and after: neurons × 1.",
                input => ForwardExercise.Turned(Moved(input, k => (k, 0), (b, step) => b - step))),
            new("the learning rate forgotten", "A step is the slope times η.",
                input => Moved(input with { Eta = 1 }, k => (k, 0), (b, step) => b - step)),
            new("the step in place of the place", "What is asked for is the moved bias, not the way it went.",
                input => Moved(input, k => (k, 0), (_, step) => step)),
            new("the step in place of the place", "What is asked for is the moved bias, not the way it went.",
                input => Moved(input, k => (k, 0), (_, step) => -step)),
            new("nothing moved", "The biases come back as they were.", input => input.B),
            new("the first delta for all", "Each bias moves by its own neuron's delta.",
                input => Moved(input with { Deltas = [.. input.Deltas.Select(_ => input.Deltas[0])] }, k => (k, 0),
                    (b, step) => b - step)),
            new("the last bias left out", "Where does the loop end?",
                input => Moved(input, k => (k, 0), (b, step) => b - step, to: input.Deltas.Length - 1)),
            new("the first bias left out", "Where does the loop begin?",
                input => Moved(input, k => (k, 0), (b, step) => b - step, from: 1)),
            new("a factor in place of a step", "The step is taken from the bias, not multiplied with it.",
                input => Moved(input, k => (k, 0), (b, step) => b * step)),
            new("a division by the learning rate", "A smaller η makes smaller steps.",
                input => Moved(input with { Eta = 1 / input.Eta }, k => (k, 0), (b, step) => b - step)),
        ],
    };

    // The function as it was handed out, of which each reading can be another: column for forward, for the way back, and so on.
    private static Pair Gradients(
        Linear input, Func<int, int, int> forward, Func<int, int, int> back, Func<double[,], int, int, double>? read = null,
        int? samples = null, Func<double[,], int, int, double>? target = null, Func<double[,], int, int, double>? weight = null)
    {
        int outputs = input.B.Length, inputs = input.X.GetLength(0);
        var (weights, biases) = (new double[outputs, inputs], new double[outputs]);
        for (var i = 0; i < (samples ?? input.X.GetLength(1)); i++)
        {
            for (var k = 0; k < outputs; k++)
            {
                var z = input.B[k] + ForwardExercise.Sum(inputs,
                    j => (weight ?? At)(input.W, k, j) * (read ?? At)(input.X, j, forward(i, j)));
                var delta = z - (target ?? At)(input.Y, k, i);
                biases[k] += delta;
                for (var j = 0; j < inputs; j++)
                    weights[k, j] += delta * input.X[j, back(i, j)];
            }
        }
        return (weights, biases);
    }

    private static double At(double[,] table, int row, int column) => table[row, column];

    private static double[,] Moved(
        Biases input, Func<int, (int, int)> place, Func<double, double, double> move, int from = 0, int? to = null)
    {
        var moved = (double[,])input.B.Clone();
        for (var k = from; k < (to ?? input.Deltas.Length); k++)
        {
            var (row, column) = place(k);
            moved[row, column] = move(moved[row, column], input.Eta * input.Deltas[k]);
        }
        return moved;
    }

    private static Linear Drawn(RandomSource random, int outputs, int inputs, int samples) => (
        ForwardExercise.Table(random, outputs, inputs), ForwardExercise.Row(random, outputs),
        ForwardExercise.Table(random, inputs, samples), ForwardExercise.Table(random, outputs, samples));
}
