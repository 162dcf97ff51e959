using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Plotting.Tests;

public sealed class RuntimeTests
{
    private static string Bundle() => Path.Combine(Parsed.Root(), "lib", "Site", "node_modules", "plotly.js-dist-min",
        "plotly.min.js");

    [Fact]
    public void The_runtime_never_asks_a_module_loader()
    {
        Assert.DoesNotMatch(new Regex(@"\brequire(js)?\s*[(.\[]|\bdefine\s*\("), FigureHtml.Runtime);
        Assert.DoesNotContain("define.amd", FigureHtml.Runtime);
    }

    [Fact]
    public void The_runtime_is_whole_and_small()
    {
        Assert.DoesNotContain("{{", FigureHtml.Runtime);
        Assert.DoesNotContain("\n//", FigureHtml.Runtime);
        Assert.DoesNotContain("</", FigureHtml.Runtime);
        Assert.InRange(FigureHtml.Runtime.Length, 5_000, 27_000);
    }

    [Fact]
    public void The_public_address_is_asked_for_only_with_the_hash_of_the_file()
    {
        Assert.Single(Regex.Matches(FigureHtml.Runtime, "https://"));
        Assert.Contains($"loadScript('{FigureHtml.PlotlyAddress}', '{FigureHtml.PlotlyIntegrity}')", FigureHtml.Runtime);
        Assert.Contains($"@{FigureHtml.PlotlyVersion}/", FigureHtml.PlotlyAddress);
    }

    [Fact]
    public void The_hash_is_that_of_the_installed_bundle()
    {
        if (!File.Exists(Bundle()))
            Assert.Skip($"plotly.js is not installed at {Bundle()}; the build of lib/Site installs it.");
        string hash = "sha384-" + Convert.ToBase64String(SHA384.HashData(File.ReadAllBytes(Bundle())));
        Assert.Equal(FigureHtml.PlotlyIntegrity, hash);
    }

    [Fact]
    public void The_bundle_has_no_branch_for_module_loaders()
    {
        if (!File.Exists(Bundle()))
            Assert.Skip($"plotly.js is not installed at {Bundle()}; the build of lib/Site installs it.");
        // Where it has one, it defines no window.Plotly on a page with require.js, and the runtime finds nothing.
        Assert.DoesNotContain("define.amd", File.ReadAllText(Bundle()));
    }

    [Fact]
    public void Every_colour_that_a_chart_writes_has_a_counterpart_on_a_dark_page()
    {
        Figure[] figures =
        [
            Chart.Scatter("", "x", "y", [.. Series.ByClass([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], new double[10], [0, 1, 2, 3, 4, 5,
                6, 7, 8, 9])]),
            Chart.HeatMap("", new double[,] { { -1, 1 } }), Chart.HeatMap("", new double[,] { { 0, 1 } }),
            Chart.DecisionSurface("", (x, y) => x, Series.ByClass([0, 1], [0, 1], [0, 1])),
        ];
        var known = Palette.DarkJson().Select(entry => entry.Key).ToHashSet();
        foreach (Match color in figures.SelectMany(figure => Regex.Matches(Parsed.PageText(figure), "#[0-9a-f]{6}")))
            Assert.Contains(color.Value, known);
    }
}
