using System.Collections.Immutable;
using NeuralNet;

namespace Checks;

/// <summary>Exercise 04: softmax by its formula and without overflow, its logarithm, cross-entropy and the gradient.</summary>
public static class SoftmaxExercise
{
    private static readonly ImmutableArray<string> _ready =
        ["NeuralNet.Softmax", "NeuralNet.SoftmaxCrossEntropy", "NeuralNet.BinaryCrossEntropy", "NeuralNet.Trainer",
            "System.Numerics.Tensors"];

    /// <summary>Softmax by its formula.</summary>
    public static ExerciseTask<double[], double[]> Naive { get; } = new()
    {
        Id = "softmax-naive",
        Title = "Softmax by its formula",
        Function = "NaiveSoftmax",
        Points = 2,
        Reread = "lesson 06, “Three ways to answer”",
        Hint = "First the exponentials of all scores, then their sum, and only when the sum is complete each divided by it.",
        Forbidden = _ready,
        Inputs = random => [[0, 0], [1, 2, 3], [-1, 0.5, 2, 0.1], [0.7], Scores(random, 5), Scores(random, 9)],
        Reference = Shares,
        Mistakes =
        [
            .. SharesMistakes(_ => true),
            Plain("division by the sum of the scores", "Above the line stand exponentials. And what is added below it?",
                scores => Over(Exponentials(scores), _ => scores.Sum()), scores => scores.Sum() != 0),
            new("a sum that is not complete yet",
                "Each exponential is divided by the sum as far as the loop has come. Print that sum in "
                + "each turn, for the scores 1, 2, 3.",
                    scores => [.. scores.Select((z, k) => Math.Exp(z) / scores.Take(k + 1).Sum(Math.Exp))]),
            new("division by the size of the vector", "Look at what the values should sum to: what must stand below the line?",
                scores => Over(Exponentials(scores), exps => Math.Sqrt(exps.Sum(e => e * e)))),
            new("the exponential taken after the division", "Which comes first in the formula, e to the power, or the division?",
                scores => [.. scores.Select(z => Math.Exp(z / scores.Sum()))]),
        ],
    };

    /// <summary>Softmax that no finite scores can break.</summary>
    public static ExerciseTask<double[], double[]> Stable { get; } = new()
    {
        Id = "softmax-stable",
        Title = "Softmax without overflow",
        Function = "StableSoftmax",
        Points = 2,
        Reread = "lesson 06, “The cure: subtract the highest score”",
        Hint = "One number is taken from all scores, above and below the line, so that no exponent is positive and one of them is 0.",
        Forbidden = _ready,
        Inputs = random =>
        [
            [1, 2, 3], [1000, 1001, 1002], [-1000, -1001], [0, 1000], [1000, 0], [10, -1000], [709.5, 708.5, 707.5],
                [-1000, 0, 1000],
            [800, 800, 0], [5000], [0, 0, 0, 0], Scores(random, 6), [.. Scores(random, 4).Select(z => z - 3000)],
        ],
        Reference = Shares,
        Mistakes =
        [
            .. SharesMistakes(scores => scores.All(z => Math.Abs(z) < 100)),
            new("softmax without its shift",
                "Small scores come out right. Then e to the power of a score becomes ∞, or all of them become 0.",
                scores => Over(Exponentials(scores), exps => exps.Sum())),
            .. new (string What, Func<double[], double> Shift)[]
            {
                ("the mean", Enumerable.Average), ("the lowest score", Enumerable.Min), ("the first score", scores => scores[0]),
                ("the last score", scores => scores[^1]), ("the greatest absolute value", scores => scores.Max(Math.Abs)),
                ("the sum", Enumerable.Sum),
            }.Select(each => new Mistake<double[], double[]>($"a shift by {each.What}",
                "A shift is there, and for some scores it is not the "
                + "one that keeps every exponent at 0 or below. Print the exponents of the first line that is wrong.",
                    Shifted(each.Shift))),
            new("a maximum that starts at 0",
                "If all scores are negative, which is the highest, and what does your search for it find?",
                Shifted(scores => Math.Max(0, scores.Max()))),
            new("the highest score added instead of subtracted", "Print the exponents: the greatest should be 0.",
                Shifted(scores => -scores.Max())),
            new("a division of the scores by the highest",
                "A shift keeps the differences between the scores; a division changes them.",
                scores => Shares([.. scores.Select(z => z / scores.Max())])),
            new("a shift above the line only",
                "What is taken from the scores above the line must be taken from those below it too.",
                scores => [.. scores.Select(z => Math.Exp(z - scores.Max()) / scores.Sum(Math.Exp))]),
            new("a shift below the line only",
                "What is taken from the scores below the line must be taken from those above it too.",
                scores => [.. scores.Select(z => Math.Exp(z) / scores.Sum(other => Math.Exp(other - scores.Max())))]),
            new("scores cut off at a limit",
                "Scores beyond some limit all count as the same: 1000, 1001 and 1002 get equal shares.",
                given => given.Any(pair => pair.Input is [1000, 1001, 1002] && Near(pair.Output, [1 / 3.0, 1 / 3.0, 1 / 3.0]))),
        ],
    };

