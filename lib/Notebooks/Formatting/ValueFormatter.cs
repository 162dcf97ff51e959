using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>A sequence to be shown as a table whatever its items are.</summary>
internal sealed record TableOf(System.Collections.IEnumerable Items);

/// <summary>From a value to its representations by mime type.</summary>
internal static class ValueFormatter
{
    private const string Html = "text/html";
    private const string Plain = "text/plain";

    /// <summary>The representations of a value; beside text/html always text/plain.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">Those wanted; null or none for those of the value's type.</param>
    /// <param name="length">The characters of all contents together.</param>
    public static JsonObject Format(object? value, IReadOnlyList<string>? mimeTypes, out long length)
    {
        if (mimeTypes is null || mimeTypes.Count == 0)
            mimeTypes = value is string ? [Plain] : ConventionFormatters.PreferredMimeTypes(value) ?? [Html];
        JsonObject data = [];
        length = 0;
        foreach (string mimeType in mimeTypes.Contains(Html) ? mimeTypes.Append(Plain) : mimeTypes)
        {
            if (data.ContainsKey(mimeType))
                continue;
            string content = Content(value, mimeType);
            length += content.Length;
            data[mimeType] = ToNode(mimeType, content);
        }
        return data;
    }

    /// <summary>One representation that is given as text.</summary>
    public static JsonObject FromText(string mimeType, string content)
    {
        JsonObject data = new() { [mimeType] = ToNode(mimeType, content) };
        if (mimeType == Html)
            data[Plain] = content;
        return data;
    }

    private static string Content(object? value, string mimeType)
    {
        if (ConventionFormatters.TryFormat(value, mimeType) is { } formatted)
            return formatted;
        return mimeType switch
        {
            Html => HtmlText.Of(value),
            "application/json" => ValueJson.FromAny(value),
            _ => PlainText.Of(value),
        };
    }

    private static JsonNode? ToNode(string mimeType, string content)
    {
        if (!IpynbReader.IsJson(mimeType))
            return content;
        try
        {
            return JsonNode.Parse(content, null, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return content;
        }
    }
}
