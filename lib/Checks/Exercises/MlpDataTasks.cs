using System.Collections.Immutable;
using NeuralNet;
using Dealt = (int Count, int BatchSize, long Seed);
using Scored = (NeuralNet.Matrix Scores, int[] Labels);

namespace Checks;

/// <summary>Exercise 09: the mini-batches of an epoch, and the share of right answers.</summary>
internal static class MlpDataTasks
{
    public static ExerciseTask<Dealt, int[][]> Batches(ImmutableArray<string> forbidden) => new()
    {
        Id = "mlp-batches",
        Title = "Shuffled mini-batches",
        Function = "Batches",
        Points = 2,
        Reread = "lesson 10, “A linear model first”: shuffle, and mini-batch",
        Hint = "First one random order of all numbers from 0 to count − 1: a RandomSource made from the seed has "
            + "Permutation(count). Then cut it from the left, batch by batch; what remains at the end is a batch too.",
        Forbidden = forbidden,
        Inputs = _ => [(10, 4, 1), (10, 4, 2), (12, 4, 1), (3, 5, 1), (1, 1, 1), (5, 1, 3), (200, 64, 1), (200, 64, 2), (1000,
            50, 5)],
        Judgement = Judge,
        Together = given =>
        {
            var differ = !Flat(Of(given, (200, 64, 1))).SequenceEqual(Flat(Of(given, (200, 64, 2))));
            return [Trial.Of("200 samples, seed 1 against seed 2", "another order", differ ? "another order"
                : "the same order", differ)];
        },
        Mistakes =
        [
            Seen("no batches", "An empty list came back.", (_, batches) => batches.Length == 0),
            Seen("numbers that begin at 1", "Samples are counted from 0, so the last number is count − 1.",
                (input, batches) => Flat(batches).Order().SequenceEqual(Enumerable.Range(1, input.Count))),
            new("a number beyond the data", "The numbers go from 0 to count − 1.", given => given.Any(pair =>
                Flat(pair.Output).Any(sample => sample < 0 || sample >= pair.Input.Count))),
            Among(input => input.Count > input.BatchSize && input.Count % input.BatchSize != 0, "the last batch left out",
                "What is left at the end is a batch too, a shorter one. In a division of whole numbers the remainder is lost.",
                (input, batches) => batches.Length == input.Count / input.BatchSize
                    && Flat(batches).Distinct().Count() == Flat(batches).Length
                    && batches.All(batch => batch.Length == input.BatchSize)),
            new("samples drawn with replacement", "Some samples come twice and others not at all. An epoch shows each exactly "
                + "once: shuffle, do not draw.", given => given.Any(pair => pair.Input.Count >= 100
                && Flat(pair.Output) is var flat && flat.Length >= pair.Input.Count && flat.Distinct().Count() is var kinds
                    && kinds < 0.8 * pair.Input.Count
                && kinds > 0.4 * pair.Input.Count)),
            Among(input => input.Count % input.BatchSize != 0 && input.Count > input.BatchSize, "a last batch filled up",
                "The last batch is shorter: nothing is put in to fill it.", (input, batches) =>
                    batches.Length > 0 && batches.All(batch => batch.Length == input.BatchSize)
                        && Flat(batches).Distinct().Count() == input.Count),
            Among(input => input.Count % input.BatchSize == 0, "an empty batch at the end", "Where the count can be divided, "
                + "nothing is left at the end, and there is no further batch.", (_, batches) => batches.Length > 0
                && batches[^1].Length == 0),
            Among(input => input.Count > 2 * input.BatchSize && input.BatchSize > 1, "batches that overlap", "Where does the "
                + "next batch begin? As many samples further as a batch has.", (input, batches) => batches.Length > 1
                && batches.SkipLast(1).All(batch => batch.Length > 0)
                && batches[1].Length > 0 && batches[0].Intersect(batches[1]).Any() && Flat(batches).Length > input.Count),
            Among(input => input.Count >= 100, "not shuffled", "The samples come in the order of the file.",
                (_, batches) => IsInOrder(Flat(batches)) || IsInOrder([.. Flat(batches).Reverse()])),
            Among(input => input.Count >= 100, "whole batches shuffled", "Neighbours in the file stay together. Shuffle the "
                + "samples first, and cut then.", (_, batches) => batches.Length > 1 && batches.All(batch =>
                IsInOrder([.. batch.Order()])
                    && batch.Max() - batch.Min() == batch.Length - 1)),
            Among(input => input.Count >= 100, "samples sorted within a batch", "Within a batch the order says nothing of the "
                + "data, but is it a random one? The shuffled order is only cut, not sorted.", (_, batches) =>
                batches.All(batch =>
                    batch.SequenceEqual(batch.Order()))),
            Among(input => input.Count >= 100, "a turned order in place of a random one", "Most samples still have the same "
                + "neighbour as in the file.",
                (_, batches) => Neighbours(batches) > 0.5),
            new("the seed ignored", "Two seeds gave the same order, so every epoch would see the same batches.",
                given => Flat(Of(given, (200, 64, 1))).SequenceEqual(Flat(Of(given, (200, 64, 2))))),
            Among(input => input.Count > input.BatchSize * input.BatchSize || input.BatchSize > input.Count, "the number of "
                + "batches in place of their size",
                "batchSize is how many samples a batch has.", (input, batches) => batches.Length == input.BatchSize
                    || input.BatchSize > input.Count && batches.Length > 1),
            Among(input => input.Count > input.BatchSize, "one batch of everything", "Where is the order cut?",
                (input, batches) => batches.Length == 1 && batches[0].Length == input.Count),
            Among(input => input.Count > input.BatchSize, "a single batch", "All batches of the epoch are wanted, not the "
                + "first.", (_, batches) => batches.Length == 1),
            new("samples left out", "Every sample comes once in an epoch, and some never come.", given => given.Any(pair =>
                Flat(pair.Output).Distinct().Count() < pair.Input.Count)),
            new("samples that come twice", "Every sample comes exactly once in an epoch.", given => given.Any(pair =>
                Flat(pair.Output).Length > pair.Input.Count)),
            new("batches of the wrong size", "All batches but the last have batchSize samples.", given => given.Any(pair =>
                !HasSizes(pair.Input, pair.Output))),
        ],
    };

