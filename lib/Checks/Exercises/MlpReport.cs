using System.Runtime.CompilerServices;
using NeuralNet;
using Net = (NeuralNet.Matrix W1, NeuralNet.Matrix B1, NeuralNet.Matrix W2, NeuralNet.Matrix B2);

namespace Checks;

/// <summary>What can be seen of a trained network from outside, by which a check knows what went wrong in its training.</summary>
internal sealed record MlpReport
{
    private const int Classes = 10;

    // A check looks at one network many times, and each look is a forward pass over all images kept back.
    private static readonly ConditionalWeakTable<Matrix, MlpReport> _seen = [];

    private readonly MlpData _data;

    /// <summary>Looks at a network.</summary>
    /// <param name="net">The parameters that a student's training gave.</param>
    /// <param name="data">The images that it had, and those that it had not.</param>
    public static MlpReport Of(Net net, MlpData data)
    {
        if (_seen.TryGetValue(net.W1, out var seen) && ReferenceEquals(seen._data, data) && seen.Net.Equals(net))
            return seen;
        var report = new MlpReport(net, data);
        _seen.AddOrUpdate(net.W1, report);
        return report;
    }

    private MlpReport(Net net, MlpData data)
    {
        (Net, _data) = (net, data);
        Inputs = data.Given.InputSize;
        if (!HasShapes)
            return;
        IsFinite = new[] { net.W1, net.B1, net.W2, net.B2 }.All(each => double.IsFinite(each.Norm()));
        if (!IsFinite)
            return;
        Given = Evaluate(data.GivenBatch).Accuracy;
        Fresh = Evaluate(data.FreshBatch).Accuracy;
        var test = Evaluate(data.TestBatch);
        (Test, Loss) = (test.Accuracy, test.Loss);
        LastShare = test.Scores.ArgMaxOfRows().Count(answer => answer >= Classes - 2) / (double)data.Test.Count;
        Silent = test.Hidden.Values.ToArray().Count(value => value == 0) / (double)test.Hidden.Count;
        (OddPixel, UsualPixel) = EmptyPixels(net.W1, data.GivenBatch.Inputs);
    }

    public Net Net { get; }

    /// <summary>Whether the four fit together and to the images.</summary>
    public bool HasShapes => Net.W1.Columns == Inputs && Net.B1.Shape == new Shape(1, Net.W1.Rows)
        && Net.W2.Shape == new Shape(Classes, Net.W1.Rows)
        && Net.B2.Shape == new Shape(1, Classes) && Net.W1.Rows > 0;

    /// <summary>Whether no parameter is NaN or infinite.</summary>
    public bool IsFinite { get; }

    /// <summary>Accuracy on images that the training had.</summary>
    public double Given { get; } = double.NaN;

    /// <summary>Accuracy on images of the training file that it had not.</summary>
    public double Fresh { get; } = double.NaN;

    /// <summary>Accuracy on the test file.</summary>
    public double Test { get; } = double.NaN;

    /// <summary>Mean cross-entropy on the test file.</summary>
    public double Loss { get; } = double.NaN;

    /// <summary>The share of test images to which it says one of the last two digits; about a fifth of them are.</summary>
    public double LastShare { get; }

    /// <summary>The share of hidden outputs that are 0.</summary>
    public double Silent { get; }

    /// <summary>
    /// The size of the weights at the pixel, of those that are empty in all images, where it is greatest. No gradient moves these
    /// weights, so they are as they began, unless something else than the image was written there.
    /// </summary>
    public double OddPixel { get; }

    /// <summary>The same at the median of these pixels.</summary>
    public double UsualPixel { get; }

    /// <summary>Whether labels were written into empty pixels, or put beside the pixels.</summary>
    public bool HasLabelsInside => Net.W1.Columns > Inputs || OddPixel > 0.2 && OddPixel > 4 * UsualPixel;

    /// <summary>Whether it knows no more than how frequent the digits are.</summary>
    public bool IsOnPlateau => Math.Abs(Loss - Math.Log(Classes)) < 0.25 && Test < 0.2;

    /// <summary>Whether all hidden neurons are the same one.</summary>
    public bool IsSymmetric => IsFinite && Net.W1.Rows > 1 && Net.W1.SliceRows(..1).IsCloseTo(Net.W1.SliceRows(^1..));

    /// <summary>Whether no bias ever moved.</summary>
    public bool HasStillBiases => Net.B1.Norm() == 0 && Net.B2.Norm() == 0;

    private int Inputs { get; }

    private (double Accuracy, double Loss, Matrix Scores, Matrix Hidden) Evaluate((Matrix Inputs, int[] Labels) batch)
    {
        var (_, hidden, scores) = MlpExercise.GivenForward(batch.Inputs, Net);
        var (loss, _) = MlpExercise.GivenLossAndGradient(scores, batch.Labels);
        return (MlpExercise.GivenAccuracy(scores, batch.Labels), loss, scores, hidden);
    }

    private static (double Odd, double Usual) EmptyPixels(Matrix weights, Matrix images)
    {
        var ink = images.ColumnSums();
        double[] sizes = [.. Enumerable.Range(0, images.Columns).Where(pixel => ink[0, pixel] == 0)
            .Select(pixel => Math.Sqrt(weights.Column(pixel).Average(w => w * w))).Order()];
        return sizes.Length == 0 ? (0, 0) : (sizes[^1], sizes[sizes.Length / 2]);
    }
}