    /// <summary>The logarithms of the shares.</summary>
    public static ExerciseTask<double[], double[]> Log { get; } = new()
    {
        Id = "log-softmax",
        Title = "Log-softmax",
        Function = "LogSoftmax",
        Points = 3,
        Reread = "lesson 06, “The logarithm of a share”",
        Hint = "Never form the share. The logarithm of a quotient is a difference, and of the sum below the line the highest score is "
            + "taken out first and added again as itself.",
        Forbidden = _ready,
        Inputs = random =>
        [
            [0, 0], [1, 2, 3], [0, 800], [0, 1000], [1000, 1001, 1002], [-1000, -1001], [-1000, 0, 1000], [10, -1000],
                [700, 700, 700],
            [3], Scores(random, 6), [.. Scores(random, 4).Select(z => z - 3000)],
        ],
        Reference = LogShares,
        Mistakes =
        [
            new("the logarithm of the share",
                "Ordinary scores come out right. A tiny share underflows to 0 first, and the logarithm of 0 is −∞.",
                scores => [.. Shares(scores).Select(p => Math.Log(p))]),
            new("log-softmax without its shift",
                "Ordinary scores come out right. Then the sum of the exponentials becomes ∞ or 0, and its "
                + "logarithm with it.", scores => [.. scores.Select(z => z - Math.Log(scores.Sum(Math.Exp)))]),
            new("the logarithm of a softmax without its shift",
                "Two things happen to extreme scores: exponentials overflow, and shares underflow.",
                scores => [.. Over(Exponentials(scores), exps => exps.Sum()).Select(p => Math.Log(p))]),
            new("a small number inside the logarithm",
                "The −∞ is gone and the answer is still wrong: 0 and 1000 give the same as 0 and 800.",
                given => Output(given, [0, 800]) is [var one, _] && Output(given, [0, 1000]) is [var other, _]
                    && double.IsFinite(one) && one > -790 && Math.Abs(one - other) < 1e-6 * Math.Abs(one)),
            new("the shift not added back", "The highest score was taken out of the sum. Where does it come back?",
                scores => [.. scores.Select(z => z - LogSumExp(scores) + scores.Max())]),
            new("the shift taken off twice", "It is taken from the score and taken again with the logarithm of the sum.",
                scores => [.. LogShares(scores).Select(log => log - scores.Max())]),
            new("the logarithm forgotten", "These are the shares.", Shares),
            Plain("the logarithm to base 2", "The course takes the natural logarithm.",
                scores => [.. LogShares(scores).Select(log => log / Math.Log(2))]),
            Plain("the logarithm to base 10", "The course takes the natural logarithm.",
                scores => [.. LogShares(scores).Select(log => log / Math.Log(10))]),
            Plain("the logarithm of the sum to base 10", "The course takes the natural logarithm, here too.",
                scores => [.. scores.Select(z => z - scores.Max() - (LogSumExp(scores) - scores.Max()) / Math.Log(10))]),
            Plain("the wrong sign", "A share is at most 1: which sign has its logarithm?",
                scores => [.. LogShares(scores).Select(log => -log)]),
            Plain("the logarithm of the mean exponential", "Not the mean of the exponentials stands below the line.",
                scores => [.. LogShares(scores).Select(log => log + Math.Log(scores.Length))]),
            Plain("the sum of the scores in place of LogSumExp",
                "The logarithm of a sum of exponentials is not the sum of the exponents.",
                scores => [.. scores.Select(z => z - scores.Sum())]),
            Plain("the highest score in place of LogSumExp", "That is near, and not the same: the other scores have a share too.",
                scores => [.. scores.Select(z => z - scores.Max())]),
        ],
    };

