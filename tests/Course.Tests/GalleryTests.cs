using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Notebooks;
using SharedTests;

namespace Course.Tests;

/// <summary>Every kind of chart, made by the kernel, put on a page by the site, drawn by a browser.</summary>
[Trait("Speed", "Slow")]
public sealed class GalleryTests(GalleryRun run, Browser browser) : IClassFixture<GalleryRun>, IClassFixture<Browser>
{
    private string Address => new Uri(Path.Combine(run.Output, "gallery.html")).AbsoluteUri;

    [Fact]
    public void Every_cell_of_the_gallery_runs_and_shows_one_figure()
    {
        Assert.True(run.Result.ExitCode == 0, run.Result.Error);
        var outputs = Cells().Where(cell => (string)cell["cell_type"]! == "code").Skip(2).Select(cell =>
            cell["outputs"]!.AsArray());
        Assert.All(outputs, output => Assert.Contains("nn-figure", Assert.Single(output)!.ToJsonString(),
            StringComparison.Ordinal));
    }

    [Fact]
    public void A_live_chart_leaves_one_output_that_holds_all_of_its_points()
    {
        var cell = Cells().Single(cell => cell["source"]!.ToJsonString().Contains("Chart.Live(", StringComparison.Ordinal));
        var html = string.Concat(Assert.Single(cell["outputs"]!.AsArray())!["data"]!["text/html"]!.AsArray().Select(line =>
            (string)line!));
        Assert.Contains("mean of up to 4 values", html, StringComparison.Ordinal);
        Assert.Contains("data-nn-key", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Every_panel_of_every_chart_has_marks_without_errors_or_foreign_requests(int width, ColorScheme scheme)
    {
        await using var page = await browser.OpenAsync(Address, width, scheme: scheme);
        var charts = await PageChecks.DrawAllChartsAsync(page);
        Assert.InRange(charts, 34, 60);
        var empty = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(".nn-panel")].filter(panel => {
              const box = mark => mark.getBoundingClientRect();
              return ![...panel.querySelectorAll(".scatterlayer .trace path, .barlayer .point path, .heatmaplayer image, " +
                ".contourlayer path, .gl-container canvas, .nn-svg line, .nn-svg path, .nn-picture img")]
                .some(mark => box(mark).width > 4 || box(mark).height > 4);
            }).map(panel => panel.closest(".nn-figure").textContent.trim().slice(0, 60))
            """);
        Assert.Empty(empty);
        PageChecks.NoErrors(page);
        PageChecks.NoForeignRequests(page);
        await PageChecks.NoSidewaysScrollAsync(page);
        await PageChecks.IsAccessibleAsync(page);
    }

    [Fact]
    public async Task Every_chart_has_words_for_those_who_do_not_see_it_and_its_numbers_one_click_away()
    {
        await using var page = await browser.OpenAsync(Address);
        await PageChecks.DrawAllChartsAsync(page);
        var faults = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(".nn-figure")].flatMap(host => {
              const name = host.querySelector(".nn-title")?.textContent ?? "untitled";
              const found = [];
              for (const picture of host.querySelectorAll("[role=img]"))
                if ((picture.getAttribute("aria-label") ?? "").length < 20) found.push(name + ": no alt text");
              const table = host.querySelector("details.nn-data");
              if (!table) found.push(name + ": no table");
              else if (table.open) found.push(name + ": the table is open before anybody asked");
              return found;
            })
            """);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Every_slider_moves_its_chart_by_the_keyboard_and_every_play_button_advances()
    {
        await using var page = await browser.OpenAsync(Address);
        await PageChecks.DrawAllChartsAsync(page);
        var moving = page.Page.Locator(".nn-figure:has(input[type=range])");
        Assert.Equal(6, await moving.CountAsync());
        for (var i = 0; i < await moving.CountAsync(); i++)
        {
            var figure = moving.Nth(i);
            for (var k = 0; k < await figure.Locator("input[type=range]").CountAsync(); k++)
            {
                var slider = figure.Locator("input[type=range]").Nth(k);
                await ChangesAsync(page, figure, async () =>
                {
                    await slider.FocusAsync();
                    await page.Page.Keyboard.PressAsync(await slider.EvaluateAsync<bool>("it => it.value === it.max")
                        ? "Home" : "End");
                });
            }
            var play = figure.Locator(".nn-play");
            if (await play.CountAsync() == 1)
            {
                await ChangesAsync(page, figure, async () =>
                {
                    await play.FocusAsync();
                    await page.Page.Keyboard.PressAsync("Enter");
                });
                await Assertions.Expect(play).ToHaveAttributeAsync("aria-label", "Pause");
                var step = int.Parse((await figure.GetAttributeAsync("data-nn-step"))!);
                await Assertions.Expect(figure).Not.ToHaveAttributeAsync("data-nn-step", $"{step}", new() { Timeout = 10_000 });
                await play.ClickAsync();
                await Assertions.Expect(play).ToHaveAttributeAsync("aria-label", "Play");
            }
        }
        PageChecks.NoErrors(page);
    }

    [Fact]
    public async Task The_keyboard_reaches_legends_sliders_and_tables_one_after_the_other()
    {
        await using var page = await browser.OpenAsync(Address);
        await PageChecks.DrawAllChartsAsync(page);
        var unreachable = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(".nn-figure :is(button, input, summary)")]
              .filter(control => control.offsetParent && (control.tabIndex < 0 || control.disabled))
              .map(control => control.outerHTML.slice(0, 80))
            """);
        Assert.Empty(unreachable);
        // From the title of a chart with a legend, by the tabulator alone, to its table; and Enter on the legend hides a class.
        var figure = page.Page.Locator(".nn-figure", new() { HasText = "Three classes" }).First;
        var marks = figure.Locator(".scatterlayer .trace");
        await figure.Locator(".nn-legend button").First.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(marks).ToHaveCountAsync(2);
        await Assertions.Expect(figure.Locator(".nn-legend button").First).ToHaveAttributeAsync("aria-pressed", "false");
        for (var tab = 0; tab < 3; tab++)
            await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(figure.Locator("details.nn-data")).ToHaveAttributeAsync("open", "");
    }

    [Fact]
    public async Task Bars_that_do_not_fit_lie_on_their_side_with_every_name_and_value_readable()
    {
        foreach (var (width, turned) in new[] { (1280, false), (390, true) })
        {
            await using var page = await browser.OpenAsync(Address, width);
            await PageChecks.DrawAllChartsAsync(page);
            var figure = page.Page.Locator(".nn-figure", new() { HasText = "Sixteen bars" }).First;
            Assert.Equal(turned, await figure.EvaluateAsync<bool>("""
                host => { const bars = [...host.querySelectorAll(".barlayer .point path")];
                          const [a, b] = bars.map(bar => bar.getBoundingClientRect());
                          return Math.abs(a.left - b.left) < 1; }
                """));
            var texts = await figure.EvaluateAsync<double[]>("""
                host => [...host.querySelectorAll(".barlayer text")].map(text => text.getBoundingClientRect().height)
                """);
            Assert.Equal(16, texts.Length);
            Assert.All(texts, height => Assert.InRange(height, 11, 30));
            Assert.Equal(16, await figure.Locator(turned ? ".ytick text" : ".xtick text").CountAsync());
        }
    }

    private static async Task ChangesAsync(WatchedPage page, ILocator figure, Func<Task> act)
    {
        const string Drawn = """
            host => [...host.querySelectorAll(".js-plotly-plot path, .nn-svg line, .nn-svg text, img")]
              .map(mark => (mark.getAttribute("d") ?? mark.getAttribute("stroke-opacity") ?? mark.src ?? mark.textContent)
                + mark.getAttribute("transform")).join()
            """;
        await figure.ScrollIntoViewIfNeededAsync();
        var before = await figure.EvaluateAsync<string>(Drawn);
        await act();
        for (var wait = 0; await figure.EvaluateAsync<string>(Drawn) == before; wait++)
        {
            Assert.True(wait < 200, $"'{await figure.Locator(".nn-title").TextContentAsync()}' was moved and nothing changed.");
            await page.Page.WaitForTimeoutAsync(50);
        }
    }

    private IEnumerable<JsonNode> Cells() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(run.Output, "gallery.ipynb")))!["cells"]!.AsArray().Select(cell => cell!);
}

/// <summary>One run of tests/Gallery/gallery.dib.</summary>
public sealed class GalleryRun : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("course-gallery-");

    public ExternalTool.Result Result { get; private set; } = new(0, "", "");

    public string Output => Path.Combine(_folder.FullName, "out");

    public async ValueTask InitializeAsync() =>
        Result = await CourseProgram.RunAsync("run", Repository.Path("tests", "Gallery", "gallery.dib"), "--out", Output);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
