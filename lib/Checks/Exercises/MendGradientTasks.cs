using System.Collections.Immutable;
using NeuralNet;
using Layer = (double[] Deltas, double[] Inputs);
using Pair = (double[,] Weights, double[] Biases);

namespace Checks;

/// <summary>Exercise 07: three slips of the printed backward in the gradients that it makes of its deltas.</summary>
internal static class MendGradientTasks
{
    private const string Section = "lesson 07, “The eight, one by one”";

    public static ExerciseTask<Layer, double[,]> Transposed(ImmutableArray<string> forbidden) => new()
    {
        Id = "mend-transposed",
        Title = "Slip 3: the hidden weights",
        Function = "HiddenWeightGradient",
        Points = 1,
        Reread = Section + " (3)",
        Hint = "The table has a row for each hidden neuron. Of the two indices in front of the equals sign, which one counts "
            + "neurons?",
        Forbidden = forbidden,
        Tolerance = Tolerance.Gradients,
        Describe = Said,
        Inputs = random =>
        [
            ([1, 2], [0, 0]), ([1, 2], [1, 1]), ([1, 10], [0.7, -0.4]), ([1, 2, -1], [0.7, -0.4]), ([0.5, -1], [1, 2, 3]), ([3],
                [2]),
            (Few(random, 3), Few(random, 3)), (Few(random, 4), Few(random, 2)),
        ],
        Fault = new("a transposed index", "On 0 0 nothing is to be seen. On a square matrix the numbers stand in each other's "
            + "places, and on any other the index leaves it. Row k belongs to neuron k.",
            input => Filled(input, (i, k) => (i, k), (i, k) => input.Deltas[k] * input.Inputs[i])),
        Reference = input => Outer(input, (d, x) => d * x),
        Mistakes =
        [
            new("the transposed result", "The index fits the table now, because the table has been turned as well. The gradient "
                + "must have the shape of W_h, hidden × inputs.", input => ForwardExercise.Turned(Outer(input, (d, x) => d * x))),
            new("the exception avoided, and the index not mended", "Whatever does not fit is left out now. The places that do "
                + "fit are still each other's.", input => Filled(input, (i, k) => (i, k),
                (i, k) => input.Deltas[k] * input.Inputs[i],
                    (i, k) => i < input.Deltas.Length && k < input.Inputs.Length)),
            new("two turns", "In a square matrix the two cancel. In any other the indices leave their arrays: mend one place, "
                + "not two.",
                input => Filled(input, (i, k) => (i, k), (i, k) => input.Deltas[i] * input.Inputs[k])),
            new("the wrong sign", "A slope has no minus. That comes when the weights move.", input => Outer(input,
                (d, x) => -d * x)),
            new("the input left out", "Each weight's slope is its delta times its input.", input => Outer(input, (d, _) => d)),
            new("the delta left out", "Each weight's slope is its delta times its input.", input => Outer(input, (_, x) => x)),
            new("a sum in place of the product", "The chain rule multiplies.", input => Outer(input, (d, x) => d + x)),
            new("the input chosen by the neuron", "The place is right now. Column i of it goes with which input?",
                input => Filled(input, (i, k) => (k, i), (i, k) => input.Deltas[k] * input.Inputs[k])),
            new("the delta chosen by the input", "The place is right now. Row k of it goes with whose delta?",
                input => Filled(input, (i, k) => (k, i), (i, k) => input.Deltas[i] * input.Inputs[i])),
            new("only the first row", "Every neuron has a row of its own.",
                input => Filled(input, (i, k) => (0, i), (i, k) => input.Deltas[k] * input.Inputs[i])),
            new("only the diagonal", "Row and column move apart: every neuron has a weight for every input.",
                input => Filled(input, (i, k) => (k, k), (i, k) => input.Deltas[k] * input.Inputs[i])),
            new("only the first column", "Every input has a column of its own.",
                input => Filled(input, (i, k) => (k, 0), (i, k) => input.Deltas[k] * input.Inputs[i])),
        ],
    };

