using System.Buffers.Binary;
using System.Collections;
using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace NeuralNet.Tests;

/// <summary>Displays found as a notebook's kernel finds them: by names, through reflection.</summary>
public sealed class DisplayTests
{
    [Fact]
    public void A_matrix_is_shown_as_a_table_and_as_text()
    {
        var shown = Show(Matrix.FromRows([1, -2.5], [1.0 / 3, 1e-9]));
        Assert.Equal(["text/html", "text/plain"], shown.Keys);
        Assert.Contains("Matrix 2×2", shown["text/html"]);
        Assert.Equal(4, Count(shown["text/html"], "<td"));
        Assert.Contains(">-2.5</td>", shown["text/html"]);
        Assert.Equal("2×2\n[     1    -2.5]\n[0.3333   1E-09]", shown["text/plain"]);
    }

    [Fact]
    public void A_large_matrix_is_shown_in_part_with_its_shape()
    {
        var shown = Show(Matrix.Create(1000, 784, (row, column) => row * 1000 + column));
        Assert.Contains("Matrix 1000×784", shown["text/html"]);
        Assert.InRange(Count(shown["text/html"], "<td"), 10, 150);
        Assert.Contains(">999783</td>", shown["text/html"]);
        Assert.InRange(shown["text/plain"].Split('\n').Length, 5, 15);
        Assert.All(shown["text/plain"].Split('\n'), line => Assert.InRange(line.Length, 1, 130));
    }

    [Fact]
    public void A_large_matrix_is_a_picture_with_a_point_for_each_element()
    {
        // 20 columns from −1 to 1, zero in none of them.
        var shown = Show(Matrix.Create(30, 20, (_, column) => (2 * column - 19) / 19.0))["text/html"];
        Assert.Contains("Heat map. Matrix 30×20: least -1, mean ", shown);
        var (width, height, rows, colors) = ReadPng(shown);
        Assert.Equal((20, 30), (width, height));
        Assert.All(rows, row => Assert.Equal(rows[0], row));
        Assert.Equal(1, rows[0][0]);
        Assert.Equal(255, rows[0][19]);
        Assert.Equal(rows[0].Order(), rows[0]);
        // Blue below zero, vermilion above, as strong as the number is large.
        Assert.Equal((0, 114, 178, 255), colors[rows[0][0]]);
        Assert.Equal((213, 94, 0, 255), colors[rows[0][19]]);
        Assert.Equal((213, 94, 0), (colors[rows[0][10]].Red, colors[rows[0][10]].Green, colors[rows[0][10]].Blue));
        Assert.InRange(colors[rows[0][10]].Alpha, 255 / 19 - 2, 255 / 19 + 2);
    }

    [Fact]
    public void A_very_large_matrix_is_a_picture_of_means_and_zero_and_NaN_have_colours_of_their_own()
    {
        var matrix = Matrix.Create(1000, 600, (row, column) => row < 4 && column < 3 ? row * 3 + column : 0);
        matrix[999, 599] = double.NaN;
        var shown = Show(matrix)["text/html"];
        Assert.Contains("each point is the mean of 4×3 elements", shown);
        var (width, height, rows, colors) = ReadPng(shown);
        Assert.Equal((200, 250), (width, height));
        Assert.Contains("width:230px;height:384px", shown);
        Assert.Equal(255, rows[0][0]);
        Assert.Equal(0, colors[rows[0][1]].Alpha);
        Assert.Equal((196, 100, 154, 255), colors[rows[249][199]]);
        Assert.Contains("<span>5.5</span>", shown);
    }

    [Fact]
    public void A_large_matrix_of_zeros_or_NaN_is_shown_too()
    {
        Assert.All(ReadPng(Show(new Matrix(20, 20))["text/html"]).Rows[0], index => Assert.Equal(128, index));
        var nan = Matrix.Create(20, 20, (_, _) => double.NaN);
        Assert.All(ReadPng(Show(nan)["text/html"]).Rows[0], index => Assert.Equal(0, index));
        var infinite = Matrix.Create(1, 20, (_, column) => column == 0 ? double.NegativeInfinity : 1);
        Assert.Equal(1, ReadPng(Show(infinite)["text/html"]).Rows[0][0]);
    }

    [Fact]
    public void An_empty_matrix_is_shown_too()
    {
        Assert.Equal("0×3", new Matrix(0, 3).ToString());
        Assert.Contains("0×3", Show(new Matrix(0, 3))["text/html"]);
    }

