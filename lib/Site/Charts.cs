using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Site;

/// <summary>
/// The charts of one page. What only a drawn chart needs is moved out of the page: its data and the whole of its table into a
/// script of its own, which the page asks for when the chart comes near, and the charts' runtime into one file of the site. So a
/// page with ten charts opens as fast as one with none. Until then, and where scripts are off, the chart's own readable fallback
/// stands there: title, words, and a few rows of its table with a link to all. (A script and not JSON: a page opened from a file
/// may load no JSON.)
/// </summary>
internal sealed partial class Charts(string slug, SiteFolder site)
{
    private const string Host = "<div class=\"nn-figure\"";

    /// <summary>A table of up to so many rows stays whole; of a longer one the page has the first few.</summary>
    private const int ShortTable = 6;
    private const int FirstRows = 4;

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
        var runtime = "";
        html = Script.Replace(html, match =>
        {
            if (!match.Groups["code"].Value.Contains("nnFigures", StringComparison.Ordinal))
                return match.Value;
            runtime = WriteRuntime(match.Groups["code"].Value.Trim());
            return "";
        });
        var prepared = new StringBuilder(html.Length);
        var start = 0;
        while (start < html.Length)
        {
            var next = html.IndexOf(Host, start + 1, StringComparison.Ordinal);
            var end = next < 0 ? html.Length : next;
            prepared.Append(PrepareFigure(html[start..end], runtime));
            start = end;
        }
        return prepared.ToString();
    }

    private string PrepareFigure(string figure, string runtime)
    {
        if (Data.Match(figure) is not { Success: true } data)
            return figure;
        var name = $"charts/{slug}-{++_count}";
        var whole = Table.Match(figure);
        var table = "";
        if (whole.Success && Row.Matches(whole.Groups["rows"].Value) is { Count: > ShortTable } rows)
        {
            table = whole.Value.Replace(" open>", ">", StringComparison.Ordinal);
            site.Write($"{name}.html", TablePage(figure, whole));
            figure = figure.Replace(whole.Value, Shorten(whole, rows, $"{name}.html"), StringComparison.Ordinal);
        }
        site.Write($"{name}.js", $"courseSite.chart(\"{name}.js\", {data.Groups["json"].Value.Trim()}" +
            (table.Length > 0 ? $", {JsonValue.Create(table).ToJsonString()}" : "") + ");\n");
        // The style sheet says so for all pictures of charts.
        figure = figure.Replace(" style=\"image-rendering:pixelated\"", "", StringComparison.Ordinal);
        return figure.Replace(
            data.Value, $"<template data-chart=\"{name}.js\" data-runtime=\"{runtime}\"></template>", StringComparison.Ordinal);
    }

    private string WriteRuntime(string code)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)))[..8];
        site.Write($"assets/figures-{hash}.js", code + "\n");
        return $"assets/figures-{hash}.js";
    }

    private static string Shorten(Match whole, MatchCollection rows, string address)
    {
        var open = whole.Value[..(whole.Groups["rows"].Index - whole.Index)];
        return $"{open}\n{string.Join('\n', rows.Take(FirstRows))}\n</tbody></table></div>\n" +
            $"<p>The first {FirstRows} of {rows.Count} rows: <a href=\"{address}\">all {rows.Count}</a>.</p>\n</details>";
    }

    /// <summary>The whole table as a page of its own, for readers whose browser runs no scripts.</summary>
    private string TablePage(string figure, Match table)
    {
        var title = Title.Match(figure) is { Success: true } match ? match.Groups["text"].Value : "Data of a chart";
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <link rel="stylesheet" href="../assets/site.css">
            </head>
            <body class="table">
            <main class="map">
            <header class="head"><h1>{title}</h1>{Words.Match(figure).Value}
            <p><a href="../{slug}.html">Back to the lesson</a></p></header>
            {table.Groups["inside"].Value.Trim()}
            </main>
            </body>
            </html>

            """;
    }

    [GeneratedRegex("""<script[^>]*type=["']?application/json["']?[^>]*>(?<json>.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex Data { get; }

    [GeneratedRegex("<script(?![^>]*(?:src=|application/json))[^>]*>(?<code>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script { get; }

    [GeneratedRegex(
        """<details class="nn-data"[^>]*><summary>[^<]*</summary>(?<inside>.*?<tbody>(?<rows>.*?)</tbody>.*?)</details>""",
        RegexOptions.Singleline)]
    private static partial Regex Table { get; }

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row { get; }

    [GeneratedRegex("""<p class="nn-title"><strong>(?<text>.*?)</strong></p>""", RegexOptions.Singleline)]
    private static partial Regex Title { get; }

    [GeneratedRegex("""<p class="nn-alt">.*?</p>""", RegexOptions.Singleline)]
    private static partial Regex Words { get; }
}
