using System.Collections.Immutable;

namespace Site;

/// <summary>With what a site is built.</summary>
/// <param name="PackageFolder">The folder with the site's <c>package.json</c>: <c>lib/Site</c> of the repository.</param>
public sealed record SiteOptions(string PackageFolder)
{
    /// <summary>Libraries the notebooks use (those of <c>lib/bin</c>), so that their names get their colours.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>Namespaces that an imported file opens for every notebook.</summary>
    public ImmutableArray<string> Usings { get; init; } = [];

    /// <summary>
    /// Patterns (<c>*.ipynb</c>, <c>run.json</c>) of the files that the caller itself writes into the site's folder. A folder
    /// that is no site yet is accepted when it holds nothing else.
    /// </summary>
    public ImmutableArray<string> CallerFiles { get; init; } = [];
}

/// <summary>What a build did.</summary>
/// <param name="Index">The full path of the site's first page.</param>
/// <param name="Problems">What a reader would stumble over. The site is complete and readable all the same.</param>
/// <param name="Files">How many files were written.</param>
/// <param name="Bytes">Their size together.</param>
/// <param name="Duration">Wall-clock time of the build.</param>
public sealed record SiteReport(string Index, ImmutableArray<SiteProblem> Problems, int Files, long Bytes, TimeSpan Duration);

/// <summary>One fault of a page: a formula that cannot be set, a link to nothing, a picture that is not there.</summary>
/// <param name="Page">The slug of the page, or <c>index</c>.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record SiteProblem(string Page, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Page}: {Message}";
}

/// <summary>A site cannot be built. The message says why, and what to do.</summary>
/// <param name="message">The message.</param>
/// <param name="inner">What caused it, or null.</param>
public sealed class SiteException(string message, Exception? inner = null) : Exception(message, inner);
