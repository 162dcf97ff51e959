namespace NeuralNet;

/// <summary>
/// Grey images with a class each. Pixels stay bytes (0 = background, 255 = ink); <see cref="CopyBatch"/> makes them
/// doubles in [0, 1] a batch at a time, so that the whole of MNIST takes 47 MB and not 376.
/// </summary>
public sealed class LabelledImages : ILabelledData
{
    private static readonly double[] _unit = [.. Enumerable.Range(0, 256).Select(pixel => pixel / 255.0)];

    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly int[] _labels;

    /// <summary>Images from their pixels and labels.</summary>
    /// <param name="pixels">Image after image, each row by row from the top.</param>
    /// <param name="labels">One class an image.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <exception cref="ArgumentException">Pixels and labels do not fit together, or a label is no class.</exception>
    public LabelledImages(ReadOnlyMemory<byte> pixels, int[] labels, int height, int width, int classCount)
    {
        if (pixels.Length != (long)labels.Length * height * width)
        {
            throw new ArgumentException(
                $"LabelledImages: {labels.Length} labels of {height}×{width} images need {(long)labels.Length * height * width} "
                + $"pixels, but there are {pixels.Length}.");
        }
        for (var i = 0; i < labels.Length; i++)
            Require.Label("LabelledImages", labels[i], i, classCount);
        _pixels = pixels;
        _labels = labels;
        Height = height;
        Width = width;
        ClassCount = classCount;
    }

    /// <summary>Number of images.</summary>
    public int Count => _labels.Length;

    /// <summary>Rows of an image.</summary>
    public int Height { get; }

    /// <summary>Columns of an image.</summary>
    public int Width { get; }

    /// <summary>Pixels of an image.</summary>
    public int InputSize => Height * Width;

    /// <inheritdoc/>
    public int ClassCount { get; }

    /// <summary>One class an image.</summary>
    public IReadOnlyList<int> Labels => _labels;

    /// <summary>The pixels of one image, row by row from the top: 0 is background, 255 is ink.</summary>
    public ReadOnlySpan<byte> Image(int index)
    {
        if ((uint)index >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(index), $"Image: there is no image {index}; they go from 0 to {Count - 1}.");
        }
        return _pixels.Span.Slice(index * InputSize, InputSize);
    }

    /// <summary>One image as a matrix, for a picture.</summary>
    /// <returns>(height × width), from 0 (background) to 1 (ink)</returns>
    public Matrix Picture(int index)
    {
        var result = new Matrix(Height, Width);
        Normalise(Image(index), result.Values);
        return result;
    }

    /// <summary>Some images as the rows of a matrix, ready for a network.</summary>
    /// <param name="samples">Numbers of images.</param>
    /// <returns>(samples × pixels), from 0 to 1</returns>
    public Matrix Inputs(params ReadOnlySpan<int> samples)
    {
        var result = new Matrix(samples.Length, InputSize);
        for (var i = 0; i < samples.Length; i++)
            Normalise(Image(samples[i]), result.RowSpan(i));
        return result;
    }

    /// <inheritdoc/>
    public void CopyBatch(ReadOnlySpan<int> samples, Matrix inputs, Span<int> labels)
    {
        Require.Shape("CopyBatch", "inputs", inputs, samples.Length, InputSize);
        for (var i = 0; i < samples.Length; i++)
        {
            Normalise(Image(samples[i]), inputs.RowSpan(i));
            labels[i] = _labels[samples[i]];
        }
    }

    /// <summary>The first <paramref name="count"/> images.</summary>
    public LabelledImages Take(int count) => Slice("Take", 0, count);

    /// <summary>The first <paramref name="count"/> images, and the rest.</summary>
    public (LabelledImages First, LabelledImages Second) Split(int count) =>
        (Slice("Split", 0, count), Slice("Split", count, Count - count));

    /// <summary>
    /// Two parts in the ratio of two numbers: <c>SplitInRatio(55_000, 5_000)</c> gives these very counts for 60,000 images,
    /// and 1,833 and 167 for the sample's 2,000.
    /// </summary>
    public (LabelledImages First, LabelledImages Second) SplitInRatio(int first, int rest)
    {
        if (first < 0 || rest < 0 || first + rest == 0)
            throw new ArgumentException($"SplitInRatio: {first} : {rest} is no ratio; give two counts that are not negative.");
        return Split((int)Math.Round((double)Count * first / ((double)first + rest), MidpointRounding.AwayFromZero));
    }

    /// <summary>The images with the given numbers, in that order.</summary>
    public LabelledImages Select(IReadOnlyList<int> samples)
    {
        var pixels = new byte[samples.Count * InputSize];
        for (var i = 0; i < samples.Count; i++)
            Image(samples[i]).CopyTo(pixels.AsSpan(i * InputSize));
        return new LabelledImages(pixels, [.. samples.Select(sample => _labels[sample])], Height, Width, ClassCount);
    }

    /// <summary>The same images with other labels.</summary>
    public LabelledImages WithLabels(IReadOnlyList<int> labels) => new(_pixels, [.. labels], Height, Width, ClassCount);

    /// <summary>The same images with their labels shuffled among them: data that can only be memorised.</summary>
    public LabelledImages WithShuffledLabels(long seed)
    {
        int[] labels = [.. _labels];
        new RandomSource(seed).Shuffle(labels);
        return WithLabels(labels);
    }

    /// <summary>Count, size and classes in one line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Count:N0} images of {Height}×{Width}, {ClassCount} classes");

    private LabelledImages Slice(string operation, int start, int count)
    {
        if (count < 0 || start < 0 || start + count > Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), $"{operation}: {(start == 0 ? count : start)} is not a count from 0 to {Count}.");
        }
        return new LabelledImages(
            _pixels.Slice(start * InputSize, count * InputSize), _labels[start..(start + count)], Height, Width, ClassCount);
    }

    private static void Normalise(ReadOnlySpan<byte> pixels, Span<double> values)
    {
        // A table gives the same bits as dividing by 255, sooner.
        ref var unit = ref _unit[0];
        for (var i = 0; i < pixels.Length; i++)
            values[i] = System.Runtime.CompilerServices.Unsafe.Add(ref unit, pixels[i]);
    }
}
