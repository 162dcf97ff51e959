using System.Collections;
using System.Reflection;

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

    private static object? Get(object instance, string property) => instance.GetType().GetProperty(property)!.GetValue(instance);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
