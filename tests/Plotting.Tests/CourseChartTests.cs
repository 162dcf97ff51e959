using System.Text.Json;
using NeuralNet;

namespace Plotting.Tests;

/// <summary>Charts of what lib/NeuralNet gives, and charts of many runs.</summary>
public sealed class CourseChartTests
{
    private static Figure Line(string name, double top) => Chart.Lines(name, "epoch", "loss (nats)", Series.Of("training", [0,
        top]));

    [Fact]
    public void Small_multiples_share_their_axes_and_name_them_once()
    {
        Figure figure = Chart.Multiples("", [Line("a", 1), Line("b", 8), Line("c", 2)], columns: 2);
        JsonElement page = Parsed.Page(figure);
        Assert.Equal(2, page.GetProperty("columns").GetInt32());
        Assert.Equal(["a", "b", "c"], page.GetProperty("panels").EnumerateArray().Select(panel =>
            panel.GetProperty("title").GetString()));
        string[] ranges = [.. page.GetProperty("panels").EnumerateArray().Select(panel =>
            panel.GetProperty("layout").GetProperty("yaxis").GetProperty("range").GetRawText())];
        Assert.Single(ranges.Distinct());
        Assert.Contains("<p class=\"nn-axes\">↑ loss (nats)   → epoch</p>", figure.ToHtml());
    }

    [Fact]
    public void Multiples_of_different_things_are_refused()
    {
        Figure other = Chart.Lines("b", "step", "loss (nats)", Series.Of("training", [1, 2]));
        Assert.Contains("chart 1 ('b') shows ↑ loss (nats)   → step, the first ↑ loss (nats)   → epoch",
            Assert.Throws<ArgumentException>(() => Chart.Multiples("", [Line("a", 1), other])).Message);
        Assert.Contains("Chart.Beside", Assert.Throws<ArgumentException>(() =>
            Chart.Multiples("", [Chart.Beside("", Line("a", 1), Line("b", 2))])).Message);
    }

    [Fact]
    public void Runs_cross_the_axes_at_the_place_of_their_values_and_the_best_lies_on_top()
    {
        Figure figure = Chart.ParallelCoordinates("", lowestIsBest: true,
            Coordinate.Log("η", [0.01, 0.1, 1]), Coordinate.Named("optimiser", ["SGD", "Adam", "SGD"]),
            new Coordinate("loss", [0.5, 0.25, double.NaN]));
        JsonElement data = Parsed.Panel(figure).GetProperty("data");
        // In this order: the diverged run, the worse, the better.
        Assert.Equal([1, 0, -0.12], Parsed.Numbers(data[0].GetProperty("y")));
        Assert.Equal([0, 0, 1], Parsed.Numbers(data[1].GetProperty("y")));
        Assert.Equal([0.5, 1, 0], Parsed.Numbers(data[2].GetProperty("y")));
        Assert.True(data[2].GetProperty("line").GetProperty("width")
            .GetDouble() > data[1].GetProperty("line").GetProperty("width").GetDouble());
        Assert.Equal("3 runs: loss from 0.25 to 0.5; the lowest with η 0.1, optimiser Adam; 1 without a result.", figure.AltText);
        Assert.Equal(["0.1", "Adam", "0.25"], Parsed.Table(figure)[1]);
        Assert.Contains("'b' has 1 values for 2 runs", Assert.Throws<ArgumentException>(() =>
            Chart.ParallelCoordinates("", true, new Coordinate("a", [1, 2]), new Coordinate("b", [1]))).Message);
    }

    [Fact]
    public void An_axis_of_runs_is_written_in_round_numbers()
    {
        Assert.Equal([0.001, 0.01, 0.1, 1], Coordinate.Log("η", [4e-4, 2, 0.3, 0.1, 0.05, 0.6, 0.01,
            0.002]).Ticks().Select(tick =>
            double.Parse(tick.Text)));
        Assert.Equal(["85.0 %", "90.0 %", "95.0 %"], new Coordinate("a", [0.81, 0.97, 0.9, 0.88, 0.93, 0.95,
            0.86]) { Format = "P1" }
            .Ticks().Select(tick => tick.Text));
    }

    [Fact]
    public void A_border_between_two_answers_is_straight_even_where_grid_points_lie_on_it()
    {
        // x + y ≥ 1.5 on a grid with steps of 0.025: every point of the diagonal lies exactly on the line.
        Figure figure = Chart.DecisionSurface("", (x, y) => x + y >= 1.5 ? 1 : 0, Series.ByClass(Gates.Inputs, [0, 0, 0, 1]));
        JsonElement trace = Parsed.Trace(figure, 0);
        double[] xs = [.. Parsed.Numbers(trace.GetProperty("x")).Select(v => v!.Value)],
            ys = [.. Parsed.Numbers(trace.GetProperty("y")).Select(v => v!.Value)];
        int crossings = 0;
        for (int row = 0; row < ys.Length; row++)
        {
            double[] z = [.. Parsed.Numbers(trace.GetProperty("z")[row]).Select(v => v!.Value - 0.5)];
            for (int i = 0; i + 1 < z.Length; i++)
            {
                if (z[i] < 0 == z[i + 1] < 0)
                    continue;
                // Where the contour will be drawn, by the same interpolation that plotly.js makes.
                double x = xs[i] + z[i] / (z[i] - z[i + 1]) * (xs[i + 1] - xs[i]);
                Assert.Equal(1.5, x + ys[row], 3e-3);
                crossings++;
            }
        }
        Assert.True(crossings > 30, $"{crossings} crossings");
        Assert.False(trace.GetProperty("showscale").GetBoolean());
        Assert.Equal("fill", trace.GetProperty("contours").GetProperty("coloring").GetString());
    }

