using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Plotting;

/// <summary>A figure as HTML: a host that holds JSON and a readable fallback, and the script that draws it.</summary>
internal static partial class FigureHtml
{
    /// <summary>The version of plotly.js the runtime was written and tried with.</summary>
    public const string PlotlyVersion = "4.1.2";

    /// <summary>Where plotly.js comes from when neither page nor notebook has its own.</summary>
    public const string PlotlyAddress = $"https://cdn.jsdelivr.net/npm/plotly.js-dist-min@{PlotlyVersion}/plotly.min.js";

    /// <summary>The hash of that file: a browser runs no other.</summary>
    public const string PlotlyIntegrity = "sha384-hHv6D3tTUUBpp4tVv6t2Dc3oGuRhphmWOTKUR8jWyN0Pnon1g3iebKCNDNmKmxo8";

    // The relaxed encoder leaves letters of all languages as they are; what would end the script element is escaped below.
    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The script of the page, the same for all figures.</summary>
    public static string Runtime { get; } = ReadRuntime();

    public static string Write(Figure figure)
    {
        var html = new StringBuilder();
        string key = figure.LiveKey is null ? "" : $" data-nn-key=\"{Escape(figure.LiveKey)}\"";
        html.Append($"<div class=\"nn-figure\"{key}>\n<script type=\"application/json\">{EscapeJson(ToPage(figure))}</script>\n");
        if (figure.Title.Length > 0)
            html.Append($"<p class=\"nn-title\"><strong>{Escape(figure.Title)}</strong></p>\n");
        if (figure.AxesText.Length > 0)
            html.Append($"<p class=\"nn-axes\">{Escape(figure.AxesText)}</p>\n");
        html.Append($"<p class=\"nn-alt\">{Escape(figure.AltText)}</p>\n");
        foreach (Panel panel in figure.Panels)
        {
            if (panel.Images is { } images)
                WriteImages(html, images, panel.Title);
            else if (panel.Svg is { } svg)
                WriteDrawing(html, svg, panel.Title);
        }
        if (figure.Table.Rows.Length > 0)
            WriteTable(html, figure.Table);
        return html.Append("</div>\n<script>").Append(Runtime).Append("</script>").ToString();
    }

    /// <summary>JSON that may stand inside a script element and inside JavaScript.</summary>
    public static string EscapeJson(JsonNode node) => node.ToJsonString(_json)
        .Replace("<", "\\u003c", StringComparison.Ordinal)
        .Replace("\u2028", "\\u2028", StringComparison.Ordinal)
        .Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    private static JsonObject ToPage(Figure figure)
    {
        var page = new JsonObject
        {
            ["panels"] = new JsonArray([.. figure.Panels.Select((panel, i) => panel.ToPage(figure.Steps?.FramesOf(i)))]),
        };
        if (figure.Columns > 0)
            page["columns"] = figure.Columns;
        if (figure.Steps is not null)
            page["steps"] = figure.Steps.ToPage();
        return page;
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static void WriteDrawing(StringBuilder html, string svg, string? title)
    {
        html.Append("<div class=\"nn-ready-panel\">\n");
        if (title is not null)
            html.Append($"<p class=\"nn-panel-title\">{Escape(title)}</p>\n");
        html.Append($"<div class=\"nn-svg\">{svg}</div>\n</div>\n");
    }

    // Pictures need no script: they are part of the page, and only a slider changes them.
    private static void WriteImages(StringBuilder html, ImageSet images, string? title)
    {
        html.Append("<div class=\"nn-ready-panel\">\n");
        if (title is not null)
            html.Append($"<p class=\"nn-panel-title\">{Escape(title)}</p>\n");
        int width = images.Columns * (images.Size + 10);
        html.Append(CultureInfo.InvariantCulture,
            $"<div class=\"nn-images\" style=\"display:grid;gap:8px 10px;max-width:{width}px;" +
            $"grid-template-columns:repeat(auto-fill,minmax({images.Size}px,1fr))\">\n");
        foreach (Picture picture in images.Pictures)
        {
            // The caption beside it is the picture's name already; an alt that repeats it would be read twice.
            html.Append($"<div class=\"nn-picture\"><img class=\"{(images.Limit is null ? "nn-ink" : "nn-signed")}\" alt=\"\" ")
                .Append(CultureInfo.InvariantCulture, $"width=\"{images.Size}\" height=\"{images.Size}\" ")
                .Append($"style=\"image-rendering:pixelated\" src=\"{picture.Source}\">")
                .Append($"<span>{Escape(picture.Caption)}</span></div>\n");
        }
        html.Append("</div>\n");
        if (images.Limit is { } limit)
        {
            html.Append($"<p class=\"nn-scale\"><span>{Words.Number(-limit)}</span><span class=\"nn-ramp\" style=\"background:")
                .Append($"linear-gradient(to right,{Palette.Negative},transparent,{Palette.Positive})\"></span>")
                .Append($"<span>+{Words.Number(limit)}</span></p>\n");
        }
        html.Append("</div>\n");
    }

    private static void WriteTable(StringBuilder html, FigureTable table)
    {
        html.Append("<details class=\"nn-data\" open><summary>Data as a table</summary>\n")
            .Append("<div class=\"nn-scroll\"><table>\n<thead><tr>");
        foreach (string column in table.Columns)
            html.Append($"<th scope=\"col\">{Escape(column)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
            html.Append("<tr>").AppendJoin("", row.Select(text => $"<td>{Escape(text)}</td>")).Append("</tr>\n");
        html.Append("</tbody></table></div>\n");
        if (table.Note is not null)
            html.Append($"<p>{Escape(table.Note)}</p>\n");
        html.Append("</details>\n");
    }

    // Comments and indentation are for readers of the source; a page with twenty figures carries the script twenty times.
    private static string ReadRuntime()
    {
        string css = CssSpace().Replace(
            string.Concat(Lines("figure.css").Where(line => !line.StartsWith("/*", StringComparison.Ordinal))), "$1");
        string script = string.Join('\n', Lines("figure-runtime.js").Where(line => !line.StartsWith("//",
            StringComparison.Ordinal)))
            .Replace("'{{css}}'", EscapeJson(JsonValue.Create(css)), StringComparison.Ordinal)
            .Replace("'{{dark}}'", EscapeJson(Palette.DarkJson()), StringComparison.Ordinal)
            .Replace("{{address}}", PlotlyAddress, StringComparison.Ordinal)
            .Replace("{{integrity}}", PlotlyIntegrity, StringComparison.Ordinal);
        string version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)))[..12];
        return script.Replace("{{version}}", version, StringComparison.Ordinal);
    }

    /// <summary>White space that means nothing in a style sheet; every notebook's every chart carries the rest.</summary>
    [GeneratedRegex(@"\s*([{};,>])\s*")]
    private static partial Regex CssSpace();

    private static IEnumerable<string> Lines(string resource)
    {
        using Stream stream = typeof(FigureHtml).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"Plotting.dll lacks its resource {resource}; build lib/Plotting again.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
    }
}
