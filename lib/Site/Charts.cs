using System.Text.RegularExpressions;

namespace Site;

/// <summary>
/// The charts of one page. The data of a large one is moved out of the page into a script of its own, which the page asks for
/// when the chart comes near: a page with ten charts opens as fast as one with none. Until then, and where scripts are off, the
/// chart's own readable fallback stands there. (A script and not JSON: a page opened from a file may load no JSON.)
/// </summary>
internal sealed partial class Charts(string slug, SiteFolder site)
{
    private const int LargestInPage = 8000;

    private readonly HashSet<string> _scripts = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Whether a piece of HTML holds a chart.</summary>
    /// <param name="html">An output.</param>
    /// <returns>True when it does.</returns>
    public static bool IsChart(string html) => html.Contains("nn-figure", StringComparison.Ordinal);

    /// <summary>Prepares the HTML of an output that holds charts.</summary>
    /// <param name="html">The output as the notebook has it.</param>
    /// <returns>The output as the page has it.</returns>
    public string Prepare(string html)
    {
        html = Data.Replace(html, match =>
        {
            if (match.Length <= LargestInPage)
                return match.Value;
            var path = $"charts/{slug}-{++_count}.js";
            site.Write(path, $"courseSite.chart(\"{path}\", {match.Groups["json"].Value.Trim()});\n");
            return $"<template data-chart=\"{path}\"></template>";
        });
        // Every chart brings the same runtime; a page needs it once.
        return Runtime.Replace(html, match =>
            match.Value.Contains("nnFigures", StringComparison.Ordinal) && !_scripts.Add(match.Value) ? "" : match.Value);
    }

    [GeneratedRegex("""<script[^>]*type=["']?application/json["']?[^>]*>(?<json>.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Data { get; }

    [GeneratedRegex("<script(?![^>]*src=)[^>]*>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Runtime { get; }
}
