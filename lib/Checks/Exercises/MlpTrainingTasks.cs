using System.Collections.Immutable;
using NeuralNet;
using Net = (NeuralNet.Matrix W1, NeuralNet.Matrix B1, NeuralNet.Matrix W2, NeuralNet.Matrix B2);
using Run = (NeuralNet.ILabelledData Data, (int Hidden, int Epochs, int BatchSize, double LearningRate, long Seed) Settings);
using Whole = (NeuralNet.Matrix W1, NeuralNet.Matrix B1, NeuralNet.Matrix W2, NeuralNet.Matrix B2, double Accuracy);

namespace Checks;

/// <summary>
/// Exercise 09: training. Its check accepts any accuracy in a band that was measured over many seeds, on images that the
/// student's
/// code never had, and calculates it from the parameters alone.
/// </summary>
internal static class MlpTrainingTasks
{
    /// <summary>The trainings that the check asks for, and the band of each.</summary>
    public static ImmutableArray<((int Hidden, int Epochs, int BatchSize, double LearningRate, long Seed) Settings,
        MlpBand Band)> Trainings { get; } =
    [
        ((32, 8, 20, 0.05, 1), MlpBand.First), ((48, 12, 40, 0.08, 2), MlpBand.Second),
    ];

    /// <summary>What the network of the last whole run reached on the test file; NaN while there is none.</summary>
    public static double LastTestAccuracy { get; private set; } = double.NaN;

    public static ExerciseTask<Run, Net> Train(ImmutableArray<string> forbidden) => new()
    {
        Id = "mlp-train",
        Title = "Training",
        Function = "Train",
        Points = 3,
        Reread = "lesson 10, “A linear model first” and “Train it, live”",
        Hint = "Initialise once, before the loop, from the settings and the sizes of the data. In the loop deal new batches "
            + "for every epoch, with a seed of its own, and put the net that Epoch gives into the variable that the next "
            + "epoch begins with.",
        Forbidden = forbidden,
        OutputNames = ["W1", "B1", "W2", "B2"],
        Patience = TimeSpan.FromSeconds(60),
        TakesLong = true,
        Inputs = _ => [.. Trainings.Select(each => ((ILabelledData)MlpData.Small.Value.Given, each.Settings))],
        Judgement = Judge,
        Mistakes =
        [
            .. Faults<Run, Net>(input => input.Settings.Hidden, net => net, MlpData.Small, true,
                pair => Trainings.First(each => each.Settings.Seed == pair.Settings.Seed).Band,
                "Is the gradient that of a mean, and the learning rate the one in the settings?",
                "It has learned, but less than the settings allow. Are all epochs run, each with all batches, and does each "
                    + "epoch go on with the net of the one before? Is the learning rate the one in the settings?"),
        ],
    };

    public static ExerciseTask<LabelledImages, Whole> WholeRun(ImmutableArray<string> forbidden) => new()
    {
        Id = "mlp-whole-run",
        Title = "The whole run",
        Function = "WholeRun",
        Points = 3,
        Reread = "lesson 10, “Three piles” and “Opening the envelope”, and lesson 11, “The sweep”",
        Hint = "DataSplit.HoldOut(images.Count, 0.1) draws two lists of numbers. Train on the images of the one; ask Forward "
            + "for the scores of the other's, and Accuracy for the share. If the accuracy is too low: the learning rate that "
            + "your sweep found, more epochs, or more hidden neurons.",
        Forbidden = forbidden,
        OutputNames = ["W1", "B1", "W2", "B2", "accuracy"],
        Patience = TimeSpan.FromSeconds(180),
        TakesLong = true,
        Inputs = _ => [MlpData.Whole.Given],
        Judgement = JudgeWhole,
        Mistakes =
        [
            .. Faults<LabelledImages, Whole>(_ => null, run => (run.W1, run.B1, run.W2, run.B2), new(() => MlpData.Whole),
                false, _ => MlpBand.OfWholeRun,
                "Which learning rates did this to the runs of your sweep?",
                "It has learned, but not enough: more epochs, more hidden neurons, or another learning rate? Compare yours with "
                    + "the lowest point of your sweep. If they are as in the example, does each epoch go on with the net of the "
                    + "one before?"),
            Estimate("an accuracy in percent", "A share, from 0 to 1, as Accuracy gives it.", (said, _) => said > 1),
            Estimate("evaluated on the training images", "On images that your function never had, the network reaches less "
                + "than you say. A network knows the images that it has learned from: keep some back, and ask it about those.",
                (said, report) =>
                    said > Truth(report)),
            Estimate("an estimate that is too low", "On images that your function never had, the network reaches more than "
                + "you say. Do the scores belong to the final network, and the labels to these images? And how many digits did "
                + "you keep back? On a hundred, chance alone moves the number by a point or two.", (said, report) =>
                said < Truth(report)),
        ],
    };