    public static ExerciseTask<Scored, double> Accuracy(ImmutableArray<string> forbidden) => new()
    {
        Id = "mlp-accuracy",
        Title = "The share of right answers",
        Function = "Accuracy",
        Points = 1,
        Reread = "lesson 06, “Three ways to answer”, and lesson 10, “Three piles”",
        Hint = "For each row find the column of the greatest score; it starts with column 0, not with the score 0. Count the "
            + "rows where it is the label, and divide by the number of rows as a double.",
        Forbidden = forbidden,
        Describe = input => $"{Show.Value(input.Scores)}, labels {Show.Value(input.Labels)}",
        Inputs = random =>
        [
            (Matrix.FromRows([1, 3, 2], [0, -1, 5]), [1, 0]), (Matrix.FromRow(-3, -1, -2), [1]), (Matrix.FromRow(-3, -1, -2),
                [0]),
            (Matrix.FromRows([0.2, 0.1, 0.7], [5, 9, 1], [3, -4, -5]), [2, 1, 0]), (Matrix.FromRows([1, 2], [4, 3], [6, 5], [7,
                8]), [1, 0, 1, 1]),
            (Matrix.FromRows([900, 1000], [-1000, -900]), [0, 0]), (Matrix.FromRows([2, 1, 0, 4]), [3]),
            .. new[] { (12, 10), (7, 3), (10, 10), (40, 4) }.Select(size => Draw(random, size.Item1, size.Item2)),
        ],
        Reference = input => MlpExercise.GivenAccuracy(input.Scores, input.Labels),
        Mistakes =
        [
            Of("argmax over the wrong axis", "A sample is a row: its answer is the greatest score of a row. Here each column "
                + "was searched.", (input, i) =>
                Best(input.Scores.Transpose(), i % input.Scores.Columns) == input.Labels[i] ? 1 : 0),
            new("argmax over the wrong axis", "A sample is a row: its answer is the greatest score of a row. Here each column "
                + "was searched.",
                input => Enumerable.Range(0, Math.Min(input.Scores.Columns, input.Labels.Length)).Count(i =>
                    Best(input.Scores.Transpose(), i) == input.Labels[i]) / (double)input.Scores.Columns),
            new("argmax over the wrong axis", "A sample is a row: its answer is the greatest score of a row. Here each column "
                + "was searched.",
                input => Enumerable.Range(0, input.Scores.Columns).Average(i => Best(input.Scores.Transpose(),
                    i) == input.Labels[i] ? 1.0 : 0)),
            new("in percent", "A share, from 0 to 1.", input => 100 * MlpExercise.GivenAccuracy(input.Scores, input.Labels)),
            new("the share of wrong answers", "That is the error. Accuracy counts the right ones.",
                input => 1 - MlpExercise.GivenAccuracy(input.Scores, input.Labels)),
            new("a count in place of a share", "Divide by the number of samples.",
                input => input.Labels.Length * MlpExercise.GivenAccuracy(input.Scores, input.Labels)),
            new("a division of whole numbers", "7 / 10 is 0 when both are int.",
                input => Math.Floor(MlpExercise.GivenAccuracy(input.Scores, input.Labels))),
            new("a division by the classes", "Divide by the number of samples.",
                input => input.Labels.Length * MlpExercise.GivenAccuracy(input.Scores, input.Labels) / input.Scores.Columns),
            new("the smallest score", "The answer is the class of the greatest score.", input =>
                MlpExercise.GivenAccuracy(-input.Scores, input.Labels)),
            Of("a search that begins with 0", "If all scores of a row are negative, what does the search find? Begin with the "
                + "first score.", (input, i) =>
                BestAbove(input.Scores.Row(i), 0, 0) == input.Labels[i] ? 1 : 0),
            Of("a search that begins with 0", "If all scores of a row are negative, what does the search find? Begin with the "
                + "first score.", (input, i) =>
                BestAbove(input.Scores.Row(i), 0, -1) == input.Labels[i] ? 1 : 0),
            Of("a search that leaves out class 0", "Where does the loop over the classes begin?", (input, i) =>
                BestAbove(input.Scores.Row(i)[1..], double.NegativeInfinity, -1) + 1 == input.Labels[i] ? 1 : 0),
            Of("a search that leaves out the last class", "Where does the loop over the classes end?", (input, i) =>
                BestAbove(input.Scores.Row(i)[..^1], double.NegativeInfinity, 0) == input.Labels[i] ? 1 : 0),
            Of("classes counted from 1", "Classes are counted from 0, as the labels are.", (input, i) =>
                Best(input.Scores, i) + 1 == input.Labels[i] ? 1 : 0),
            Of("the row's number in place of its label", "Which class is right in row i? Ask the labels.", (input, i) =>
                Best(input.Scores, i) == i ? 1 : 0),
            Of("the first label for all", "Every sample has a label of its own.", (input, i) => Best(input.Scores,
                i) == input.Labels[0] ? 1 : 0),
            Of("the greatest absolute value", "A score far below 0 speaks against its class.", (input, i) =>
                Best(input.Scores.Map(Math.Abs), i) == input.Labels[i] ? 1 : 0),
            Of("the first rise", "The search must go through to the end.", (input, i) =>
                FirstRise(input.Scores.Row(i)) == input.Labels[i] ? 1 : 0),
            Of("every label's score above 0", "Not the sign decides. The label's score must be the greatest of its row.",
                (input, i) =>
                input.Scores[i, input.Labels[i]] > 0 ? 1 : 0),
            Of("the mean of the labels' scores", "Only right or wrong counts.", (input, i) => input.Scores[i, input.Labels[i]]),
            Of("the mean of the labels' shares", "Only right or wrong counts.", (input, i) => Softmax.Apply(input.Scores)[i,
                input.Labels[i]]),
        ],
    };

