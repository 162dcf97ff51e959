using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Plotting;

/// <summary>Small pictures as PNG files, each pixel exactly as given.</summary>
/// <remarks>W3C, "Portable Network Graphics (PNG) Specification", third edition.</remarks>
internal static class Png
{
    /// <summary>A grey picture.</summary>
    /// <param name="pixels">Row by row from the top; 0 is black, 255 white.</param>
    /// <param name="width">Pixels in a row.</param>
    public static byte[] Gray(ReadOnlySpan<byte> pixels, int width) => Encode(pixels, width, channels: 1, colorType: 0);

    /// <summary>A picture in colour.</summary>
    /// <param name="pixels">Red, green, blue and opacity of each pixel, row by row from the top.</param>
    /// <param name="width">Pixels in a row.</param>
    public static byte[] Color(ReadOnlySpan<byte> pixels, int width) => Encode(pixels, width, channels: 4, colorType: 6);

    /// <summary>A file as an address that holds it.</summary>
    public static string DataAddress(byte[] file) => "data:image/png;base64," + Convert.ToBase64String(file);

    private static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int channels, byte colorType)
    {
        int stride = width * channels, height = pixels.Length / stride;
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = colorType;
        header[10] = header[11] = header[12] = 0;
        WriteChunk(file, "IHDR", header);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int row = 0; row < height; row++)
            {
                // Filter 0: the row as it is.
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(row * stride, stride));
            }
        }
        WriteChunk(file, "IDAT", data.ToArray());
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(body));
        file.Write(number);
    }

    // CRC-32 of ISO 3309, bit by bit: the pictures are small.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint remainder = 0xffffffff;
        foreach (byte value in bytes)
        {
            remainder ^= value;
            for (int bit = 0; bit < 8; bit++)
                remainder = (remainder & 1) != 0 ? (remainder >> 1) ^ 0xedb88320 : remainder >> 1;
        }
        return ~remainder;
    }
}
