using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NeuralNet;

/// <summary>Writes pictures with 256 colours as PNG (ISO/IEC 15948).</summary>
internal static class PngFile
{
    private static readonly uint[] _crcTable = MakeCrcTable();

    /// <summary>A picture as a PNG file.</summary>
    /// <param name="width">Points in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="indices">The number of each point's colour, row by row.</param>
    /// <param name="colors">At most 256.</param>
    public static byte[] Encode(
        int width, int height, ReadOnlySpan<byte> indices, (byte Red, byte Green, byte Blue, byte Alpha)[] colors)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // bits a point
        header[9] = 3; // points are numbers of colours

        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "PLTE", [.. colors.SelectMany(color => new[] { color.Red, color.Green, color.Blue })]);
        WriteChunk(file, "tRNS", [.. colors.Select(color => color.Alpha)]);
        WriteChunk(file, "IDAT", Compress(width, height, indices));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compress(int width, int height, ReadOnlySpan<byte> indices)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            for (var row = 0; row < height; row++)
            {
                zlib.WriteByte(0); // this row is written as it is, not as a difference
                zlib.Write(indices.Slice(row * width, width));
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
