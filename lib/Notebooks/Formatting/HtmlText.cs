using System.Net;

namespace Notebooks;

/// <summary>Values as HTML.</summary>
internal static class HtmlText
{
    public static string Of(object? value) => value is HtmlContent html
        ? html.Content : $"<div class=\"dni-plaintext\"><pre>{WebUtility.HtmlEncode(PlainText.Of(value))}</pre></div>";
}