    /// <summary>The loss of one row of scores.</summary>
    public static ExerciseTask<(double[] Scores, int Label), double> Loss { get; } = CrossEntropyTasks.Loss(_ready);

    /// <summary>The gradient of the mean loss of a batch with respect to its scores.</summary>
    public static ExerciseTask<(double[,] Scores, int[] Labels), double[,]> Gradient { get; } = CrossEntropyTasks.Gradient();

    /// <summary>The exercise.</summary>
    public static Exercise Exercise { get; } = new("04-softmax", "Softmax", [Naive, Stable, Log, Loss, Gradient]);

    internal static double LogSumExp(double[] scores) => scores.Max() + Math.Log(scores.Sum(z => Math.Exp(z - scores.Max())));

    internal static double[] LogShares(double[] scores) => [.. scores.Select(z => z - LogSumExp(scores))];

    internal static double[] Shares(double[] scores) => Shifted(Enumerable.Max)(scores);

    internal static double[] Exponentials(double[] scores) => [.. scores.Select(Math.Exp)];

    internal static double[] Over(double[] values, Func<double[], double> divisor) => [.. values.Select(value =>
        value / divisor(values))];

    internal static double[] Scores(RandomSource random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.Round(random.NextDouble(-2, 2), 2))];

    private static Func<double[], double[]> Shifted(Func<double[], double> shift) =>
        scores => Over(Exponentials([.. scores.Select(z => z - shift(scores))]), exps => exps.Sum());

    // What goes wrong with ordinary scores already; a mistake made with extreme ones besides is not asked about.
    private static IEnumerable<Mistake<double[], double[]>> SharesMistakes(Func<double[], bool> isPlain) =>
    [
        Plain("division by the number of scores", "The values should sum to 1: what must stand below the line?",
            scores => Over(Exponentials(scores), exps => exps.Length), isPlain),
        Plain("no exponential", "These are shares of the scores themselves.",
            scores => Over(scores, each => each.Sum()), isPlain),
        Plain("no division", "These are the exponentials. They are positive, but do they sum to 1?", Exponentials, isPlain),
        Plain("division by the greatest exponential", "The greatest is 1 now. What should be 1?",
            scores => Over(Exponentials(scores), exps => exps.Max()), isPlain),
        Plain("the wrong sign in the exponent", "Which score should get the greatest share?",
            scores => Shares([.. scores.Select(z => -z)]), isPlain),
        Plain("powers of 2", "The course takes powers of e.",
            scores => Shares([.. scores.Select(z => z * Math.Log(2))]), isPlain),
        Plain("powers of 10", "The course takes powers of e.",
            scores => Shares([.. scores.Select(z => z * Math.Log(10))]), isPlain),
        Plain("the logarithm of the share", "That is the next but one task: here the share itself is asked for.",
            LogShares, isPlain),
        Plain("argmax", "All goes to the highest score. Softmax gives something to each.",
            scores => [.. scores.Select((_, k) => k == Array.IndexOf(scores, scores.Max()) ? 1.0 : 0)], isPlain),
    ];

    private static Mistake<double[], double[]> Plain(
        string name, string hint, Func<double[], double[]> wrong, Func<double[], bool>? isPlain = null) =>
        Mistake<double[], double[]>.Among(isPlain ?? (scores => scores.All(z => Math.Abs(z) < 100)), name, hint, wrong);

    private static double[]? Output(IReadOnlyList<(double[] Input, double[] Output)> given, double[] input) =>
        given.FirstOrDefault(pair => pair.Input.SequenceEqual(input)).Output;

    private static bool Near(double[] one, double[] other) =>
        one.Length == other.Length && one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
}
