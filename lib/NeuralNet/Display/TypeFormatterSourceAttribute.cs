using System.Collections;

namespace NeuralNet;

/// <summary>
/// Tells a notebook's kernel how a type is displayed. The kernel finds this class, and what it names, by their names alone,
/// so that the library needs no reference to any kernel: a convention of .NET Interactive.
/// </summary>
/// <param name="formatterSourceType">A class with a method <c>IEnumerable CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}

/// <summary>One way to display a type. The kernel looks for these three members by name.</summary>
internal sealed class TypeFormatter<T>(string mimeType, Func<T, string> format)
{
    public string MimeType { get; } = mimeType;

    public Type Type => typeof(T);

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value)
            return false;
        writer.Write(format(value));
        return true;
    }
}

internal sealed class MatrixFormatterSource
{
    public IEnumerable CreateTypeFormatters() => new object[]
    {
        new TypeFormatter<Matrix>("text/html", matrix => matrix.ToHtml()),
        new TypeFormatter<Matrix>("text/plain", matrix => matrix.ToString()),
    };
}

internal sealed class ConfusionMatrixFormatterSource
{
    public IEnumerable CreateTypeFormatters() => new object[]
    {
        new TypeFormatter<ConfusionMatrix>("text/html", matrix => matrix.ToHtml()),
        new TypeFormatter<ConfusionMatrix>("text/plain", matrix => matrix.ToString()),
    };
}

internal sealed class TrainingHistoryFormatterSource
{
    public IEnumerable CreateTypeFormatters() => new object[]
    {
        new TypeFormatter<TrainingHistory>("text/html", history => history.ToHtml()),
        new TypeFormatter<TrainingHistory>("text/plain", history => history.ToString()),
    };
}
