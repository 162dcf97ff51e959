using System.Collections;
using NeuralNet;

namespace Checks;

/// <summary>The ways to show a <see cref="Verdict"/>. A notebook's kernel finds it by its name, as it does those of NeuralNet.</summary>
internal sealed class VerdictFormatterSource
{
    public IEnumerable CreateTypeFormatters() => new object[]
    {
        new TypeFormatter<Verdict>("text/html", verdict => verdict.ToHtml()),
        new TypeFormatter<Verdict>("text/plain", verdict => verdict.ToString()),
        new TypeFormatter<Verdict>(Verdict.MimeType, VerdictJson.Write),
    };
}

/// <summary>The ways to show a <see cref="Summary"/>.</summary>
internal sealed class SummaryFormatterSource
{
    public IEnumerable CreateTypeFormatters() => new object[]
    {
        new TypeFormatter<Summary>("text/html", summary => summary.ToHtml()),
        new TypeFormatter<Summary>("text/plain", summary => summary.ToString()),
    };
}