    private static IEnumerable<Trial> Judge(Dealt input, int[][] batches)
    {
        var tried = $"{MlpForwardTasks.Count(input.Count, "sample")}, batches of {input.BatchSize}, seed {input.Seed}";
        yield return Trial.Of($"sizes: {tried}", Sizes([.. Enumerable.Range(0, input.Count).Chunk(input.BatchSize)]),
            Sizes(batches),
            HasSizes(input, batches));
        var flat = Flat(batches);
        var once = flat.Order().SequenceEqual(Enumerable.Range(0, input.Count));
        yield return Trial.Of($"samples: {tried}", $"each of 0 to {input.Count - 1} once",
            once ? $"each of 0 to {input.Count - 1} once" : Show.Value(flat), once);
        if (input.Count < 100)
            yield break;
        // Of a random order about one sample has its neighbour beside it, and about half of all pairs rise.
        var share = Neighbours(batches);
        var rises = batches.Sum(batch => batch.Zip(batch.Skip(1)).Count(pair => pair.First < pair.Second))
            / (double)Math.Max(1, batches.Sum(batch => batch.Length - 1));
        var isRandom = share < 0.2 && rises is > 0.3 and < 0.7;
        yield return Trial.Of($"order: {tried}", "random", isRandom ? "random" : "not random", isRandom);
    }

