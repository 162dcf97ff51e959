using Microsoft.Playwright;
using SharedTests;

namespace Course.Tests;

/// <summary>The table of runs and the dashboard on a page of the site: sorted and filtered in a file, with no kernel behind it.</summary>
[Trait("Speed", "Slow")]
public sealed class RunTableTests(Browser browser) : IClassFixture<Browser>
{
    private const string Notebook = """
        #!csharp

        #!import ../lib/course.csx

        #!csharp

        var store = RunStore.Temporary();
        var sweep = Sweep.Grid(("Rate", [0.5, 10, 2]), ("Kind", ["b", "a"]));
        var dashboard = LiveRuns.Show(store, "table", "loss");
        var result = sweep.Run(store, "table", (config, run, stop) =>
        {
            for (var step = 1; step <= 30; step++)
            {
                var isLost = config.Number("Rate") > 5 && step > 20;
                run.Log(step, ("loss", isLost ? double.NaN : config.Number("Rate") / step));
                System.Threading.Thread.Sleep(5);
            }
        });
        dashboard.Dispose();

        #!csharp

        result.Runs

        #!csharp

        RunTable.Of(result.Runs, "Rate", "Kind", "loss")
        """;

    [Fact]
    public async Task A_reader_sorts_and_filters_runs_on_a_static_page()
    {
        // A notebook lies one folder below the root.
        var folder = Directory.CreateDirectory(Repository.Path("work", $"test-{Guid.NewGuid():N}"[..13])).FullName;
        var flat = Repository.Path("work", Path.GetFileName(folder) + ".dib");
        try
        {
            await File.WriteAllTextAsync(flat, Notebook, TestContext.Current.CancellationToken);
            var result = await CourseProgram.RunAsync("run", flat, "--out", folder);
            Assert.True(result.ExitCode == 0, result.Error);
            var address = new Uri(Path.Combine(folder, Path.GetFileNameWithoutExtension(flat) + ".html")).AbsoluteUri;
            await using var page = await browser.OpenAsync(address);
            await PageChecks.DrawAllChartsAsync(page);
            // The live output was replaced in place: one dashboard, with its last state.
            Assert.Equal(2, await page.Page.Locator(".nn-runs").CountAsync());
            Assert.Equal(1, await page.Page.Locator(".nn-figure").CountAsync());
            await Assertions.Expect(page.Page.Locator(".nn-title")).ToHaveTextAsync("table: 6 runs, 0 going on");

            // In the order of the settings, whichever thread was first.
            await Assertions.Expect(page.Page.Locator(".nn-runs").First.Locator("td:nth-child(3)"))
                .ToHaveTextAsync(["0.5", "0.5", "2", "2", "10", "10"]);

            var table = page.Page.Locator(".nn-runs").Last;
            var rates = table.Locator("tbody tr:visible td:nth-child(2)");
            var heads = table.Locator("th button");
            await Assertions.Expect(rates).ToHaveTextAsync(["0.5", "0.5", "10", "10", "2", "2"]);
            await heads.Nth(1).ClickAsync();
            await Assertions.Expect(rates).ToHaveTextAsync(["0.5", "0.5", "2", "2", "10", "10"]);
            await heads.Nth(1).FocusAsync();
            await page.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(rates).ToHaveTextAsync(["10", "10", "2", "2", "0.5", "0.5"]);
            await Assertions.Expect(table.Locator("th").Nth(1)).ToHaveAttributeAsync("aria-sort", "descending");
            // What is no number is last, whichever way.
            await heads.Nth(3).ClickAsync();
            await Assertions.Expect(rates).ToHaveTextAsync(["0.5", "0.5", "2", "2", "10", "10"]);
            await heads.Nth(3).ClickAsync();
            await Assertions.Expect(rates).ToHaveTextAsync(["2", "2", "0.5", "0.5", "10", "10"]);
            await table.Locator("input").FillAsync("rate >= 2 && kind = a");
            await Assertions.Expect(rates).ToHaveTextAsync(["2", "10"]);
            await Assertions.Expect(table.Locator("[aria-live]")).ToHaveTextAsync("2 of 6 runs");
            PageChecks.NoErrors(page);
            PageChecks.NoForeignRequests(page);
            await PageChecks.IsAccessibleAsync(page);
            await using var narrow = await browser.OpenAsync(address, 390);
            await PageChecks.DrawAllChartsAsync(narrow);
            await PageChecks.NoSidewaysScrollAsync(narrow);
        }
        finally
        {
            File.Delete(flat);
            Directory.Delete(folder, recursive: true);
        }
    }
}
