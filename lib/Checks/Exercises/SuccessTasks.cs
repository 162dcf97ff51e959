using Answers = (double[] Answers, double[] Targets);
using Many = (int Runs, int Epochs);
using One = (double[] Weights, double LearningRate, int Epochs);

namespace Checks;

/// <summary>The last three tasks of exercise 08: when XOR is solved, when to stop, and how often it works.</summary>
internal static class SuccessTasks
{
    public static ExerciseTask<Answers, bool> Solved() => new()
    {
        Id = "xor-solved",
        Title = "Solved?",
        Function = "IsSolved",
        Points = 1,
        Reread = "lesson 08, “Watch it learn”",
        Hint = "One answer that is too far off is enough for false. Too far off may be above or below.",
        Forbidden = LearnXorExercise.Ready,
        Describe = x => $"{Show.Value(x.Answers)} for {Show.Value(x.Targets)}",
        Inputs = random =>
        [
            ([0, 1, 1, 0], [0, 1, 1, 0]), ([0.1, 0.9, 0.9, 0.1], [0, 1, 1, 0]), ([0.5, 0.5, 0.5, 0.5], [0, 1, 1, 0]),
            ([0.1, 0.9, 0.72, 0.1], [0, 1, 1, 0]), ([0.47, 1, 1, 0], [0, 1, 1, 0]), ([0.3, 1, 1, 0], [0, 1, 1, 0]),
            ([0, 1, 1, 0.25], [0, 1, 1, 0]), ([-0.4, 1, 1, 0], [0, 1, 1, 0]), ([0, 1.4, 1, 0], [0, 1, 1, 0]),
            ([0.19, 0.81, 0.82, -0.19], [0, 1, 1, 0]), ([0.15, 0.85, 0.85, 0.15], [0, 1, 1, 0]),
            ([0.21, 0.9, 0.9, 0.1], [0, 1, 1, 0]), ([0.05, 0.05, 0.05, 0.05], [0, 1, 1, 0]),
            ([0.12, 0.88], [0, 1]), ([0.12], [0]), ([0.12], [1]), ([0, 0, 0, 0, 0, 0, 0.3], [0, 0, 0, 0, 0, 0, 0]),
            ([0.9, 0, 0, 0.95], [0, 1, 1, 0]), ([0.6, 1, 1, 0], [0, 1, 1, 0]),
            ([-0.1, 0.85, 1.1, 0.02], [0, 1, 1, 0]), ([0.05, 0.96, 0.97, 0.04], [0, 1, 1, 0]),
            ([0.01, 0.99, 0.995, 0.01], [0, 1, 1, 0]), ([0.4, 0.6], [0.5, 0.5]), ([0.05, 0.9], [0.2, 0.5]),
            .. Enumerable.Range(0, 6).Select(_ => ((double[])[.. Enumerable.Range(0, 4).Select(i =>
                (i % 3 == 0 ? 0 : 1) + Math.Round(random.NextDouble(-0.25, 0.25), 2) + 0.001)], (double[])[0, 1, 1, 0])),
        ],
        Reference = x => Misses(x).All(miss => Math.Abs(miss) <= 0.2),
        Mistakes =
        [
            new("above the target counts as solved", "Which sign has the miss? A negative one is below 0.2, however large it is.",
                x => Misses(x).All(miss => miss <= 0.2)),
            new("below the target counts as solved", "Which sign has the miss? A negative one is below 0.2, however large it is.",
                x => Misses(x).All(miss => -miss <= 0.2)),
            new("one answer is enough", "Every answer has to be near its target, not some answer.",
                x => Misses(x).Any(miss => Math.Abs(miss) <= 0.2)),
            new("the mean miss", "One answer may be far off while the others make up for it.",
                x => Misses(x).Average(Math.Abs) <= 0.2),
            new("the sum of the misses", "Each answer for itself is to be within 0.2.", x => Misses(x).Sum(Math.Abs) <= 0.2),
            new("the sum with its signs", "Misses in opposite directions cancel out.", x => Math.Abs(Misses(x).Sum()) <= 0.2),
            new("only the right side of ½", "That is rounding. Within 0.2 is asked for.",
                x => Misses(x).All(miss => Math.Abs(miss) < 0.5)),
            new("only the right side of ½", "That is rounding. Within 0.2 is asked for.",
                x => Misses(x).All(miss => Math.Abs(miss) <= 0.5)),
            new("the squared miss", "The square of 0.4 is below 0.2. Compare the miss itself.",
                x => Misses(x).All(miss => miss * miss <= 0.2)),
            new("the loss", "The mean of the halved squares is below 0.2 for nearly every answer.",
                x => Misses(x).Average(miss => miss * miss / 2) <= 0.2),
            new("only the first answer", "Where does the function return?", x => Math.Abs(Misses(x)[0]) <= 0.2),
            new("only the last answer", "What becomes of the answers before?", x => Math.Abs(Misses(x)[^1]) <= 0.2),
            new("the last answer left out", "Where does the loop end?", x => Misses(x)[..^1].All(miss => Math.Abs(miss) <= 0.2)),
            new("the first answer left out", "Where does the loop begin?",
                x => Misses(x)[1..].All(miss => Math.Abs(miss) <= 0.2)),
            new("four answers, however many there are", "Not every table has four rows. How do you learn how many there are?",
                x => Enumerable.Range(0, 4).All(r => Math.Abs(Misses(x)[r]) <= 0.2)),
            new("a tenth in place of two", "0.15 is near enough.", x => Misses(x).All(miss => Math.Abs(miss) <= 0.1)),
            new("the answer turned round", "Your function says true when it is not solved.",
                x => !Misses(x).All(miss => Math.Abs(miss) <= 0.2)),
            new("the answers alone", "The targets are not looked at.", x => x.Answers.All(answer => Math.Abs(answer) <= 0.2)),
            new("only targets of 0 and 1", "An answer is compared with its own target.",
                x => x.Answers.Zip(x.Targets).All(pair => pair.Second == 1 ? pair.First >= 0.8 : pair.First <= 0.2)),
        ],
    };

