using Microsoft.Playwright;
using SharedTests;

namespace Course.Tests;

/// <summary>The pages of the lessons as a reader's browser shows them, with no network.</summary>
public abstract class LessonPageTests(LessonRun run, Browser browser, int width) : AfterLessonRun(run), IClassFixture<Browser>
{
    public static TheoryData<string> Pages => ["index", .. Lessons.Select(lesson => lesson.Data)];

    // Opening a page and drawing all of its charts takes far longer than any look at them, so one test does all the looking.
    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_opens_light_and_draws_everything_readably_without_errors_or_foreign_requests(string name)
    {
        await using var page = await browser.OpenAsync(Address(name), width);
        await FirstViewIsLightAsync(page);
        Assert.Equal(name == "index", await PageChecks.DrawAllChartsAsync(page) == 0);
        await Assert.MultipleAsync(
            () => EveryPanelHasMarksAsync(page),
            () => NumbersOverBarsAreReadableAsync(page),
            () => PageChecks.NoFormulaErrorsAsync(page),
            () => PageChecks.NoSidewaysScrollAsync(page),
            () => PageChecks.IsAccessibleAsync(page),
            () => PageChecks.LinksLeadSomewhereAsync(page),
            () => Axe.NothingSeriousAsync(page));
        await SlidersMoveTheirChartsAsync(page);
        await page.Page.Locator("#theme").ClickAsync();
        await Assertions.Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Axe.NothingSeriousAsync(page);
        PageChecks.NoErrors(page);
        PageChecks.NoForeignRequests(page);
    }

    /// <summary>Under 200 kilobytes as sent and 400 on disk, and no plotly.js before a chart is near.</summary>
    private static async Task FirstViewIsLightAsync(WatchedPage page)
    {
        await page.Page.EvaluateAsync("document.fonts.ready");
        await page.Page.WaitForTimeoutAsync(1000);
        var loaded = string.Join('\n', page.Loaded.Select(file => $"{file.Bytes} {Path.GetFileName(file.Address)}"));
        var (onDisk, sent) = PageChecks.FirstViewBytes(page);
        Assert.True(onDisk is > 20_000 and < 400_000 && sent < 200_000, $"{onDisk} bytes, {sent} as sent:\n{loaded}");
        Assert.DoesNotContain(page.Loaded, file => file.Address.Contains("plotly-", StringComparison.Ordinal));
    }

    /// <summary>No panel of a chart is an empty frame.</summary>
    private static async Task EveryPanelHasMarksAsync(WatchedPage page) => Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll(".nn-figure")].filter(host => {
          const panels = [...host.querySelectorAll(".js-plotly-plot")];
          const pictures = host.querySelectorAll("img, .nn-svg line, .nn-svg path").length;
          return panels.length + pictures === 0 || panels.some(panel => panel.querySelectorAll(
            ".scatterlayer .trace path, .barlayer .point path, .heatmaplayer image, .contourlayer path, .imagelayer image, " +
            ".layer-below image, .layer-above image, .gl-container canvas").length === 0);
        }).map(host => "empty: " + host.textContent.trim().slice(0, 80))
        """));

    /// <summary>A number over a bar is large enough to read and clear of its neighbours.</summary>
    private static async Task NumbersOverBarsAreReadableAsync(WatchedPage page) =>
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
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
            """));

    private static async Task SlidersMoveTheirChartsAsync(WatchedPage page)
    {
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
    }

    /// <summary>What a figure draws: the outlines of its marks, its pictures, and drawings with their numbers.</summary>
    private static Task<string> DrawnAsync(ILocator figure) => figure.EvaluateAsync<string>("""
        host => [...host.querySelectorAll(".js-plotly-plot path, .js-plotly-plot image, img")]
          .map(mark => (mark.getAttribute("d") ?? mark.getAttribute("href") ?? mark.src) + mark.getAttribute("transform"))
          .concat([...host.querySelectorAll(".nn-svg")].map(drawing => drawing.innerHTML)).join()
        """);
}

/// <summary>On a screen. Its own class, so that it runs beside the next.</summary>
[Trait("Speed", "Slow")]
public sealed class WideLessonPageTests(LessonRun run, Browser browser) : LessonPageTests(run, browser, 1280);

/// <summary>On a telephone.</summary>
[Trait("Speed", "Slow")]
public sealed class NarrowLessonPageTests(LessonRun run, Browser browser) : LessonPageTests(run, browser, 390);