    public static ExerciseTask<Layer, Pair> BiasIndex(ImmutableArray<string> forbidden) => new()
    {
        Id = "mend-bias-index",
        Title = "Slip 4: the hidden biases",
        Function = "HiddenGradients",
        Points = 1,
        Reread = Section + " (4)",
        Hint = "A bias belongs to a neuron, and k counts neurons. Its gradient is that neuron's delta, once, however many "
            + "inputs there are.",
        Forbidden = forbidden,
        Tolerance = Tolerance.Gradients,
        OutputNames = ["dW_h", "db_h"],
        Describe = Said,
        Inputs = random =>
        [
            ([1, 10], [0.7, -0.4]), ([1, 10, 100], [0.5, 2]), ([3], [2]), ([-2, 1, 0.5, 4], [1]), ([1, 2], [1, -1, 3]),
            (Few(random, 3), Few(random, 3)), (Few(random, 4), Few(random, 3)),
        ],
        Fault = new("a bias for each input", "The weights are right. Each bias gets the deltas of all neurons, and there are as "
            + "many that get something as there are inputs. To whom does a bias belong?",
            input => (Outer(input, (d, x) => d * x), Summed(input, (i, _) => i, (_, k) => input.Deltas[k]))),
        Reference = input => (Outer(input, (d, x) => d * x), input.Deltas),
        Mistakes =
        [
            OfBiases("the bias once for each input", "Each bias has its own neuron's delta now, and as often as there are "
                + "inputs. Once is enough. (This is slip 5, which comes next.)",
                input => [.. input.Deltas.Select(d => input.Inputs.Length * d)]),
            OfBiases("the deltas of all neurons", "Each neuron has a delta of its own.",
                input => [.. input.Deltas.Select(_ => input.Deltas.Sum())]),
            OfBiases("the last delta for all", "The index is still that of the input; only the sum is gone.",
                input => Stored(input, (i, _) => i, (_, k) => input.Deltas[k])),
            OfBiases("the delta chosen by the input", "The place is right now. Whose delta is put there?",
                input => Stored(input, (_, k) => k, (i, _) => input.Deltas[i])),
            OfBiases("the delta chosen by the input", "The place is right now. Whose delta is put there, and how often?",
                input => Summed(input, (_, k) => k, (i, _) => input.Deltas[i])),
            OfBiases("the input as a factor", "How fast does z change with b? At the rate 1, whatever the inputs are.",
                input => Summed(input, (_, k) => k, (i, k) => input.Deltas[k] * input.Inputs[i])),
            OfBiases("the input as a factor", "How fast does z change with b? At the rate 1, whatever the inputs are.",
                input => Stored(input, (_, k) => k, (i, k) => input.Deltas[k] * input.Inputs[i])),
            OfBiases("the wrong sign", "A slope has no minus. That comes when the biases move.",
                input => [.. input.Deltas.Select(d => -d)]),
            OfBiases("a division by the number of inputs", "Once is enough, and nothing is divided.",
                input => [.. input.Deltas.Select(d => d / input.Inputs.Length)]),
            OfBiases("as many biases as inputs", "A new length does not mend it: there is a bias for each neuron.",
                input => [.. input.Inputs.Select(_ => input.Deltas.Sum())]),
            OfBiases("only the last bias", "The line stands outside the loop over the neurons now, so it runs for one of them.",
                input => [.. input.Deltas.Select((d, k) => k == input.Deltas.Length - 1 ? d : 0)]),
            OfBiases("only the first bias", "Every neuron has a bias.",
                input => [.. input.Deltas.Select((d, k) => k == 0 ? d : 0)]),
        ],
    };

