using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notebooks;
using SharedTests;

namespace Site.Tests;

public sealed class SiteBuilderTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Out => _temporary["out"];

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task The_demo_is_built_without_a_problem_and_names_no_other_server()
    {
        var report = await BuildAsync(Demo.Source());
        Assert.Empty(report.Problems);
        Assert.Equal(Path.Combine(Out, "index.html"), report.Index);
        foreach (var page in Directory.EnumerateFiles(Out, "*.html"))
        {
            var html = await File.ReadAllTextAsync(page, Token);
            Assert.DoesNotMatch(new Regex("(?:src|href)=[\"']?(?:https?:)?//"), html);
            Assert.DoesNotMatch(new Regex("(?:src|href)=\"/"), html);
            Assert.Contains("data-plotly=\"assets/plotly-4.1.2.min.js\"", html);
            foreach (Match link in Regex.Matches(html, "(?:src|href)=\"(?<path>[^\"#?:]+)[^\":]*\""))
                Assert.True(File.Exists(Path.Combine(Out, link.Groups["path"].Value)), $"{page} names {link.Value}");
        }
    }

    [Fact]
    public async Task The_style_of_formulas_names_only_fonts_that_are_there()
    {
        await BuildAsync(Demo.Source());
        var folder = Path.Combine(Out, "assets", "katex");
        var fonts = Regex.Matches(await File.ReadAllTextAsync(Path.Combine(folder, "katex.css"), Token), @"url\(([^)]*)\)");
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.True(File.Exists(Path.Combine(folder, font.Groups[1].Value)), font.Value));
    }

    [Fact]
    public async Task A_wrong_formula_and_a_dead_link_are_reported_with_their_page()
    {
        var report = await BuildAsync(new SiteSource("T", "See [nothing](nothing.dib).",
            [Demo.Page("01-a", Demo.Prose("# A\n\n$\\wrong{$"))]));
        Assert.Equal(["index", "01-a"], report.Problems.Select(problem => problem.Page));
        Assert.Contains("\\wrong{", report.Problems[1].Message);
    }

    [Fact]
    public async Task The_first_heading_is_the_title_and_stands_on_the_page_once()
    {
        var html = await PageAsync(Demo.Prose("# The *true* title\n\nText."));
        Assert.Single(Regex.Matches(html, "<h1"));
        Assert.Contains("<h1 id=\"the-true-title\">The <em>true</em> title</h1>", html);
        Assert.Contains("<title>The true title · T</title>", html);
    }

    [Fact]
    public async Task Outputs_are_escaped_unless_they_are_HTML()
    {
        var html = await PageAsync(Demo.Code("1",
            new StreamOutput("stdout", "<b>\u001b[31mred\u001b[0m</b>\n"), new StreamOutput("stderr", "careful"),
            Demo.Display(("text/plain", "List<int>")), Demo.Display(("application/json", "<i>")),
            Demo.Display(("text/html", "<b id=\"own\">bold</b>"), ("text/plain", "bold")),
            new ErrorOutput("E", "m", ["\u001b[31mE\u001b[0m: <m>", "   at cell 1, line 2"])));
        Assert.Contains("<pre class=\"output text\">&lt;b&gt;red&lt;/b&gt;</pre>", html);
        Assert.Contains("<pre class=\"output text stderr\" aria-label=\"Standard error\">careful</pre>", html);
        Assert.Contains("List&lt;int&gt;", html);
        Assert.Contains("\"&lt;i&gt;\"", html);
        Assert.Contains("<b id=\"own\">bold</b>", html);
        Assert.Contains("<strong>E: &lt;m&gt;</strong>\n   at cell 1, line 2</pre>", html);
        Assert.DoesNotContain("\u001b", html);
    }

    [Fact]
    public async Task A_picture_becomes_a_file_with_its_size_and_text()
    {
        // One black pixel.
        const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB3HXcPgAAAABJRU5ErkJggg==";
        var html = await PageAsync(Demo.Code("1", Demo.Display(("image/png", Pixel), ("text/plain", "A \"dot\""))));
        Assert.Contains(
            "<img src=\"images/01-a-output-1.png\" alt=\"A &quot;dot&quot;\" width=\"1\" height=\"1\" loading=\"lazy\">", html);
        Assert.Equal(Convert.FromBase64String(Pixel),
            await File.ReadAllBytesAsync(Path.Combine(Out, "images", "01-a-output-1.png"), Token));
    }

    [Fact]
    public async Task Code_is_folded_when_its_first_line_asks_for_it()
    {
        var html = await PageAsync(Demo.Code("// @fold The search\nint x = 1;"));
        Assert.Contains("<details class=\"fold\"><summary>The search</summary>", html);
        Assert.DoesNotContain("@fold", html);
        Assert.Contains("<i class=k>int</i> x", html);
    }

    [Fact]
    public async Task The_import_of_the_course_is_shown_small()
    {
        var html = await PageAsync(Demo.Code("#!import ../lib/course.csx"));
        Assert.Contains("<p class=\"import\"><code>#!import ../lib/course.csx</code></p>", html);
        Assert.DoesNotContain("<pre>", html);
    }

    [Fact]
    public async Task What_only_a_drawn_chart_needs_lies_beside_the_page()
    {
        var html = await PageAsync(
            Demo.Code("1", Demo.Display(("text/html", Demo.HandmadeChart("small")))),
            Demo.Code("2", Demo.Display(("text/html", Demo.HandmadeChart("large", points: 9000)))));
        Assert.DoesNotContain("nnFigures", html);
        Assert.DoesNotContain("application/json", html);
        var runtime = Assert.Single(Directory.EnumerateFiles(Path.Combine(Out, "assets"), "figures-*.js"));
        Assert.Contains("window.nnFigures ??=", await File.ReadAllTextAsync(runtime, Token));
        Assert.Contains(
            $"<template data-chart=\"charts/01-a-2.js\" data-runtime=\"assets/{Path.GetFileName(runtime)}\"></template>", html);
        var script = await File.ReadAllTextAsync(Path.Combine(Out, "charts", "01-a-2.js"), Token);
        var data = JsonNode.Parse(script[script.IndexOf('{')..(script.LastIndexOf('}') + 1)])!;
        Assert.Equal(9000, data["data"]![0]!["y"]!.AsArray().Count);
    }

    [Fact]
    public async Task Of_a_long_table_the_page_has_the_first_rows_and_a_link_to_all()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 30).Select(i => $"<tr><td>{i}</td></tr>"));
        var chart = Demo.HandmadeChart("A & B").Replace("A & B", "A &amp; B").Replace("</p>\n</div>", $"""
            </p>
            <details class="nn-data" open><summary>Data as a table</summary>
            <div class="nn-scroll"><table>
            <thead><tr><th scope="col">i</th></tr></thead>
            <tbody>
            {rows}
            </tbody></table></div>
            </details>
            </div>
            """);
        var html = await PageAsync(Demo.Code("1", Demo.Display(("text/html", chart))));
        Assert.Contains("<td>3</td>", html);
        Assert.DoesNotContain("<td>4</td>", html);
        Assert.Contains("The first 4 of 30 rows: <a href=\"charts/01-a-1.html\">all 30</a>.", html);
        var whole = await File.ReadAllTextAsync(Path.Combine(Out, "charts", "01-a-1.html"), Token);
        Assert.Equal(30, Regex.Count(whole, "<td>"));
        Assert.Contains("<title>A &amp; B</title>", whole);
        Assert.Contains("<td>29</td>", Regex.Unescape(await File.ReadAllTextAsync(Path.Combine(Out, "charts", "01-a-1.js"), Token)));
    }

    [Fact]
    public async Task A_picture_within_an_output_becomes_a_file_that_loads_when_it_comes_near()
    {
        const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
        var html = await PageAsync(Demo.Code("1", Demo.Display(("text/html", $"<img alt=\"\" src=\"data:image/png;base64,{Picture}\">"))));
        Assert.Contains("<img alt=\"\" src=\"images/01-a-1.png\" loading=\"lazy\">", html);
        Assert.Equal(Convert.FromBase64String(Picture), await File.ReadAllBytesAsync(Path.Combine(Out, "images", "01-a-1.png"), Token));
    }

    [Fact]
    public async Task No_script_may_run_but_the_files_of_the_site_and_those_whose_hash_the_page_names()
    {
        var html = await PageAsync(Demo.Code("1", Demo.Display(("text/html", "<b>x</b><script>document.title = 'ran'</script>"))));
        var policy = Regex.Match(html, "Content-Security-Policy\" content=\"([^\"]*)").Groups[1].Value;
        var scripts = Regex.Match(policy, "script-src ([^;]*)").Groups[1].Value.Split(' ');
        Assert.All(scripts, source => Assert.Matches("^('self'|'sha256-[A-Za-z0-9+/]{43}=')$", source));
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData("document.title = 'ran'"u8));
        Assert.Contains($"'sha256-{hash}'", scripts);
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'none'", policy);
    }

    [Fact]
    public async Task A_site_without_charts_does_not_carry_plotly()
    {
        await PageAsync(Demo.Code("1"));
        Assert.Empty(Directory.GetFiles(Path.Combine(Out, "assets"), "plotly*"));
    }

    [Fact]
    public async Task A_picture_in_the_prose_is_copied()
    {
        await File.WriteAllTextAsync(_temporary["drawing.svg"], "<svg/>", Token);
        var page = Demo.Page("01-a", Demo.Prose("![A drawing](drawing.svg)")) with { Folder = _temporary.FullPath };
        Assert.Empty((await BuildAsync(new SiteSource("T", "", [page]))).Problems);
        Assert.Equal("<svg/>", await File.ReadAllTextAsync(Path.Combine(Out, "images", "01-a-1-drawing.svg"), Token));
    }

    [Theory]
    [InlineData("01-a", "2 pages have the slug 01-a")]
    [InlineData("../up", "cannot be a page's slug")]
    [InlineData("index", "cannot be a page's slug")]
    public async Task A_slug_that_cannot_be_is_refused_before_anything_is_written(string slug, string message)
    {
        var error = await Assert.ThrowsAsync<SiteException>(() => SiteBuilder.BuildAsync(
            new SiteSource("T", "", [Demo.Page("01-a"), Demo.Page(slug)]), Out, Demo.Options, Token));
        Assert.Contains(message, error.Message);
        Assert.Empty(Directory.GetFileSystemEntries(_temporary.FullPath));
    }

    [Fact]
    public async Task The_same_pages_give_the_same_files_again()
    {
        await BuildAsync(Demo.Source());
        var first = Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories).Order()
            .ToDictionary(file => file, File.ReadAllBytes);
        await BuildAsync(Demo.Source());
        Assert.Equal(first.Keys, Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories).Order());
        Assert.All(first, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
    }

    [Fact]
    public async Task Packages_are_installed_when_the_lock_file_names_others_and_only_then()
    {
        await Demo.EnsurePackagesAsync();
        Assert.True(NpmPackages.IsInstalled(Demo.PackageFolder));
        var lockFile = await File.ReadAllTextAsync(Path.Combine(Demo.PackageFolder, "package-lock.json"), Token);
        Assert.DoesNotContain("\"resolved\"", lockFile);
        Directory.CreateDirectory(_temporary["node_modules"]);
        await File.WriteAllTextAsync(_temporary["package-lock.json"], lockFile, Token);
        Assert.False(NpmPackages.IsInstalled(_temporary.FullPath));
        var installed = Path.Combine("node_modules", ".package-lock.json");
        File.Copy(Path.Combine(Demo.PackageFolder, installed), _temporary[installed]);
        foreach (var name in JsonNode.Parse(lockFile)!["packages"]!.AsObject()
            .Select(package => package.Key).Where(name => name.Length > 0))
            Directory.CreateDirectory(_temporary[name]);
        Assert.True(NpmPackages.IsInstalled(_temporary.FullPath));
        await File.WriteAllTextAsync(_temporary["package-lock.json"], lockFile.Replace("4.1.2", "4.1.1"), Token);
        Assert.False(NpmPackages.IsInstalled(_temporary.FullPath));
    }

    [Fact]
    public async Task A_folder_without_a_lock_file_is_a_clear_error()
    {
        var error = await Assert.ThrowsAsync<SiteException>(() => NpmPackages.EnsureAsync(_temporary.FullPath, Token));
        Assert.Contains("package-lock.json", error.Message);
    }

    private async Task<SiteReport> BuildAsync(SiteSource source)
    {
        await Demo.EnsurePackagesAsync();
        return await SiteBuilder.BuildAsync(source, Out, Demo.Options, Token);
    }

    private async Task<string> PageAsync(params Cell[] cells)
    {
        await BuildAsync(new SiteSource("T", "", [Demo.Page("01-a", [.. cells])]));
        return await File.ReadAllTextAsync(Path.Combine(Out, "01-a.html"), Token);
    }
}
