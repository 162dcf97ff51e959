using NeuralNet;
using Rows = (double[] Weights, double[][] Inputs, double[] Targets, double LearningRate);

namespace Checks;

/// <summary>The two tasks of exercise 08 that move the weights: row by row, and once for all rows.</summary>
internal static class EpochTasks
{
    public static ExerciseTask<Rows, double[]> Online() => new()
    {
        Id = "xor-epoch",
        Title = "An epoch, row by row",
        Function = "Epoch",
        Points = 3,
        Reread = "lesson 08, “The lecture's network”",
        Hint = "For each row: ask for the gradient with the weights as they are now, then move all of them. The next row is "
            + "asked with the moved ones.",
        Forbidden = [.. LearnXorExercise.Ready, "Checks.LearnXorExercise.GivenEpoch", "Checks.LearnXorExercise.GivenFirstSolved"],
        Describe = Said,
        Inputs = Cases,
        Reference = x => Descended(x),
        Mistakes =
        [
            new("uphill", "The gradient points to where the loss grows.",
                x => Descended(x with { LearningRate = -x.LearningRate })),
            new("the learning rate left out", "Each step is η times the gradient.", x => Descended(x with { LearningRate = 1 })),
            new("the learning rate left out, and uphill", "Each step is η times the gradient, and against it.",
                x => Descended(x with { LearningRate = -1 })),
            new("all gradients from the old weights",
                "The weights move after every row, and the next row is asked with the moved ones.",
                x => Moved(x, Sum(x))),
            new("one step with the mean", "That is the next task. Here the weights move after every row.",
                x => Moved(x, Mean(x))),
            new("gradients that pile up",
                "Each row's step holds the gradients of the rows before it as well. Where is the sum set back to 0?", PiledUp),
            new("the last row left out", "Where does the loop over the rows end?", x => Descended(x, order: Upto(x, -1))),
            new("the first row left out", "Where does the loop over the rows begin?",
                x => Descended(x, order: Upto(x, 0).Skip(1))),
            new("only the first row", "An epoch goes through all rows.", x => Descended(x, order: [0])),
            new("only the last row", "Of all the steps only the last is left. From which weights does each row start?",
                x => Descended(x, order: [x.Inputs.Length - 1])),
            new("the rows in the other order", "Which row comes first?", x => Descended(x, order: Upto(x, 0).Reverse())),
            new("the first row's gradient for all", "Each row has a gradient of its own.",
                x => Descended(x, order: x.Inputs.Select(_ => 0))),
            new("the first row's target for all", "Each row has a target of its own.",
                x => Descended(x with { Targets = [.. x.Targets.Select(_ => x.Targets[0])] })),
            new("the change in place of the weights", "These are the changes. The weights are the old ones with the changes.",
                x => [.. Descended(x).Zip(x.Weights, (after, before) => after - before)]),
            new("the weights as they were", "Nothing has moved. Do you return what you have changed?", x => x.Weights),
            new("each step divided by the number of rows", "With a step after every row there is no mean to take.",
                x => Descended(x with { LearningRate = x.LearningRate / x.Inputs.Length })),
            new("a weight moved before all gradients are known", "The gradient is asked for anew for every weight, when some have "
                + "moved already. Ask once, then move all of them.", OneByOne),
            new("four rows, however many there are", "Not every table has four rows. How do you learn how many there are?",
                x => Descended(x, order: Enumerable.Range(0, 4))),
            new("the output's bias left behind", "All weights move, the last one too.",
                x => Descended(x, isMoved: (i, w) => i < w.Length - 1)),
            new("only the output layer moved", "The hidden weights learn as well.",
                x => Descended(x, isMoved: (i, w) => i >= w.Length / 4 * 3)),
            new("two epochs", "Every row comes once.", x => Descended(x, order: [.. Upto(x, 0), .. Upto(x, 0)])),
        ],
    };