    private static IEnumerable<Trial> Judge(Run input, Net net)
    {
        var (settings, data) = (input.Settings, MlpData.Small.Value);
        var tried = $"{settings.Hidden} hidden, {settings.Epochs} epochs, batches of {settings.BatchSize}, η "
            + $"= {Show.Number(settings.LearningRate)}, "
            + $"seed {settings.Seed}";
        var shapes = $"{net.W1.Shape}, {net.B1.Shape}, {net.W2.Shape}, {net.B2.Shape}";
        var wanted = $"{settings.Hidden}×784, 1×{settings.Hidden}, 10×{settings.Hidden}, 1×10";
        yield return Trial.Of($"shapes: {tried}", wanted, shapes, shapes == wanted);
        if (shapes != wanted)
            yield break;
        foreach (var trial in InBand(tried, MlpReport.Of(net, data), Trainings.First(each => each.Settings == settings).Band))
            yield return trial;
    }

    private static IEnumerable<Trial> JudgeWhole(LabelledImages images, Whole run)
    {
        var report = MlpReport.Of((run.W1, run.B1, run.W2, run.B2), MlpData.Whole);
        LastTestAccuracy = report.Test;
        var shapes = $"{run.W1.Shape}, {run.B1.Shape}, {run.W2.Shape}, {run.B2.Shape}";
        yield return Trial.Of("shapes", "h×784, 1×h, 10×h, 1×10", shapes, report.HasShapes);
        if (!report.HasShapes)
            yield break;
        foreach (var trial in InBand("whole run", report, MlpBand.OfWholeRun))
            yield return trial;
        if (!report.IsFinite)
            yield break;
        var slack = MlpBand.OfWholeRun.Slack;
        yield return Trial.Of("the accuracy that you expect", $"{Share(Truth(report))} ± {100 * slack:0.#}", Share(run.Accuracy),
            Math.Abs(run.Accuracy - Truth(report)) < slack);
    }

    private static IEnumerable<Trial> InBand(string tried, MlpReport report, MlpBand band)
    {
        yield return Trial.Of($"parameters: {tried}", "finite numbers", report.IsFinite ? "finite numbers" : "NaN or ∞",
            report.IsFinite);
        if (!report.IsFinite)
            yield break;
        yield return Trial.Of($"accuracy on images kept back: {tried}", $"{Share(band.Low)} to {Share(band.High)}",
            Share(Truth(report)),
            Truth(report) >= band.Low && Truth(report) <= band.High);
        var gap = report.Test - report.Fresh;
        yield return Trial.Of($"test images against others kept back: {tried}", $"{Share(band.LeastGap)} "
            + $"to {Share(band.GreatestGap)}", Share(gap),
            gap >= band.LeastGap && gap <= band.GreatestGap);
        yield return Trial.Of($"weights at pixels that are always empty: {tried}", "as they began", report.HasLabelsInside
            ? "grown" : "as they began",
            !report.HasLabelsInside);
    }

