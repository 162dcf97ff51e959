using System.Text.Json.Nodes;

namespace Course.Tests;

/// <summary>The charts of an executed notebook as its file has them.</summary>
internal static class ExecutedCharts
{
    /// <summary>The outputs that hold a chart.</summary>
    /// <param name="path">An .ipynb file.</param>
    public static List<JsonNode> In(string path) =>
        [.. JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray().SelectMany(cell => cell!["outputs"]?.AsArray() ?? [])
            .Where(output => Html(output!).Contains("class=\"nn-figure\"", StringComparison.Ordinal)).Select(output => output!)];

    /// <summary>The HTML of an output; nbformat has it as a text or as its lines.</summary>
    /// <param name="output">One output.</param>
    public static string Html(JsonNode output) => Text(output["data"]?["text/html"]);

    /// <summary>The content of one mime type.</summary>
    /// <param name="content">A text, its lines, or nothing.</param>
    public static string Text(JsonNode? content) =>
        content is JsonArray lines ? string.Concat(lines.Select(line => (string)line!)) : (string?)content ?? "";
}
