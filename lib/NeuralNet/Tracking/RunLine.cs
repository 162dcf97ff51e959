using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuralNet;

/// <summary>
/// One record of a run's log: a line of JSON that anybody can read, whose last member is the CRC-32C of the bytes before it:
/// <c>{"step":3,"time":0.52,"metrics":{"loss":0.25},"crc":"1b2c3d4e"}</c>. A line that was cut short, or that the disk lost,
/// shows by that.
/// </summary>
/// <remarks>
/// Numbers come back to the last bit. JSON has no NaN and no infinities; a run that diverges does, so they are the texts
/// "NaN", "Infinity" and "-Infinity", and a NaN with other bits than <see cref="double.NaN"/> is "NaN:" and its bits.
/// </remarks>
internal sealed class RunLine
{
    private const string ChecksumStart = ",\"crc\":\"";
    private const int ChecksumLength = 8 + 8 + 2;

    private static readonly byte[] _checksumStart = Encoding.ASCII.GetBytes(ChecksumStart);

    private readonly ArrayBufferWriter<byte> _buffer = new(256);
    private readonly Utf8JsonWriter _json;
    private byte[] _line = new byte[512];

    public RunLine() => _json = new Utf8JsonWriter(_buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The bytes of a record, the line's end included. They are good until the next call.</summary>
    /// <param name="members">Writes the members of the record's object, at least one.</param>
    public ReadOnlySpan<byte> Write(Action<Utf8JsonWriter> members)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        members(_json);
        _json.WriteEndObject();
        _json.Flush();
        // The closing brace gives way to the checksum.
        var body = _buffer.WrittenSpan[..^1];
        var length = body.Length + ChecksumLength + 1;
        if (_line.Length < length)
            _line = new byte[2 * length];
        body.CopyTo(_line);
        Encoding.ASCII.GetBytes($"{ChecksumStart}{Crc32C.Of(body):x8}\"}}\n", _line.AsSpan(body.Length));
        return _line.AsSpan(0, length);
    }

    /// <summary>Whether a line, without its end, is a record as it was written.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> line)
    {
        if (line.Length <= ChecksumLength || !line.EndsWith("\"}"u8))
            return false;
        var body = line[..^ChecksumLength];
        var checksum = line[body.Length..];
        return checksum.StartsWith(_checksumStart)
            && uint.TryParse(checksum.Slice(ChecksumStart.Length, 8), NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture, out var expected)
            && expected == Crc32C.Of(body);
    }

    /// <summary>Writes a number so that it is read back bit by bit.</summary>
    public static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteString(name, double.IsNaN(value) ? NaN(value) : value > 0 ? "Infinity" : "-Infinity");

        static string NaN(double value)
        {
            var bits = BitConverter.DoubleToUInt64Bits(value);
            return bits == BitConverter.DoubleToUInt64Bits(double.NaN)
                ? "NaN" : "NaN:" + bits.ToString("x16", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Reads what <see cref="WriteNumber"/> wrote.</summary>
    public static double ReadNumber(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number ? json.GetDouble() : ParseNumber(json.GetString());

    /// <inheritdoc cref="ReadNumber(ref Utf8JsonReader)"/>
    public static double ReadNumber(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number ? element.GetDouble() : ParseNumber(element.GetString());

    private static double ParseNumber(string? text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        not null when text.StartsWith("NaN:", StringComparison.Ordinal) && ulong.TryParse(
            text.AsSpan(4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) =>
            BitConverter.UInt64BitsToDouble(bits),
        _ => throw new FormatException($"'{text}' is no number of a run's log."),
    };
}