    /// <summary>What goes wrong in a training, seen in the network that came of it; the surest signs first.</summary>
    private static IEnumerable<Mistake<TInput, TOutput>> Faults<TInput, TOutput>(
        Func<TInput, int?> hidden, Func<TOutput, Net> net, Lazy<MlpData> data, bool isSorted, Func<TInput, MlpBand> band,
        string ifTooLarge, string ifTooLittle)
    {
        Mistake<TInput, TOutput> Any(string name, string hint, Func<TInput, MlpReport, bool> isSeen) =>
            new(name, hint, given => given.Any(pair => isSeen(pair.Input, MlpReport.Of(net(pair.Output), data.Value))));
        yield return Any("labels among the inputs", "Something else than the image was written into the inputs: the network "
            + "has large weights where every image is empty, or more inputs than pixels. On new images, which bring no labels "
            + "along, it is lost.",
            (_, report) => report.HasLabelsInside);
        yield return Any("the settings ignored", "The hidden layer has not as many neurons as the settings say.",
            (input, report) => hidden(input) is { } wanted && report.HasShapes && report.Net.W1.Rows != wanted);
        yield return Any("the wrong shape", "W1 is hidden × 784, B1 is 1 × hidden, W2 is 10 × hidden, B2 is 1 × 10.", (_,
            report) => !report.HasShapes);
        yield return Any("not a number", "Parameters have become NaN or infinite, so the steps grew without end: uphill in "
            + "place of downhill, or a gradient that is a sum where it should be a mean. Print the loss after each of the "
            + "first batches.", (_,
                report) => !report.IsFinite);
        yield return Any("zero weights", "All hidden neurons are the same one: they began alike. The weights must begin at "
            + "random.",
            (_, report) => report.IsSymmetric);
        yield return Any("not trained", "The biases are still exactly 0: these are the first weights. Is what Epoch gives put "
            + "into a variable, and is that what the function returns?", (_, report) => report.HasStillBiases);
        yield return Any("trained on the test set", "The network is better on the public test images than on others that it "
            + "has not had either. The test set must have no part in training, in no form; what it says now about new digits "
            + "is worth nothing.",
            (input, report) => report.Test - report.Fresh > band(input).GreatestGap && Truth(report) > band(input).Low);
        yield return Any("more data than were given", "Too good to be true: with these images and settings no honest training "
            + "reads so many new ones. Which images did it learn from? Only those in its first argument are meant.", (input,
            report) =>
                Truth(report) > band(input).High);
        yield return Any("not shuffled", "Far too often the network says 8 or 9, the digits that stand last in the data, "
            + "which are sorted: it has forgotten the others over them. Are the batches shuffled?",
            (input, report) => isSorted && report.LastShare > 0.4 && !report.IsOnPlateau && report.Silent < 0.97
                && Truth(report) > 0.2);
        yield return Any("steps that are too large", "Nearly all hidden neurons answer 0 to every image: the steps were so "
            + $"large that they died. {ifTooLarge}", (_, report) => report.Silent > 0.97);
        yield return Any("labels that do not belong to their images", "The loss lies near ln 10 = 2.3026, as if the network "
            + "knew only how frequent each digit is. It has moved, but images and labels do not fit together: which label "
            + "goes with which row?", (_,
                report) => report.IsOnPlateau);
        yield return Any("uphill, or steps that are too large", "The network is worse than guessing, and sure of itself: its "
            + "loss is far above ln 10. Which sign has the step?", (_, report) => report.Loss > 3 && report.Test < 0.3);
        yield return Any("too little training", ifTooLittle, (input, report) => Truth(report) < band(input).Low);
    }

    private static Mistake<LabelledImages, Whole> Estimate(string name, string hint, Func<double, MlpReport, bool> isSeen) =>
        new(name, hint, given => given.All(pair => MlpReport.Of((pair.Output.W1, pair.Output.B1, pair.Output.W2,
            pair.Output.B2), MlpData.Whole)
            is { IsFinite: true } report && isSeen(pair.Output.Accuracy, report)));

    /// <summary>The accuracy that counts: on all images that were kept back, both groups weighing the same.</summary>
    private static double Truth(MlpReport report) => (report.Fresh + report.Test) / 2;

    private static string Share(double value) => double.IsFinite(value)
        ? FormattableString.Invariant($"{100 * value:0.0} %").Replace('-', '−') : Show.Number(value);
}
