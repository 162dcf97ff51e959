using System.Collections.Immutable;
using Notebooks;

namespace Site;

/// <summary>A page whose prose has been read: its headings, formulas and words are known, nothing is written yet.</summary>
internal sealed class PageDraft
{
    private const int WordsAMinute = 200;
    private const double SecondsALineOfCode = 4;

    private PageDraft(SitePage page, PageScope scope)
    {
        Page = page;
        Scope = scope;
    }

    /// <summary>What it is drawn from.</summary>
    public SitePage Page { get; }

    /// <summary>The ids, links and pictures of the page.</summary>
    public PageScope Scope { get; }

    /// <summary>The prose of each Markdown cell, by the cell's place in the notebook.</summary>
    public Dictionary<int, Prose> Prose { get; } = [];

    /// <summary>The notice above the text, or null.</summary>
    public Prose? Notice { get; private init; }

    /// <summary>The summary, for the index and under the title.</summary>
    public required Prose Summary { get; init; }

    /// <summary>The heading that is the page's title, or null when the notebook has none.</summary>
    public Heading? Title { get; private set; }

    /// <summary>The page's title as plain text.</summary>
    public string TitleText => Title?.Text ?? Page.Title;

    /// <summary>All formulas of the page.</summary>
    public ImmutableArray<Formula> Formulas { get; private set; }

    /// <summary>The headings below the title, in order.</summary>
    public IEnumerable<Heading> Outline => Prose.OrderBy(entry => entry.Key)
        .SelectMany(entry => entry.Value.Headings).Where(heading => heading != Title);

    /// <summary>The minutes a reader needs: as the page says, or counted.</summary>
    public int Minutes => Page.Minutes ?? Math.Max(1, (int)Math.Round(
        Prose.Values.SelectMany(prose => prose.Sections()).Sum(section => section.Text.Split(' ').Length) / (double)WordsAMinute
        + (Page.Executed.Cells.Where(cell => cell.Kind == CellKind.Code)
            .Sum(cell => cell.Source.Count(letter => letter == '\n') + 1)
            * SecondsALineOfCode / 60)));

    /// <summary>Reads the prose of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="slugs">All pages of the site.</param>
    /// <returns>The draft.</returns>
    public static PageDraft Read(SitePage page, ImmutableHashSet<string> slugs)
    {
        var scope = new PageScope(page.Slug, slugs, page.Folder);
        var draft = new PageDraft(page, scope)
        {
            Notice = page.Notice is null ? null : Site.Prose.ReadLine(page.Notice),
            Summary = Site.Prose.ReadLine(page.Summary),
        };
        for (var i = 0; i < page.Executed.Cells.Length; i++)
        {
            if (page.Executed.Cells[i] is { Kind: CellKind.Markdown } cell)
                draft.Prose[i] = Site.Prose.Read(cell.Source, scope);
        }
        draft.Formulas = [.. draft.Prose.Values.Append(draft.Notice).Append(draft.Summary)
            .SelectMany(prose => prose?.Formulas ?? [])];
        draft.Title = draft.Prose.Values.SelectMany(prose => prose.Headings).FirstOrDefault(heading => heading.Level == 1);
        if (draft.Title is not null)
            Site.Prose.Remove(draft.Title);
        return draft;
    }
}
