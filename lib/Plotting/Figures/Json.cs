using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plotting;

/// <summary>Numbers as JSON, short enough for a page and never invalid.</summary>
internal static class Json
{
    private const int SignificantDigits = 6;

    /// <summary>
    /// A value rounded to a few significant digits. Whole numbers stay exact: a year or a count is not a measurement.
    /// </summary>
    public static double Round(double value, int digits = SignificantDigits)
    {
        if (!double.IsFinite(value) || (Math.Abs(value) < 1e15 && value == Math.Truncate(value)))
            return value;
        string text = value.ToString("E" + (digits - 1), CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>One number, or null where JSON has none (NaN, infinities): plotly.js leaves a gap there.</summary>
    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(Round(value)) : null;

    /// <summary>A list of numbers.</summary>
    public static JsonNode Numbers(IReadOnlyList<double> values, int digits = SignificantDigits) =>
        Write(writer => WriteRow(writer, values.Count, i => values[i], digits));

    /// <summary>A matrix as a list of rows.</summary>
    public static JsonNode Rows(double[,] values, int digits = SignificantDigits) => Write(writer =>
    {
        writer.WriteStartArray();
        for (int row = 0; row < values.GetLength(0); row++)
        {
            int r = row;
            WriteRow(writer, values.GetLength(1), column => values[r, column], digits);
        }
        writer.WriteEndArray();
    });

    /// <summary>A list of texts.</summary>
    public static JsonArray Texts(IEnumerable<string> values) => new([.. values.Select(value =>
        (JsonNode?)JsonValue.Create(value))]);

    // Parsed text stays text inside the node until somebody looks into it: a surface of 10,000 values is one node, not 10,000.
    private static JsonNode Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return JsonNode.Parse(buffer.WrittenSpan)!;
    }

    private static void WriteRow(Utf8JsonWriter writer, int count, Func<int, double> value, int digits)
    {
        writer.WriteStartArray();
        for (int i = 0; i < count; i++)
        {
            double number = Round(value(i), digits);
            if (double.IsFinite(number))
                writer.WriteNumberValue(number);
            else
                writer.WriteNullValue();
        }
        writer.WriteEndArray();
    }
}