    [Fact]
    public void A_network_answers_the_whole_plane_in_a_few_batches()
    {
        int calls = 0;
        Figure figure = Chart.DecisionSurface("", places =>
        {
            calls++;
            return [.. Enumerable.Range(0, places.Rows).Select(i => places[i, 0])];
        }, Series.ByClass([0, 1], [0, 1], [0, 1]));
        Assert.Equal(3, calls);
        Assert.Contains("class 0: 0 of 1 point above; class 1: 1 of 1 point above", figure.AltText);
        Assert.Contains("has 3 inputs", Assert.Throws<ArgumentException>(() => Chart.DecisionSurface("", new Mlp([3, 2]),
            [])).Message);
    }

    [Fact]
    public void What_the_library_gives_needs_no_conversion()
    {
        var history = new TrainingHistory([new(1, new(2, 0.3), new Evaluation(2.5, 0.25), 1), new(2, new(1, 0.6), null, 1)],
            2.3, false);
        Assert.Equal([2, 1], Series.Losses(history)[0].Y);
        Assert.Equal([1], Series.Losses(history)[1].X);
        Assert.Equal([0.25], Series.Accuracies(history)[1].Y);
        Assert.Equal(2, Parsed.Page(Chart.TrainingCurves("", history)).GetProperty("panels").GetArrayLength());
        Assert.Equal("66.7 % of 3 right; the most frequent mistake: 1 taken for 0, once.",
            Chart.ConfusionMatrix("", new ConfusionMatrix([0, 1, 1], [0, 0, 1], 2)).AltText);
        var images = new LabelledImages(new byte[2 * 784], [3, 7], 28, 28, 10);
        Assert.Equal("2 pictures: 7; 3.", Chart.ImageGrid("", images, [1, 0]).AltText);
        Assert.Equal([1, 2], Parsed.Numbers(Parsed.Trace(Chart.HeatMap("", Matrix.FromRow(1, 2)), 0).GetProperty("z")[0]));
        var curve = new CalibrationCurve([0.95, 0.95, 0.55, 0.55], [true, true, true, false]);
        // Gaps of 0.05 in both bins, of two predictions each.
        Assert.StartsWith("Of 4 predictions the confidence differs from the share that is right by 5 % on average",
            Chart.Calibration("", curve).AltText);
    }

    [Theory]
    [InlineData("Tanh", Palette.Vermilion)]
    [InlineData("derivative of tanh", Palette.Vermilion)]
    [InlineData("Leaky ReLU (α = 0.1)", Palette.Purple)]
    [InlineData("ReLU", Palette.Green)]
    [InlineData("ELU (α = 1)", Palette.Amber)]
    [InlineData("SGD with momentum", Palette.Vermilion)]
    [InlineData("SGD", Palette.Blue)]
    [InlineData("Adam, η = 0.001", Palette.Green)]
    [InlineData("class 4", Palette.Amber)]
    [InlineData("training, tanh", Palette.Train)]
    [InlineData("Madam", null)]
    [InlineData("η = 0.1", null)]
    public void A_name_has_its_colour_in_every_lesson(string name, string? color) => Assert.Equal(color, Palette.ByName(name));

    [Fact]
    public void Layers_have_the_colours_of_their_depth_in_lines_as_in_distributions()
    {
        Figure lines = Chart.Lines("", "x", "y", Series.Of("layer 1", [1, 2]), Series.Of("layer 2", [1, 2]),
            Series.Of("layer 3", [1, 2]));
        Figure rows = Chart.DistributionsByLayer("", "a", [Matrix.FromRow(1, 2), Matrix.FromRow(1, 2), Matrix.FromRow(1, 2)]);
        for (int i = 0; i < 3; i++)
            Assert.Equal(ColorOf(lines, i), ColorOf(rows, i));

        static string ColorOf(Figure figure, int trace) => Parsed.Trace(figure,
            trace).GetProperty("line").GetProperty("color").GetString()!;
    }

    [Fact]
    public void A_function_and_its_dashed_derivative_share_their_colour()
    {
        Figure figure = Chart.Lines("", "z", "f", Series.Of("tanh", [1, 2]), Series.Of("derivative of tanh", [1,
            2]) with { IsDashed = true });
        Assert.All([0, 1], i => Assert.Equal(Palette.Vermilion, Parsed.Trace(figure,
            i).GetProperty("line").GetProperty("color").GetString()));
    }
}
