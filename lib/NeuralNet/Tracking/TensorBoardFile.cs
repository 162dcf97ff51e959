using System.Buffers.Binary;
using System.Text;

namespace NeuralNet;

/// <summary>
/// A run as TensorBoard's event file. The file is a row of records (TFRecord): the length of the data in eight bytes, a masked
/// CRC-32C of these, the data, a masked CRC-32C of it. The data are Event messages of Protocol Buffers: a field is its number and
/// wire type in one byte here, then its value. The fields are those of event.proto and summary.proto:
/// <c>Event { double wall_time = 1; int64 step = 2; string file_version = 3; Summary summary = 5; }</c>,
/// <c>Summary { repeated Value value = 1; }</c>, <c>Value { string tag = 1; float simple_value = 2; }</c>.
/// </summary>
internal static class TensorBoardFile
{
    private const string Version = "brain.Event:2";
    private const uint Mask = 0xA282EAD8;

    /// <summary>The wire types used here.</summary>
    private enum Wire
    {
        Varint = 0,
        EightBytes = 1,
        Delimited = 2,
        FourBytes = 5,
    }

    /// <summary>Writes a run's metrics into a folder of its own.</summary>
    /// <returns>The file.</returns>
    public static string Write(RunRecord run, string folder)
    {
        Directory.CreateDirectory(folder);
        var began = run.Began.ToUnixTimeMilliseconds() / 1000.0;
        // TensorBoard knows its files by this beginning; the run's id instead of a clock's reading makes the name stay.
        var path = Path.Combine(folder, FormattableString.Invariant($"events.out.tfevents.{(long)began:D10}.{run.Id}"));
        var log = new RunLogReader(run.Folder);
        log.Refresh();
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        WriteRecord(file, [.. Double(1, began), .. Text(3, Version)]);
        foreach (var series in log.Metrics.Select(metric => log.Series(metric)!))
        {
            for (var i = 0; i < series.Count; i++)
            {
                byte[] value = [.. Text(1, series.Name), .. Float(2, (float)series.Values[i])];
                WriteRecord(file, [.. Double(1, began + series.Seconds[i]), .. Whole(2, series.Steps[i]),
                    .. Delimited(5, Delimited(1, value))]);
            }
        }
        return path;
    }

    private static void WriteRecord(Stream file, byte[] data)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, data.Length);
        file.Write(length);
        WriteChecksum(file, length);
        file.Write(data);
        WriteChecksum(file, data);
    }

    // Masked, because a CRC of data that hold CRCs is weak.
    private static void WriteChecksum(Stream file, byte[] bytes)
    {
        var crc = Crc32C.Of(bytes);
        Span<byte> masked = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(masked, ((crc >> 15) | (crc << 17)) + Mask);
        file.Write(masked);
    }

    private static byte[] Double(int field, double value)
    {
        var bytes = new byte[9];
        bytes[0] = Key(field, Wire.EightBytes);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(1), value);
        return bytes;
    }

    private static byte[] Float(int field, float value)
    {
        var bytes = new byte[5];
        bytes[0] = Key(field, Wire.FourBytes);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(1), value);
        return bytes;
    }

    private static byte[] Whole(int field, long value) => [Key(field, Wire.Varint), .. Varint((ulong)value)];

    private static byte[] Text(int field, string value) => Delimited(field, Encoding.UTF8.GetBytes(value));

    private static byte[] Delimited(int field, byte[] value) =>
        [Key(field, Wire.Delimited), .. Varint((ulong)value.Length), .. value];

    private static byte Key(int field, Wire type) => (byte)(field << 3 | (int)type);

    // Seven bits a byte, the lowest first; the eighth says that more follow.
    private static IEnumerable<byte> Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}
