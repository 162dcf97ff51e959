using System.Collections;

namespace Plotting;

// A notebook kernel finds these classes by their names alone, so that the library references none.

/// <summary>Names the class that knows how to show a value in a notebook.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}

/// <summary>The ways to show a <see cref="Figure"/>.</summary>
internal sealed class FigureFormatterSource
{
    public IEnumerable CreateTypeFormatters()
    {
        yield return new FigureFormatter("text/html", figure => figure.ToHtml());
        yield return new FigureFormatter("text/plain", figure => figure.ToString());
    }
}

/// <summary>One way to show a <see cref="Figure"/>.</summary>
internal sealed class FigureFormatter(string mimeType, Func<Figure, string> write)
{
    public string MimeType { get; } = mimeType;

    public Type Type { get; } = typeof(Figure);

    /// <summary>Writes the figure; false when the value is none.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Figure figure)
            return false;
        writer.Write(write(figure));
        return true;
    }
}
