using System.Collections.Immutable;
using NeuralNet;
using Net = (NeuralNet.Matrix W1, NeuralNet.Matrix B1, NeuralNet.Matrix W2, NeuralNet.Matrix B2);
using Pass = ((NeuralNet.Matrix W1, NeuralNet.Matrix B1, NeuralNet.Matrix W2, NeuralNet.Matrix B2) Net,
    NeuralNet.ILabelledData Data, int[][] Batches, double LearningRate);

namespace Checks;

/// <summary>Exercise 09: one epoch, to the last digit, since data, order and first weights are given.</summary>
internal static class MlpLoopTasks
{
    public static ExerciseTask<Pass, Net> Epoch(ImmutableArray<string> forbidden) => new()
    {
        Id = "mlp-epoch",
        Title = "One epoch",
        Function = "Epoch",
        Points = 2,
        Reread = "lesson 10, “A linear model first”: the epoch that is written out there",
        Hint = "A loop over the batches with five lines in it: get the batch, forward, loss and gradient, backward, update. "
            + "The net that comes out of one turn goes into the next.",
        Forbidden = forbidden,
        OutputNames = ["W1", "B1", "W2", "B2"],
        Describe = input => $"{MlpForwardTasks.Sizes(input.Net)}, η = {Show.Number(input.LearningRate)}, batches "
            + string.Join(" ", input.Batches.Select(batch => Show.Value(batch))),
        Inputs = random =>
        [
            Draw(random, (2, 2, 2), 3, 0.1, [0]), Draw(random, (3, 4, 2), 4, 0.5, [2, 0], [3, 1]), Draw(random, (3, 4, 3), 7,
                0.2, [6, 1, 3], [0, 5, 2], [4]),
            Draw(random, (4, 3, 3), 6, 0.1, [5], [4], [1], [0]), Draw(random, (2, 5, 4), 8, 0.05, [7, 3, 1, 0, 2, 6, 5, 4]),
        ],
        Reference = input => MlpExercise.GivenEpoch(input.Net, input.Data, input.Batches, input.LearningRate),
        Mistakes =
        [
            new("nothing changed", "The net comes back as it went in. Is what Update gives stored?", input => input.Net),
            Run("every batch from the first net", "What Update gives must be the net of the next turn. Here each batch began "
                + "anew.",
                (first, _, batch, _, input) => Step(first, input.Data.Batch(batch), input.LearningRate)),
            Run("forward with the first net", "The update goes on from the net of the turn before, but the scores are those "
                + "of the first net. Which net does Forward read?",
                (first, net, batch, _, input) => Step(net, first, input.Data.Batch(batch), input.LearningRate)),
            Run("the first samples in place of the batch", "A batch holds the numbers of its samples, in shuffled order: "
                + "data.Batch(batch).",
                (_, net, batch, _, input) => Step(net, input.Data.Batch([.. Enumerable.Range(0, batch.Length)]),
                    input.LearningRate)),
            Run("the samples in the order of the file", "Which samples belong to this turn? The batch says it.", (_, net,
                batch, turn, input) =>
                Step(net, input.Data.Batch([.. Enumerable.Range(input.Batches.Take(turn).Sum(each => each.Length),
                    batch.Length)]), input.LearningRate)),
            Run("labels that do not belong to their images", "The images are those of the batch, and the labels are those of "
                + "the first samples of the file. Take both from data.Batch(batch).", (_, net, batch, _, input) => Step(net,
                (input.Data.Batch(batch).Inputs, input.Data.Batch([.. Enumerable.Range(0, batch.Length)]).Labels),
                    input.LearningRate)),
            Run("the first batch in every turn", "Does the loop use its own batch?", (_, net, _, _, input) =>
                Step(net, input.Data.Batch(input.Batches[0]), input.LearningRate)),
            Run("only the first batch", "Does the function return inside the loop?", (_, net, batch, turn, input) =>
                turn == 0 ? Step(net, input.Data.Batch(batch), input.LearningRate) : net),
            Run("the last batch left out", "Where does the loop end?", (_, net, batch, turn, input) =>
                turn == input.Batches.Length - 1 ? net : Step(net, input.Data.Batch(batch), input.LearningRate)),
            Run("the first batch left out", "Where does the loop begin?", (_, net, batch, turn, input) =>
                turn == 0 ? net : Step(net, input.Data.Batch(batch), input.LearningRate)),
            Run("uphill in place of downhill", "The loss grows. Which sign has the step?", (_, net, batch, _, input) =>
                Step(net, input.Data.Batch(batch), -input.LearningRate)),
            Run("the learning rate divided by the batch", "The gradient is of a mean already.", (_, net, batch, _, input) =>
                Step(net, input.Data.Batch(batch), input.LearningRate / batch.Length)),
            Run("the learning rate divided by the number of batches", "Each batch makes a whole step, however many there are.",
                (_, net, batch, _, input) =>
                Step(net, input.Data.Batch(batch), input.LearningRate / input.Batches.Length)),
            Run("the learning rate multiplied by the batch", "The gradient is of a mean: a larger batch makes no larger step.",
                (_, net, batch, _, input) =>
                Step(net, input.Data.Batch(batch), input.LearningRate * batch.Length)),
            Run("each batch twice", "One update a batch.", (_, net, batch, _, input) =>
                Step(Step(net, input.Data.Batch(batch), input.LearningRate), input.Data.Batch(batch), input.LearningRate)),
            Run("one sample at a time", "A batch makes one step, with the gradient of all its samples.", (_, net, batch, _,
                input) =>
                batch.Aggregate(net, (so, sample) => Step(so, input.Data.Batch(sample), input.LearningRate))),
            new("one step for the whole epoch", "Each batch makes a step of its own, before the next is looked at.",
                input => Step(input.Net, input.Data.Batch([.. input.Batches.SelectMany(batch => batch)]), input.LearningRate)),
            Run("only the weights move", "The biases learn too.", (_, net, batch, _, input) =>
                Step(net, input.Data.Batch(batch), input.LearningRate) with { B1 = net.B1, B2 = net.B2 }),
            Run("only the last layer moves", "The hidden layer learns too.", (_, net, batch, _, input) =>
                Step(net, input.Data.Batch(batch), input.LearningRate) with { W1 = net.W1, B1 = net.B1 }),
        ],
    };

