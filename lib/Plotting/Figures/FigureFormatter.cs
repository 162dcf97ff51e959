using System.Collections;
using NeuralNet;

namespace Plotting;

/// <summary>The ways to show a <see cref="Figure"/>. A notebook's kernel finds it by its name, as it does those of NeuralNet.</summary>
internal sealed class FigureFormatterSource
{
    public IEnumerable CreateTypeFormatters() => new object[]
    {
        new TypeFormatter<Figure>("text/html", figure => figure.ToHtml()),
        new TypeFormatter<Figure>("text/plain", figure => figure.ToString()),
    };
}
