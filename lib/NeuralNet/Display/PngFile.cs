using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NeuralNet;

/// <summary>Small pictures as PNG files (ISO/IEC 15948), each point exactly as given. Plotting uses it too.</summary>
internal static class PngFile
{
    private const byte GrayPoints = 0, NumberedPoints = 3, ColorPoints = 6;

    private static readonly uint[] _crcTable = MakeCrcTable();

    /// <summary>A grey picture.</summary>
    /// <param name="width">Points in a row.</param>
    /// <param name="points">Row by row from the top; 0 is black, 255 white.</param>
    public static byte[] Gray(int width, ReadOnlySpan<byte> points) => Write(width, points, 1, GrayPoints, []);

    /// <summary>A picture in colour.</summary>
    /// <param name="width">Points in a row.</param>
    /// <param name="points">Red, green, blue and opacity of each point, row by row from the top.</param>
    public static byte[] Color(int width, ReadOnlySpan<byte> points) => Write(width, points, 4, ColorPoints, []);

    /// <summary>A picture whose points are numbers of at most 256 colours.</summary>
    /// <param name="width">Points in a row.</param>
    /// <param name="indices">The number of each point's colour, row by row from the top.</param>
    /// <param name="colors">The colours.</param>
    public static byte[] Numbered(
        int width, ReadOnlySpan<byte> indices, (byte Red, byte Green, byte Blue, byte Alpha)[] colors) =>
        Write(width, indices, 1, NumberedPoints, colors);

    /// <summary>A file as an address that holds it.</summary>
    public static string DataAddress(byte[] file) => "data:image/png;base64," + Convert.ToBase64String(file);

    private static byte[] Write(
        int width, ReadOnlySpan<byte> points, int channels, byte kind, (byte Red, byte Green, byte Blue, byte Alpha)[] colors)
    {
        var stride = width * channels;
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), points.Length / stride);
        header[8] = 8; // bits a channel
        header[9] = kind;

        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        WriteChunk(file, "IHDR", header);
        if (kind == NumberedPoints)
        {
            WriteChunk(file, "PLTE", [.. colors.SelectMany(color => new[] { color.Red, color.Green, color.Blue })]);
            WriteChunk(file, "tRNS", [.. colors.Select(color => color.Alpha)]);
        }
        WriteChunk(file, "IDAT", Compress(points, stride));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compress(ReadOnlySpan<byte> points, int stride)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            for (var start = 0; start < points.Length; start += stride)
            {
                zlib.WriteByte(0); // this row is written as it is, not as a difference
                zlib.Write(points.Slice(start, stride));
            }
        }
        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, byte[] content)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(typed));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = _crcTable[(crc ^ value) & 255] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            table[i] = i;
            for (var bit = 0; bit < 8; bit++)
                table[i] = (table[i] & 1) == 0 ? table[i] >> 1 : 0xEDB88320 ^ (table[i] >> 1);
        }
        return table;
    }
}
