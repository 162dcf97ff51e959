using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks;

namespace Site;

/// <summary>Writes what cells put out. HTML is a notebook's own and stands as it is; everything else is escaped.</summary>
/// <param name="slug">The page's slug, for the names of its pictures.</param>
/// <param name="site">Where pictures and charts are written.</param>
internal sealed class OutputWriter(string slug, SiteFolder site)
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string> PictureTypes = new()
    {
        ["image/png"] = "png", ["image/jpeg"] = "jpg", ["image/gif"] = "gif", ["image/webp"] = "webp",
    };

    private readonly Charts _charts = new(slug, site);
    private readonly InlinePictures _inline = new(slug, site);
    private int _pictures;

    /// <summary>Whether the page draws charts.</summary>
    public bool HasCharts { get; private set; }

    /// <summary>Writes one output, in the richest form a page can show.</summary>
    /// <param name="output">The output.</param>
    /// <param name="html">Where to.</param>
    public void Write(Output output, StringBuilder html)
    {
        switch (output)
        {
            case StreamOutput stream:
                var isError = stream.Name == "stderr";
                var label = isError ? " aria-label=\"Standard error\"" : "";
                html.Append($"<pre class=\"output text{(isError ? " stderr" : "")}\"{label}>")
                    .Append(Html.Text(Html.WithoutAnsi(stream.Text).TrimEnd('\n'))).Append("</pre>\n");
                break;
            case ErrorOutput error:
                WriteError(error, html);
                break;
            case DisplayOutput display:
                WriteDisplay(display, html);
                break;
        }
    }

    private static void WriteError(ErrorOutput error, StringBuilder html)
    {
        // The traceback begins with the message; an error that has none is told by its name and message.
        var lines = string.Join('\n', error.Traceback.IsEmpty ? [$"{error.Name}: {error.Message}"] : error.Traceback);
        var text = Html.WithoutAnsi(lines).Trim('\n');
        var end = text.IndexOf('\n', StringComparison.Ordinal) is var at and >= 0 ? at : text.Length;
        html.Append("<div class=\"output error\" role=\"note\" aria-label=\"Error\"><pre><strong>")
            .Append(Html.Text(text[..end])).Append("</strong>").Append(Html.Text(text[end..])).Append("</pre></div>\n");
    }

    private void WriteDisplay(DisplayOutput display, StringBuilder html)
    {
        var data = display.Data;
        if (data.TryGetValue("text/html", out var page))
        {
            WriteHtml(TextOf(page), html);
        }
        else if (data.TryGetValue("image/svg+xml", out var drawing))
        {
            html.Append($"<div class=\"output picture\" role=\"img\"{Label(display)}>")
                .Append(TextOf(drawing)).Append("</div>\n");
        }
        else if (PictureTypes.FirstOrDefault(type => data.ContainsKey(type.Key)) is { Key: not null } picture)
        {
            WritePicture(Convert.FromBase64String(TextOf(data[picture.Key])), picture.Value, display, html);
        }
        else if (data.TryGetValue("application/json", out var json))
        {
            html.Append("<pre class=\"output text\">").Append(Html.Text(json.ToJsonString(Indented))).Append("</pre>\n");
        }
        else if (data.TryGetValue("text/plain", out var text))
        {
            html.Append("<pre class=\"output text\">")
                .Append(Html.Text(Html.WithoutAnsi(TextOf(text)).TrimEnd('\n'))).Append("</pre>\n");
        }
        else if (!data.IsEmpty)
        {
            html.Append("<p class=\"output note\">An output of type ").Append(Html.Text(data.Keys.Order().First()))
                .Append(", which a page cannot show.</p>\n");
        }
    }

    private void WriteHtml(string content, StringBuilder html)
    {
        content = _inline.MoveOut(content);
        if (!Charts.IsChart(content))
        {
            html.Append("<div class=\"output html scroll\">").Append(content).Append("</div>\n");
            return;
        }
        HasCharts = true;
        html.Append("<div class=\"output chart\">").Append(_charts.Prepare(content)).Append("</div>\n");
    }

    private void WritePicture(byte[] picture, string extension, DisplayOutput display, StringBuilder html)
    {
        var path = $"images/{slug}-output-{++_pictures}.{extension}";
        site.Write(path, picture);
        // The size is in the first chunk of a PNG; with it the page does not jump when the picture arrives.
        var size = extension == "png" && picture.Length >= 24
            ? $" width=\"{BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16))}\"" +
              $" height=\"{BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20))}\""
            : "";
        html.Append($"<p class=\"output picture\"><img src=\"{path}\"")
            .Append($" alt=\"{Html.Attribute(PlainText(display))}\"{size} loading=\"lazy\"></p>\n");
    }

    private static string Label(DisplayOutput display) => $" aria-label=\"{Html.Attribute(PlainText(display))}\"";

    private static string PlainText(DisplayOutput display) =>
        display.Data.TryGetValue("text/plain", out var text) ? TextOf(text) : "Picture put out by the cell above";

    // nbformat allows a text to be a list of its lines.
    private static string TextOf(JsonNode node) =>
        node is JsonArray lines ? string.Concat(lines.Select(TextOf!)) : node.ToString();
}
