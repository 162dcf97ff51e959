using Microsoft.Playwright;
using Notebooks;
using SharedTests;

namespace Course.Tests;

/// <summary>The pictures that <c>./course run --images</c> puts beside the charts of executed notebooks.</summary>
[Trait("Speed", "Slow")]
public sealed class ChartPictureTests(LessonRun run, Browser browser) : AfterLessonRun(run), IClassFixture<Browser>
{
    [Theory, MemberData(nameof(Lessons))]
    public async Task Every_chart_has_a_picture_that_decodes_is_not_blank_and_has_the_proportions_of_the_chart(string name)
    {
        using var folder = new TemporaryFolder();
        var charts = ExecutedCharts.In(Path.Combine(Run.Output, name + ".ipynb"));
        Assert.NotEmpty(charts);
        var plotly = new Uri(Repository.Path("lib", "Site", "node_modules", "plotly.js-dist-min", "plotly.min.js")).AbsoluteUri;
        // The charts themselves, drawn on a page as wide as their pictures.
        await File.WriteAllTextAsync(folder["charts.html"], $"<!doctype html><html data-plotly=\"{plotly}\"><meta charset=utf-8>"
            + "<style>.shot { overflow: hidden; } .shot .nn-figure { margin: 0; }</style>"
            + "<body style=\"margin:0;width:760px;font-family:system-ui,'DejaVu Sans',sans-serif\">"
            + string.Concat(charts.Select(chart => $"<div class=shot>{ExecutedCharts.Html(chart)}</div>")));
        await using var page = await browser.OpenAsync(new Uri(folder["charts.html"]).AbsoluteUri, width: 760);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.Equal(charts.Count, await PageChecks.DrawAllChartsAsync(page));
        var drawn = await page.Page.EvaluateAsync<double[]>(
            "[...document.querySelectorAll('.shot')].map(shot => shot.getBoundingClientRect().height)");
        for (var i = 0; i < charts.Count; i++)
        {
            var picture = await page.Page.EvaluateAsync<Picture>(
                """
                async content => {
                  const image = new Image();
                  image.src = "data:image/png;base64," + content;
                  await image.decode();
                  const canvas = document.createElement("canvas");
                  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
                  const context = canvas.getContext("2d");
                  context.drawImage(image, 0, 0);
                  const pixels = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
                  return { width: canvas.width, height: canvas.height, colors: new Set(pixels).size,
                    marked: pixels.filter(pixel => pixel !== 0xffffffff).length / pixels.length };
                }
                """, ExecutedCharts.Text(charts[i]["data"]!["image/png"]).Trim());

            var size = charts[i]["metadata"]!["image/png"]!;
            Assert.Equal((2 * (int)size["width"]!, 2 * (int)size["height"]!), (picture.Width, picture.Height));
            Assert.InRange((int)size["width"]!, 120, 776);
            Assert.InRange((int)size["height"]!, drawn[i] + 16 - 12, drawn[i] + 16 + 12);
            Assert.InRange(picture.Marked, 0.01, 1);
            Assert.InRange(picture.Colors, 12, int.MaxValue);
        }
    }

    [Fact]
    public async Task Without_Chromium_it_says_so_in_one_line_before_anything_runs()
    {
        var result = await ExternalTool.RunAsync(
            "dotnet",
            [typeof(Repository).Assembly.Location, "run", "--images"],
            RepositoryFiles.Root,
            environment: new Dictionary<string, string> { ["CHROMIUM"] = "/nowhere/chromium" },
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.WrongCall, result!.ExitCode);
        Assert.Equal(
            "error: CHROMIUM names /nowhere/chromium, and there is no such file: name Chromium's or Chrome's program, or unset it.",
            result.Error.Trim());
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Pictures_without_notebooks_to_hold_them_are_a_wrong_call()
    {
        var result = await CourseProgram.RunAsync("run", "--images", "--format", "html");
        Assert.Equal(ExitCode.WrongCall, result.ExitCode);
        Assert.Single(result.Problems());
    }

    private sealed class Picture
    {
        public int Width { get; set; }

        public int Height { get; set; }

        public int Colors { get; set; }

        public double Marked { get; set; }
    }
}
