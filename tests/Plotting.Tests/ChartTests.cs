using System.Text.Json;

namespace Plotting.Tests;

public sealed class ChartTests
{
    [Fact]
    public void Where_a_run_has_diverged_there_is_neither_mean_nor_band()
    {
        var series = Series.OfRuns("training", [1, 2], [[1, 2], [3, double.NaN]]);
        Assert.Equal([2, double.NaN], series.Y);
        Assert.Equal([1, double.NaN], series.Low!);
        Assert.Equal([3, double.NaN], series.High!);
    }

    [Fact]
    public void Lines_hold_the_values_band_and_label_of_each_series()
    {
        var series = Series.OfRuns("validation", [1, 2, 3], [[1, 2, 3], [3, 4, 8]]);
        Assert.Equal([2, 3, 5.5], series.Y);
        Figure figure = Chart.Lines("t", "epoch", "loss", Series.Of("training", [5, 6, 7], start: 1), series);
        JsonElement data = Parsed.Panel(figure).GetProperty("data");
        Assert.Equal(3, data.GetArrayLength());
        // The band runs forth along the upper edge and back along the lower.
        Assert.Equal([3, 4, 8, 3, 2, 1], Parsed.Numbers(data[1].GetProperty("y")));
        Assert.Equal([1, 2, 3, 3, 2, 1], Parsed.Numbers(data[1].GetProperty("x")));
        Assert.Equal(Palette.Train, data[0].GetProperty("line").GetProperty("color").GetString());
        Assert.Equal(Palette.Validation, data[2].GetProperty("line").GetProperty("color").GetString());
        var labels = Parsed.Panel(figure).GetProperty("layout").GetProperty("annotations").EnumerateArray();
        Assert.Equal(["training", "validation"], labels.Select(label => label.GetProperty("text").GetString()));
        string[][] table = Parsed.Table(figure);
        Assert.Equal(["epoch", "training", "validation", "validation, lower", "validation, upper"], table[0]);
        Assert.Equal(["3", "7", "5.5", "3", "8"], table[3]);
    }

    [Fact]
    public void A_logarithmic_axis_has_its_range_and_labels_in_powers_of_ten()
    {
        Figure figure = Chart.Lines("", Axis.Log("η"), Axis.Log("loss"),
            Series.Of("a", [0.001, 0.1, 10], [1, 10, 100]), Series.Of("b", [0.001, 0.1, 10], [1, 0, 1000]));
        JsonElement layout = Parsed.Panel(figure).GetProperty("layout");
        Assert.Equal("log", layout.GetProperty("xaxis").GetProperty("type").GetString());
        Assert.Equal([-3, 1], Parsed.Numbers(layout.GetProperty("xaxis").GetProperty("range")));
        Assert.Equal(2, layout.GetProperty("annotations")[0].GetProperty("y").GetDouble(), 9);
        Assert.Equal(3, layout.GetProperty("annotations")[1].GetProperty("y").GetDouble(), 9);
    }

    [Fact]
    public void Classes_differ_by_colour_and_by_shape()
    {
        int[] classes = [.. Enumerable.Range(0, 10)];
        double[] place = [.. classes.Select(c => (double)c)];
        JsonElement data = Parsed.Panel(Chart.Scatter("", "x", "y", Series.ByClass(place, place, classes))).GetProperty("data");
        Assert.Equal(10, data.EnumerateArray().Select(trace => trace.GetProperty("marker").GetProperty("color").GetString(
            )).Distinct().Count());
        Assert.Equal(10, data.EnumerateArray().Select(trace => trace.GetProperty("marker").GetProperty("symbol").GetString(
            )).Distinct().Count());
    }

    [Fact]
    public void A_heat_map_shows_its_first_row_on_top_and_its_values_in_the_cells()
    {
        Figure figure = Chart.HeatMap("", new[,] { { 0.5, -1.25 }, { 2, 0 } }, new HeatMapOptions { Rows = ["a", "b"],
            Format = "0.0" });
        JsonElement trace = Parsed.Trace(figure, 0);
        Assert.Equal([0.5, -1.25], Parsed.Numbers(trace.GetProperty("z")[0]));
        Assert.Equal("0.5", trace.GetProperty("text")[0][0].GetString());
        Assert.Equal([1.5, -0.5], Parsed.Numbers(Parsed.Panel(figure).GetProperty("layout").GetProperty("yaxis").GetProperty(
            "range")));
        // Both signs: zero lies in the middle of the colours.
        Assert.Equal(-2, trace.GetProperty("zmin").GetDouble());
        Assert.Equal(2, trace.GetProperty("zmax").GetDouble());
    }

