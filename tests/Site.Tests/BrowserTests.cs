using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SharedTests;

namespace Site.Tests;

/// <summary>The demo site in a real browser.</summary>
[Trait("Speed", "Slow")]
public sealed class BrowserTests(BrowserTests.Fixture fixture) : IClassFixture<BrowserTests.Fixture>
{
    private static readonly string[] AllPages = ["index", "02-gates", "03-nonlinear", "14-libraries"];

    public static TheoryData<string, int, ColorScheme> Views()
    {
        var views = new TheoryData<string, int, ColorScheme>();
        foreach (var page in AllPages)
        {
            foreach (var width in (int[])[1280, 390])
            {
                views.Add(page, width, ColorScheme.Light);
                views.Add(page, width, ColorScheme.Dark);
            }
        }
        return views;
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Each_page_is_whole(string name, int width, ColorScheme scheme)
    {
        await using var page = await fixture.OpenAsync(name, width, scheme);
        var charts = await PageChecks.DrawAllChartsAsync(page);
        Assert.Equal(name == "02-gates" ? 2 : 0, charts);
        Assert.Equal(charts, await page.Page.Locator(".nn-figure .main-svg .scatterlayer .trace").CountAsync());
        await PageChecks.NoSidewaysScrollAsync(page);
        await PageChecks.NoFormulaErrorsAsync(page);
        await PageChecks.IsAccessibleAsync(page);
        await PageChecks.LinksLeadSomewhereAsync(page);
        await Axe.NothingSeriousAsync(page);
        PageChecks.NoForeignRequests(page);
        PageChecks.NoErrors(page);
    }

    [Fact]
    public async Task A_page_works_over_HTTP_too()
    {
        using var server = new StaticServer(await fixture.FolderAsync());
        await using var page = await fixture.Browser.OpenAsync(server.Address + "02-gates.html");
        Assert.Equal(2, await PageChecks.DrawAllChartsAsync(page));
        await page.Page.Locator("#search-open").ClickAsync();
        await page.Page.Locator(".search input").FillAsync("perceptron");
        await Assertions.Expect(page.Page.Locator(".search li").First).ToContainTextAsync("The perceptron rule");
        PageChecks.NoForeignRequests(page);
        PageChecks.NoErrors(page);
    }

    [Fact]
    public async Task What_would_call_another_server_is_stopped_by_the_page_itself()
    {
        await using var page = await fixture.OpenAsync("02-gates");
        await page.Page.EvaluateAsync("""
            () => {
              document.body.append(Object.assign(new Image(), { src: "https://example.org/pixel.png" }));
              document.body.append(Object.assign(document.createElement("script"), { src: "https://example.org/track.js" }));
              return fetch("https://example.org/").catch(() => "refused");
            }
            """);
        Assert.Empty(page.ForeignRequests);
        Assert.True(page.Errors.Count(error => error.Contains("Content Security Policy")) >= 3, string.Join('\n', page.Errors));
    }

    [Fact]
    public async Task The_first_view_is_light_and_charts_load_when_they_come_near()
    {
        await using var page = await fixture.OpenAsync("02-gates");
        Assert.InRange(PageChecks.FirstViewBytes(page).OnDisk, 20_000, 300_000);
        Assert.DoesNotContain(page.Loaded, file => file.Address.Contains("plotly-", StringComparison.Ordinal));
        await PageChecks.DrawAllChartsAsync(page);
        Assert.Contains(page.Loaded, file => file.Address.Contains("plotly-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_toggle_changes_the_colours_and_is_remembered()
    {
        await using var page = await fixture.OpenAsync("02-gates");
        var before = await GroundAsync(page);
        await page.Page.Locator("#theme").ClickAsync();
        var after = await GroundAsync(page);
        Assert.NotEqual(before, after);
        await page.Page.ReloadAsync();
        Assert.Equal("dark", await page.Page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.Equal(after, await GroundAsync(page));
        await page.Page.Locator("#theme").ClickAsync();
        Assert.Equal(before, await GroundAsync(page));
    }

    [Fact]
    public async Task The_keyboard_reaches_everything_and_shows_where_it_is()
    {
        await using var page = await fixture.OpenAsync("02-gates");
        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Page.Locator(".skip")).ToBeFocusedAsync();
        Assert.True((await page.Page.Locator(".skip").BoundingBoxAsync())!.X >= 0);
        var seen = new HashSet<string>();
        for (var i = 0; i < 60; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            var (name, outline) = await FocusAsync(page);
            seen.Add(name);
            Assert.True(outline >= 2, $"{name} has no visible focus");
            if (name.StartsWith("A.next", StringComparison.Ordinal))
                break;
        }
        Assert.Contains("BUTTON.tool", seen);
        Assert.Contains("BUTTON.copy", seen);
        Assert.Contains("SUMMARY.", seen);
        Assert.Contains("A.next", seen);
    }

    [Fact]
    public async Task Copy_gives_the_code_as_it_was_written()
    {
        await using var page = await fixture.OpenAsync("02-gates");
        await page.Page.EvaluateAsync("""
            () => {
              document.execCommand = () => { window.copied = document.activeElement.value; return true; };
              if (navigator.clipboard) navigator.clipboard.writeText = async text => { window.copied = text; };
            }
            """);
        var button = page.Page.Locator("#cell-2 .copy");
        await page.Page.Locator("#cell-2 .code").HoverAsync();
        await button.ClickAsync();
        await Assertions.Expect(button).ToHaveTextAsync("Copied");
        Assert.Equal(Demo.Source().Pages[0].Executed.Cells[2].Source, await page.Page.EvaluateAsync<string>("window.copied"));
    }

    [Fact]
    public async Task The_search_finds_words_and_code_and_leads_there_with_the_keyboard()
    {
        await using var page = await fixture.OpenAsync("index");
        await page.Page.Keyboard.PressAsync("/");
        var input = page.Page.Locator(".search input");
        await Assertions.Expect(input).ToBeFocusedAsync();
        await input.FillAsync("zzzz");
        await Assertions.Expect(page.Page.Locator(".search [role=status]")).ToHaveTextAsync("Nothing found");
        await input.FillAsync("DecisionSurf");
        await Assertions.Expect(page.Page.Locator(".search li")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator(".search li mark")).ToHaveTextAsync("DecisionSurf");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex("/02-gates.html#xor-is-not-separable$"));
        PageChecks.NoErrors(page);
    }

    [Fact]
    public async Task What_was_read_is_remembered_and_the_index_says_where_to_go_on()
    {
        await using var page = await fixture.OpenAsync("02-gates");
        await page.Page.EvaluateAsync("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })");
        await page.Page.WaitForFunctionAsync(
            "() => JSON.parse(localStorage.getItem('course-progress'))?.['02-gates']?.share === 1");
        await page.Page.GotoAsync(await fixture.AddressAsync("index"));
        await Assertions.Expect(page.Page.Locator("[data-lesson='02-gates']")).ToHaveClassAsync("is-read");
        await Assertions.Expect(page.Page.Locator("#continue")).ToHaveTextAsync("Continue with Nonlinearities.");
    }

    [Fact]
    public async Task Without_scripts_a_page_can_be_read_and_its_charts_have_their_words()
    {
        var folder = await fixture.FolderAsync();
        await using var page = await fixture.Browser.OpenAsync($"file://{folder}/02-gates.html", scripts: false);
        await Assertions.Expect(page.Page.Locator(".nn-alt").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("#theme")).ToBeHiddenAsync();
        await Assertions.Expect(page.Page.Locator("#print")).ToBeHiddenAsync();
        await Assertions.Expect(page.Page.Locator(".katex").First).ToBeVisibleAsync();
        await page.Page.Locator(".prose details summary").First.ClickAsync();
        await Assertions.Expect(page.Page.GetByText("The sum reaches zero as soon as")).ToBeVisibleAsync();
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(page.Page.Locator(".nn-alt").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_failed_notebook_says_so_at_its_top_and_marks_what_was_not_run()
    {
        await using var page = await fixture.OpenAsync("03-nonlinear");
        await Assertions.Expect(page.Page.Locator(".banner.failed"))
            .ToContainTextAsync("cell 1, line 2: IndexOutOfRangeException");
        await Assertions.Expect(page.Page.Locator("#cell-2"))
            .ToContainTextAsync("Not run, because a cell before it did not succeed.");
        await Assertions.Expect(page.Page.Locator("#cell-1 .error")).ToContainTextAsync("at cell 1, line 2");
    }

    [Fact]
    public async Task Printing_opens_what_is_folded_and_hides_what_only_a_screen_can_do()
    {
        await using var page = await fixture.OpenAsync("02-gates", scheme: ColorScheme.Dark);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await Assertions.Expect(page.Page.GetByText("The sum reaches zero as soon as")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator(".outline")).ToBeHiddenAsync();
        Assert.Equal("rgb(255, 255, 255)", await GroundAsync(page));
    }

    [Theory]
    [InlineData("button")]
    [InlineData("keys")]
    public async Task Printing_from_the_page_loads_and_draws_all_charts_first(string how)
    {
        await using var page = await fixture.OpenAsync("02-gates");
        await page.Page.EvaluateAsync("""
            () => { window.print = () => {
              window.printed = document.querySelectorAll('.nn-figure').length
                + ' ' + document.querySelectorAll('template[data-chart]').length;
            }; }
            """);
        Assert.DoesNotContain(page.Loaded, file => file.Address.Contains("/charts/", StringComparison.Ordinal));
        if (how == "button")
            await page.Page.Locator("#print").ClickAsync();
        else
            await page.Page.Keyboard.PressAsync("Control+p");
        await page.Page.WaitForFunctionAsync("() => window.printed");
        Assert.Equal("2 0", await page.Page.EvaluateAsync<string>("window.printed"));
        PageChecks.NoErrors(page);
    }

    private static Task<string> GroundAsync(WatchedPage page) =>
        page.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    private static async Task<(string Name, double Outline)> FocusAsync(WatchedPage page)
    {
        var found = await page.Page.EvaluateAsync<string>("""
            () => {
              const element = document.activeElement, style = getComputedStyle(element);
              const width = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
              return `${element.tagName}.${element.classList[0] ?? ""} ${width}`;
            }
            """);
        var parts = found.Split(' ');
        return (parts[0], double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>One browser and one built site for all tests of the class.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        private readonly TemporaryFolder _temporary = new();
        private readonly SemaphoreSlim _once = new(1);
        private string? _folder;

        public Browser Browser { get; } = new();

        public ValueTask InitializeAsync() => Browser.InitializeAsync();

        public async Task<string> FolderAsync()
        {
            await _once.WaitAsync();
            try
            {
                if (_folder is null)
                {
                    await Demo.EnsurePackagesAsync();
                    // One chart with its data in the page, one with its data beside it.
                    var source = Demo.Source(title => Demo.HandmadeChart(
                        title, title.StartsWith("XOR", StringComparison.Ordinal) ? 50 : 5000));
                    await SiteBuilder.BuildAsync(source, _temporary["site"], Demo.Options);
                    _folder = _temporary["site"];
                }
                return _folder;
            }
            finally
            {
                _once.Release();
            }
        }

        public async Task<string> AddressAsync(string page) => $"file://{await FolderAsync()}/{page}.html";

        public async Task<WatchedPage> OpenAsync(string page, int width = 1280, ColorScheme scheme = ColorScheme.Light) =>
            await Browser.OpenAsync(await AddressAsync(page), width, scheme: scheme);

        public async ValueTask DisposeAsync()
        {
            await Browser.DisposeAsync();
            _temporary.Dispose();
        }
    }
}
