using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Notebooks;

namespace Site;

/// <summary>Builds a static site of executed notebooks: it needs no server, no network and no cookie to be read.</summary>
public static partial class SiteBuilder
{
    /// <summary>
    /// Writes the site into <paramref name="folder"/>. It is built beside that folder and moved there at the end, so
    /// that the folder holds the earlier site or the new one, whole. Files there that no earlier build wrote are kept.
    /// </summary>
    /// <param name="source">The pages.</param>
    /// <param name="folder">Where the site will stand; <c>folder/index.html</c> is its first page.</param>
    /// <param name="options">With what it is built.</param>
    /// <param name="token">Cancels the build; the folder is left as it was.</param>
    /// <returns>What was written, and what a reader would stumble over.</returns>
    /// <exception cref="SiteException">
    /// The folder holds files of unknown origin, two pages have one slug, or Node.js or a package is missing. The message
    /// says what to do.
    /// </exception>
    public static async Task<SiteReport> BuildAsync(
        SiteSource source, string folder, SiteOptions options, CancellationToken token = default)
    {
        var clock = Stopwatch.StartNew();
        var slugs = CheckSlugs(source.Pages);
        using var site = new SiteFolder(folder, options.CallerFiles);
        await NpmPackages.EnsureAsync(options.PackageFolder, token);

        var indexScope = new PageScope("index", slugs, folder: null);
        var introduction = Prose.Read("# \n" + source.Introduction, indexScope);
        Prose.Remove(introduction.Headings[0]);
        var footer = Prose.ReadLine(source.Footer ?? "");
        var drafts = source.Pages.Select(page => PageDraft.Read(page, slugs)).ToImmutableArray();
        var formulas = await Formulas.SetAsync(
            drafts.SelectMany(draft => draft.Formulas).Concat(introduction.Formulas).Concat(footer.Formulas),
            options.PackageFolder, token);

        var version = WriteAssets(site, formulas.Style.Sheet);
        var layout = new Layout(source, version, footer.LineHtml(formulas));
        var withCharts = new ConcurrentBag<string>();
        using var highlighter = new CodeHighlighter(options.References, options.Usings);
        await Parallel.ForAsync(0, drafts.Length, token, async (i, stop) =>
        {
            var draft = drafts[i];
            var writer = new PageWriter(draft, formulas, await ColorAsync(draft.Page.Executed, highlighter, stop), site);
            var body = writer.Write(drafts.ElementAtOrDefault(i - 1), drafts.ElementAtOrDefault(i + 1));
            site.Write($"{draft.Page.Slug}.html", layout.Write(
                $"{draft.TitleText} · {source.Title}", draft.Summary.PlainText, "lesson", draft.Page.Slug,
                !draft.Formulas.IsEmpty, body));
            foreach (var (path, file) in draft.Scope.Pictures)
                site.Write(path, await File.ReadAllBytesAsync(file, stop));
            if (writer.HasCharts)
                withCharts.Add(draft.Page.Slug);
        });
        var hasFormulas = introduction.Formulas.Any() || drafts.Any(draft => draft.Summary.Formulas.Any());
        site.Write("index.html", layout.Write(
            source.Title, source.Subtitle ?? "", "index", "index", hasFormulas,
            IndexWriter.Write(source, introduction, drafts, formulas)));
        site.Write("assets/search-index.js", SearchIndex.Write(drafts));
        WritePackages(site, formulas.Style, Path.Combine(options.PackageFolder, "node_modules"), withPlotly: !withCharts.IsEmpty);

        IEnumerable<SiteProblem> WrongFormulas(string page, IEnumerable<Formula> used) =>
            from formula in used.Distinct()
            where formulas.Error(formula) is not null
            select new SiteProblem(page, $"the formula {formula.Tex} cannot be set: {formulas.Error(formula)}");
        var problems = indexScope.Problems.Concat(WrongFormulas("index", introduction.Formulas.Concat(footer.Formulas)))
            .Concat(drafts.SelectMany(draft => draft.Scope.Problems.Concat(WrongFormulas(draft.Page.Slug, draft.Formulas))))
            .ToImmutableArray();
        return new SiteReport(site.Finish(), problems, site.FileCount, site.Bytes, clock.Elapsed);
    }

    private static ImmutableHashSet<string> CheckSlugs(ImmutableArray<SitePage> pages)
    {
        foreach (var group in pages.GroupBy(page => page.Slug, StringComparer.OrdinalIgnoreCase))
        {
            if (group.Count() > 1)
                throw new SiteException($"{group.Count()} pages have the slug {group.Key}; each page needs its own.");
            if (!Slug.IsMatch(group.Key) || group.Key == "index")
            {
                throw new SiteException(
                    $"\"{group.Key}\" cannot be a page's slug; use letters, digits, dots, hyphens and underscores, " +
                    "and not \"index\".");
            }
        }
        return [.. pages.Select(page => page.Slug)];
    }

    private static async Task<Dictionary<int, string>> ColorAsync(
        Notebook notebook, CodeHighlighter highlighter, CancellationToken token)
    {
        var places = Enumerable.Range(0, notebook.Cells.Length)
            .Where(i => notebook.Cells[i] is { Kind: CellKind.Code, Language: "csharp" }).ToImmutableArray();
        var colored = await highlighter.HighlightAsync([.. places.Select(i => notebook.Cells[i].Source)], token);
        return places.Zip(colored).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>Writes the site's own style and scripts.</summary>
    /// <returns>A short text that changes with them and with the style of the formulas.</returns>
    private static string WriteAssets(SiteFolder site, string formulaSheet)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        all.AppendData(Encoding.UTF8.GetBytes(formulaSheet));
        foreach (var name in typeof(SiteBuilder).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var stream = typeof(SiteBuilder).Assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            all.AppendData(content);
            var text = Encoding.UTF8.GetString(content);
            if (!name.EndsWith(".svg", StringComparison.Ordinal))
                text = ForReadersOfTheSource.Replace(text, "");
            if (name.EndsWith(".css", StringComparison.Ordinal))
                text = AroundSigns.Replace(text, "$1");
            site.Write($"assets/{name}", text);
        }
        return Convert.ToHexStringLower(all.GetHashAndReset())[..8];
    }

    private static void WritePackages(SiteFolder site, FormulaStyle style, string packages, bool withPlotly)
    {
        var katex = Path.Combine(packages, "katex");
        site.Write("assets/katex/katex.css", style.Sheet);
        site.Write("assets/katex/LICENSE.txt", File.ReadAllText(Path.Combine(katex, "LICENSE")));
        foreach (var font in style.Fonts)
            site.Write($"assets/katex/{font}", File.ReadAllBytes(Path.Combine(katex, "dist", font)));
        if (withPlotly)
            site.Write(Layout.PlotlyPath, File.ReadAllBytes(Path.Combine(packages, "plotly.js-dist-min", "plotly.min.js")));
    }

    // Comments on lines of their own, and indentation.
    [GeneratedRegex(@"^(?:[ \t]*(?://.*|/\*.*?\*/)?[ \t]*\n|[ \t]+)", RegexOptions.Multiline)]
    private static partial Regex ForReadersOfTheSource { get; }

    [GeneratedRegex(@"\s*([{};])\s*")]
    private static partial Regex AroundSigns { get; }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex Slug { get; }
}