    public static ExerciseTask<Rows, double[]> Batch() => new()
    {
        Id = "xor-batch",
        Title = "One step for all rows",
        Function = "BatchStep",
        Points = 2,
        Reread = "lesson 08, “The lecture's network”, and lesson 01 on gradient descent",
        Hint = "First a loop over the rows that only adds up gradients, all with the same weights. After the loop, divide and "
            + "move once.",
        Forbidden = [.. LearnXorExercise.Ready, "Checks.LearnXorExercise.GivenEpoch", "Checks.LearnXorExercise.GivenFirstSolved"],
        Describe = Said,
        Inputs = Cases,
        Reference = x => Moved(x, Mean(x)),
        Mistakes =
        [
            new("uphill", "The gradient points to where the loss grows.", x => Moved(x, Mean(x), -x.LearningRate)),
            new("the sum in place of the mean", "The step grows with the number of rows.", x => Moved(x, Sum(x))),
            new("the sum, and uphill", "The step grows with the number of rows, and leads up.",
                x => Moved(x, Sum(x), -x.LearningRate)),
            new("divided by 4, however many rows", "Not every table has four rows.", x => Moved(x, Sum(x, 1 / 4.0))),
            new("four rows, however many there are", "Not every table has four rows. How do you learn how many there are?",
                x => Moved(x, Sum(x, 1 / 4.0, Enumerable.Range(0, 4)))),
            new("divided by the number of weights", "The mean is over the rows.", x => Moved(x, Sum(x, 1.0 / x.Weights.Length))),
            new("divided by the number of inputs of a row", "The mean is over the rows.",
                x => Moved(x, Sum(x, 1.0 / x.Inputs[0].Length))),
            new("divided twice", "The mean is taken once.", x => Moved(x, Sum(x, Math.Pow(x.Inputs.Length, -2)))),
            new("the learning rate left out", "The step is η times the gradient.", x => Moved(x, Mean(x), 1)),
            new("the learning rate twice", "It is on the gradients already.",
                x => Moved(x, Mean(x), x.LearningRate * x.LearningRate)),
            new("a step after every row", "All gradients are to be taken with the same weights.", x => Descended(x)),
            new("a step after every row", "All gradients are to be taken with the same weights.",
                x => Descended(x with { LearningRate = x.LearningRate / x.Inputs.Length })),
            new("a step after every row", "All gradients are to be taken with the same weights, and not every table has four rows.",
                x => Descended(x with { LearningRate = x.LearningRate / 4 })),
            new("only the last row's gradient", "The gradients are added up, not put in one another's place.",
                x => Moved(x, Sum(x, 1.0 / x.Inputs.Length, [x.Inputs.Length - 1]))),
            new("only the last row's gradient", "The gradients are added up, not put in one another's place.",
                x => Moved(x, Sum(x, 1, [x.Inputs.Length - 1]))),
            new("only the first row's gradient", "An epoch goes through all rows.",
                x => Moved(x, Sum(x, 1.0 / x.Inputs.Length, [0]))),
            new("only the first row's gradient", "An epoch goes through all rows.", x => Moved(x, Sum(x, 1, [0]))),
            new("the last row left out", "Where does the loop over the rows end?",
                x => Moved(x, Sum(x, 1.0 / x.Inputs.Length, Upto(x, -1)))),
            new("the last row left out", "Where does the loop over the rows end?",
                x => Moved(x, Sum(x, 1.0 / Math.Max(1, x.Inputs.Length - 1), Upto(x, -1)))),
            new("the first row left out", "Where does the loop over the rows begin?",
                x => Moved(x, Sum(x, 1.0 / x.Inputs.Length, Upto(x, 0).Skip(1)))),
            new("the gradient in place of the weights", "This is the mean gradient. How do the weights follow from it?", Mean),
            new("the change in place of the weights", "These are the changes. The weights are the old ones with the changes.",
                x => [.. Mean(x).Select(slope => -x.LearningRate * slope)]),
            new("the weights as they were", "Nothing has moved. Do you return what you have changed?", x => x.Weights),
            new("the output's bias left behind", "All weights move, the last one too.", x =>
                [.. Moved(x, Mean(x)).Select((value, i) => i == x.Weights.Length - 1 ? x.Weights[i] : value)]),
            new("a sum that goes on while steps are taken",
                "There is a step in the loop, with the sum so far. Take it after the loop.", PiledUp),
            new("a sum that goes on while steps are taken",
                "There is a step in the loop, with the sum so far. Take it after the loop.",
                x => PiledUp(x with { LearningRate = x.LearningRate / x.Inputs.Length })),
        ],
    };