    [Fact]
    public void A_heat_map_writes_a_true_minus_sign_and_none_before_zero()
    {
        Figure figure = Chart.HeatMap("", new[,] { { -0.5, -0.0, -0.004, 0.5 } }, new HeatMapOptions { Format = "0.00" });
        Assert.Equal(["−0.50", "0.00", "0.00", "0.50"], Parsed.Trace(figure, 0).GetProperty("text")[0].EnumerateArray()
            .Select(text => text.GetString()));
        Assert.Contains("from −0.50", figure.AltText);
    }

    [Fact]
    public void A_decision_surface_has_the_functions_values_and_one_line_at_the_level()
    {
        Figure figure = Chart.DecisionSurface("", (x, y) => 10 * x + y, [], new DecisionOptions
        {
            X = new Axis("a").Between(0, 1),
            Y = new Axis("b").Between(0, 2),
            Level = 3,
            Resolution = 3,
        });
        JsonElement trace = Parsed.Trace(figure, 0);
        // Rows are y, columns x.
        Assert.Equal([1, 6, 11], Parsed.Numbers(trace.GetProperty("z")[1]));
        Assert.Equal(3, trace.GetProperty("contours").GetProperty("start").GetDouble());
        Assert.Equal(3, trace.GetProperty("contours").GetProperty("end").GetDouble());
        Assert.Equal(3 - 9, trace.GetProperty("zmin").GetDouble());
        Assert.Equal(3 + 9, trace.GetProperty("zmax").GetDouble());
    }

    [Fact]
    public void A_contour_has_at_most_17_lines_at_round_heights_within_its_range()
    {
        double[] places = [0, 1, 2];
        JsonElement lines = Parsed.Trace(Chart.Contour("", "a", "b", "height",
            Landscape.Of((a, b) => 0.013 + 0.06 * a * b, places, places)), 0).GetProperty("contours");
        Assert.Equal(0.02, lines.GetProperty("start").GetDouble(), 1e-12);
        Assert.Equal(0.24, lines.GetProperty("end").GetDouble(), 1e-12);
        Assert.Equal(0.02, lines.GetProperty("size").GetDouble(), 1e-12);
    }

