using System.Text;
using System.Text.RegularExpressions;
using SharedTests;

namespace Site.Tests;

/// <summary>Formulas made small, beside what KaTeX itself writes.</summary>
public sealed class FormulaStyleTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] Tex =
    [
        @"x_1 + x_2 - 1.5 > 0", @"\mathbf{x}_l = f(\mathbf{W}_l\,\mathbf{x}_{l-1} + \mathbf{b}_l)", @"\hat y = \tanh z",
        @"\frac{\partial \mathcal{L}}{\partial w_{k,j}} = \sum_{i=1}^{N} \bigl(p_i - t_i\bigr) x_{i,j}", @"\sqrt{\sigma^2 + \varepsilon}",
        @"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}", @"\begin{cases} 1 & z \ge 0 \\ 0 & z < 0 \end{cases}",
        @"\underbrace{a + b}_{\text{sum}} \xrightarrow{f} \overline{c}", @"\left( \int_0^\infty e^{-t^2}\,dt \right)^{2}", @"\color{red} y'",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Sheet => File.ReadAllText(Path.Combine(Demo.PackageFolder, "node_modules", "katex", "dist", "katex.min.css"));

    [Fact]
    public async Task A_small_formula_looks_as_KaTeX_sets_it()
    {
        var (full, style) = await SetAsync();
        using var folder = new TemporaryFolder();
        var katex = Path.Combine(Demo.PackageFolder, "node_modules", "katex", "dist");
        var fullPicture = await PictureAsync(folder["full.html"], full, Sheet.Replace("fonts/", $"file://{katex}/fonts/"));
        var smallPicture = await PictureAsync(
            folder["small.html"], [.. full.Select(style.Shorten)], style.Sheet.Replace("fonts/", $"file://{katex}/fonts/"));
        Assert.InRange(fullPicture.Length, 10_000, 1_000_000);
        await using var page = await browser.OpenAsync("about:blank");
        // Without elements around single letters, a browser rounds their places to 1/64 of a pixel less often: edges of a few letters
        // take another grey. A sign in another place would be black where white was.
        var difference = await page.Page.EvaluateAsync<int>("""
            async pictures => {
              const [full, small] = await Promise.all(pictures.map(async content => {
                const image = new Image();
                image.src = "data:image/png;base64," + content;
                await image.decode();
                const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
                canvas.getContext("2d").drawImage(image, 0, 0);
                return canvas.getContext("2d").getImageData(0, 0, image.width, image.height).data;
              }));
              return full.length === small.length ? full.reduce((most, value, i) => Math.max(most, Math.abs(value - small[i])), 0) : 256;
            }
            """, new[] { Convert.ToBase64String(fullPicture), Convert.ToBase64String(smallPicture) });
        Assert.InRange(difference, 0, 96);
    }

    [Fact]
    public async Task It_takes_much_less_room_and_its_words_for_screen_readers_stay()
    {
        var (full, style) = await SetAsync();
        var small = full.Select(style.Shorten).ToArray();
        Assert.InRange(small.Sum(html => html.Length), 1, full.Sum(html => html.Length) * 3 / 5);
        Assert.InRange(style.Sheet.Length, 1, Sheet.Length * 2 / 3);
        Assert.All(full.Zip(small), pair => Assert.Equal(Spoken(pair.First), Spoken(pair.Second)));
        // A class of the short formulas that no rule knows would be one that was missed.
        Assert.All(small.SelectMany(html => Regex.Matches(html, "<span class=(?:\"([^\"]+)\"|([^ >]+))"))
            .SelectMany(match => (match.Groups[1].Value + match.Groups[2].Value).Split(' '))
            .Where(name => name is not ("katex-error" or "katex-mathml")).Distinct(),
            name => Assert.Contains($".{name}", style.Sheet, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_fonts_that_are_used_are_named()
    {
        var (_, style) = await SetAsync();
        Assert.Contains("fonts/KaTeX_Main-Regular.woff2", style.Fonts);
        Assert.Contains("fonts/KaTeX_Caligraphic-Regular.woff2", style.Fonts);
        Assert.DoesNotContain("fonts/KaTeX_Fraktur-Regular.woff2", style.Fonts);
        Assert.DoesNotContain(".ttf", style.Sheet, StringComparison.Ordinal);
    }

    /// <summary>The text of the MathML, which is what a screen reader reads, without the TeX that it is made from.</summary>
    private static string Spoken(string html) => Regex.Replace(
        Regex.Replace(Regex.Match(html, "<math.*</math>").Value, "<annotation.*?</annotation>|</?semantics>", ""), "<math[^>]*>", "");

    private async Task<byte[]> PictureAsync(string path, IEnumerable<string> formulas, string sheet)
    {
        var page = new StringBuilder("<!doctype html><meta charset=utf-8><style>").Append(sheet).Append("</style>");
        foreach (var formula in formulas)
            page.Append("<p style='font-size:30px;margin:10px'>").Append(formula).Append("</p>");
        await File.WriteAllTextAsync(path, page.ToString(), Token);
        await using var opened = await browser.OpenAsync($"file://{path}", height: 1400);
        await opened.Page.EvaluateAsync("document.fonts.ready");
        PageChecks.NoErrors(opened);
        return await opened.Page.ScreenshotAsync();
    }

    private static async Task<(string[] Full, FormulaStyle Style)> SetAsync()
    {
        await Demo.EnsurePackagesAsync();
        var asked = Tex.Select((tex, i) => new Formula(tex, Display: i % 2 == 1)).ToArray();
        var full = await Formulas.SetWholeAsync(asked, Demo.PackageFolder, Token);
        Assert.All(full, each => Assert.Null(each.Error));
        var html = full.Select(each => each.Html!).ToArray();
        return (html, FormulaStyle.Read(html, Sheet));
    }
}