    private static string Sizes(int[][] batches) => Show.Value(batches.Select(batch => batch.Length).ToArray());

    private static bool HasSizes(Dealt input, int[][] batches) => batches.Select(batch => batch.Length)
        .SequenceEqual(Enumerable.Range(0, input.Count).Chunk(input.BatchSize).Select(batch => batch.Length));

    private static int[] Flat(int[][] batches) => [.. batches.SelectMany(batch => batch)];

    private static bool IsInOrder(int[] samples) => samples.Length > 1 && samples.Zip(samples.Skip(1)).All(pair =>
        pair.Second == pair.First + 1);

    // The share of samples that are followed by the one that follows them in the file.
    private static double Neighbours(int[][] batches) => Flat(batches) is { Length: > 1 } flat
        ? flat.Zip(flat.Skip(1)).Count(pair => Math.Abs(pair.Second - pair.First) == 1) / (flat.Length - 1.0) : 0;

    private static int[][] Of(IReadOnlyList<(Dealt Input, int[][] Output)> given, Dealt input) => given.First(pair =>
        pair.Input == input).Output;

    private static Mistake<Dealt, int[][]> Seen(string name, string hint, Func<Dealt, int[][], bool> isSeen) => Among(_ =>
        true, name, hint, isSeen);

    private static Mistake<Dealt, int[][]> Among(
        Func<Dealt, bool> isMeant, string name, string hint, Func<Dealt, int[][], bool> isSeen) =>
        new(name, hint, given => given.Where(pair => isMeant(pair.Input)).All(pair => isSeen(pair.Input, pair.Output)));

    private static Mistake<Scored, double> Of(string name, string hint, Func<Scored, int, double> ofRow) =>
        new(name, hint, input => Enumerable.Range(0, input.Labels.Length).Average(i => ofRow(input, i)));

    private static int Best(Matrix scores, int row) => BestAbove(scores.Row(row), double.NegativeInfinity, -1);

    private static int BestAbove(double[] scores, double start, int place)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] > start)
                (start, place) = (scores[i], i);
        }
        return place;
    }

    private static int FirstRise(double[] scores)
    {
        var place = 0;
        while (place + 1 < scores.Length && scores[place + 1] < scores[place])
            place++;
        return place;
    }

    // Labels of which about half are right.
    private static Scored Draw(RandomSource random, int samples, int classes)
    {
        var scores = Matrix.Uniform(samples, classes, -3, 3, random);
        return (scores, [.. Enumerable.Range(0, samples).Select(i => random.NextInt(2) == 0 ? Best(scores, i)
            : random.NextInt(classes))]);
    }
}
