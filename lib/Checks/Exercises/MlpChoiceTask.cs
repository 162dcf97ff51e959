using System.Collections.Immutable;
using NeuralNet;
using Sweep = (double[] Rates, double[,] Training, double[,] Validation, double[,] Test);

namespace Checks;

/// <summary>Exercise 09: which learning rate a sweep over several seeds speaks for, diverged runs included.</summary>
internal static class MlpChoiceTask
{
    public static ExerciseTask<Sweep, double> Task(ImmutableArray<string> forbidden) => new()
    {
        Id = "mlp-choice",
        Title = "Choose the learning rate",
        Function = "ChooseLearningRate",
        Points = 2,
        Reread = "lesson 10, “Three piles” and “Was it luck?”, and lesson 11, “The sweep”",
        Hint = "For each row of validation its mean. Every comparison with NaN is false, so ask double.IsNaN before you "
            + "compare, and leave such a rate out. Keep the best mean so far and the rate that it belongs to.",
        Forbidden = forbidden,
        Describe = sweep => $"rates {Show.Value(sweep.Rates)}: training {Show.Value(sweep.Training)}, "
            + $"validation {Show.Value(sweep.Validation)}, "
            + $"test {Show.Value(sweep.Test)}",
        Inputs = random =>
        [
            ([0.01, 0.1, 1], Column(2.0, 0.5, 0.1), Column(2.1, 0.6, 0.9), Column(2.2, 0.7, 0.4)),
            ([0.05, 0.2], new double[,] { { 0.8, 0.9 }, { 0.3, 0.4 } }, new double[,] { { 0.5, 0.7 }, { 0.4, 0.9 } },
                new double[,] { { 0.9, 0.8 }, { 0.1, 0.2 } }),
            // A rate at which one of the runs diverged, though the others are the best of all.
            ([0.1, 0.5, 2], new double[,] { { 0.4, 0.5 }, { 0.3, 0.2 }, { 0.1, double.NaN } }, new double[,] { { 0.5, 0.6 },
                { 0.4, 0.4 }, { 0.1, double.NaN } },
                new double[,] { { 0.2, 0.3 }, { 0.5, 0.5 }, { 0.2, double.NaN } }),
            ([0.1, 0.5, 2], new double[,] { { double.NaN, 0.5 }, { 0.3, 0.2 }, { 0.1, 0.1 } }, new double[,] { { double.NaN,
                0.2 }, { 0.8, 0.9 }, { 0.7, 0.6 } },
                new double[,] { { double.NaN, 0.3 }, { 0.5, 0.5 }, { 0.6, 0.7 } }),
            ([0.3], Column(1.2), Column(1.3), Column(1.1)), ([1, 0.1], Column(double.NaN, 2.2), Column(double.NaN, 2.3),
                Column(double.NaN, 2.1)),
            ([0.1, 1], Column(900.0, 800), Column(5000.0, 4000), Column(300, 700)),
            ([0.02, 0.2, 0.4], Column(3.0, 2, 1), Column(2.0, 1, 1), Column(1.0, 3, 0.5)),
            Draw(random, 5, 3), Draw(random, 6, 4), Draw(random, 4, 2), Draw(random, 7, 3),
        ],
        Reference = sweep => Chosen(sweep.Rates, sweep.Validation),
        Mistakes =
        [
            By("the least test loss", "The test set is opened once, at the end. If it chooses, no honest number is left.",
                sweep => sweep.Test),
            By("the least training loss", "The training loss says how well a run has learned its own examples. Which images "
                + "were kept back for choices?",
                sweep => sweep.Training),
            new("the index in place of the rate", "The answer is a learning rate: look it up in rates.", sweep =>
                Array.IndexOf(sweep.Rates, Chosen(sweep.Rates, sweep.Validation))),
            new("the loss in place of the rate", "The answer is the rate, not the loss that it reached.", sweep =>
                Means(sweep.Validation).Where(mean => !double.IsNaN(mean)).Min()),
            new("the best single run", "One lucky seed decides. The rate with the best mean over its seeds is asked for.",
                sweep => sweep.Rates[Least([.. Rows(sweep.Validation).Select(row => row.Where(loss =>
                    !double.IsNaN(loss)).DefaultIfEmpty(double.NaN).Min())])]),
            new("the best single run", "One lucky seed decides. The rate with the best mean over its seeds is asked for.",
                sweep => sweep.Rates[Least([.. Rows(sweep.Validation).Select(row => row.Any(double.IsNaN) ? double.NaN
                    : row.Min())])]),
            new("the first seed only", "One seed may be lucky. The mean over all seeds is asked for.", sweep =>
                sweep.Rates[Least([.. Rows(sweep.Validation).Select(row => row[0])])]),
            new("the last seed only", "One seed may be lucky. The mean over all seeds is asked for: is it added up?",
                sweep => sweep.Rates[Least([.. Rows(sweep.Validation).Select(row => row[^1])])]),
            new("the worst seed", "The mean over the seeds is asked for, not the worst of them.", sweep =>
                sweep.Rates[Least([.. Rows(sweep.Validation).Select(row =>
                row.Any(double.IsNaN) ? double.NaN : row.Max())])]),
            new("diverged runs left out of the mean", "A rate at which a run diverged is not safe, however good its other "
                + "runs are: leave the rate out.",
                sweep => sweep.Rates[Least([.. Rows(sweep.Validation).Select(row => row.Where(loss =>
                    !double.IsNaN(loss)).DefaultIfEmpty(double.NaN).Average())])]),
            new("diverged runs counted as 0", "NaN is the worst that can happen to a run, and here it makes its rate look good.",
                sweep => sweep.Rates[Least([.. Rows(sweep.Validation).Select(row => row.Average(loss => double.IsNaN(loss) ? 0
                    : loss))])]),
            new("a rate that diverged", "Where a run was NaN the rate won, or was never given up: every comparison with NaN "
                + "is false, and Min takes NaN for the least of all.", given => given.Any(pair =>
                Rows(pair.Input.Validation)[Math.Max(0,
                    Array.IndexOf(pair.Input.Rates, pair.Output))]
                    .Any(double.IsNaN))),
            new("the greatest loss", "A loss should be small.", sweep =>
                sweep.Rates[Least([.. Means(sweep.Validation).Select(mean => -mean)])]),
            new("the smallest rate", "The safest rate is not the best: it is slow.", sweep => sweep.Rates.Min()),
            new("the greatest rate", "The fastest rate is not the best.", sweep => sweep.Rates.Max()),
            new("the first rate", "Does the search ever leave its first candidate?", sweep => sweep.Rates[0]),
            new("the last rate", "Is the best so far compared with, or only replaced?", sweep => sweep.Rates[^1]),
            new("the last one in a tie", "If several do equally well, the first of them counts.", sweep =>
                sweep.Rates[sweep.Rates.Length - 1 - Least([.. Means(sweep.Validation).Reverse()])]),
            new("the smallest spread", "A rate may be bad with every seed alike.", sweep =>
                sweep.Rates[Least([.. Rows(sweep.Validation).Select(row => row.Max() - row.Min())])]),
            new("the smallest gap to training", "A rate that is bad in both has a small gap too.", sweep =>
                sweep.Rates[Least([.. Means(sweep.Validation).Zip(Means(sweep.Training), (one, other) =>
                    Math.Abs(one - other))])]),
            new("the mean of training and validation", "The training loss has no say in the choice.", sweep =>
                sweep.Rates[Least([.. Means(sweep.Validation).Zip(Means(sweep.Training), (one, other) => one + other)])]),
            new("the mean of validation and test", "The test loss has no say in the choice.", sweep =>
                sweep.Rates[Least([.. Means(sweep.Validation).Zip(Means(sweep.Test), (one, other) => one + other)])]),
            new("rows and columns exchanged", "A row belongs to a rate, a column to a seed.", sweep =>
                sweep.Rates[Math.Min(sweep.Rates.Length - 1, Least([.. Enumerable
                .Range(0, sweep.Validation.GetLength(1)).Select(seed => Rows(sweep.Validation).Average(row => row[seed]))]))]),
        ],
    };