    public static ExerciseTask<Layer, Pair> BiasLoop(ImmutableArray<string> forbidden) => new()
    {
        Id = "mend-bias-loop",
        Title = "Slip 5: the output biases",
        Function = "OutputGradients",
        Points = 1,
        Reread = Section + " (5)",
        Hint = "The line is right and stands in the wrong place. How often does it run for each output, and how often should it?",
        Forbidden = forbidden,
        Tolerance = Tolerance.Gradients,
        OutputNames = ["dW_o", "db_o"],
        Describe = input => $"δ_o = {Show.Value(input.Deltas)}, h = {Show.Value(input.Inputs)}",
        Inputs = random =>
        [
            ([1, 10], [0.5, 0.2]), ([3], [0.4, 0.9, 0.1]), ([-2, 0.5, 1], [0.7]), ([1, 2], [0.2, 0.3, 0.4, 0.5]),
            (Few(random, 3), Few(random, 3)), (Few(random, 2), Few(random, 5)),
        ],
        Fault = new("a bias that counts several times", "The weights are right. Each bias has its delta as often as there are "
            + "hidden neurons: with two of them twice, which is the error ⅓. How often does that line run?",
            input => (Outer(input, (d, h) => d * h), [.. input.Deltas.Select(d => input.Inputs.Length * d)])),
        Reference = input => (Outer(input, (d, h) => d * h), input.Deltas),
        Mistakes =
        [
            OfBiases("nothing for the biases", "The line is gone. It should run, once for each output.",
                input => [.. input.Deltas.Select(_ => 0.0)]),
            OfBiases("a division by the number of hidden neurons", "One time too many has been divided: what remains is less "
                + "than the delta.",
                input => [.. input.Deltas.Select(d => d / input.Inputs.Length)]),
            OfBiases("one time too few", "The bias misses one of its turns, but all of them but one should go.",
                input => [.. input.Deltas.Select(d => (input.Inputs.Length - 1) * d)]),
            OfBiases("only the last output's bias", "The line stands outside both loops now, so it runs once in all.",
                input => [.. input.Deltas.Select((d, j) => j == input.Deltas.Length - 1 ? d : 0)]),
            OfBiases("only the first output's bias", "Once for each output, not once in all.",
                input => [.. input.Deltas.Select((d, j) => j == 0 ? d : 0)]),
            OfBiases("the sum of all deltas", "Each output has a delta of its own.",
                input => [.. input.Deltas.Select(_ => input.Deltas.Sum())]),
            OfBiases("the activations as a factor", "How fast does z change with b? At the rate 1, whatever h is.",
                input => [.. input.Deltas.Select(d => d * input.Inputs.Sum())]),
            OfBiases("the activations as a factor", "How fast does z change with b? At the rate 1, whatever h is.",
                input => [.. input.Deltas.Select(d => d * input.Inputs[^1])]),
            OfBiases("the activations as a factor", "How fast does z change with b? At the rate 1, whatever h is.",
                input => [.. input.Deltas.Select(d => d * input.Inputs[0])]),
            OfBiases("the wrong sign", "A slope has no minus. That comes when the biases move.",
                input => [.. input.Deltas.Select(d => -d)]),
            OfBiases("as many biases as hidden neurons", "A bias belongs to an output.",
                input => [.. input.Inputs.Select(_ => input.Deltas.Sum())]),
            OfWeights("only the first column", "The inner loop ends too soon now.", input =>
                ForwardExercise.Tabled(input.Deltas.Length, input.Inputs.Length,
                    (j, k) => k == 0 ? input.Deltas[j] * input.Inputs[k] : 0)),
            OfWeights("only the last column", "Only one turn of the inner loop is left.", input =>
                ForwardExercise.Tabled(input.Deltas.Length, input.Inputs.Length, (j, k) =>
                    k == input.Inputs.Length - 1 ? input.Deltas[j] * input.Inputs[k] : 0)),
        ],
    };

    internal static double[] Few(RandomSource random, int count) => MendDeltaTasks.Few(random, count);

    private static string Said(Layer input) => $"δ_h = {Show.Value(input.Deltas)}, x = {Show.Value(input.Inputs)}";

    private static Mistake<Layer, Pair> OfBiases(string name, string hint, Func<Layer, double[]> wrong) =>
        new(name, hint, input => (Outer(input, (d, x) => d * x), wrong(input))) { Part = 1 };

    private static Mistake<Layer, Pair> OfWeights(string name, string hint, Func<Layer, double[,]> wrong) =>
        new(name, hint, input => (wrong(input), input.Deltas)) { Part = 0 };

    private static double[,] Outer(Layer input, Func<double, double, double> element) => ForwardExercise.Tabled(
        input.Deltas.Length, input.Inputs.Length, (k, i) => element(input.Deltas[k], input.Inputs[i]));

    // The loops as they were handed out: over the inputs i, and inside over the neurons k.
    private static double[,] Filled(
        Layer input, Func<int, int, (int, int)> place, Func<int, int, double> value, Func<int, int, bool>? isMeant = null)
    {
        var table = new double[input.Deltas.Length, input.Inputs.Length];
        Go(input, (i, k) =>
        {
            if (isMeant?.Invoke(i, k) == false)
                return;
            var (row, column) = place(i, k);
            table[row, column] = value(i, k);
        });
        return table;
    }

    private static double[] Summed(Layer input, Func<int, int, int> place, Func<int, int, double> value)
    {
        var sums = new double[input.Deltas.Length];
        Go(input, (i, k) => sums[place(i, k)] += value(i, k));
        return sums;
    }

    private static double[] Stored(Layer input, Func<int, int, int> place, Func<int, int, double> value)
    {
        var stored = new double[input.Deltas.Length];
        Go(input, (i, k) => stored[place(i, k)] = value(i, k));
        return stored;
    }

    private static void Go(Layer input, Action<int, int> turn)
    {
        for (var i = 0; i < input.Inputs.Length; i++)
        {
            for (var k = 0; k < input.Deltas.Length; k++)
                turn(i, k);
        }
    }
}
