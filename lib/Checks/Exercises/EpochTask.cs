using System.Collections.Immutable;
using NeuralNet;
using Gradients = (double[,] WH, double[] BH, double[,] WO, double[] BO);
using Training = (double[,] WH, double[] BH, double[,] WO, double[] BO, double[][] Xs, double[][] Ys, double Eta);

namespace Checks;

/// <summary>The last task of exercise 07: a backward that trains, once through the samples.</summary>
internal static class EpochTask
{
    public static ExerciseTask<Training, Gradients> Epoch(ImmutableArray<string> forbidden) => new()
    {
        Id = "backward-trains",
        Title = "A backward that trains",
        Function = "Epoch",
        Points = 2,
        Reread = "lesson 07, “What training would have done”",
        Hint = "One loop over the samples. In it: ask for the four gradients once, keep them, and only then move all four "
            + "parameters, each element by η times its own slope. The next sample meets the moved ones.",
        Forbidden = [.. forbidden, "NeuralNet.Trainer", "NeuralNet.Optimizer", "NeuralNet.Sgd"],
        Tolerance = Tolerance.Gradients,
        OutputNames = ["W_h", "b_h", "W_o", "b_o"],
        Describe = input => $"{input.WH.GetLength(1)}–{input.BH.Length}–{input.BO.Length}, {input.Xs.Length} "
            + $"{(input.Xs.Length == 1 ? "sample" : "samples")}, η = {Show.Number(input.Eta)}",
        Inputs = random =>
        [
            Drawn(random, 2, 2, 1, 1, 0.5), Drawn(random, 2, 2, 1, 4, 0.5), Drawn(random, 3, 4, 2, 3, 1), Drawn(random,
                1, 2, 3, 5, 0.1),
            Drawn(random, 4, 3, 1, 2, 2),
        ],
        Reference = input => Through(input, input.Eta),
        Mistakes =
        [
            new("uphill in place of downhill", "The gradient points uphill, and a step goes against it.",
                input => Through(input, -input.Eta)),
            new("one step with the sum of all gradients", "Every gradient was taken at the start. Here each sample meets the "
                + "parameters as the one before has left them.", input => Together(input, 1)),
            new("one step with the mean of all gradients", "Every gradient was taken at the start, and then their mean. Here "
                + "each sample makes a step of its own.", input => Together(input, 1.0 / input.Xs.Length)),
            new("the first sample only", "Does the loop come to an end after its first turn?",
                input => Through(input with { Xs = [input.Xs[0]] }, input.Eta)),
            new("the last sample only", "Each step must begin where the one before has ended.",
                input => Through(input with { Xs = [input.Xs[^1]], Ys = [input.Ys[^1]] }, input.Eta)),
            new("the first sample again and again", "Which sample is taken in the second turn?",
                input => Through(input with { Xs = [.. input.Xs.Select(_ => input.Xs[0])],
                    Ys = [.. input.Ys.Select(_ => input.Ys[0])] },
                    input.Eta)),
            new("the first target for all", "Each sample has a target of its own.",
                input => Through(input with { Ys = [.. input.Ys.Select(_ => input.Ys[0])] }, input.Eta)),
            new("the first sample left out", "Where does the loop begin?",
                input => Through(input with { Xs = input.Xs[1..], Ys = input.Ys[1..] }, input.Eta)),
            new("the last sample left out", "Where does the loop end?",
                input => Through(input with { Xs = input.Xs[..^1] }, input.Eta)),
            new("the samples from behind", "The samples come in their order.",
                input => Through(input with { Xs = [.. input.Xs.Reverse()], Ys = [.. input.Ys.Reverse()] }, input.Eta)),
            new("the learning rate forgotten", "A step is η times the slope.", input => Through(input, 1)),
            new("half the learning rate", "A step is η times the slope, whole.", input => Through(input, input.Eta / 2)),
            new("a division by the learning rate", "A smaller η makes smaller steps.", input => Through(input, 1 / input.Eta)),
            new("the learning rate divided by the number of samples", "Each sample's step is a whole one.",
                input => Through(input, input.Eta / input.Xs.Length)),
            new("nothing moved", "The parameters come back as they were.", input => (input.WH, input.BH, input.WO, input.BO)),
            new("the gradients in place of the parameters", "What is asked for is where the steps arrive.", LastGradients),
            new("biases that stay", "Biases learn like weights.", input => Through(input, input.Eta, biases: false)),
            new("weights that stay", "All four move.", input => Through(input, input.Eta, weights: false)),
            new("a hidden layer that stays", "All four move.", input => Through(input, input.Eta, hidden: false)),
            new("an output layer that stays", "All four move.", input => Through(input, input.Eta, outputs: false)),
            new("gradients from parameters that have moved already", "One layer has moved before the other asked for its "
                + "gradient. Ask once, keep all four, then move.", input => InTwo(input, outputFirst: true)),
            new("gradients from parameters that have moved already", "One layer has moved before the other asked for its "
                + "gradient. Ask once, keep all four, then move.", input => InTwo(input, outputFirst: false)),
        ],
    };

