using FsCheck;
using FsCheck.Fluent;

namespace NeuralNet.Tests;

public sealed class DataSplitTests
{
    [Fact]
    public void Every_sample_is_held_out_by_one_fold_exactly_and_folds_differ_by_one_at_most() => Holds((count, folds, seed) =>
    {
        folds = Math.Clamp(folds, 2, count);
        var splits = DataSplit.KFold(count, folds, seed);
        return splits.Count == folds && splits.All(split => IsPartition(split, count))
            && splits.SelectMany(split => split.HeldOut).Order().SequenceEqual(Enumerable.Range(0, count))
            && splits.Max(split => split.HeldOut.Length) - splits.Min(split => split.HeldOut.Length) <= 1;
    });

    [Fact]
    public void Stratified_folds_have_every_class_to_within_one_sample() => Holds((count, folds, seed) =>
    {
        folds = Math.Clamp(folds, 2, count);
        int[] labels = Labels(count, seed);
        var splits = DataSplit.KFoldStratified(labels, folds, seed);
        return splits.All(split => IsPartition(split, count))
            && splits.Max(split => split.HeldOut.Length) - splits.Min(split => split.HeldOut.Length) <= 1
            && labels.Distinct().All(label =>
            {
                int[] counts = [.. splits.Select(split => split.HeldOut.Count(sample => labels[sample] == label))];
                return counts.Max() - counts.Min() <= 1;
            });
    });

    [Fact]
    public void A_stratified_hold_out_has_every_class_to_within_one_sample_of_its_share() => Holds((count, tenths, seed) =>
    {
        var share = tenths % 9 * 0.1 + 0.1;
        int[] labels = Labels(count, seed);
        var split = DataSplit.HoldOutStratified(labels, share, seed);
        var exact = Math.Clamp(Math.Round(count * share, MidpointRounding.AwayFromZero), 1, count - 1);
        return IsPartition(split, count) && split.HeldOut.Length == exact && labels.CountBy(label => label).All(members =>
            Math.Abs(split.HeldOut.Count(sample => labels[sample] == members.Key) - members.Value * exact / count) <= 1);
    });

    [Fact]
    public void Splits_follow_from_the_seed_and_every_sample_is_held_out_about_equally_often()
    {
        Assert.Equal(DataSplit.HoldOut(100, 0.2, 5).HeldOut, DataSplit.HoldOut(100, 0.2, 5).HeldOut);
        Assert.NotEqual(DataSplit.HoldOut(100, 0.2, 5).HeldOut, DataSplit.HoldOut(100, 0.2, 6).HeldOut);
        var times = new int[10];
        int[] labels = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
        for (var seed = 0; seed < 2000; seed++)
        {
            foreach (var sample in DataSplit.HoldOutStratified(labels, 0.2, seed).HeldOut)
                times[sample]++;
        }
        // Binomial with n = 2000, p = 1/5: 400 ± 18.
        Assert.All(times, count => Assert.InRange(count, 320, 480));
        Assert.Equal("80 to train, 20 held out", DataSplit.HoldOut(100, 0.2).ToString());
    }

    [Fact]
    public void Misuse_is_an_error_that_says_what_to_do()
    {
        Assert.Equal(
            "DataSplit.HoldOut: a share of 1 of 10 samples; "
            + "the share must be between 0 and 1, and there must be two samples or more.",
            Assert.Throws<ArgumentException>(() => DataSplit.HoldOut(10, 1)).Message);
        Assert.Equal(
            "DataSplit.KFold: 5 folds of 4 samples; give 2 folds or more, and no more than samples.",
            Assert.Throws<ArgumentException>(() => DataSplit.KFold(4, 5)).Message);
    }

    private static int[] Labels(int count, int seed)
    {
        var random = new RandomSource(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextInt(4) * random.NextInt(3))];
    }

    private static bool IsPartition(DataSplit split, int count) =>
        split.Train.Concat(split.HeldOut).Order().SequenceEqual(Enumerable.Range(0, count)) && split.Train.Length > 0;

    private static void Holds(Func<int, int, int, bool> law) => Prop.ForAll(
        Gen.Choose(2, 200).ToArbitrary(), Gen.Choose(2, 12).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), law)
        .QuickCheckThrowOnFailure();
}
