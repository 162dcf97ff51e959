namespace NeuralNet;

/// <summary>Samples with a class each, handed out a batch at a time.</summary>
public interface ILabelledData
{
    /// <summary>Number of samples.</summary>
    int Count { get; }

    /// <summary>Numbers in a sample.</summary>
    int InputSize { get; }

    /// <summary>Number of classes; labels go from 0 to one less.</summary>
    int ClassCount { get; }

    /// <summary>Copies the samples with the given numbers.</summary>
    /// <param name="samples">Numbers of samples, from 0 to Count − 1.</param>
    /// <param name="inputs">(samples × input size), written.</param>
    /// <param name="labels">One a sample, written.</param>
    void CopyBatch(ReadOnlySpan<int> samples, Matrix inputs, Span<int> labels);
}

/// <summary>What all labelled data can do.</summary>
public static class LabelledDataExtensions
{
    /// <summary>Some samples and their labels, for a training loop of one's own.</summary>
    /// <param name="data">The data.</param>
    /// <param name="samples">Numbers of samples, from 0 to Count − 1.</param>
    /// <returns>(samples × input size), and one label a sample; new ones at every call.</returns>
    public static (Matrix Inputs, int[] Labels) Batch(this ILabelledData data, params ReadOnlySpan<int> samples)
    {
        var inputs = new Matrix(samples.Length, data.InputSize);
        var labels = new int[samples.Length];
        data.CopyBatch(samples, inputs, labels);
        return (inputs, labels);
    }
}

/// <summary>Labelled samples in a matrix: for small sets made in a notebook.</summary>
public sealed class LabelledData : ILabelledData
{
    private readonly int[] _labels;

    /// <summary>Samples as rows, and a label for each (copied).</summary>
    /// <exception cref="ArgumentException">There is not one label a row, or a label is negative.</exception>
    public LabelledData(Matrix inputs, int[] labels)
    {
        Require.LabelCount("LabelledData", inputs, labels.Length);
        Inputs = inputs;
        _labels = [.. labels];
        ClassCount = labels.Length == 0 ? 0 : labels.Max() + 1;
        for (var row = 0; row < labels.Length; row++)
            Require.Label("LabelledData", labels[row], row, ClassCount);
    }

    /// <summary>(samples × inputs)</summary>
    public Matrix Inputs { get; }

    /// <summary>One class a sample.</summary>
    public IReadOnlyList<int> Labels => _labels;

    /// <inheritdoc/>
    public int Count => _labels.Length;

    /// <inheritdoc/>
    public int InputSize => Inputs.Columns;

    /// <inheritdoc/>
    public int ClassCount { get; }

    /// <inheritdoc/>
    public void CopyBatch(ReadOnlySpan<int> samples, Matrix inputs, Span<int> labels)
    {
        Require.Shape("CopyBatch", "inputs", inputs, samples.Length, InputSize);
        for (var i = 0; i < samples.Length; i++)
        {
            Inputs.RowSpan(samples[i]).CopyTo(inputs.RowSpan(i));
            labels[i] = _labels[samples[i]];
        }
    }
}
