using NeuralNet;

namespace Checks;

/// <summary>
/// The images of a training that is to be judged: some are handed out, and two groups are kept back, of which one is the public
/// test file. Who has learned from the test file does better on it than on the other group, which nobody was told of.
/// </summary>
/// <param name="Given">What the student's function gets.</param>
/// <param name="Fresh">Images of the training file that it does not get.</param>
/// <param name="Test">Images of the test file.</param>
internal sealed record MlpData(LabelledImages Given, LabelledImages Fresh, LabelledImages Test)
{
    // Which images are kept back is the check's own secret only in so far as nobody looks here.
    private const long Seed = 20_090_909;

    /// <summary>For tests: the sample for the whole run too, where the full data would take minutes.</summary>
    public static bool PrefersSample { get; set; }

    /// <summary>The sample that lies in the repository: 1,200 images sorted by digit, and 800 and 500 kept back.</summary>
    public static Lazy<MlpData> Small { get; } = new(() =>
    {
        var sample = Mnist.LoadSample();
        var split = DataSplit.HoldOutStratified(sample.Train.Labels, 0.4, Seed);
        // Sorted: who does not shuffle learns one digit after the other, and ends with a network that says 9.
        return new(sample.Train.Select([.. split.Train.OrderBy(i => sample.Train.Labels[i])]),
            sample.Train.Select(split.HeldOut), sample.Test);
    });

    /// <summary>The full data if they are there, of which 5,000 and 10,000 are kept back; else the sample.</summary>
    public static MlpData Whole => PrefersSample || !Mnist.IsFullDataPresent ? _sample.Value : _full.Value;

    /// <summary>Whether the whole run is judged by the sample.</summary>
    public static bool IsSample => PrefersSample || !Mnist.IsFullDataPresent;

    private static readonly Lazy<MlpData> _full = new(() => Split(Mnist.Load(), 5000.0 / 60_000));

    private static readonly Lazy<MlpData> _sample = new(() => Split(Mnist.LoadSample(), 0.2));

    private readonly Lazy<(Matrix Inputs, int[] Labels)> _given = new(() => All(Given.Take(Math.Min(Given.Count, 5000))));
    private readonly Lazy<(Matrix Inputs, int[] Labels)> _fresh = new(() => All(Fresh));
    private readonly Lazy<(Matrix Inputs, int[] Labels)> _test = new(() => All(Test));

    /// <summary>The first images handed out, at most 5,000.</summary>
    public (Matrix Inputs, int[] Labels) GivenBatch => _given.Value;

    /// <summary>The images kept back of the training file.</summary>
    public (Matrix Inputs, int[] Labels) FreshBatch => _fresh.Value;

    /// <summary>The images of the test file.</summary>
    public (Matrix Inputs, int[] Labels) TestBatch => _test.Value;

    private static MlpData Split(Mnist mnist, double share)
    {
        var split = DataSplit.HoldOutStratified(mnist.Train.Labels, share, Seed);
        return new(mnist.Train.Select(split.Train), mnist.Train.Select(split.HeldOut), mnist.Test);
    }

    private static (Matrix Inputs, int[] Labels) All(LabelledImages images) => images.Batch([.. Enumerable.Range(0,
        images.Count)]);
}
