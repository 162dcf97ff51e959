using System.Collections.Immutable;
using NeuralNet;

namespace Checks;

/// <summary>The last two tasks of exercise 04: the loss of a row of scores, and the gradient for a batch.</summary>
internal static class CrossEntropyTasks
{
    private const string RowForLabel = "the row's number in place of its label";
    private const string RowHint = "Which class is right in row i? Ask the labels.";

    public static ExerciseTask<(double[] Scores, int Label), double> Loss(ImmutableArray<string> forbidden) => new()
    {
        Id = "cross-entropy",
        Title = "The loss of one sample",
        Function = "CrossEntropy",
        Points = 2,
        Reread = "lesson 06, “The loss: cross-entropy”",
        Hint = "The loss is LogSumExp minus one score. Compute LogSumExp with the highest score taken out first, as in log-softmax.",
        Forbidden = forbidden,
        Describe = input => $"{Show.Value(input.Scores)}, label {input.Label}",
        Inputs = random =>
        [
            ([0, 0], 0), ([2, 1, 0], 0), ([2, 1, 0], 1), ([1, 3, 2, 0.5], 3), ([0, 800], 0), ([0, 1000], 0), ([0, 800], 1),
            ([1000, 1001, 1002], 1), ([-1000, -1001], 1), ([-1000, 0, 1000], 0), ([4], 0),
            (SoftmaxExercise.Scores(random, 5), 2), (SoftmaxExercise.Scores(random, 8), 6),
        ],
        Reference = LossOf,
        Mistakes =
        [
            Plain("the share itself", "The loss is a logarithm of this.", input => Share(input)),
            Plain("one minus the share", "This loss never exceeds 1, so a network that is sure of the wrong class hardly pays.",
                input => 1 - Share(input)),
            Plain("the wrong sign",
                "The share is at most 1, so its logarithm is at most 0. A loss should be 0 at best, and grow.",
                    input => -LossOf(input)),
            Plain("the logarithm to base 2", "The course takes the natural logarithm.", input => LossOf(input) / Math.Log(2)),
            Plain("the logarithm to base 10", "The course takes the natural logarithm.", input => LossOf(input) / Math.Log(10)),
            Plain("the sum over all classes", "The target is 1 at the label and 0 elsewhere: which terms of the sum remain?",
                input => -SoftmaxExercise.LogShares(input.Scores).Sum()),
            Plain("division by the number of classes",
                "The sum over the classes is no mean: the one term that remains counts fully.",
                input => LossOf(input) / input.Scores.Length),
            Plain("the loss of the highest score", "The label has no influence on this value. Whose share does the loss look at?",
                input => -SoftmaxExercise.LogShares(input.Scores).Max()),
            Plain("the squared distance from the target", "That is another loss, the squared error of the shares.",
                input => SoftmaxExercise.Shares(input.Scores).Select((p, k) =>
                    Math.Pow(p - (k == input.Label ? 1 : 0), 2)).Sum()),
            Plain("the cross-entropy of separate yes-or-no questions",
                "Terms ln(1 − p) of the other classes have come in. The formula has "
                + "only terms with ln p.", input => -SoftmaxExercise.Shares(input.Scores)
                    .Select((p, k) => Math.Log(k == input.Label ? p : 1 - p)).Sum()),
            Plain("the shift not added back", "The highest score was taken out of the sum. Where does it come back?",
                input => LossOf(input) - input.Scores.Max()),
            Plain("the entropy of the shares", "Each ln p is weighted with p. The weights are the targets.",
                input => SoftmaxExercise.Shares(input.Scores).Sum(p => -p * Math.Log(p))),
            new("labels counted from 1", "Classes are numbered from 0, as arrays are.",
                input => LossOf((input.Scores, input.Label > 0 ? input.Label - 1 : throw new IndexOutOfRangeException()))),
            new("labels one too high", "Classes are numbered from 0, as arrays are.",
                input => LossOf((input.Scores, input.Label + 1))),
            new("the logarithm of the share",
                "Ordinary scores come out right. A tiny share underflows to 0 first, and −ln 0 is ∞.",
                input => -Math.Log(Share(input))),
            new("LogSumExp without its shift", "Ordinary scores come out right. Then the sum of the exponentials becomes ∞ or 0.",
                input => Math.Log(input.Scores.Sum(Math.Exp)) - input.Scores[input.Label]),
            new("the logarithm of a softmax without its shift",
                "Two things happen to extreme scores: exponentials overflow, and shares underflow.",
                input => -Math.Log(Math.Exp(input.Scores[input.Label]) / input.Scores.Sum(Math.Exp))),
            new("a small number inside the logarithm",
                "The ∞ is gone and the loss is still wrong: the scores 0 and 1000 cost as much as 0 and 800.",
                given => given.Where(pair => pair.Input is { Label: 0, Scores: [0, 800] or [0, 1000] }).Select(pair =>
                    pair.Output).ToArray()
                    is [var one, var other] && double.IsFinite(one) && one < 790 && Math.Abs(one - other) < 1e-6 * Math.Abs(one)),
        ],
    };