    public static ExerciseTask<One, int> Stop() => new()
    {
        Id = "xor-stop",
        Title = "Train until it is solved",
        Function = "FirstSolved",
        Points = 3,
        Reread = "lesson 08, “How often does it work?”",
        Hint = "Look before the first epoch, and again after every epoch. Keep what GivenEpoch gives you: it is where the next "
            + "one begins.",
        Forbidden = [.. LearnXorExercise.Ready, "Checks.LearnXorExercise.GivenFirstSolved"],
        Describe = x => $"{Show.Value(x.Weights)}, η = {Show.Number(x.LearningRate)}, at most {x.Epochs} epochs",
        Inputs = random =>
        [
            (XorWeights.Start(3), 0.5, 1000), (XorWeights.Start(3), 0.5, 100), (XorWeights.Start(3), 0.5, 525),
            (XorWeights.Start(3), 0.5, 524), (XorWeights.Start(3), 1, 600),
            (Trained, 0.5, 50), (Nearly, 0.5, 50), (Nearly, 0.5, 1), (Nearly, 0.5, 0), (Trained, 0.5, 0),
            ([0.5, -6, 3, -4.5, -1.5, 3.5, 2, -3.5, 4], 1, 30), ([-3, -1.5, -2, -2, 1.5, 3.5, -4, 3, -0.5], 1, 30),
            (new double[9], 0.5, 40), (XorWeights.Start(1 + random.NextInt(50)), 0.5, 800),
            (XorWeights.Start(51 + random.NextInt(50)), 0.5, 800),
        ],
        Reference = x => First(x),
        Mistakes =
        [
            new("one too few", "After one epoch the count is 1. At which number does yours begin?",
                x => First(x) - (First(x) > 0 ? 1 : 0)),
            new("one too few, and the start not looked at",
                "After one epoch the count is 1, and before the first one it is 0: look there, too.",
                x => First(x, from: 1) - (First(x, from: 1) > 0 ? 1 : 0)),
            new("one too many", "Solved after epoch 7 is epoch 7. Do you count before you look?",
                x => First(x) >= 0 ? First(x) + 1 : -1),
            new("one epoch too late", "The look comes at the beginning of the next epoch.",
                x => First(x) <= 0 ? First(x) : First(x) < x.Epochs ? First(x) + 1 : -1),
            new("the start not looked at", "A network may be solved before the first epoch.", x => First(x, from: 1)),
            new("the last epoch left out", "At most 525 epochs: what if it is solved after epoch 525 itself?",
                x => x.Epochs > 0 && First(x) == x.Epochs ? -1 : First(x)),
            new("the last look left out", "At most 525 epochs: what if it is solved after epoch 525 itself? And at most 0?",
                x => First(x) == x.Epochs ? -1 : First(x)),
            new("no stop", "It was solved earlier. Where does the loop end when it is?", x => First(x) >= 0 ? x.Epochs : -1),
            new("the state at the end", "A network that was solved once and lost it again was solved nevertheless.",
                x => LearnXorExercise.GivenIsSolved(After(x)) ? First(x) : -1),
            new("the last time solved", "The first epoch is asked for.", Last),
            new("the number of epochs for never", "Not solved is −1.", x => First(x) >= 0 ? First(x) : x.Epochs),
            new("0 for never", "Not solved is −1, since 0 means solved before the first epoch.", x => Math.Max(0, First(x))),
            new("one more than the epochs for never", "Not solved is −1.", x => First(x) >= 0 ? First(x) : x.Epochs + 1),
            new("the same start in every epoch", "GivenEpoch does not change what it gets. What it gives back must be kept.",
                x => LearnXorExercise.GivenIsSolved(x.Weights) ? 0
                    : x.Epochs > 0 && LearnXorExercise.GivenIsSolved(After(x with { Epochs = 1 })) ? 1 : -1),
            new("never any weights moved", "GivenEpoch does not change what it gets. What it gives back must be kept.",
                x => LearnXorExercise.GivenIsSolved(x.Weights) ? 0 : -1),
            new("the learning rate of the lesson", "The learning rate is a parameter.",
                x => First(x with { LearningRate = 0.5 })),
            new("the first epoch that is not solved", "Which way round is the condition of the loop?",
                x => Enumerable.Range(0, x.Epochs + 1)
                    .FirstOrDefault(n => !LearnXorExercise.GivenIsSolved(After(x with { Epochs = n })), -1)),
        ],
    };