    /// <summary>A step for each row, in order.</summary>
    internal static double[] Descended(Rows x, IEnumerable<int>? order = null, Func<int, double[], bool>? isMoved = null)
    {
        var weights = (double[])x.Weights.Clone();
        foreach (var row in order ?? Upto(x, 0))
        {
            var gradient = XorWeights.Gradient(weights, x.Inputs[row], x.Targets[row]);
            for (var i = 0; i < weights.Length; i++)
                weights[i] -= isMoved?.Invoke(i, weights) == false ? 0 : x.LearningRate * gradient[i];
        }
        return weights;
    }

    // The gradients of several rows, all at the first weights.
    private static double[] Sum(Rows x, double factor = 1, IEnumerable<int>? rows = null)
    {
        var sum = new double[x.Weights.Length];
        foreach (var row in rows ?? Upto(x, 0))
        {
            var gradient = XorWeights.Gradient(x.Weights, x.Inputs[row], x.Targets[row]);
            for (var i = 0; i < sum.Length; i++)
                sum[i] += factor * gradient[i];
        }
        return sum;
    }

    private static double[] Mean(Rows x) => Sum(x, 1.0 / x.Inputs.Length);

    private static double[] Moved(Rows x, double[] gradient, double? learningRate = null) =>
        [.. x.Weights.Zip(gradient, (weight, slope) => weight - (learningRate ?? x.LearningRate) * slope)];

    private static double[] PiledUp(Rows x)
    {
        var (weights, sum) = ((double[])x.Weights.Clone(), new double[x.Weights.Length]);
        for (var row = 0; row < x.Inputs.Length; row++)
        {
            var gradient = XorWeights.Gradient(weights, x.Inputs[row], x.Targets[row]);
            for (var i = 0; i < sum.Length; i++)
                weights[i] -= x.LearningRate * (sum[i] += gradient[i]);
        }
        return weights;
    }

    private static double[] OneByOne(Rows x)
    {
        var weights = (double[])x.Weights.Clone();
        for (var row = 0; row < x.Inputs.Length; row++)
        {
            for (var i = 0; i < weights.Length; i++)
                weights[i] -= x.LearningRate * XorWeights.Gradient(weights, x.Inputs[row], x.Targets[row])[i];
        }
        return weights;
    }

    private static IEnumerable<int> Upto(Rows x, int more) => Enumerable.Range(0, Math.Max(0, x.Inputs.Length + more));

    private static string Said(Rows x) =>
        $"{LearnXorExercise.Width(x.Weights)} hidden, {(x.Inputs.Length == 1 ? "1 row" : $"{x.Inputs.Length} rows")}, "
        + $"η = {Show.Number(x.LearningRate)}";

    private static IReadOnlyList<Rows> Cases(RandomSource random)
    {
        double[] Drawn(int count) => [.. Enumerable.Range(0, count).Select(_ => Math.Round(random.NextDouble(-1, 1), 2))];
        Rows Table(int width, int rows, double learningRate) => (
            Drawn(4 * width + 1), [.. Enumerable.Range(0, rows).Select(_ => Drawn(2))], Drawn(rows), learningRate);
        return
        [
            ([1, -1, 0.5, 1, 0, 0.5, 1, -0.5, 0.1], XorWeights.Inputs, XorWeights.Targets, 0.5),
            (XorWeights.Start(3), XorWeights.Inputs, XorWeights.Targets, 0.5),
            ([0, 0, 0, 1, 0], [[1, 1]], [1], 1),
            Table(1, 1, 0.5), Table(2, 3, 0.25), Table(3, 4, 2), Table(2, 5, 0.1), Table(4, 2, 1),
        ];
    }
}
