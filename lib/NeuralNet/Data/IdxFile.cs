using System.Buffers.Binary;
using System.IO.Compression;

namespace NeuralNet;

/// <summary>
/// Reads IDX, the format of the MNIST files: a big-endian magic number, the sizes as big-endian 32-bit integers, then the bytes.
/// Plain or gzip-compressed, whichever the content is, whatever the name.
/// </summary>
/// <remarks>Source of the format: LeCun, Cortes and Burges, "The MNIST database of handwritten digits".</remarks>
public static class IdxFile
{
    private const int ImagesMagic = 2051;
    private const int LabelsMagic = 2049;
    private const string Remedy = "Fetch it again with: ./course data mnist";

    /// <summary>Reads images: magic 2051, count, rows, columns, pixels.</summary>
    /// <returns>The pixels, image after image and row by row, and the sizes.</returns>
    /// <exception cref="InvalidDataException">The file is not a whole IDX file of images.</exception>
    public static (byte[] Pixels, int Count, int Height, int Width) ReadImages(string path)
    {
        var content = ReadBytes(path);
        var sizes = ReadHeader(path, content, ImagesMagic, "images", dimensions: 3);
        return (Body(path, content, sizes), sizes[0], sizes[1], sizes[2]);
    }

    /// <summary>Reads labels: magic 2049, count, labels.</summary>
    /// <exception cref="InvalidDataException">The file is not a whole IDX file of labels.</exception>
    public static byte[] ReadLabels(string path)
    {
        var content = ReadBytes(path);
        var sizes = ReadHeader(path, content, LabelsMagic, "labels", dimensions: 1);
        return Body(path, content, sizes);
    }

    /// <summary>Reads images and their labels, and holds them together.</summary>
    /// <exception cref="InvalidDataException">A file is damaged, or there is not one label an image.</exception>
    public static LabelledImages ReadLabelledImages(string imagesPath, string labelsPath, int classCount = 10)
    {
        var (pixels, count, height, width) = ReadImages(imagesPath);
        var labels = ReadLabels(labelsPath);
        if (labels.Length != count)
        {
            throw new InvalidDataException(
                $"{imagesPath} holds {count} images, but {labelsPath} holds {labels.Length} labels; there must be one an image. "
                + Remedy);
        }
        if (Array.FindIndex(labels, label => label >= classCount) is var bad and >= 0)
        {
            throw new InvalidDataException(
                $"{labelsPath}: label {bad} is {labels[bad]}; labels go from 0 to {classCount - 1}. {Remedy}");
        }
        return new LabelledImages(pixels, [.. labels.Select(label => (int)label)], height, width, classCount);
    }

    /// <summary>The bytes of a file, header and all, decompressed if they are compressed: to read them yourself.</summary>
    /// <exception cref="FileNotFoundException">The file is not there.</exception>
    /// <exception cref="InvalidDataException">The file is compressed and damaged.</exception>
    public static byte[] ReadBytes(string path)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"{path} is not there. {Remedy}", path, e);
        }
        if (content is not [0x1f, 0x8b, ..])
            return content;
        try
        {
            using var plain = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            gzip.CopyTo(plain);
            return plain.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path}: the gzip data are damaged. {Remedy}", e);
        }
    }

    private static int[] ReadHeader(string path, byte[] content, int magic, string what, int dimensions)
    {
        var headerLength = 4 + 4 * dimensions;
        if (content.Length < 4)
            throw new InvalidDataException($"{path} is cut short: {content.Length} bytes, no header. {Remedy}");
        var found = BinaryPrimitives.ReadInt32BigEndian(content);
        if (found != magic)
        {
            var hint = found switch
            {
                ImagesMagic => " (a file of images)",
                LabelsMagic => " (a file of labels)",
                _ => "",
            };
            throw new InvalidDataException($"{path}: the magic number is {found}{hint}, but {what} have {magic}. {Remedy}");
        }
        if (content.Length < headerLength)
        {
            throw new InvalidDataException(
                $"{path} is cut short: {content.Length} bytes, the header has {headerLength}. {Remedy}");
        }
        var sizes = new int[dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            sizes[i] = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(4 + 4 * i));
            if (sizes[i] < 0)
                throw new InvalidDataException($"{path}: size {i} is {sizes[i]}; it must not be negative. {Remedy}");
        }
        return sizes;
    }

    private static byte[] Body(string path, byte[] content, int[] sizes)
    {
        var headerLength = 4 + 4 * sizes.Length;
        var expected = sizes.Aggregate((Int128)1, (product, size) => product * size);
        var actual = content.Length - headerLength;
        if (actual == expected)
            return content[headerLength..];
        var shape = string.Join("×", sizes);
        throw new InvalidDataException(actual < expected
            ? $"{path} is cut short: the header announces {shape} bytes, {expected - actual} of them are missing. {Remedy}"
            : $"{path}: {actual - expected} bytes too many follow the {shape} that the header announces. {Remedy}");
    }
}
