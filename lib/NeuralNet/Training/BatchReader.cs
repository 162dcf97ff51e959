namespace NeuralNet;

/// <summary>Reads batches into one matrix and one array, which are used again while the batch keeps its size.</summary>
internal sealed class BatchReader(ILabelledData data, int batchSize)
{
    private Matrix _inputs = new(batchSize, data.InputSize);
    private int[] _labels = new int[batchSize];

    /// <summary>The samples with the given numbers. The next call overwrites them.</summary>
    public (Matrix Inputs, int[] Labels) Read(ReadOnlySpan<int> samples)
    {
        if (samples.Length != _labels.Length)
        {
            _inputs = new Matrix(samples.Length, data.InputSize);
            _labels = new int[samples.Length];
        }
        data.CopyBatch(samples, _inputs, _labels);
        return (_inputs, _labels);
    }
}
