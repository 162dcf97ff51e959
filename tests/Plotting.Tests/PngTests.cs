using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Plotting.Tests;

public sealed partial class PngTests
{
    [Fact]
    public void A_grey_picture_comes_back_pixel_for_pixel()
    {
        byte[] image = [.. Enumerable.Range(0, 784).Select(i => (byte)(i * 7 % 256))];
        var (width, height, colorType, pixels) = Decode(Chart.ImageGrid("", [image], ["7"]), channels: 1);
        Assert.Equal((28, 28, 0), (width, height, colorType));
        // Ink on paper: 0 is white.
        Assert.Equal(image.Select(ink => (byte)(255 - ink)), pixels);
    }

    [Fact]
    public void A_signed_picture_has_the_sign_as_colour_and_the_magnitude_as_opacity()
    {
        var (width, height, colorType, pixels) = Decode(Chart.SignedImageGrid("", [[-2, 0, 1, double.NaN]], width: 2),
            channels: 4);
        Assert.Equal((2, 2, 6), (width, height, colorType));
        Assert.Equal([0x00, 0x72, 0xb2, 255], pixels[..4]);
        Assert.Equal(0, pixels[7]);
        Assert.Equal([0xd5, 0x5e, 0x00, 128], pixels[8..12]);
        Assert.Equal(0, pixels[15]);
    }

    // By the specification: signature, chunks with checksums, zlib (its own checksum included), filter byte 0 before each row.
    private static (int Width, int Height, int ColorType, byte[] Pixels) Decode(Figure figure, int channels)
    {
        byte[] file = Convert.FromBase64String(Source().Match(figure.ToHtml()).Groups[1].Value);
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], file[..8]);
        var chunks = new Dictionary<string, byte[]>();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            chunks.Add(Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]);
            Assert.Equal(Crc32(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8
                + length)));
            at += 12 + length;
        }
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Keys);
        byte[] header = chunks["IHDR"];
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        Assert.Equal(8, header[8]);
        using var plain = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress))
            zlib.CopyTo(plain);
        byte[] rows = plain.ToArray();
        int stride = width * channels + 1;
        Assert.Equal(stride * height, rows.Length);
        Assert.All(Enumerable.Range(0, height), row => Assert.Equal(0, rows[row * stride]));
        return (width, height, header[9], [.. Enumerable.Range(0, height).SelectMany(row => rows[(row * stride + 1)..((row
            + 1) * stride)])]);
    }

    // The table-driven form of the PNG specification's appendix, where the library has the bitwise one.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            uint c = n;
            for (int k = 0; k < 8; k++)
                c = (c & 1) == 1 ? 0xedb88320u ^ (c >> 1) : c >> 1;
            table[n] = c;
        }
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
            crc = table[(crc ^ value) & 255] ^ (crc >> 8);
        return crc ^ uint.MaxValue;
    }

    [GeneratedRegex("<img [^>]*src=\"data:image/png;base64,([^\"]+)\"")]
    private static partial Regex Source();
}