    /// <summary>The rate of the least mean validation loss; the first in a tie; a rate at which a run diverged is out.</summary>
    internal static double Chosen(double[] rates, double[,] validation) => rates[Least(Means(validation))];

    private static double[][] Rows(double[,] table) => [.. Enumerable.Range(0, table.GetLength(0)).Select(row =>
        Enumerable.Range(0, table.GetLength(1)).Select(column => table[row, column]).ToArray())];

    private static double[] Means(double[,] table) => [.. Rows(table).Select(row => row.Average())];

    private static int Least(double[] values)
    {
        var place = Array.FindIndex(values, value => !double.IsNaN(value));
        for (var i = Math.Max(0, place); i < values.Length; i++)
        {
            if (values[i] < values[place])
                place = i;
        }
        return Math.Max(0, place);
    }

    private static Mistake<Sweep, double> By(string name, string hint, Func<Sweep, double[,]> losses) =>
        new(name, hint, sweep => Chosen(sweep.Rates, losses(sweep)));

    private static double[,] Column(params double[] values) => ForwardExercise.Tabled(values.Length, 1, (i, _) => values[i]);

    private static Sweep Draw(RandomSource random, int rates, int seeds)
    {
        double[,] Losses() => ForwardExercise.Tabled(rates, seeds, (_, _) => Math.Round(random.NextDouble(0.1, 2), 2));
        var sweep = (Losses(), Losses(), Losses());
        // The last rate is too large for one of the seeds.
        var lost = random.NextInt(seeds);
        sweep.Item1[rates - 1, lost] = sweep.Item2[rates - 1, lost] = sweep.Item3[rates - 1, lost] = double.NaN;
        return ([.. Enumerable.Range(0, rates).Select(i => Math.Round(0.01 * Math.Pow(3, i), 4))], sweep.Item1, sweep.Item2,
            sweep.Item3);
    }
}