    [Fact]
    public void A_confusion_matrix_and_a_history_are_shown_as_tables()
    {
        var confusion = Show(new ConfusionMatrix([0, 1, 1, 2], [0, 1, 2, 2], 3));
        Assert.Contains("3 of 4 right (75.00 %)", confusion["text/html"]);
        Assert.Equal(9, Count(confusion["text/html"], "<td"));
        var history = Show(new TrainingHistory([new EpochResult(1, new Evaluation(0.5, 0.9), null, 1.25)], 2.3, Cancelled: true));
        Assert.Contains(">90.00 %</td>", history["text/html"]);
        Assert.Contains("Cancelled after 1 epochs.", history["text/html"]);
        Assert.Contains("epoch 1: train loss 0.5000, accuracy 90.00 % (1.25 s)", history["text/plain"]);
    }

    [Fact]
    public void A_confusion_matrix_counts_rows_as_actual_and_columns_as_predicted()
    {
        var confusion = new ConfusionMatrix([0, 0, 0, 1, 1, 2], [0, 1, 1, 1, 0, 2], 3);
        Assert.Equal([[1.0, 2, 0], [1, 1, 0], [0, 0, 1]], confusion.ToMatrix().ToRows());
        Assert.Equal(0.5, confusion.Accuracy);
        Assert.Equal(1.0 / 3, confusion.Recall(0));
        Assert.Equal(0.5, confusion.Precision(0));
        Assert.Equal([(0, 1, 2), (1, 0, 1)], confusion.WorstConfusions());
    }

    internal static Dictionary<string, string> Show(object value)
    {
        var attribute = value.GetType().GetCustomAttributes().Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var sourceType = (Type)Get(attribute, "FormatterSourceType")!;
        var source = Activator.CreateInstance(sourceType)!;
        var formatters = ((IEnumerable)sourceType.GetMethod("CreateTypeFormatters")!.Invoke(source, [])!).Cast<object>().ToList();
        return ((string[])Get(attribute, "PreferredMimeTypes")!).ToDictionary(mime => mime, mime =>
        {
            var formatter = formatters.Single(f => (string)Get(f, "MimeType")! == mime);
            Assert.Equal(value.GetType(), Get(formatter, "Type"));
            var format = formatter.GetType().GetMethods().Single(method => method.Name == "Format");
            Assert.Equal([typeof(object), typeof(TextWriter)], format.GetParameters().Select(p => p.ParameterType));
            using var writer = new StringWriter();
            Assert.Equal(true, format.Invoke(formatter, [value, writer]));
            return writer.ToString();
        });
    }

    /// <summary>Reads the picture as the PNG specification has it, checksums included.</summary>
    private static (int Width, int Height, byte[][] Rows, (int Red, int Green, int Blue, int Alpha)[] Colors) ReadPng(string html)
    {
        const string Marker = "data:image/png;base64,";
        var start = html.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length;
        var file = Convert.FromBase64String(html[start..html.IndexOf('"', start)]);
        Assert.Equal("\x89PNG\r\n\x1a\n", Encoding.Latin1.GetString(file[..8]));
        var chunks = new Dictionary<string, byte[]>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var checksum = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length));
            Assert.Equal(Crc32(file.AsSpan(at + 4, length + 4)), checksum);
            chunks.Add(Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }
        Assert.Equal(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"], chunks.Keys);
        var header = chunks["IHDR"];
        Assert.Equal([8, 3, 0, 0, 0], header[8..]);
        var width = BinaryPrimitives.ReadInt32BigEndian(header);
        var height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress))
            zlib.CopyTo(pixels);
        byte[][] rows = [.. pixels.ToArray().Chunk(width + 1)];
        Assert.Equal(height, rows.Length);
        Assert.All(rows, row => Assert.Equal(0, row[0]));
        return (width, height, [.. rows.Select(row => row[1..])], [.. chunks["PLTE"].Chunk(3).Zip(
            chunks["tRNS"], (color, alpha) => ((int)color[0], (int)color[1], (int)color[2], (int)alpha))]);
    }

    /// <summary>The checksum of zlib and PNG, bit by bit.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }
        return ~crc;
    }

    private static object? Get(object instance, string property) => instance.GetType().GetProperty(property)!.GetValue(instance);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
