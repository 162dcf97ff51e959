using System.IO.Compression;

namespace NeuralNet.Tests;

public sealed class IdxFileTests
{
    private static readonly byte[] _images =
        [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 10, 20, 30, 40, 50, 60];

    private static readonly byte[] _labels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 1];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Plain_and_gzip_files_are_read_whatever_their_name(bool packed) => With(
        packed ? Pack(_images) : _images, packed ? Pack(_labels) : _labels, (images, labels) =>
        {
            var data = IdxFile.ReadLabelledImages(images, labels);
            Assert.Equal((2, 1, 3), (data.Count, data.Height, data.Width));
            Assert.Equal([40, 50, 60], data.Image(1).ToArray());
            Assert.Equal([7, 1], data.Labels);
        });

    public static TheoryData<string, byte[], byte[]> Damages() => new()
    {
        { "labels: the magic number is 2051 (a file of images), but labels have 2049.", _images, _images },
        { "images: the magic number is 2049 (a file of labels), but images have 2051.", _labels, _labels },
        { "images: the magic number is 50855936, but images have 2051.", [3, 8, 0, 0, .. _images[4..]], _labels },
        { "images is cut short: 0 bytes, no header.", [], _labels },
        { "images is cut short: 15 bytes, the header has 16.", _images[..15], _labels },
        { "images is cut short: the header announces 2×1×3 bytes, 1 of them are missing.", _images[..^1], _labels },
        { "images: 2 bytes too many follow the 2×1×3 that the header announces.", [.. _images, 0, 0], _labels },
        { "labels is cut short: the header announces 2 bytes, 1 of them are missing.", _images, _labels[..^1] },
        { "labels: 1 bytes too many follow the 2 that the header announces.", _images, [.. _labels, 0] },
        { "labels holds 1 labels; there must be one an image.", _images, [0, 0, 8, 1, 0, 0, 0, 1, 7] },
        { "labels: label 1 is 10; labels go from 0 to 9.", _images, [.. _labels[..^1], 10] },
        { "images: size 0 is -1; it must not be negative.", [0, 0, 8, 3, 255, 255, 255, 255, .. _images[8..]], _labels },
        {
            "images is cut short: the header announces 2147483647×2147483647×2147483647 bytes, ",
            [0, 0, 8, 3, 127, 255, 255, 255, 127, 255, 255, 255, 127, 255, 255, 255], _labels
        },
        { "images is cut short: the header announces 2×1×3 bytes, ", Pack(_images[..^2]), _labels },
        { "images: the gzip data are damaged.", [0x1f, 0x8b, 99, 1, 2, 3], _labels },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_is_an_error_that_says_what_is_wrong_and_what_to_do(string message, byte[] images, byte[] labels) =>
        With(images, labels, (imagesPath, labelsPath) =>
        {
            var error = Assert.Throws<InvalidDataException>(() => IdxFile.ReadLabelledImages(imagesPath, labelsPath));
            Assert.Contains(message, error.Message);
            Assert.EndsWith("Fetch it again with: ./course data mnist", error.Message);
        });

    [Fact]
    public void A_gzip_file_that_is_cut_short_is_an_error()
    {
        var packed = Pack(_images);
        for (var length = 2; length < packed.Length; length++)
        {
            With(packed[..length], _labels, (images, labels) =>
            {
                try
                {
                    // Without gzip's own last eight bytes the content may still be whole; then it must be right.
                    Assert.Equal([40, 50, 60], IdxFile.ReadLabelledImages(images, labels).Image(1).ToArray());
                }
                catch (InvalidDataException error)
                {
                    Assert.EndsWith("Fetch it again with: ./course data mnist", error.Message);
                }
            });
        }
    }

    [Fact]
    public void A_missing_file_is_an_error_that_says_where_it_should_be() => With(_images, _labels, (images, labels) =>
    {
        var error = Assert.Throws<FileNotFoundException>(() => IdxFile.ReadLabels(labels + "-missing"));
        Assert.Equal($"{labels}-missing is not there. Fetch it again with: ./course data mnist", error.Message);
    });

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);
        return packed.ToArray();
    }

    private static void With(byte[] images, byte[] labels, Action<string, string> use) => TestFiles.InTemporaryFolder(folder =>
    {
        var (imagesPath, labelsPath) = (Path.Combine(folder, "images"), Path.Combine(folder, "labels"));
        File.WriteAllBytes(imagesPath, images);
        File.WriteAllBytes(labelsPath, labels);
        use(imagesPath, labelsPath);
    });
}
