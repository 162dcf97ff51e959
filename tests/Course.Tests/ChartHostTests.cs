using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Notebooks;
using SharedTests;

namespace Course.Tests;

/// <summary>One lesson's charts in other programs than the course's own: each must draw the same marks.</summary>
[Trait("Speed", "Slow")]
public sealed class ChartHostTests(LessonRun run, Browser browser) : AfterLessonRun(run), IClassFixture<Browser>
{
    private const string Lesson = "02-gates";

    private static readonly string Plotly = Repository.Path("lib", "Site", "node_modules", "plotly.js-dist-min", "plotly.min.js");

    [Fact]
    public async Task A_page_that_has_plotly_already_lends_it_and_loads_no_second_one()
    {
        await using var page = await OpenAsync("<html>", $"<script src=\"{new Uri(Plotly).AbsoluteUri}\"></script>");
        await page.Page.EvaluateAsync("window.first = Plotly");
        await SameMarksAsync(page);
        Assert.True(await page.Page.EvaluateAsync<bool>("window.first === Plotly"));
        Assert.Single(page.Loaded, file => file.Address.EndsWith("plotly.min.js", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_loads_plotly_late_is_waited_for()
    {
        await using var page = await OpenAsync("<html>", $"<script defer src=\"{new Uri(Plotly).AbsoluteUri}\"></script>");
        await SameMarksAsync(page);
        Assert.Single(page.Loaded, file => file.Address.EndsWith("plotly.min.js", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_with_require_js_draws_with_the_copy_that_it_names()
    {
        var require = await TestPackages.FileAsync("requirejs/require.js");
        await using var page = await OpenAsync(
            $"<html data-plotly=\"{new Uri(Plotly).AbsoluteUri}\">", $"<script src=\"{new Uri(require).AbsoluteUri}\"></script>");
        Assert.True(await page.Page.EvaluateAsync<bool>("typeof requirejs === 'function' && !!define.amd"));
        await SameMarksAsync(page);
    }

    [Fact]
    public async Task With_no_network_and_no_copy_the_words_and_the_table_stay_and_say_why()
    {
        await using var page = await OpenAsync("<html>", "");
        var figure = page.Page.Locator(".nn-figure").First;
        await figure.ScrollIntoViewIfNeededAsync();
        await Microsoft.Playwright.Assertions.Expect(figure).ToHaveAttributeAsync("data-nn-state", "failed");
        await Microsoft.Playwright.Assertions.Expect(figure.Locator(".nn-alt")).ToBeVisibleAsync();
        await Microsoft.Playwright.Assertions.Expect(figure.Locator("td").First).ToBeVisibleAsync();
        await Microsoft.Playwright.Assertions.Expect(figure.Locator(".nn-note")).ToContainTextAsync("could not be loaded from https://");
        Assert.All(page.ForeignRequests, address =>
            Assert.StartsWith("https://cdn.jsdelivr.net/npm/plotly.js-dist-min@", address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Jupyter_Notebook_6_draws_them_all_with_plotly_from_its_own_server()
    {
        using var folder = new TemporaryFolder();
        using var server = await StartNotebookAsync(folder);
        await using var page = await browser.OpenAsync($"{server.Address}notebooks/{Lesson}.ipynb?token={server.Token}");
        await page.Page.WaitForSelectorAsync(".nn-figure");
        // Only a trusted notebook runs the scripts of its outputs; the program that has no kernel for C# asks for another.
        await Microsoft.Playwright.Assertions.Expect(page.Page.Locator("#notification_trusted")).ToHaveTextAsync("Trusted");
        await page.Page.AddStyleTagAsync(new() { Content = ".modal, .modal-backdrop { display: none !important; }" });
        Assert.True(await page.Page.EvaluateAsync<bool>("typeof requirejs === 'function'"));
        await SameMarksAsync(page);
        PageChecks.NoForeignRequests(page);
    }

    /// <summary>Every chart is drawn, and each plot has the traces that its data names.</summary>
    private async Task SameMarksAsync(WatchedPage page)
    {
        var count = await PageChecks.DrawAllChartsAsync(page);
        Assert.Equal(ExecutedCharts.In(Path.Combine(Run.Output, Lesson + ".ipynb")).Count, count);
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(".nn-figure")].filter(host => {
              const data = JSON.parse(host.querySelector(':scope > script[type="application/json"]').textContent);
              const panels = data.panels.filter(panel => panel.data);
              const plots = [...host.querySelectorAll(".js-plotly-plot")];
              return plots.length !== panels.length || plots.some((plot, i) => plot.data.length !== panels[i].data.length
                || !plot.querySelector(
                  ".scatterlayer .trace, .barlayer .trace, .heatmaplayer image, .contourlayer path, .gl-container canvas"));
            }).map(host => host.textContent.trim().slice(0, 80))
            """));
    }

    private async Task<WatchedPage> OpenAsync(string root, string head)
    {
        var path = Path.Combine(Run.Output, $"host-{Guid.NewGuid():N}.html");
        var charts = ExecutedCharts.In(Path.Combine(Run.Output, Lesson + ".ipynb")).Select(ExecutedCharts.Html);
        await File.WriteAllTextAsync(path, $"<!doctype html>{root}<meta charset=utf-8>{head}<body>{string.Join("\n<hr>\n", charts)}");
        return await browser.OpenAsync(new Uri(path).AbsoluteUri);
    }

    private async Task<NotebookServer> StartNotebookAsync(TemporaryFolder folder)
    {
        const string Program = "/usr/bin/jupyter-notebook";
        if (!File.Exists(Program))
            Assert.Skip("Jupyter Notebook 6 is not installed (Debian's package jupyter-notebook).");
        foreach (var name in new[] { "notebooks", "config/custom", "data", "runtime" })
            Directory.CreateDirectory(folder[name]);
        File.Copy(Path.Combine(Run.Output, Lesson + ".ipynb"), folder[$"notebooks/{Lesson}.ipynb"]);
        File.Copy(Plotly, folder["notebooks/plotly.min.js"]);
        await File.WriteAllTextAsync(
            folder["config/custom/custom.js"], "document.documentElement.dataset.plotly = '/files/plotly.min.js';\n");
        var environment = new Dictionary<string, string>
        {
            ["JUPYTER_CONFIG_DIR"] = folder["config"], ["JUPYTER_DATA_DIR"] = folder["data"],
            ["JUPYTER_RUNTIME_DIR"] = folder["runtime"],
        };
        // What 'jupyter trust' does.
        var trusted = await ExternalTool.RunAsync(
            Requirement.Python, ["-m", "nbformat.sign", folder[$"notebooks/{Lesson}.ipynb"]], environment: environment,
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(trusted is { ExitCode: 0 }, trusted?.Error);
        return await NotebookServer.StartAsync(Program, folder["notebooks"], environment);
    }

    /// <summary>Jupyter's server for one folder, ended with the test by its own id.</summary>
    private sealed class NotebookServer : IDisposable
    {
        private readonly Process _process;

        private NotebookServer(Process process, string address, string token) => (_process, Address, Token) = (process, address, token);

        public string Address { get; }

        public string Token { get; }

        public static async Task<NotebookServer> StartAsync(string program, string folder, Dictionary<string, string> environment)
        {
            int port;
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                port = ((IPEndPoint)probe.LocalEndpoint).Port;
            }

            var token = Guid.NewGuid().ToString("N");
            var start = new ProcessStartInfo(program,
            [
                "--no-browser", "--ip=127.0.0.1", $"--port={port}", "--allow-root",
                $"--NotebookApp.token={token}", $"--NotebookApp.notebook_dir={folder}",
            ])
            {
                RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder,
            };
            foreach (var (key, value) in environment)
                start.Environment[key] = value;
            var process = Process.Start(start)!;
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            var server = new NotebookServer(process, $"http://127.0.0.1:{port}/", token);
            using var http = new HttpClient();
            for (var attempt = 0; attempt < 300 && !process.HasExited; attempt++)
            {
                try
                {
                    if ((await http.GetAsync($"{server.Address}api")).IsSuccessStatusCode)
                        return server;
                }
                catch (HttpRequestException)
                {
                    // It does not listen yet.
                }

                await Task.Delay(200);
            }

            server.Dispose();
            throw new InvalidOperationException("Jupyter Notebook did not start within a minute.");
        }

        public void Dispose()
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
        }
    }
}
