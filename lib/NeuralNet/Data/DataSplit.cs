namespace NeuralNet;

/// <summary>Samples divided into two parts, by their numbers: every sample is in exactly one of them.</summary>
/// <param name="Train">Numbers of the samples to learn from, ascending.</param>
/// <param name="HeldOut">Numbers of the samples held out, for validation or test, ascending.</param>
/// <remarks>The numbers fit <see cref="Matrix.Gather"/>, a data set's <c>Batch</c> and the like.</remarks>
public sealed record DataSplit(int[] Train, int[] HeldOut)
{
    /// <summary>Holds out a random share of the samples.</summary>
    /// <param name="count">Number of samples.</param>
    /// <param name="share">Share to hold out, between 0 and 1; rounded to whole samples, at least one on either side.</param>
    /// <param name="seed">Seed of the choice.</param>
    public static DataSplit HoldOut(int count, double share, long seed = 1) =>
        HoldOut(new RandomSource(seed).Permutation(count), share);

    /// <summary>Holds out a random share of each class: stratified, each class within one sample of its share.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="share">Share to hold out, between 0 and 1; rounded to whole samples, at least one on either side.</param>
    /// <param name="seed">Seed of the choice.</param>
    public static DataSplit HoldOutStratified(IReadOnlyList<int> labels, double share, long seed = 1) =>
        HoldOut(ByClass(labels, seed), share);

    /// <summary>k-fold cross-validation: k splits, each holding out another k-th of the samples, chosen at random.</summary>
    /// <param name="count">Number of samples.</param>
    /// <param name="folds">k, from 2 to the number of samples. The folds' sizes differ by one sample at most.</param>
    /// <param name="seed">Seed of the choice.</param>
    public static IReadOnlyList<DataSplit> KFold(int count, int folds, long seed = 1) =>
        KFold(new RandomSource(seed).Permutation(count), folds);

    /// <summary>The same, stratified: each class is spread over the folds evenly, to within one sample.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="folds">k, from 2 to the number of samples.</param>
    /// <param name="seed">Seed of the choice.</param>
    public static IReadOnlyList<DataSplit> KFoldStratified(IReadOnlyList<int> labels, int folds, long seed = 1) =>
        KFold(ByClass(labels, seed), folds);

    /// <summary>How many samples are on either side.</summary>
    public override string ToString() => FormattableString.Invariant($"{Train.Length:N0} to train, {HeldOut.Length:N0} held out");

    /// <summary>Shuffled, and then sorted by class: whoever takes evenly from this takes evenly from each class.</summary>
    private static int[] ByClass(IReadOnlyList<int> labels, long seed) =>
        [.. new RandomSource(seed).Permutation(labels.Count).OrderBy(sample => labels[sample])];

    private static DataSplit HoldOut(int[] order, double share)
    {
        if (!(share > 0 && share < 1) || order.Length < 2)
        {
            throw new ArgumentException(
                $"DataSplit.HoldOut: a share of {Text.Number(share)} of {order.Length} samples; "
                + "the share must be between 0 and 1, and there must be two samples or more.");
        }
        long count = order.Length;
        var heldOut = Math.Clamp((long)Math.Round(count * share, MidpointRounding.AwayFromZero), 1, count - 1);
        // Position i is taken where i · heldOut / count reaches the next whole number: evenly spread, and heldOut times in all.
        return Divide(order, i => (i + 1) * heldOut / count > i * heldOut / count);
    }

    private static DataSplit[] KFold(int[] order, int folds)
    {
        if (folds < 2 || folds > order.Length)
        {
            throw new ArgumentException(
                $"DataSplit.KFold: {folds} folds of {order.Length} samples; give 2 folds or more, and no more than samples.");
        }
        return [.. Enumerable.Range(0, folds).Select(fold => Divide(order, i => i % folds == fold))];
    }

    private static DataSplit Divide(int[] order, Func<long, bool> isHeldOut) => new(
        [.. order.Where((_, i) => !isHeldOut(i)).Order()],
        [.. order.Where((_, i) => isHeldOut(i)).Order()]);
}