    [Fact]
    public void A_path_on_a_surface_has_the_surfaces_height_and_ends_where_the_surface_ends()
    {
        // a + 2 b is what a bilinear interpolation gives back exactly.
        double[] places = [0, 1, 2];
        var plane = Landscape.Of((a, b) => a + 2 * b, places, places);
        Assert.Equal(1.5 + 2 * 0.25, plane.HeightAt(1.5, 0.25), 1e-12);
        Assert.Equal(6, plane.HeightAt(2, 2), 1e-12);
        Assert.Equal(0.25, Landscape.Of((a, b) => a * b, places, places).HeightAt(0.5, 0.5), 1e-12);
        Assert.True(double.IsNaN(plane.HeightAt(2.1, 0)) && double.IsNaN(plane.HeightAt(0, -0.1)));

        Figure figure = Chart.Surface("", "a", "b", "height", plane,
            Series.Line("way", [0, 1.5, 3], [0, 0.25, 0]), Series.Points("end", [1], [1]));
        JsonElement way = Parsed.Trace(figure, 1), end = Parsed.Trace(figure, 2);
        Assert.Equal(("scatter3d", "lines"), (way.GetProperty("type").GetString(), way.GetProperty("mode").GetString()));
        Assert.Equal("markers", end.GetProperty("mode").GetString());
        double?[] heights = Parsed.Numbers(way.GetProperty("z"));
        // Lifted by a little of the range, 6, and no more.
        Assert.InRange(heights[0]!.Value, 0, 0.12);
        Assert.InRange(heights[1]!.Value, 2, 2.12);
        Assert.Null(heights[2]);
        Assert.Contains("way leads from (0, 0) to (3, 0)", figure.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sides_have_two_colours_that_meet_at_the_level_and_no_colour_bar()
    {
        static Figure Draw(Func<double, double, double> function) => Chart.DecisionSurface("", function, [], new DecisionOptions
        {
            X = new Axis("a").Between(0, 1),
            Y = new Axis("b").Between(0, 1),
        });
        JsonElement trace = Parsed.Trace(Draw((x, y) => x + y > 1 ? 1 : 0), 0);
        Assert.False(trace.GetProperty("showscale").GetBoolean());
        JsonElement[] scale = [.. trace.GetProperty("colorscale").EnumerateArray()];
        double level = (0.5 - trace.GetProperty("zmin").GetDouble())
            / (trace.GetProperty("zmax").GetDouble() - trace.GetProperty("zmin").GetDouble());
        Assert.Equal([0, level, level, 1], scale.Select(stop => stop[0].GetDouble()));
        Assert.Equal(2, scale.Select(stop => stop[1].GetString()).Distinct().Count());
        Assert.NotEqual(scale[1][1].GetString(), scale[2][1].GetString());
        Assert.True(Parsed.Trace(Draw((x, y) => x + y), 0).TryGetProperty("colorbar", out _));
    }

    [Fact]
    public void The_counts_of_a_histogram_are_those_counted_by_hand()
    {
        Figure figure = Chart.Histogram("", "v", [0, 0.1, 0.9, 1, 1.5, 2, double.NaN], bins: 2);
        Assert.Equal([3, 3], Parsed.Numbers(Parsed.Trace(figure, 0).GetProperty("y")));
        Assert.Contains("1 not finite", figure.AltText);
    }

    [Fact]
    public void Bars_begin_at_zero()
    {
        Figure figure = Chart.Bars("", "year", "error (%)", ("2010", 28.2), ("2015", 3.57));
        Assert.Equal(0, Parsed.Panel(figure).GetProperty("layout").GetProperty("yaxis").GetProperty("range")[0].GetDouble());
        Assert.Equal("Error by year: 2010 28.2, 2015 3.57.", figure.AltText);
    }

    [Fact]
    public void Frames_have_the_traces_of_the_figure_and_hold_only_what_differs()
    {
        Figure figure = Chart.Slider(new Knob("a", [0, 1, 2], Start: 1), new Knob("b", [5, 6], Start: 6), (a, b) =>
            Chart.Lines($"a = {a}", "x", "y", Series.Of("fixed", [0, 9]), Series.Of("moving", [a, b])));
        JsonElement panel = Parsed.Panel(figure);
        Assert.Equal(6, panel.GetProperty("frames").GetArrayLength());
        foreach (JsonElement frame in panel.GetProperty("frames").EnumerateArray())
            Assert.Equal(panel.GetProperty("data").GetArrayLength(), frame.GetProperty("data").GetArrayLength());
        // Combination 3 (a = 1, b = 6) is shown first: nothing differs in it, and only y in its neighbour.
        Assert.Equal([1, 6], Parsed.Numbers(panel.GetProperty("data")[1].GetProperty("y")));
        JsonElement[] frames = [.. panel.GetProperty("frames").EnumerateArray()];
        Assert.Empty(frames[3].GetProperty("data")[1].EnumerateObject());
        Assert.Empty(frames[2].GetProperty("data")[0].EnumerateObject());
        Assert.Equal([1, 5], Parsed.Numbers(frames[2].GetProperty("data")[1].GetProperty("y")));
        Assert.Equal("a 2, b 5", frames[4].GetProperty("name").GetString());
        Assert.Equal("a = 2", Parsed.Page(figure).GetProperty("steps").GetProperty("titles")[4].GetString());
    }

    [Fact]
    public void Axes_stand_still_while_a_slider_moves()
    {
        Figure figure = Chart.Slider("n", [("1", Line(1)), ("5", Line(5)), ("3", Line(3))]);
        JsonElement panel = Parsed.Panel(figure);
        Assert.True(panel.GetProperty("layout").GetProperty("yaxis").GetProperty("range")[1].GetDouble() >= 5);
        foreach (JsonElement frame in panel.GetProperty("frames").EnumerateArray())
            Assert.False(frame.TryGetProperty("layout", out JsonElement layout) && layout.TryGetProperty("yaxis", out _));

        static Figure Line(double top) => Chart.Lines("", "x", "y", Series.Of("a", [0, top]));
    }

    [Fact]
    public void Steps_of_different_kinds_are_refused_with_the_step()
    {
        Figure line = Chart.Lines("", "x", "y", Series.Of("a", [1, 2]));
        Figure heat = Chart.HeatMap("", new double[,] { { 1, 2 } });
        Assert.Contains("step 1 draws heatmap, the first scatter",
            Assert.Throws<ArgumentException>(() => Chart.Slider("s", [("a", line), ("b", heat)])).Message);
        Figure slider = Chart.Slider("s", [("a", line), ("b", line)]);
        Assert.Contains("slider of its own", Assert.Throws<ArgumentException>(() => Chart.Beside("", slider)).Message);
    }

    [Fact]
    public void Wrong_shapes_are_refused_with_both_numbers()
    {
        Assert.Contains("2 x and 3 y", Assert.Throws<ArgumentException>(() => Series.Of("a", [1, 2], [1, 2, 3])).Message);
        Assert.Contains("3×2", Assert.Throws<ArgumentException>(() => Chart.ConfusionMatrix("", new int[3, 2])).Message);
        Assert.Contains("2 captions for 1 pictures",
            Assert.Throws<ArgumentException>(() => Chart.ImageGrid("", [new byte[784]], ["a", "b"])).Message);
        Assert.Contains("783 pixels", Assert.Throws<ArgumentException>(() => Chart.ImageGrid("", [new byte[783]])).Message);
        Assert.Contains("cannot reach from 0 to 1",
            Assert.Throws<ArgumentException>(() => Chart.Lines("", Axis.Log("x").Between(0, 1), "y", Series.Of("a", [1,
                2]))).Message);
    }
}