    public static ExerciseTask<Many, double> Share() => new()
    {
        Id = "xor-share",
        Title = "How often does it work?",
        Function = "SolvedShare",
        Points = 2,
        Reread = "lesson 08, “How often does it work?”",
        Hint = "Count the seeds whose number is not −1. Then divide, and remember what 3 / 4 is between whole numbers in C#.",
        Forbidden = LearnXorExercise.Ready,
        Describe = x => $"{x.Runs} {(x.Runs == 1 ? "run" : "runs")}, {x.Epochs} epochs",
        Inputs = random =>
        [
            (4, 1000), (10, 500), (10, 2000), (1, 2000), (20, 100), (20, 200), (40, 525), (40, 1000), (60, 2000), (4, 2000),
            (30 + random.NextInt(20), 300 + random.NextInt(300)), (50 + random.NextInt(30), 1000),
        ],
        Reference = x => Solved(Seeds(x, 1), x.Epochs) / (double)x.Runs,
        Mistakes =
        [
            new("−1 counted as solved", "−1 is below every number of epochs, too. What does it mean?", _ => 1),
            new("the same seed for every run", "Every run has the same first weights, so all are solved or none is.",
                given => given.Count > 3 && given.All(pair => pair.Output is 0 or 1) && given.Any(pair => pair.Output == 1)
                    && given.Where(pair => pair.Input.Epochs == 1000).Select(pair => pair.Output).Distinct().Count() == 1
                    && given.Any(pair => pair.Output == 1 != (Solved(Seeds(pair.Input, 1), pair.Input.Epochs) == pair.Input.Runs))),
            new("a division of whole numbers", "In C#, 3 / 4 is 0. One of the two must be a double.",
                x => Solved(Seeds(x, 1), x.Epochs) / x.Runs),
            new("the count", "How many is not yet how large a share.", x => Solved(Seeds(x, 1), x.Epochs)),
            new("per cent", "A share lies between 0 and 1.", x => 100.0 * Solved(Seeds(x, 1), x.Epochs) / x.Runs),
            new("the seeds from 0", "The seeds are 1, 2, … up to the number of runs.",
                x => Solved(Seeds(x, 0), x.Epochs) / (double)x.Runs),
            new("the last run left out", "The seeds are 1, 2, … up to the number of runs, this one included.",
                x => Solved(Seeds(x, 1).SkipLast(1), x.Epochs) / (double)x.Runs),
            new("the last run left out", "The seeds are 1, 2, … up to the number of runs, this one included.",
                x => Solved(Seeds(x, 1).SkipLast(1), x.Epochs) / (x.Runs - 1.0)),
            new("one run too many", "How many seeds are there from 0 up to the number of runs?",
                x => Solved(Seeds(x, 0).Append(x.Runs), x.Epochs) / (double)x.Runs),
            new("the share of failures", "Which of the two is to be counted?",
                x => 1 - Solved(Seeds(x, 1), x.Epochs) / (double)x.Runs),
            new("the mean epoch", "Not when, but how often is asked for.",
                x => Seeds(x, 1).Average(seed => XorWeights.FirstSolved(seed, x.Epochs))),
            new("divided by the number of epochs", "Of how many runs is it a share?",
                x => Solved(Seeds(x, 1), x.Epochs) / (double)x.Epochs),
            new("divided by the wrong number", "Of how many runs is it a share?",
                x => Solved(Seeds(x, 1), x.Epochs) / (x.Runs + 1.0)),
            new("divided by the wrong number", "Of how many runs is it a share?",
                x => Solved(Seeds(x, 1), x.Epochs) / (x.Runs - 1.0)),
            new("1,000 epochs whatever is asked", "The number of epochs is a parameter.",
                x => Solved(Seeds(x, 1), 1000) / (double)x.Runs),
        ],
    };