    public static ExerciseTask<(double[,] Scores, int[] Labels), double[,]> Gradient() => new()
    {
        Id = "cross-entropy-gradient",
        Title = "The gradient for a batch",
        Function = "ScoreGradient",
        Points = 3,
        Reread = "lesson 06, “Its gradient” and “Mean or sum?”",
        Hint = "Row by row: the shares of that row, then 1 taken from the share of that row's label, and every element divided by the "
            + "number of rows.",
        Forbidden = ["NeuralNet.SoftmaxCrossEntropy", "NeuralNet.BinaryCrossEntropy", "NeuralNet.Trainer",
            "NeuralNet.GradientCheck"],
        Describe = input => $"{Show.Value(input.Scores)}, {(input.Labels.Length == 1 ? "label" : "labels")} {string.Join(", ",
            input.Labels)}",
        Tolerance = Tolerance.Gradients,
        Inputs = random =>
        [
            (new double[,] { { 0, 0 } }, [0]), (new double[,] { { 2, 1, 0 }, { 0, 3, 1 } }, [0, 2]),
            (new double[,] { { 1, 0 }, { 0, 2 }, { -1, 1 } }, [1, 0, 1]), (new double[,] { { 1, 2, 3, 0 } }, [2]),
            (new double[,] { { 0, 1, 2 }, { 2, -1, 0.5 }, { 1, 1, 0 } }, [2, 0, 0]),
            (new double[,] { { 1000, 1001, 1002 }, { -1000, 0, 1000 } }, [1, 0]),
            (Table(random, 4, 5), [3, 0, 4, 3]), (Table(random, 5, 3), [1, 2, 0, 0, 2]),
        ],
        Reference = input => Each(input, (p, t, n, _) => (p - t) / n),
        Mistakes =
        [
            Plain("the sum in place of the mean", "This is the gradient of the losses added up. What does a mean of n rows add?",
                input => Each(input, (p, t, _, _) => p - t)),
            Plain("division by the number of classes", "The mean is over the rows of the batch.",
                input => Each(input, (p, t, _, k) => (p - t) / k)),
            Plain("division by rows times classes",
                "The mean is over the rows alone: a row has one loss, not one for each class.",
                input => Each(input, (p, t, n, k) => (p - t) / (n * k))),
            Plain("the wrong sign", "Should the label's score rise or fall? And a step goes against the gradient.",
                input => Each(input, (p, t, n, _) => (t - p) / n)),
            Plain("the label's number in place of the target", "The target of a row is one-hot: it has an element for each class. "
                + "Which of them is 1, and what are the others?", input => WithNumbers(input, input.Labels.Length)),
            Plain("the label's number in place of the target", "Two things: the target of a row is one-hot, with an element for "
                + "each class. And what does a mean of n rows add?", input => WithNumbers(input, 1)),
            Plain("a division of whole numbers", "With one row all is well. In C#, what is 1 / 2? A number with a point, as 1.0, "
                + "makes it a division of numbers with fractions.", input => Each(input, (p, t, n, _) => 1 / n * (p - t))),
            Plain("a division of whole numbers", "In C#, what is 1 / 2? A number with a point, as 1.0, makes it a division of "
                + "numbers with fractions. And it concerns share and target alike.",
                input => Each(input, (p, t, n, _) => p - 1 / n * t)),
            Plain("the target left out", "These are the shares over n. Each row of the gradient should sum to 0.",
                input => Each(input, (p, _, n, _) => p / n)),
            Plain("the gradient with respect to the shares",
                "It is −1/p at the label and 0 elsewhere. How does the share depend on each of the scores?",
                input => Each(input, (p, t, n, _) => -t / p / n)),
            Plain("the gradient with respect to the shares, summed",
                "It is −1/p at the label, for each row. Two things are missing: how the "
                + "share depends on the scores, and the mean.", input => Each(input, (p, t, _, _) => -t / p)),
            Plain("only the shares divided", "The division by the number of rows concerns share and target alike.",
                input => Each(input, (p, t, n, _) => p / n - t)),
            Plain("only the label's column",
                "The scores of the other classes move too: each has a share that it should not have.",
                input => Each(input, (p, t, n, _) => t == 0 ? 0 : (p - t) / n)),
            Plain("scores in place of shares", "What is compared with the target must be the shares.",
                input => Softmaxed(input, rows => rows)),
            Plain("softmax over the columns", "A sample is a row: the shares of one row sum to 1, not those of one column.",
                input => Softmaxed(input, Columns)),
            Plain("one softmax over the whole table", "Each row is a sample of its own and has its own sum of exponentials.",
                input => Softmaxed(input, scores => Shaped(SoftmaxExercise.Shares([.. scores.Cast<double>()]), scores))),
            Plain(RowForLabel, RowHint, RowsAsLabels),
            new(RowForLabel, RowHint,
                input => input.Labels.Length <= input.Scores.GetLength(1) ? RowsAsLabels(input) : throw new IndexOutOfRangeException()),
            Plain("the slope of each share with respect to its own score",
                "p (1 − p) is part of the derivative of softmax. The loss has a "
                + "logarithm too, and with it most of this cancels.", input => Each(input, (p, _, n, _) => p * (1 - p) / n)),
            new("labels counted from 1", "Classes are numbered from 0, as arrays are.", input => Moved(input, -1)),
            new("labels one too high", "Classes are numbered from 0, as arrays are.", input => Moved(input, 1)),
            new("softmax without its shift", "Ordinary scores come out right. Look at what e to the power of 1000 is.",
                input => Softmaxed(input,
                    scores => ByRow(scores, row => SoftmaxExercise.Over(SoftmaxExercise.Exponentials(row), e => e.Sum())))),
        ],
    };

    private static double Share((double[] Scores, int Label) input) => SoftmaxExercise.Shares(input.Scores)[input.Label];

    private static double LossOf((double[] Scores, int Label) input) =>
        SoftmaxExercise.LogSumExp(input.Scores) - input.Scores[input.Label];

    // For each element: its share, its target, the number of rows and that of classes.
    private static double[,] Each((double[,] Scores, int[] Labels) input, Func<double, double, int, int, double> element) =>
        Targeted(ByRow(input.Scores, SoftmaxExercise.Shares), input.Labels, element);

    private static double[,] WithNumbers((double[,] Scores, int[] Labels) input, int divisor)
    {
        var result = ByRow(input.Scores, SoftmaxExercise.Shares);
        for (var i = 0; i < result.GetLength(0); i++)
        {
            for (var k = 0; k < result.GetLength(1); k++)
                result[i, k] = (result[i, k] - input.Labels[i]) / divisor;
        }
        return result;
    }

    private static double[,] Softmaxed((double[,] Scores, int[] Labels) input, Func<double[,], double[,]> shares) =>
        Targeted(shares(input.Scores), input.Labels, (p, t, n, _) => (p - t) / n);

    private static double[,] Targeted(double[,] shares, int[] labels, Func<double, double, int, int, double> element)
    {
        int rows = shares.GetLength(0), classes = shares.GetLength(1);
        var result = new double[rows, classes];
        for (var i = 0; i < rows; i++)
        {
            for (var k = 0; k < classes; k++)
                result[i, k] = element(shares[i, k], k == labels[i] ? 1 : 0, rows, classes);
        }
        return result;
    }

    private static double[,] RowsAsLabels((double[,] Scores, int[] Labels) input) =>
        Each((input.Scores, [.. Enumerable.Range(0, input.Labels.Length)]), (p, t, n, _) => (p - t) / n);

    private static double[,] Moved((double[,] Scores, int[] Labels) input, int by)
    {
        int[] labels = [.. input.Labels.Select(label => label + by)];
        return labels.All(label => label >= 0 && label < input.Scores.GetLength(1))
            ? Each((input.Scores, labels), (p, t, n, _) => (p - t) / n)
            : throw new IndexOutOfRangeException();
    }

    private static double[,] ByRow(double[,] table, Func<double[], double[]> row) =>
        Shaped([.. Enumerable.Range(0, table.GetLength(0)).SelectMany(i =>
            row([.. Enumerable.Range(0, table.GetLength(1)).Select(k => table[i, k])]))], table);

    private static double[,] Columns(double[,] table) => Turned(ByRow(Turned(table), SoftmaxExercise.Shares));

    private static double[,] Turned(double[,] table) => new Matrix(table).Transpose().ToArray();

    private static double[,] Shaped(double[] values, double[,] like) =>
        new Matrix(like.GetLength(0), like.GetLength(1), values).ToArray();

    private static double[,] Table(RandomSource random, int rows, int columns) =>
        Matrix.Uniform(rows, columns, -2, 2, random).Map(value => Math.Round(value, 1)).ToArray();

    private static Mistake<(double[] Scores, int Label), double> Plain(
        string name, string hint, Func<(double[] Scores, int Label), double> wrong) =>
        Mistake<(double[] Scores, int Label), double>.Among(input => input.Scores.All(z => Math.Abs(z) < 100), name, hint, wrong);

    private static Mistake<(double[,] Scores, int[] Labels), double[,]> Plain(
        string name, string hint, Func<(double[,] Scores, int[] Labels), double[,]> wrong) =>
        Mistake<(double[,] Scores, int[] Labels), double[,]>.Among(
            input => input.Scores.Cast<double>().All(z => Math.Abs(z) < 100), name, hint, wrong);
}
