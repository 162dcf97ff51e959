using System.Collections.Immutable;
using System.Text;

namespace Site;

/// <summary>Writes the site's first page: what it is, and the map of its pages.</summary>
internal static class IndexWriter
{
    /// <summary>Writes the page between the bar and the foot.</summary>
    /// <param name="source">The site.</param>
    /// <param name="introduction">What stands above the map.</param>
    /// <param name="pages">The pages in order.</param>
    /// <param name="formulas">The formulas, set.</param>
    /// <returns>HTML.</returns>
    public static string Write(SiteSource source, Prose introduction, ImmutableArray<PageDraft> pages, Formulas formulas)
    {
        var html = new StringBuilder();
        html.Append($"<main id=\"main\" class=\"map\">\n<header class=\"head\">\n<h1>{Html.Text(source.Title)}</h1>\n");
        if (source.Subtitle is { } subtitle)
            html.Append($"<p class=\"summary\">{Html.Text(subtitle)}</p>\n");
        html.Append($"<ul class=\"facts\"><li>{pages.Length} {(pages.Length == 1 ? "lesson" : "lessons")}</li>")
            .Append($"<li>about {HoursOf(pages.Sum(page => page.Minutes))}</li></ul>\n</header>\n<div class=\"prose\">\n")
            .Append(introduction.HtmlOf(formulas)).Append("</div>\n")
            .Append("<p class=\"continue\" id=\"continue\" hidden></p>\n");
        string? group = null;
        var isOpen = false;
        foreach (var page in pages)
        {
            if (!isOpen || page.Page.Group != group)
            {
                if (isOpen)
                    html.Append("</ol>\n");
                group = page.Page.Group;
                html.Append($"<h2 class=\"group\">{Html.Text(group ?? "Lessons")}</h2>\n<ol class=\"lessons\">\n");
                isOpen = true;
            }
            WriteRow(page, formulas, html);
        }
        if (isOpen)
            html.Append("</ol>\n");
        return html.Append("</main>\n").ToString();
    }

    private static void WriteRow(PageDraft draft, Formulas formulas, StringBuilder html)
    {
        var page = draft.Page;
        html.Append($"<li data-lesson=\"{page.Slug}\">\n")
            .Append($"<span class=\"number\" aria-hidden=\"true\">{Html.Text(page.Number)}</span>\n")
            .Append($"<div class=\"what\"><h3><a href=\"{page.Slug}.html\">{Html.Text(draft.TitleText)}</a></h3>\n");
        if (page.Summary.Length > 0)
            html.Append("<p>").Append(draft.Summary.LineHtml(formulas)).Append("</p>\n");
        var (kind, text) = page.Status switch
        {
            PageStatus.Failed failed => ("failed", $"Did not run to its end: {failed.Problem}"),
            PageStatus.Skipped skipped => ("skipped", $"Not run: {skipped.Reason}"),
            _ => ("", ""),
        };
        if (text.Length > 0)
            html.Append($"<p class=\"status {kind}\">{Html.Text(text)}</p>\n");
        html.Append($"</div>\n<span class=\"minutes\">{draft.Minutes} min</span>\n");
        html.Append("<span class=\"progress\" aria-hidden=\"true\"></span>\n</li>\n");
    }

    private static string HoursOf(int minutes) => minutes < 90 ? $"{minutes} minutes" : $"{Math.Round(minutes / 60.0)} hours";
}
