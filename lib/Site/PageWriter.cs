using System.Collections.Immutable;
using System.Text;
using Notebooks;

namespace Site;

/// <summary>Writes one lesson's page.</summary>
/// <param name="draft">The page, read.</param>
/// <param name="formulas">The formulas, set.</param>
/// <param name="code">The coloured C# cells, by their place in the notebook.</param>
/// <param name="site">Where charts and pictures are written.</param>
internal sealed class PageWriter(
    PageDraft draft, Formulas formulas, IReadOnlyDictionary<int, string> code, SiteFolder site)
{
    private const string FoldMark = "// @fold";

    private readonly SitePage _page = draft.Page;
    private readonly OutputWriter _outputs = new(draft.Page.Slug, site);

    /// <summary>Whether the page draws charts; known when it has been written.</summary>
    public bool HasCharts => _outputs.HasCharts;

    /// <summary>Writes the page between the bar and the foot.</summary>
    /// <param name="previous">The page before, or null.</param>
    /// <param name="next">The page after, or null.</param>
    /// <returns>HTML.</returns>
    public string Write(PageDraft? previous, PageDraft? next)
    {
        var html = new StringBuilder();
        html.Append("<div class=\"page\">\n");
        WriteOutline(html);
        html.Append("<main id=\"main\">\n<article>\n");
        WriteHeader(html);
        var number = 0;
        for (var i = 0; i < _page.Executed.Cells.Length; i++)
        {
            var cell = _page.Executed.Cells[i];
            if (cell.Kind == CellKind.Markdown)
                html.Append("<div class=\"prose\">\n").Append(draft.Prose[i].HtmlOf(formulas)).Append("</div>\n");
            else if (cell.Kind == CellKind.Code)
                WriteCode(cell, ++number, code.TryGetValue(i, out var colored) ? colored : null, html);
        }
        html.Append("</article>\n");
        WritePager(previous, next, html);
        html.Append("</main>\n</div>\n");
        return html.ToString();
    }

    private void WriteOutline(StringBuilder html)
    {
        var headings = draft.Outline.Where(heading => heading.Level <= 3).ToImmutableArray();
        html.Append("<nav class=\"outline\" id=\"outline\" aria-label=\"On this page\">\n");
        if (!headings.IsEmpty)
        {
            html.Append("<details open><summary>On this page</summary>\n<ol>\n");
            foreach (var heading in headings)
            {
                html.Append($"<li class=\"level-{heading.Level}\"><a href=\"#{heading.Id}\">")
                    .Append(Prose.HtmlOf(heading, formulas)).Append("</a></li>\n");
            }
            // Closed before it is drawn where it would push the text off a small screen.
            html.Append("</ol>\n</details>\n")
                .Append("<script>if(innerWidth<1100)document.querySelector('.outline details').open=false</script>\n");
        }
        html.Append("</nav>\n");
    }

    private void WriteHeader(StringBuilder html)
    {
        var title = draft.Title is null ? Html.Text(_page.Title) : Prose.HtmlOf(draft.Title, formulas);
        html.Append("<header class=\"head\">\n");
        if (_page.Number.Length > 0)
            html.Append($"<p class=\"number\" aria-hidden=\"true\">{Html.Text(_page.Number)}</p>\n");
        html.Append($"<h1 id=\"{draft.Title?.Id ?? "top"}\">{title}</h1>\n");
        if (_page.Summary.Length > 0)
            html.Append("<p class=\"summary\">").Append(draft.Summary.LineHtml(formulas)).Append("</p>\n");
        html.Append($"<ul class=\"facts\"><li>{draft.Minutes} min</li>");
        if (_page.Duration is { } duration && _page.Status is not PageStatus.Skipped)
            html.Append($"<li>ran in {Html.Duration(duration)}</li>");
        if (_page.SourceFile is { } file)
        {
            html.Append("<li class=\"open-hint\"><span>Change it and run it again: </span>" +
                $"<code class=\"copyable\">./course run {Html.Text(file)}</code></li>");
        }
        html.Append("</ul>\n</header>\n");
        if (_page.Status is PageStatus.Failed failed)
            WriteBanner("failed", "This notebook did not run to its end", Html.Text(failed.Problem), html);
        else if (_page.Status is PageStatus.Skipped skipped)
            WriteBanner("skipped", "This notebook was not run", Html.Text(skipped.Reason), html);
        if (draft.Notice is { } notice)
            html.Append("<aside class=\"banner notice\"><p>").Append(notice.LineHtml(formulas)).Append("</p></aside>\n");
    }

    private static void WriteBanner(string kind, string title, string text, StringBuilder html) => html
        .Append($"<aside class=\"banner {kind}\"><p><strong>{title}.</strong></p><pre>{text}</pre></aside>\n");

    private void WriteCode(Cell cell, int number, string? colored, StringBuilder html)
    {
        var run = _page.Cells.FirstOrDefault(candidate => candidate.Number == number);
        var isNotRun = run?.Status == CellStatus.NotRun;
        html.Append($"<section class=\"cell{(isNotRun ? " not-run" : "")}\" id=\"cell-{number}\"")
            .Append($" aria-label=\"Cell {number}\">\n");
        if (IsImport(cell.Source))
        {
            html.Append($"<p class=\"import\"><code>{Html.Text(cell.Source.Trim())}</code></p>\n");
        }
        else
        {
            var (fold, source) = SplitFold(cell.Source, colored ?? Html.Text(cell.Source));
            if (fold is not null)
                html.Append($"<details class=\"fold\"><summary>{Html.Text(fold)}</summary>\n");
            html.Append("<div class=\"code\">")
                .Append($"<a class=\"cell-number\" href=\"#cell-{number}\" aria-label=\"Cell {number}\">{number}</a>")
                .Append($"<pre><code class=\"language-{Html.Attribute(cell.Language)}\">").Append(source).Append("</code></pre>");
            if (run is { Duration.TotalSeconds: >= 1 })
                html.Append($"<span class=\"took\">{Html.Duration(run.Duration)}</span>");
            html.Append("</div>\n");
            if (fold is not null)
                html.Append("</details>\n");
        }
        if (isNotRun)
            html.Append("<p class=\"output note\">Not run, because a cell before it did not succeed.</p>\n");
        foreach (var output in cell.Outputs)
            _outputs.Write(output, html);
        html.Append("</section>\n");
    }

    /// <summary>Whether a cell does nothing but import files: the reader need only know that it is there.</summary>
    private static bool IsImport(string source) => source.Trim() is { Length: > 0 } text
        && text.Split('\n').All(line => line.StartsWith("#!import ", StringComparison.Ordinal));

    /// <summary>The title after <c>// @fold</c> in the first line, or null, and the coloured source without that line.</summary>
    private static (string? Title, string Source) SplitFold(string source, string colored)
    {
        if (!source.StartsWith(FoldMark, StringComparison.Ordinal))
            return (null, colored);
        var title = source.Split('\n')[0][FoldMark.Length..].Trim();
        var lineEnd = colored.IndexOf('\n', StringComparison.Ordinal);
        return (title.Length > 0 ? title : "Code", lineEnd < 0 ? "" : colored[(lineEnd + 1)..]);
    }

    private static void WritePager(PageDraft? previous, PageDraft? next, StringBuilder html)
    {
        html.Append("<nav class=\"pager\" aria-label=\"Previous and next\">\n");
        WriteLink(previous, "prev", (previous ?? next) is null ? "Back to" : "Previous", html);
        // Where there is one page alone, one link leads back.
        if (previous is not null || next is not null)
            WriteLink(next, "next", "Next", html);
        html.Append("</nav>\n");
    }

    private static void WriteLink(PageDraft? page, string relation, string label, StringBuilder html)
    {
        if (page is null)
            html.Append($"<a class=\"{relation} to-index\" href=\"index.html\">")
                .Append($"<small>{label}</small><span>All lessons</span></a>\n");
        else
            html.Append($"<a class=\"{relation}\" rel=\"{relation}\" href=\"{page.Page.Slug}.html\"><small>{label}</small><span>")
                .Append(Html.Text($"{page.Page.Number} {page.TitleText}".Trim())).Append("</span></a>\n");
    }
}
