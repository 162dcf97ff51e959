using System.Collections.Immutable;
using Notebooks;

namespace Site;

/// <summary>What a site is built from. The caller names the pages; the site knows no course.</summary>
/// <param name="Title">The site's title, on every page.</param>
/// <param name="Introduction">What the index says above its map, in Markdown; may be empty.</param>
/// <param name="Pages">The pages in reading order: previous and next follow it.</param>
public sealed record SiteSource(string Title, string Introduction, ImmutableArray<SitePage> Pages)
{
    /// <summary>One line under the title of the index, or null.</summary>
    public string? Subtitle { get; init; }

    /// <summary>One line at the foot of every page, in Markdown, or null.</summary>
    public string? Footer { get; init; }
}

/// <summary>One executed notebook as a page <c>SLUG.html</c>.</summary>
/// <param name="Slug">The file name without its extension, unique: <c>02-gates</c>.</param>
/// <param name="Number">What stands before the title in lists, <c>02</c>; may be empty.</param>
/// <param name="Title">The page's title. A first heading of level one in the notebook takes its place on the page itself.</param>
/// <param name="Summary">One or two sentences for the index; may be empty.</param>
/// <param name="Executed">The notebook with its outputs.</param>
/// <param name="Status">How its run ended.</param>
public sealed record SitePage(
    string Slug, string Number, string Title, string Summary, Notebook Executed, PageStatus Status)
{
    /// <summary>The minutes a reader needs, or null to have them counted from the words and the code.</summary>
    public int? Minutes { get; init; }

    /// <summary>A remark above the text, such as that the sample of a data set was used, in Markdown; or null.</summary>
    public string? Notice { get; init; }

    /// <summary>The notebook's file from the repository's root, as the command line names it; or null.</summary>
    public string? SourceFile { get; init; }

    /// <summary>The folder against which pictures in the prose are found, or null when there are none.</summary>
    public string? Folder { get; init; }

    /// <summary>Wall-clock time of the run, or null when it was not run.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>
    /// The runs of the code cells, by which a page marks the cells that were not run and those that took long; may be empty.
    /// </summary>
    public ImmutableArray<CellRun> Cells { get; init; } = [];

    /// <summary>The heading of the index under which the page stands, or null. Pages of one group follow each other.</summary>
    public string? Group { get; init; }
}

/// <summary>How the run of a page's notebook ended.</summary>
public abstract record PageStatus
{
    private PageStatus()
    {
    }

    /// <summary>Every cell succeeded.</summary>
    public sealed record Succeeded : PageStatus;

    /// <summary>A cell did not succeed.</summary>
    /// <param name="Problem">What went wrong, where, and what to do, in one or a few lines.</param>
    public sealed record Failed(string Problem) : PageStatus;

    /// <summary>The notebook was not run.</summary>
    /// <param name="Reason">Why, and what would change it.</param>
    public sealed record Skipped(string Reason) : PageStatus;
}
