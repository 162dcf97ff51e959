using System.IO.Compression;

namespace NeuralNet.Tests;

public sealed class IdxFileTests
{
    private static readonly byte[] s_images =
        [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 10, 20, 30, 40, 50, 60];

    private static readonly byte[] s_labels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 1];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Plain_and_gzip_files_are_read_whatever_their_name(bool packed) => With(
        packed ? Pack(s_images) : s_images, packed ? Pack(s_labels) : s_labels, (images, labels) =>
        {
            var data = IdxFile.ReadLabelledImages(images, labels);
            Assert.Equal((2, 1, 3), (data.Count, data.Height, data.Width));
            Assert.Equal([40, 50, 60], data.Image(1).ToArray());
            Assert.Equal([7, 1], data.Labels);
        });

    public static TheoryData<string, byte[], byte[]> Damages() => new()
    {
        { "labels: the magic number is 2051 (a file of images), but labels have 2049.", s_images, s_images },
        { "images: the magic number is 2049 (a file of labels), but images have 2051.", s_labels, s_labels },
        { "images: the magic number is 50855936, but images have 2051.", [3, 8, 0, 0, .. s_images[4..]], s_labels },
        { "images is cut short: 0 bytes, no header.", [], s_labels },
        { "images is cut short: 15 bytes, the header has 16.", s_images[..15], s_labels },
        { "images is cut short: the header announces 2×1×3 bytes, 1 of them are missing.", s_images[..^1], s_labels },
        { "images: 2 bytes too many follow the 2×1×3 that the header announces.", [.. s_images, 0, 0], s_labels },
        { "labels is cut short: the header announces 2 bytes, 1 of them are missing.", s_images, s_labels[..^1] },
        { "labels: 1 bytes too many follow the 2 that the header announces.", s_images, [.. s_labels, 0] },
        { "labels holds 1 labels; there must be one an image.", s_images, [0, 0, 8, 1, 0, 0, 0, 1, 7] },
        { "labels: label 1 is 10; labels go from 0 to 9.", s_images, [.. s_labels[..^1], 10] },
        { "images: size 0 is -1; it must not be negative.", [0, 0, 8, 3, 255, 255, 255, 255, .. s_images[8..]], s_labels },
        {
            "images is cut short: the header announces 2147483647×2147483647×2147483647 bytes, ",
            [0, 0, 8, 3, 127, 255, 255, 255, 127, 255, 255, 255, 127, 255, 255, 255], s_labels
        },
        { "images is cut short: the header announces 2×1×3 bytes, ", Pack(s_images[..^2]), s_labels },
        { "images: the gzip data are damaged.", [0x1f, 0x8b, 99, 1, 2, 3], s_labels },
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
        var packed = Pack(s_images);
        for (var length = 2; length < packed.Length; length++)
        {
            With(packed[..length], s_labels, (images, labels) =>
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
    public void A_missing_file_is_an_error_that_says_where_it_should_be() => With(s_images, s_labels, (images, labels) =>
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