    private static Gradients Through(
        Training input, double eta, bool biases = true, bool weights = true, bool hidden = true, bool outputs = true)
    {
        var at = (input.WH, input.BH, input.WO, input.BO);
        for (var n = 0; n < input.Xs.Length; n++)
        {
            var g = At(at, input.Xs[n], input.Ys[n]);
            at = Step(at, g, (weights && hidden ? eta : 0, biases && hidden ? eta : 0, weights && outputs ? eta : 0,
                biases && outputs ? eta : 0));
        }
        return at;
    }

    private static Gradients InTwo(Training input, bool outputFirst)
    {
        var at = (input.WH, input.BH, input.WO, input.BO);
        for (var n = 0; n < input.Xs.Length; n++)
        {
            foreach (var isOutput in new[] { outputFirst, !outputFirst })
            {
                var (hidden, output) = isOutput ? (0.0, input.Eta) : (input.Eta, 0.0);
                at = Step(at, At(at, input.Xs[n], input.Ys[n]), (hidden, hidden, output, output));
            }
        }
        return at;
    }

    private static Gradients Together(Training input, double factor)
    {
        var start = (input.WH, input.BH, input.WO, input.BO);
        var at = start;
        for (var n = 0; n < input.Xs.Length; n++)
        {
            var eta = factor * input.Eta;
            at = Step(at, At(start, input.Xs[n], input.Ys[n]), (eta, eta, eta, eta));
        }
        return at;
    }

    private static Gradients LastGradients(Training input)
    {
        var before = Through(input with { Xs = input.Xs[..^1] }, input.Eta);
        return At(before, input.Xs[^1], input.Ys[^1]);
    }

    private static Gradients At(Gradients at, double[] x, double[] y) => WholeRules.Right.Of((at.WH, at.BH, at.WO, at.BO, x, y));

    private static Gradients Step(Gradients at, Gradients g, (double WH, double BH, double WO, double BO) eta) => (
        Moved(at.WH, g.WH, eta.WH), [.. at.BH.Zip(g.BH, (b, slope) => b - eta.BH * slope)],
        Moved(at.WO, g.WO, eta.WO), [.. at.BO.Zip(g.BO, (b, slope) => b - eta.BO * slope)]);

    private static double[,] Moved(double[,] at, double[,] slopes, double eta) =>
        ForwardExercise.Tabled(at.GetLength(0), at.GetLength(1), (k, i) => at[k, i] - eta * slopes[k, i]);

    private static Training Drawn(RandomSource random, int inputs, int hidden, int outputs, int samples, double eta)
    {
        var (wH, bH, wO, bO, _, _) = WholeBackwardTask.Drawn(random, inputs, hidden, outputs);
        double[][] Some(int count) => [.. Enumerable.Range(0, samples).Select(_ => MendDeltaTasks.Few(random, count))];
        return (wH, bH, wO, bO, Some(inputs), [.. Some(outputs).Select(row => row.Select(value => value / 2).ToArray())], eta);
    }
}
