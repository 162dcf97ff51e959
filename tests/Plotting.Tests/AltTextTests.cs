namespace Plotting.Tests;

public sealed class AltTextTests
{
    [Fact]
    public void A_loss_that_falls_and_rises_again_names_its_lowest_epoch()
    {
        double[] validation = [2.30, 1.2, 0.8, 0.6, 0.45, 0.35, 0.28, 0.29, 0.31];
        string alt = Chart.Lines("", "epoch", "loss (nats)", Series.Of("validation", validation, start: 1)).AltText;
        Assert.Equal("Loss against epoch: validation loss falls from 2.30 to 0.31, lowest (0.28) at epoch 7.", alt);
    }

    [Theory]
    [InlineData(new double[] { 3, 2, 1 }, "falls from 3.00 to 1.00")]
    [InlineData(new double[] { 1, 2, 3 }, "rises from 1.00 to 3.00")]
    [InlineData(new double[] { 5, 5, 5 }, "stays at 5")]
    [InlineData(new double[] { 1, 9, 1 }, "goes from 1.00 to 1.00, highest (9.00) at step 1")]
    [InlineData(new double[] { 2, 1, double.NaN, double.NaN }, "falls from 2.00 to 1.00, not finite at step 2 and after")]
    [InlineData(new double[] { 7 }, "is 7 at step 0")]
    [InlineData(new[] { double.NaN, double.NaN }, "has no finite value")]
    public void The_course_of_a_line_is_told_from_its_values(double[] y, string expected) =>
        Assert.Equal($"Value against step: run {expected}.", Chart.Lines("", "step", "value", Series.Of("run", y)).AltText);

    [Fact]
    public void Many_lines_are_told_by_their_ends()
    {
        Series[] series = [.. Enumerable.Range(1, 9).Select(i => Series.Of($"run {i}", [1, i == 9 ? double.NaN : i / 10.0]))];
        string alt = Chart.Lines("", "epoch", "loss", series).AltText;
        Assert.Equal("Loss against epoch: 9 lines, ending between 0.1 (run 1) and 1 (run 9); 1 line not finite at the end.", alt);
    }

    [Fact]
    public void A_confusion_matrix_tells_accuracy_and_the_worst_mistake()
    {
        int[,] counts = { { 48, 2, 0 }, { 5, 45, 0 }, { 0, 1, 49 } };
        Figure figure = Chart.ConfusionMatrix("", counts, ["cat", "dog", "owl"]);
        Assert.Equal("94.7 % of 150 right; the most frequent mistake: dog taken for cat, 5 times.", figure.AltText);
    }

    [Fact]
    public void A_decision_surface_tells_which_points_lie_above_the_level()
    {
        Figure figure = Chart.DecisionSurface("", (x, y) => x + y > 1.5 ? 1 : 0,
            Series.ByClass([0, 0, 1, 1], [0, 1, 0, 1], [0, 0, 0, 1]));
        Assert.Contains("class 0: 0 of 3 points above; class 1: 1 of 1 point above", figure.AltText);
    }

    [Fact]
    public void A_slider_tells_where_it_stands_and_how_far_it_goes()
    {
        Figure figure = Chart.Slider(new Knob("slope", [0, 1, 2], Start: 1), slope =>
            Chart.Lines("", "x", "y", Series.Function("line", x => slope * x, 0, 1, 2)));
        Assert.Equal("Y against x: line rises from 0.00 to 1.00. Shown at slope 1; adjustable: slope from 0 to 2.", figure.AltText
            .Replace("y against", "Y against", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_of_the_author_win()
    {
        Figure figure = Chart.Lines("", "x", "y", Series.Of("a", [1, 2])).WithAltText("What matters.");
        Assert.Contains("<p class=\"nn-alt\">What matters.</p>", figure.ToHtml());
    }
}
