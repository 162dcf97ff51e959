using Microsoft.Playwright;
using Notebooks;
using SharedTests;

namespace Course.Tests;

/// <summary>What a lesson leaves where no script runs: on paper, in a reader that allows none, in Jupyter's files.</summary>
[Trait("Speed", "Slow")]
public sealed class LessonPaperTests(LessonRun run, Browser browser) : AfterLessonRun(run), IClassFixture<Browser>
{
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
            Assert.True(File.Exists(Path.Combine(Run.Output, link)), link);
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

    [Theory, MemberData(nameof(Lessons))]
    public async Task Jupyters_own_validator_accepts_the_executed_notebook(string name)
    {
        const string Validate = "import sys, nbformat; nbformat.validate(nbformat.read(sys.argv[1], as_version=4))";
        var result = await ExternalTool.RunAsync(
            Requirement.Python, ["-W", "error", "-c", Validate, Path.Combine(Run.Output, name + ".ipynb")], cancellationToken: TestContext.Current.CancellationToken);
        if (result is null || result.Error.Contains("No module named 'nbformat'", StringComparison.Ordinal))
        {
            Assert.Skip("nbformat is not installed for /usr/bin/python3.");
        }

        Assert.True(result.ExitCode == 0, result.Error);
    }
}
