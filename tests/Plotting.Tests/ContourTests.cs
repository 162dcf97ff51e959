namespace Plotting.Tests;

/// <summary>The heights at which a contour chart draws its lines.</summary>
public sealed class ContourTests
{
    [Theory]
    [InlineData(0, 100, 0, 100, 10)]
    [InlineData(1.53, 108.1, 10, 100, 10)]
    [InlineData(-0.37, 0.42, -0.35, 0.4, 0.05)]
    [InlineData(2000, 2003, 2000, 2003, 0.2)]
    public void Lines_are_drawn_at_round_heights_and_at_most_sixteen_of_them(
        double lowest, double highest, double start, double end, double size)
    {
        var landscape = new Landscape([0, 1], [0, 1], new[,] { { lowest, highest }, { lowest, highest } });
        var trace = Parsed.Trace(Chart.Contour("", "x", "y", "z", landscape), 0);
        Assert.False(trace.GetProperty("autocontour").GetBoolean());
        var levels = trace.GetProperty("contours");
        Assert.Equal(start, levels.GetProperty("start").GetDouble(), 1e-9);
        Assert.Equal(end, levels.GetProperty("end").GetDouble(), 1e-9);
        Assert.Equal(size, levels.GetProperty("size").GetDouble(), 1e-9);
    }

    [Fact]
    public void A_level_landscape_has_lines_of_its_own_height_only()
    {
        var landscape = new Landscape([0, 1], [0, 1], new double[,] { { 3, 3 }, { 3, 3 } });
        var levels = Parsed.Trace(Chart.Contour("", "x", "y", "z", landscape), 0).GetProperty("contours");
        Assert.Equal(levels.GetProperty("start").GetDouble(), levels.GetProperty("end").GetDouble());
    }
}
