using System.Text;
using System.Text.Json.Nodes;
using Notebooks;

namespace Course;

/// <summary>
/// Puts beside each chart of an executed notebook the picture that it makes on paper, as <c>image/png</c> of the same output, so
/// that the notebook can be mailed, printed or previewed where no script runs.
/// </summary>
internal static class ChartPictures
{
    /// <summary>The width of a chart, in CSS pixels; a narrow chart is cut to its own.</summary>
    private const int Width = 760;

    /// <summary>Pixels of the picture for each CSS pixel.</summary>
    private const int Scale = 2;

    private const int Border = 8;

    // Nothing but what is in the page and plotly.js beside it may be loaded. Print is the style for paper: tables hidden, a
    // slider shown as the value it stands at.
    private const string Head = """
        <!doctype html>
        <html lang="en" data-theme="light" data-plotly="{0}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; script-src 'unsafe-inline' file:; style-src 'unsafe-inline'; img-src data: blob:">
        <style>
        body {{ margin: 0; background: #fff; color: #24292f;
          font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }}
        .shot {{ width: {1}px; padding: {2}px; box-sizing: border-box; overflow: hidden; }}
        .shot .nn-figure {{ margin: 0; }}
        .nn-figure .nn-legend button {{ padding-left: 6px; }}
        </style>
        </head>
        <body>

        """;

    // Draws all charts and says where each lies; a chart that cannot be drawn is an error with its reason.
    private const string DrawAll = """
        (async () => {
          nnFigures.scan(document);
          await nnFigures.drawAll();
          await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
          await document.fonts.ready;
          const failed = document.querySelector('.nn-figure:not([data-nn-state=drawn])');
          if (failed) throw new Error(failed.querySelector('.nn-note')?.textContent ?? failed.textContent.trim().slice(0, 200));
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          const parts = '.main-svg, img, .nn-picture span, .nn-title strong, .nn-legend button, output, .nn-scale span, td';
          return [...document.querySelectorAll('.shot')].map(shot => {
            const box = shot.getBoundingClientRect();
            const right = Math.max(...[...shot.querySelectorAll(parts)].map(part => part.getBoundingClientRect().right));
            const width = Math.min(box.width, right + box.left + parseFloat(getComputedStyle(shot).paddingRight));
            return { x: box.left, y: box.top + scrollY, width: Math.ceil(width), height: Math.ceil(box.height) };
          });
        })()
        """;

    /// <summary>Takes the pictures of all charts of a notebook.</summary>
    /// <param name="notebook">The executed notebook.</param>
    /// <param name="chromium">Takes the pictures.</param>
    /// <param name="plotly">The file of plotly.js.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The notebook with the pictures; the same one when it has no charts.</returns>
    public static async Task<Notebook> AddAsync(
        Notebook notebook, Chromium chromium, string plotly, CancellationToken cancellationToken)
    {
        var charts = notebook.Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>().Where(IsChart).ToList();
        if (charts.Count == 0)
        {
            return notebook;
        }

        var folder = Directory.CreateTempSubdirectory("course-pictures-");
        try
        {
            var page = new StringBuilder().AppendFormat(null, Head, new Uri(plotly).AbsoluteUri, Width + (2 * Border), Border);
            foreach (var chart in charts)
            {
                page.Append("<div class=\"shot\">").Append(HtmlOf(chart)).Append("</div>\n");
            }

            var path = Path.Combine(folder.FullName, "charts.html");
            await File.WriteAllTextAsync(path, page.ToString(), cancellationToken);
            var pictures = await TakeAsync(new Uri(path).AbsoluteUri, chromium, cancellationToken);
            var taken = charts.Zip(pictures).ToDictionary<(DisplayOutput Chart, Picture Picture), object, Picture>(
                pair => pair.Chart, pair => pair.Picture, ReferenceEqualityComparer.Instance);
            return notebook with
            {
                Cells = [.. notebook.Cells.Select(cell => cell with
                {
                    Outputs = [.. cell.Outputs.Select(output =>
                        taken.TryGetValue(output, out var picture) ? With((DisplayOutput)output, picture) : output)],
                })],
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<Picture>> TakeAsync(string address, Chromium chromium, CancellationToken cancellationToken)
    {
        await chromium.SendAsync("Page.enable", [], cancellationToken);
        await chromium.SendAsync("Emulation.setDeviceMetricsOverride", new JsonObject
        {
            ["width"] = Width + (2 * Border), ["height"] = 1000, ["deviceScaleFactor"] = Scale, ["mobile"] = false,
        }, cancellationToken);
        await chromium.SendAsync("Emulation.setEmulatedMedia", new JsonObject
        {
            ["media"] = "print",
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = "light" }),
        }, cancellationToken);
        await chromium.SendAsync("Page.navigate", new JsonObject { ["url"] = address }, cancellationToken);
        await chromium.EvaluateAsync(
            "new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', () => done()))",
            cancellationToken);
        var boxes = (await chromium.EvaluateAsync(DrawAll, cancellationToken))!.AsArray();
        var pictures = new List<Picture>();
        foreach (var box in boxes)
        {
            var shot = await chromium.SendAsync("Page.captureScreenshot", new JsonObject
            {
                ["format"] = "png", ["captureBeyondViewport"] = true,
                ["clip"] = new JsonObject
                {
                    ["x"] = (double)box!["x"]!, ["y"] = (double)box["y"]!,
                    ["width"] = (double)box["width"]!, ["height"] = (double)box["height"]!, ["scale"] = 1,
                },
            }, cancellationToken);
            pictures.Add(new Picture((string)shot["data"]!, (int)(double)box["width"]!, (int)(double)box["height"]!));
        }

        return pictures;
    }

    private static bool IsChart(DisplayOutput output) =>
        output.Data.ContainsKey("text/html") && HtmlOf(output).Contains("class=\"nn-figure\"", StringComparison.Ordinal);

    private static string HtmlOf(DisplayOutput output) => output.Data["text/html"] is JsonArray lines
        ? string.Concat(lines.Select(line => (string)line!))
        : (string)output.Data["text/html"]!;

    /// <summary>The output with its picture, and the size in CSS pixels at which viewers show it, twice as sharp.</summary>
    private static DisplayOutput With(DisplayOutput output, Picture picture)
    {
        var metadata = output.Metadata.DeepClone().AsObject();
        metadata["image/png"] = new JsonObject { ["width"] = picture.Width, ["height"] = picture.Height };
        return output with { Data = output.Data.SetItem("image/png", picture.Content), Metadata = metadata };
    }

    private sealed record Picture(string Content, int Width, int Height);
}
