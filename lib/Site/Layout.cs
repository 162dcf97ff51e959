using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Site;

/// <summary>What all pages have in common: the head, the bar at the top, the foot.</summary>
/// <param name="source">The site.</param>
/// <param name="version">Changes with the style and the scripts, so that a browser does not mix old and new.</param>
/// <param name="footer">The line at the foot, as HTML.</param>
internal sealed partial class Layout(SiteSource source, string version, string footer)
{
    /// <summary>The site's own copy of plotly.js, by the path that every page names.</summary>
    public const string PlotlyPath = "assets/plotly-4.1.2.min.js";

    // Nothing is asked of any other server, whatever a cell's output holds, and no script runs but the site's own files and those
    // that stand in the page, named by their hashes; plotly.js makes pictures from data and blob addresses, and styles.
    private const string Policy =
        "default-src 'none'; script-src 'self'{0}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
        "font-src 'self' data:; media-src 'self' data:; connect-src 'none'; base-uri 'none'; form-action 'none'";

    // Before anything is drawn: the colours the reader has chosen.
    private const string ThemeScript =
        "try{var t=localStorage.getItem('course-theme');if(t)document.documentElement.dataset.theme=t}catch{}";

    /// <summary>Writes a whole page.</summary>
    /// <param name="title">The page's title, plain.</param>
    /// <param name="description">One or two sentences for search engines, plain; may be empty.</param>
    /// <param name="kind">The class of the body: <c>lesson</c> or <c>index</c>.</param>
    /// <param name="slug">The page's slug.</param>
    /// <param name="hasFormulas">Whether the style of formulas is needed.</param>
    /// <param name="body">The HTML between bar and foot.</param>
    /// <returns>The page.</returns>
    public string Write(string title, string description, string kind, string slug, bool hasFormulas, string body)
    {
        var html = new StringBuilder(body.Length + 4096);
        html.Append($"""
            <!doctype html>
            <html lang="en" data-plotly="{PlotlyPath}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{PolicyOf(body)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="description" content="{Html.Attribute(description)}">
            <meta name="referrer" content="no-referrer">
            <title>{Html.Text(title)}</title>
            <link rel="icon" href="assets/icon.svg" type="image/svg+xml">

            """);
        if (hasFormulas)
            html.Append("<link rel=\"stylesheet\" href=\"assets/katex/katex.css?v=").Append(version).Append("\">\n");
        html.Append($"""
            <link rel="stylesheet" href="assets/site.css?v={version}">
            <script>{ThemeScript}</script>
            <script src="assets/site.js?v={version}" defer></script>
            </head>
            <body class="{kind}" data-page="{slug}" data-version="{version}">
            <a class="skip" href="#main">Skip to the text</a>
            <header class="bar">
            <a class="home" href="index.html">{Icon}<span>{Html.Text(source.Title)}</span></a>
            <div class="tools">
            <button type="button" class="tool" id="search-open" hidden aria-label="Search all lessons">
            <svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5"/><path d="m13 13 4.5 4.5"/></svg>
            <span>Search</span><kbd aria-hidden="true">/</kbd></button>
            {(kind == "lesson" ? PrintButton : "")}
            <button type="button" class="tool" id="theme" hidden aria-label="Switch between dark and light">
            <svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7.25"/>
            <path class="half" d="M10 2.75a7.25 7.25 0 0 1 0 14.5z"/></svg></button>
            </div>
            </header>

            """);
        html.Append(body);
        html.Append($"""
            <footer class="foot"><div>{footer}</div></footer>
            </body>
            </html>

            """);
        return html.ToString();
    }

    private static string PolicyOf(string body) => string.Format(CultureInfo.InvariantCulture, Policy, string.Concat(
        InlineScript.Matches(body).Select(match => match.Groups["code"].Value).Prepend(ThemeScript).Distinct()
            .Select(code => $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code)))}'")));

    [GeneratedRegex("<script(?![^>]*(?:src=|application/json))[^>]*>(?<code>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex InlineScript { get; }

    private const string PrintButton =
        "<button type=\"button\" class=\"tool\" id=\"print\" hidden title=\"Print with all charts\" " +
        "aria-label=\"Print with all charts\"><svg viewBox=\"0 0 20 20\" aria-hidden=\"true\">" +
        "<path d=\"M6 7V2.5h8V7M6 14H3V7h14v7h-3M6 11.5h8v6H6z\"/></svg></button>";

    /// <summary>The course's mark: two inputs, one neuron.</summary>
    private const string Icon =
        "<svg class=\"mark\" viewBox=\"0 0 32 32\" aria-hidden=\"true\"><path d=\"M7 8 24 16 7 24\"/>" +
        "<circle cx=\"7\" cy=\"8\" r=\"4\"/><circle cx=\"7\" cy=\"24\" r=\"4\"/>" +
        "<circle class=\"out\" cx=\"24\" cy=\"16\" r=\"5\"/></svg>";
}
