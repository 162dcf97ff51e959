using NeuralNet;

namespace Checks;

/// <summary>Exercise 04: softmax, by its formula and so that it never overflows.</summary>
public static class SoftmaxExercise
{
    /// <summary>Softmax by its formula.</summary>
    public static ExerciseTask<double[], double[]> Naive { get; } = new()
    {
        Id = "softmax-naive",
        Title = "Softmax by its formula",
        Function = "NaiveSoftmax",
        Points = 2,
        Reread = "lesson 06, “Softmax”",
        Hint = "First the exponentials of all scores, then their sum, then each divided by the sum.",
        Forbidden = ["NeuralNet.Softmax", "NeuralNet.SoftmaxCrossEntropy", "System.Numerics.Tensors"],
        Inputs = random => [[1, 2, 3], [0, 0], [-1, 0.5, 2, 0.1], Scores(random, 5), Scores(random, 9)],
        Reference = Shares,
        Mistakes =
        [
            new("division by the number of scores", "Divide by the sum of the exponentials, so that the shares add up to 1.",
                scores => [.. scores.Select(score => Math.Exp(score) / scores.Length)]),
            new("no exponential", "These are shares of the scores themselves.", scores => [.. scores.Select(score => score / scores.Sum())]),
        ],
    };

    /// <summary>The exercise.</summary>
    public static Exercise Exercise { get; } = new("04-softmax", "Softmax", [Naive]);

    private static double[] Shares(double[] scores)
    {
        var exponentials = scores.Select(score => Math.Exp(score - scores.Max())).ToArray();
        return [.. exponentials.Select(each => each / exponentials.Sum())];
    }

    private static double[] Scores(RandomSource random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextDouble(-2, 2))];
}
