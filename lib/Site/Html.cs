using System.Globalization;
using System.Text.RegularExpressions;

namespace Site;

/// <summary>Small pieces of HTML.</summary>
internal static partial class Html
{
    /// <summary>Text as it stands between tags or in an attribute within double quotes.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text, its three or four special letters escaped and no other.</returns>
    public static string Text(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Text as it stands in an attribute within double quotes.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text, escaped.</returns>
    public static string Attribute(string text) => Text(text).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>A time as a reader says it: <c>0.4 s</c>, <c>12 s</c>, <c>1 min 20 s</c>.</summary>
    /// <param name="time">Any time.</param>
    /// <returns>Two or three significant digits.</returns>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        < 59.5 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        _ => $"{(int)Math.Round(time.TotalSeconds) / 60} min {(int)Math.Round(time.TotalSeconds) % 60} s",
    };

    /// <summary>Takes the colours of a terminal out of a text.</summary>
    /// <param name="text">What a program printed.</param>
    /// <returns>The text alone.</returns>
    public static string WithoutAnsi(string text) => Ansi.Replace(text, "");

    // CSI sequences (colours, cursor), OSC sequences (titles, links) and the two-letter ones.
    [GeneratedRegex(@"\x1B(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1B]*(?:\x07|\x1B\\)|[@-Z\\-_])")]
    private static partial Regex Ansi { get; }
}