    // Solved at the start, and solved after one epoch more.
    private static double[] Trained { get; } = After((XorWeights.Start(3), 0.5, 900));

    private static double[] Nearly { get; } = After((XorWeights.Start(3), 0.5, 524));

    /// <summary>The first epoch after which it is solved, at or after one of them; −1 if none is.</summary>
    internal static int First(One x, int from = 0)
    {
        var weights = x.Weights;
        for (var epoch = 0; epoch <= x.Epochs; epoch++)
        {
            if (epoch >= from && LearnXorExercise.GivenIsSolved(weights))
                return epoch;
            weights = LearnXorExercise.GivenEpoch(weights, x.LearningRate);
        }
        return -1;
    }

    internal static double[] After(One x)
    {
        var weights = x.Weights;
        for (var epoch = 0; epoch < x.Epochs; epoch++)
            weights = LearnXorExercise.GivenEpoch(weights, x.LearningRate);
        return weights;
    }

    private static int Last(One x)
    {
        var (weights, last) = (x.Weights, -1);
        for (var epoch = 0; epoch <= x.Epochs; epoch++)
        {
            last = LearnXorExercise.GivenIsSolved(weights) ? epoch : last;
            weights = LearnXorExercise.GivenEpoch(weights, x.LearningRate);
        }
        return last;
    }

    private static double[] Misses(Answers x) => [.. x.Answers.Zip(x.Targets, (answer, target) => target - answer)];

    private static IEnumerable<int> Seeds(Many x, int first) => Enumerable.Range(first, x.Runs);

    private static int Solved(IEnumerable<int> seeds, int epochs) =>
        seeds.Count(seed => XorWeights.FirstSolved(seed, epochs) >= 0);
}
