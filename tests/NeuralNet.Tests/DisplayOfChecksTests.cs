using System.Text.RegularExpressions;

namespace NeuralNet.Tests;

/// <summary>Displays of the autodiff, of gradient checks and of calibration, found as a notebook's kernel finds them.</summary>
public sealed class DisplayOfChecksTests
{
    [Fact]
    public void A_scalar_is_shown_in_one_line_and_its_graph_as_a_drawing_and_as_text()
    {
        Scalar x = new(3, "x<y"), y = new(-4);
        var f = (x * y).Named("f");
        f.Backward();
        var scalar = DisplayTests.Show(x);
        Assert.Equal(["text/html", "text/plain"], scalar.Keys);
        Assert.Equal("<code>x&lt;y = 3 (gradient -4)</code>", scalar["text/html"]);
        var graph = DisplayTests.Show(f.Graph());
        Assert.StartsWith("<svg ", graph["text/html"]);
        Assert.Equal(
            "x<y = 3 (gradient -4)\nconstant = -4 (gradient 3)\nf = -12 (gradient 1), × of x<y, -4", graph["text/plain"]);
    }

    [Fact]
    public void A_drawing_has_no_colour_that_only_one_theme_can_show()
    {
        Scalar x = new(3, "x");
        var svg = (x * x).Graph().ToSvg();
        // Strokes and shapes take the page's own text colour; the two others are mixed with it.
        Assert.All(
            Regex.Matches(svg, "(?:fill|stroke)=\"([^\"]*)\"").Select(match => match.Groups[1].Value),
            colour => Assert.True(colour is "currentColor" or "none", colour));
        Assert.Equal(svg.Split("fill:#").Length, svg.Split("fill:color-mix(in srgb,#").Length);
    }

    [Fact]
    public void A_gradient_check_is_shown_as_a_table_with_verdicts()
    {
        var parameter = new Parameter("W<1>", Matrix.FromRow(1, 2), decays: true);
        parameter.Gradient.Fill(1);
        var right = DisplayTests.Show(GradientCheck.Run([parameter], () => parameter.Value.Sum()));
        Assert.Contains("<th scope=\"row\">W&lt;1&gt;</th>", right["text/html"]);
        Assert.Contains("✓ pass", right["text/html"]);
        Assert.EndsWith(", pass", right["text/plain"]);
        var wrong = DisplayTests.Show(GradientCheck.Run([parameter], () => -parameter.Value.Sum()));
        Assert.Contains("✗ wrong", wrong["text/html"]);
        Assert.Equal("W<1>: relative error 1.0E+000, wrong", wrong["text/plain"]);
    }

    [Fact]
    public void A_calibration_curve_is_shown_as_a_table_of_the_bins_in_use()
    {
        var shown = DisplayTests.Show(new CalibrationCurve([0.95, 0.85, 0.95], [true, true, false]));
        Assert.Equal(2 + 1, shown["text/html"].Split("<tr>").Length - 1);
        Assert.Contains("Expected calibration error 0.3500", shown["text/html"]);
        Assert.Equal(
            "0.80–0.90:       1  confidence 0.850  accuracy 1.000\n0.90–1.00:       2  confidence 0.950  accuracy 0.500\n"
            + "expected calibration error 0.3500",
            shown["text/plain"]);
    }
}
