using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Plotting.Tests;

/// <summary>A figure as a page sees it: read back from its HTML by means of its own, not the library's.</summary>
internal static partial class Parsed
{
    public static JsonElement Page(Figure figure) => JsonDocument.Parse(PageText(figure)).RootElement;

    public static string PageText(Figure figure) => PageJson().Match(figure.ToHtml()).Groups[1].Value;

    public static JsonElement Panel(Figure figure, int panel = 0) => Page(figure).GetProperty("panels")[panel];

    public static JsonElement Trace(Figure figure, int trace) => Panel(figure).GetProperty("data")[trace];

    public static double?[] Numbers(JsonElement list) =>
        [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Null ? (double?)null : item.GetDouble())];

    public static string[][] Table(Figure figure) => [.. Row().Matches(figure.ToHtml())
        .Select(row => Cell().Matches(row.Groups[1].Value).Select(cell =>
            WebUtility.HtmlDecode(cell.Groups[1].Value)).ToArray())];

    public static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Course.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No Course.slnx above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex("<script type=\"application/json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex PageJson();

    [GeneratedRegex("<tr>(.*?)</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<t[dh][^>]*>(.*?)</t[dh]>", RegexOptions.Singleline)]
    private static partial Regex Cell();
}
