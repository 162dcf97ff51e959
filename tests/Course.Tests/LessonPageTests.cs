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
        await using var page = await browser.OpenAsync(new Uri(Path.Combine(run.Output, name + ".html")).AbsoluteUri, width);
        var charts = await PageChecks.DrawAllChartsAsync(page);
        var drawn = await page.Page.Locator(".nn-figure .main-svg").CountAsync();

        Assert.Equal(name == "index", charts == 0);
        Assert.True(drawn >= charts, $"{charts} charts, {drawn} drawings.");
        PageChecks.NoErrors(page);
        PageChecks.NoForeignRequests(page);
        await PageChecks.NoFormulaErrorsAsync(page);
        await PageChecks.NoSidewaysScrollAsync(page);
        await PageChecks.IsAccessibleAsync(page);
        await PageChecks.LinksLeadSomewhereAsync(page);
    }

    [Theory, MemberData(nameof(Lessons))]
    public async Task Every_chart_shows_marks_and_none_is_an_empty_frame(string name)
    {
        await using var page = await browser.OpenAsync(new Uri(Path.Combine(run.Output, name + ".html")).AbsoluteUri);
        await PageChecks.DrawAllChartsAsync(page);
        var empty = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(".nn-figure")]
              .filter(host => host.querySelectorAll(
                ".main-svg .trace, .main-svg .hm image, .main-svg .im image, .main-svg .layer-above image, .main-svg .layer-below image, " +
                ".main-svg .contourlayer path, .main-svg .layer-subplot image, .main-svg .imagelayer image, .gl-container canvas").length === 0)
              .map(host => host.textContent.trim().slice(0, 80))
            """);
        Assert.Empty(empty);
    }

    [Theory, MemberData(nameof(Lessons))]
    public async Task A_slider_that_is_moved_changes_its_chart(string name)
    {
        await using var page = await browser.OpenAsync(new Uri(Path.Combine(run.Output, name + ".html")).AbsoluteUri);
        await PageChecks.DrawAllChartsAsync(page);
        var unmoved = await page.Page.EvaluateAsync<string[]>("""
            async () => {
              const still = [];
              for (const host of document.querySelectorAll(".nn-figure")) {
                const plot = host.querySelector(".js-plotly-plot");
                const slider = plot?._fullLayout?.sliders?.[0];
                if (!slider?.steps?.length) continue;
                const before = JSON.stringify(plot.data) + JSON.stringify(plot.layout.shapes ?? []) + JSON.stringify(plot.layout.images ?? []);
                const last = slider.active === slider.steps.length - 1 ? 0 : slider.steps.length - 1;
                const step = slider.steps[last];
                await Plotly.animate(plot, step.args[0], { mode: "immediate", frame: { duration: 0, redraw: true }, transition: { duration: 0 } });
                const after = JSON.stringify(plot.data) + JSON.stringify(plot.layout.shapes ?? []) + JSON.stringify(plot.layout.images ?? []);
                if (before === after) still.push(host.textContent.trim().slice(0, 80));
              }
              return still;
            }
            """);
        Assert.Empty(unmoved);
        PageChecks.NoErrors(page);
    }

    [Theory, MemberData(nameof(Lessons))]
    public async Task Jupyters_own_validator_accepts_the_executed_notebook(string name)
    {
        const string Validate = "import sys, nbformat; nbformat.validate(nbformat.read(sys.argv[1], as_version=4), relax_add_props=False)";
        var result = await ExternalTool.RunAsync(
            Requirement.Python, ["-W", "error", "-c", Validate, Path.Combine(run.Output, name + ".ipynb")], cancellationToken: TestContext.Current.CancellationToken);
        if (result is null || result.Error.Contains("No module named 'nbformat'", StringComparison.Ordinal))
        {
            Assert.Skip("nbformat is not installed for /usr/bin/python3.");
        }

        Assert.True(result.ExitCode == 0, result.Error);
    }
}
