using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace SharedTests;

/// <summary>Chromium for a test class. Without it the tests that ask for a page are skipped, visibly.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Starts Chromium when it is there: named by CHROMIUM, or in one of the usual places.</summary>
    public async ValueTask InitializeAsync()
    {
        var named = Environment.GetEnvironmentVariable("CHROMIUM");
        var program = named is { Length: > 0 } ? named : Places.FirstOrDefault(File.Exists);
        if (program is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A new page with no history; skips the test when there is no Chromium.</summary>
    public async Task<WatchedPage> OpenAsync(
        string address, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        if (_browser is null)
            Assert.Skip("Chromium is not installed (looked in /usr/bin; name another with CHROMIUM=…).");
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
        });
        var page = await WatchedPage.CreateAsync(context);
        await page.Page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>A page of a browser that notes what must not happen: errors in its console, and requests to other machines.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    // A page goes on asking and complaining while a test looks: Playwright reports on threads of its own.
    private readonly ConcurrentQueue<string> _errors = [];
    private readonly ConcurrentQueue<string> _foreign = [];
    private readonly ConcurrentQueue<(string Address, long Bytes)> _loaded = [];

    private WatchedPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    /// <summary>Playwright's own page.</summary>
    public IPage Page { get; }

    /// <summary>What the page's scripts complained about, and what could not be loaded.</summary>
    public IReadOnlyList<string> Errors => _errors.ToArray();

    /// <summary>Requests that would have left this machine; each was refused.</summary>
    public IReadOnlyList<string> ForeignRequests => _foreign.ToArray();

    /// <summary>What the page has loaded, with the size as it lies on the disk.</summary>
    public IReadOnlyList<(string Address, long Bytes)> Loaded => _loaded.ToArray();

    internal static async Task<WatchedPage> CreateAsync(IBrowserContext context)
    {
        var page = new WatchedPage(context, await context.NewPageAsync());
        page.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
                page._errors.Enqueue($"{message.Text} ({message.Location})");
        };
        page.Page.PageError += (_, error) => page._errors.Enqueue(error);
        page.Page.RequestFailed += (_, request) => page._errors.Enqueue($"{request.Url}: {request.Failure}");
        await context.RouteAsync("**/*", async route =>
        {
            var address = new Uri(route.Request.Url);
            if (!address.IsFile && !address.IsLoopback && address.Scheme is not ("data" or "blob"))
            {
                page._foreign.Enqueue(route.Request.Url);
                await route.AbortAsync();
                return;
            }
            if (address.IsFile)
                page._loaded.Enqueue((route.Request.Url, new FileInfo(address.LocalPath) is { Exists: true } file ? file.Length : 0));
            await route.ContinueAsync();
        });
        return page;
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
