using Microsoft.Playwright;
using Notebooks;
using SharedTests;

namespace Course.Tests;

/// <summary>The pages of the lessons as a reader's browser shows them, with no network.</summary>
[Trait("Speed", "Slow"), Collection(LessonRun.Name)]
public sealed class LessonPageTests(LessonRun run, Browser browser) : IClassFixture<Browser>
{
    public static TheoryData<string, int> Pages =>
    [
        .. from page in RepositoryFiles.Lessons.Select(file => Path.GetFileNameWithoutExtension(file)).Prepend("index")
           from width in new[] { 1280, 390 }
           select new TheoryDataRow<string, int>(page, width),
    ];

    public static TheoryData<string> Lessons => LessonTests.Lessons;

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_draws_its_charts_and_formulas_without_errors_or_foreign_requests(string name, int width)
    {
        await using var page = await browser.OpenAsync(Address(name), width);
        var charts = await PageChecks.DrawAllChartsAsync(page);

        Assert.Equal(name == "index", charts == 0);
        PageChecks.NoErrors(page);
        PageChecks.NoForeignRequests(page);
        await PageChecks.NoFormulaErrorsAsync(page);
        await PageChecks.NoSidewaysScrollAsync(page);
        await PageChecks.IsAccessibleAsync(page);
        await PageChecks.LinksLeadSomewhereAsync(page);
        await Axe.NothingSeriousAsync(page);
        await page.Page.Locator("#theme").ClickAsync();
        await Assertions.Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Axe.NothingSeriousAsync(page);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task The_first_view_takes_under_200_kilobytes_as_sent_and_400_on_disk_without_plotly(string name, int width)
    {
        await using var page = await browser.OpenAsync(Address(name), width);
        await page.Page.EvaluateAsync("document.fonts.ready");
        await page.Page.WaitForTimeoutAsync(1000);
        var loaded = string.Join('\n', page.Loaded.Select(file => $"{file.Bytes} {Path.GetFileName(file.Address)}"));
        var (onDisk, sent) = PageChecks.FirstViewBytes(page);
        Assert.True(onDisk is > 20_000 and < 400_000 && sent < 200_000, $"{onDisk} bytes, {sent} as sent:\n{loaded}");
        Assert.DoesNotContain(page.Loaded, file => file.Address.Contains("plotly-", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Lessons))]
    public async Task Without_scripts_every_chart_has_its_words_and_its_table_or_pictures_and_answers_unfold(string name)
    {
        await using var page = await browser.OpenAsync(Address(name), scripts: false);
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(".nn-figure")].filter(host => {
              const seen = part => part?.checkVisibility() && part.getBoundingClientRect().height > 10;
              const rows = [...host.querySelectorAll("td")].filter(seen).length;
              const pictures = [...host.querySelectorAll("img")]
                .filter(image => seen(image) && image.complete && image.naturalWidth).length;
              const parts = [...host.children].filter(seen).reduce((sum, part) => sum + part.getBoundingClientRect().height + 30, 0);
              return !seen(host.querySelector(".nn-alt")) || rows + pictures === 0 || host.getBoundingClientRect().height > parts;
            }).map(host => host.textContent.trim().slice(0, 80))
            """));
        foreach (var link in await page.Page.Locator(".nn-data a").EvaluateAllAsync<string[]>(
            "links => links.map(link => link.getAttribute('href'))"))
        {
            Assert.True(File.Exists(Path.Combine(run.Output, link)), link);
        }

        var answer = page.Page.Locator(".prose details").First;
        await Assertions.Expect(answer.Locator("p").First).ToBeHiddenAsync();
        await answer.Locator("summary").ClickAsync();
        await Assertions.Expect(answer.Locator("p").First).ToBeVisibleAsync();
    }

    [Theory, MemberData(nameof(Lessons))]
    public async Task Printing_from_the_page_first_draws_every_chart_for_paper(string name)
    {
        await using var page = await browser.OpenAsync(Address(name), scheme: ColorScheme.Dark);
        await page.Page.EvaluateAsync("""
            () => { window.print = () => {
              window.printed = [...document.querySelectorAll(".nn-figure")].map(host =>
                host.dataset.nnState + (host.classList.contains("nn-dark") ? " dark" : ""));
            }; }
            """);
        await page.Page.Locator("#print").ClickAsync();
        await page.Page.WaitForFunctionAsync("() => window.printed");
        var printed = await page.Page.EvaluateAsync<string[]>("window.printed");
        Assert.NotEmpty(printed);
        Assert.All(printed, state => Assert.Equal("drawn", state));
        PageChecks.NoErrors(page);
    }

    private string Address(string name) => new Uri(Path.Combine(run.Output, name + ".html")).AbsoluteUri;

    [Theory, MemberData(nameof(Lessons))]
    public async Task Every_panel_of_every_chart_shows_marks_and_none_is_an_empty_frame(string name)
    {
        await using var page = await browser.OpenAsync(Address(name));
        await PageChecks.DrawAllChartsAsync(page);
        var empty = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(".nn-figure")].filter(host => {
              const panels = [...host.querySelectorAll(".js-plotly-plot")];
              const pictures = host.querySelectorAll("img, .nn-svg line, .nn-svg path").length;
              return panels.length + pictures === 0 || panels.some(panel => panel.querySelectorAll(
                ".scatterlayer .trace path, .barlayer .point path, .heatmaplayer image, .contourlayer path, .imagelayer image, " +
                ".layer-below image, .layer-above image, .gl-container canvas").length === 0);
            }).map(host => host.textContent.trim().slice(0, 80))
            """);
        Assert.Empty(empty);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_number_over_a_bar_is_large_enough_to_read_and_clear_of_its_neighbours(string name, int width)
    {
        await using var page = await browser.OpenAsync(new Uri(Path.Combine(run.Output, name + ".html")).AbsoluteUri, width);
        await PageChecks.DrawAllChartsAsync(page);
        var faults = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(".barlayer")].flatMap(layer => {
              const numbers = [...layer.querySelectorAll("text")].filter(text => text.textContent.trim());
              const boxes = numbers.map(text => text.getBoundingClientRect());
              return numbers.flatMap((text, i) => {
                const size = parseFloat(getComputedStyle(text).fontSize) * text.getCTM().a;
                const hit = boxes.some((box, j) => j > i && box.left < boxes[i].right && boxes[i].left < box.right
                  && box.top < boxes[i].bottom && boxes[i].top < box.bottom);
                return size < 8.9 || hit ? [`${text.textContent}: ${size.toFixed(1)} px${hit ? ", over another" : ""}`] : [];
              });
            })
            """);
        Assert.Empty(faults);
    }

    [Theory, MemberData(nameof(Lessons))]
    public async Task A_slider_that_is_moved_changes_its_chart(string name)
    {
        await using var page = await browser.OpenAsync(Address(name));
        await PageChecks.DrawAllChartsAsync(page);
        var figures = page.Page.Locator(".nn-figure:has(input[type=range])");
        for (var i = 0; i < await figures.CountAsync(); i++)
        {
            var figure = figures.Nth(i);
            var slider = figure.Locator("input[type=range]").First;
            await slider.ScrollIntoViewIfNeededAsync();
            var before = await DrawnAsync(figure);
            await slider.FocusAsync();
            await page.Page.Keyboard.PressAsync(await slider.EvaluateAsync<bool>("it => it.value === it.max") ? "Home" : "End");
            for (var wait = 0; await DrawnAsync(figure) == before; wait++)
            {
                Assert.True(wait < 100, $"The slider of '{(await figure.TextContentAsync())?.Trim()[..60]}' moved and nothing changed.");
                await page.Page.WaitForTimeoutAsync(50);
            }
        }

        PageChecks.NoErrors(page);
    }

    /// <summary>What a figure draws: the outlines of its marks, its pictures, and drawings with their numbers.</summary>
    private static Task<string> DrawnAsync(ILocator figure) => figure.EvaluateAsync<string>("""
        host => [...host.querySelectorAll(".js-plotly-plot path, .js-plotly-plot image, img")]
          .map(mark => (mark.getAttribute("d") ?? mark.getAttribute("href") ?? mark.src) + mark.getAttribute("transform"))
          .concat([...host.querySelectorAll(".nn-svg")].map(drawing => drawing.innerHTML)).join()
        """);

    [Theory, MemberData(nameof(Lessons))]
    public async Task Jupyters_own_validator_accepts_the_executed_notebook(string name)
    {
        const string Validate = "import sys, nbformat; nbformat.validate(nbformat.read(sys.argv[1], as_version=4))";
        var result = await ExternalTool.RunAsync(
            Requirement.Python, ["-W", "error", "-c", Validate, Path.Combine(run.Output, name + ".ipynb")], cancellationToken: TestContext.Current.CancellationToken);
        if (result is null || result.Error.Contains("No module named 'nbformat'", StringComparison.Ordinal))
        {
            Assert.Skip("nbformat is not installed for /usr/bin/python3.");
        }

        Assert.True(result.ExitCode == 0, result.Error);
    }
}