    /// <summary>Forward, loss, backward and update on one batch.</summary>
    internal static Net Step(Net net, (Matrix Inputs, int[] Labels) batch, double learningRate) =>
        Step(net, net, batch, learningRate);

    /// <summary>The same, with a forward that may read another net.</summary>
    private static Net Step(Net net, Net read, (Matrix Inputs, int[] Labels) batch, double learningRate)
    {
        var (z1, x1, z2) = MlpExercise.GivenForward(batch.Inputs, read);
        var dZ2 = MlpExercise.GivenLossAndGradient(z2, batch.Labels).DZ2;
        return MlpExercise.GivenUpdate(net, MlpExercise.GivenBackward(batch.Inputs, z1, x1, net.W2, dZ2), learningRate);
    }

    private static Mistake<Pass, Net> Run(string name, string hint, Func<Net, Net, int[], int, Pass, Net> turn) => new(name,
        hint, input =>
    {
        var net = input.Net;
        for (var i = 0; i < input.Batches.Length; i++)
            net = turn(input.Net, net, input.Batches[i], i, input);
        return net;
    });

    private static Pass Draw(RandomSource random, (int Inputs, int Hidden, int Classes) sizes, int samples,
        double learningRate, params int[][] batches)
    {
        // Every class occurs, so the data have as many as the net has outputs.
        int[] labels = [.. Enumerable.Range(0, samples).Select(i => (3 * i + i / 3) % sizes.Classes)];
        labels[^1] = sizes.Classes - 1;
        var data = new LabelledData(MlpForwardTasks.Draw(random, samples, sizes.Inputs), labels);
        return (MlpForwardTasks.DrawNet(random, sizes.Inputs, sizes.Hidden, sizes.Classes), data, batches, learningRate);
    }
}
