using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;

namespace NeuralNet;

/// <summary>What a gradient check says of a gradient.</summary>
public enum GradientVerdict
{
    /// <summary>Relative error under 1e-7: right.</summary>
    Pass,

    /// <summary>Relative error under 1e-4: perhaps a kink nearby, or numbers of very different size; look closer.</summary>
    Doubtful,

    /// <summary>Relative error of 1e-4 or more, or NaN: a mistake in the backward pass.</summary>
    Wrong,
}

/// <summary>A parameter's gradient from backpropagation beside the one from differences.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Analytic">From backpropagation.</param>
/// <param name="Numeric">From central differences.</param>
/// <param name="RelativeError">‖a − n‖ / (‖a‖ + ‖n‖); 0 when both are zero.</param>
public sealed record GradientComparison(string Name, Matrix Analytic, Matrix Numeric, double RelativeError)
{
    /// <summary>Pass under 1e-7, doubtful under 1e-4, else (NaN included) wrong.</summary>
    public GradientVerdict Verdict =>
        RelativeError < 1e-7 ? GradientVerdict.Pass : RelativeError < 1e-4 ? GradientVerdict.Doubtful : GradientVerdict.Wrong;

    internal static GradientComparison Of(string name, Matrix analytic, Matrix numeric) =>
        new(name, analytic, numeric, GradientCheck.RelativeError(analytic, numeric));

    /// <summary>Name, error and verdict in one line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Name}: relative error {RelativeError:E1}, {Verdict.ToString().ToLowerInvariant()}");
}

/// <summary>The error of a difference quotient with one step.</summary>
/// <param name="Step">h</param>
/// <param name="Central">Relative error of (ℒ(w + h) − ℒ(w − h)) / 2h</param>
/// <param name="OneSided">Relative error of (ℒ(w + h) − ℒ(w)) / h</param>
public sealed record StepError(double Step, double Central, double OneSided);

/// <summary>The comparisons of a gradient check, one a parameter.</summary>
[TypeFormatterSource(typeof(GradientReportFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class GradientReport : IReadOnlyList<GradientComparison>
{
    private readonly IReadOnlyList<GradientComparison> _comparisons;

    /// <summary>A report of one comparison or more.</summary>
    /// <exception cref="ArgumentException">There is nothing compared, so nothing can be said.</exception>
    public GradientReport(IReadOnlyList<GradientComparison> comparisons)
    {
        if (comparisons.Count == 0)
            throw new ArgumentException("GradientCheck: there are no parameters to check; give at least one.");
        _comparisons = comparisons;
    }

    /// <summary>The worst of the comparisons' verdicts.</summary>
    public GradientVerdict Verdict => _comparisons.Max(comparison => comparison.Verdict);

    /// <summary>Number of parameters compared.</summary>
    public int Count => _comparisons.Count;

    /// <summary>The comparison of one parameter.</summary>
    public GradientComparison this[int index] => _comparisons[index];

    /// <summary>The comparison of the parameter with a name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public GradientComparison this[string name] => _comparisons.FirstOrDefault(comparison => comparison.Name == name)
        ?? throw new ArgumentException(
            $"GradientReport: there is no parameter '{name}'; there are {string.Join(", ", _comparisons.Select(c => c.Name))}.");

    /// <inheritdoc/>
    public IEnumerator<GradientComparison> GetEnumerator() => _comparisons.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One line a parameter.</summary>
    public override string ToString() => string.Join("\n", _comparisons);

    internal string ToHtml()
    {
        var html = new StringBuilder("<table class=\"nn-gradients\"><thead><tr>");
        foreach (var heading in new[] { "parameter", "‖analytic‖", "‖numeric‖", "relative error", "verdict" })
            html.Append("<th scope=\"col\" style=\"text-align:right\">").Append(heading).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var comparison in _comparisons)
        {
            html.Append("<tr><th scope=\"row\">").Append(WebUtility.HtmlEncode(comparison.Name)).Append("</th>");
            Cell(Text.Number(comparison.Analytic.Norm()));
            Cell(Text.Number(comparison.Numeric.Norm()));
            Cell(comparison.RelativeError.ToString("E1", CultureInfo.InvariantCulture));
            Cell(comparison.Verdict switch
            {
                GradientVerdict.Pass => "✓ pass",
                GradientVerdict.Doubtful => "? doubtful",
                _ => "✗ wrong",
            });
            html.Append("</tr>");
        }
        return html.Append("</tbody></table>").ToString();

        void Cell(string text) => html.Append("<td style=\"text-align:right\">").Append(text).Append("</td>");
    }
}

internal sealed class GradientReportFormatterSource
{
    public IEnumerable CreateTypeFormatters() => new object[]
    {
        new TypeFormatter<GradientReport>("text/html", report => report.ToHtml()),
        new TypeFormatter<GradientReport>("text/plain", report => report.ToString()),
    };
}
