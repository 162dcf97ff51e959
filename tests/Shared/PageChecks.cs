using System.IO.Compression;
using Microsoft.Playwright;

namespace SharedTests;

/// <summary>What must hold for every page of a site.</summary>
public static class PageChecks
{
    /// <summary>Scrolls through the page, so that every chart comes into view, and waits until all are drawn.</summary>
    /// <returns>How many charts there are.</returns>
    public static async Task<int> DrawAllChartsAsync(WatchedPage page)
    {
        var charts = page.Page.Locator(".nn-figure");
        var count = await charts.CountAsync();
        for (var i = 0; i < count; i++)
        {
            await charts.Nth(i).ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(charts.Nth(i)).ToHaveAttributeAsync(
                "data-nn-state", "drawn", new() { Timeout = 60_000 });
        }
        return count;
    }

    /// <summary>No script complained, nothing failed to load.</summary>
    public static void NoErrors(WatchedPage page) => Assert.Empty(page.Errors);

    /// <summary>Nothing was asked of another machine.</summary>
    public static void NoForeignRequests(WatchedPage page) => Assert.Empty(page.ForeignRequests);

    /// <summary>The page itself never scrolls sideways: what is wide scrolls in a box of its own.</summary>
    public static async Task NoSidewaysScrollAsync(WatchedPage page)
    {
        var over = await page.Page.EvaluateAsync<string[]>("""
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              return [...document.querySelectorAll("body *")]
                .filter(element => element.getBoundingClientRect().right > width + 1)
                .map(element => `${element.tagName}.${element.className} is wider than ${width} px`);
            }
            """);
        Assert.Empty(over);
    }

    /// <summary>Every formula was set.</summary>
    public static async Task NoFormulaErrorsAsync(WatchedPage page) =>
        Assert.Empty(await page.Page.Locator(".formula-error, .katex-error").AllTextContentsAsync());

    /// <summary>Landmarks, one h1, no level of headings left out, ids unique, every button, link and picture named.</summary>
    public static async Task IsAccessibleAsync(WatchedPage page) => Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
        () => {
          const found = [];
          if (document.querySelectorAll("main").length !== 1) found.push("not one main");
          if (document.querySelectorAll("h1").length !== 1) found.push("not one h1");
          let last = 0;
          for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
            const level = Number(heading.tagName[1]);
            if (level > last + 1) found.push(`h${level} after h${last}: ${heading.textContent}`);
            last = level;
          }
          const ids = new Set();
          for (const { id } of document.querySelectorAll("article [id]:not(svg *)"))
            if (ids.has(id)) found.push(`id twice: ${id}`); else ids.add(id);
          for (const image of document.querySelectorAll("img:not([alt])")) found.push(`no alt: ${image.src.slice(0, 80)}`);
          for (const element of document.querySelectorAll("main a[href], main button, header a, header button"))
            if (!(element.textContent.trim() || element.ariaLabel || element.title || element.dataset.title))
              found.push(`no name: ${element.outerHTML.slice(0, 80)}`);
          return found;
        }
        """));

    /// <summary>Links within the site lead somewhere: the file is there, and so is the heading it names.</summary>
    public static async Task LinksLeadSomewhereAsync(WatchedPage page) => Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('a[href^="#"]')].map(link => decodeURIComponent(link.hash.slice(1)))
          .filter(id => id && !document.getElementById(id)).map(id => `no #${id}`)
        """));

    /// <summary>
    /// The first view without plotly.js: page, style, scripts, fonts and data loaded so far, in bytes as they lie on the disk and
    /// as a web server sends them, texts packed by gzip.
    /// </summary>
    public static (long OnDisk, long Sent) FirstViewBytes(WatchedPage page)
    {
        var files = page.Loaded.Where(file => !file.Address.Contains("plotly-", StringComparison.Ordinal)).ToList();
        return (files.Sum(file => file.Bytes), files.Sum(file => Sent(new Uri(file.Address).LocalPath, file.Bytes)));
    }

    private static long Sent(string path, long bytes)
    {
        if (bytes == 0 || Path.GetExtension(path) is not (".html" or ".css" or ".js" or ".json" or ".svg"))
            return bytes;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(File.ReadAllBytes(path));
        return packed.Length;
    }
}
