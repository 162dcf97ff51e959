using System.Text.Json;
using System.Text.RegularExpressions;
using NeuralNet;

namespace Plotting.Tests;

public sealed class SeparatingLineTests
{
    private const int Below = 0, Above = 1, Line = 2, Zeros = 3, Ones = 4, Rings = 5;

    private static Figure Draw(double w1, double w2, double bias, Gate gate, SeparatingLineOptions? options = null) =>
        Chart.SeparatingLine("t", new Neuron([w1, w2], bias, Activation.Step), gate.Inputs, gate.Targets, options);

    [Fact]
    public void The_sides_of_AND_have_the_areas_of_a_triangle_and_the_rest_of_the_square()
    {
        Figure figure = Draw(1, 1, -1.5, Gates.And);
        // x₁ + x₂ = 1.5 cuts a right triangle with legs of 1.5 off the square from −0.5 to 1.5.
        Assert.Equal(1.125, Area(figure, Above), 9);
        Assert.Equal(4 - 1.125, Area(figure, Below), 9);
        Assert.Equal([(0, 1.5), (1.5, 0)], Points(figure, Line).Order());
        Assert.Empty(Points(figure, Rings));
    }

    [Fact]
    public void Both_sides_fill_the_square_and_each_corner_of_a_side_has_its_sign_whatever_the_line()
    {
        var random = new RandomSource(5);
        for (int i = 0; i < 200; i++)
        {
            double w1 = random.NextDouble(-2, 2), w2 = random.NextDouble(-2, 2), bias = random.NextDouble(-2, 2);
            Figure figure = Draw(w1, w2, bias, Gates.Or);
            Assert.Equal(4, Area(figure, Above) + Area(figure, Below), 4);
            Assert.All(Points(figure, Above), at => Assert.True(w1 * at.X + w2 * at.Y + bias > -1e-4));
            Assert.All(Points(figure, Below), at => Assert.True(w1 * at.X + w2 * at.Y + bias < 1e-4));
            Assert.All(Points(figure, Line), at => Assert.Equal(0, w1 * at.X + w2 * at.Y + bias, 4));
        }
    }

    [Fact]
    public void Rings_are_around_the_points_that_the_neuron_gets_wrong()
    {
        Figure figure = Draw(1, 1, -1.5, Gates.Xor);
        Assert.Equal([(0, 0), (1, 1)], Points(figure, Zeros));
        Assert.Equal([(0, 1), (1, 0)], Points(figure, Ones));
        Assert.Equal([(0, 1), (1, 0), (1, 1)], Points(figure, Rings).Order());
        Assert.Contains("x₁ + x₂ − 1.5 = 0; 1 of 4 points on the right side", figure.AltText);
    }

    [Fact]
    public void A_point_on_the_line_is_on_the_side_of_1_as_the_step_has_it()
    {
        Assert.Empty(Points(Draw(1, 1, -2, Gates.And), Rings));
        Assert.Equal([(0, 1), (1, 0)], Points(Draw(1, 1, -1, Gates.And), Rings).Order());
    }

    [Theory]
    [InlineData(0.5, "the answer is 1 everywhere; 1 of 4 points")]
    [InlineData(-0.5, "the answer is 0 everywhere; 3 of 4 points")]
    public void A_neuron_without_weights_has_no_line_and_says_so(double bias, string says)
    {
        Figure figure = Draw(0, 0, bias, Gates.And);
        Assert.Empty(Points(figure, Line));
        Assert.Equal(4, Area(figure, bias > 0 ? Above : Below), 9);
        Assert.Contains(says, figure.AltText);
    }

    [Fact]
    public void Names_labels_and_the_point_looked_at_are_shown()
    {
        Figure figure = Draw(1, 1, -0.5, Gates.Or, new SeparatingLineOptions
        {
            Names = ("no", "yes"),
            Labels = ["a", "b", "c", "d"],
            Highlighted = 2,
        });
        JsonElement ones = Parsed.Trace(figure, Ones);
        Assert.Equal("yes", ones.GetProperty("name").GetString());
        Assert.Equal(["b", "c", "d"], ones.GetProperty("text").EnumerateArray().Select(text => text.GetString()));
        double?[] sizes = Parsed.Numbers(ones.GetProperty("marker").GetProperty("size"));
        Assert.True(sizes[1] > sizes[0] && sizes[0] == sizes[2]);
    }

    [Fact]
    public void Under_a_slider_every_stop_has_its_line()
    {
        Figure figure = Chart.Slider(new Knob("bias b", [-2.5, -1.5, -0.5], Start: -1.5), bias => Draw(1, 1, bias, Gates.And));
        Assert.Equal(3, Parsed.Page(figure).GetProperty("panels")[0].GetProperty("frames").GetArrayLength());
        Assert.Matches(new Regex("x₁ \\+ x₂ − 1.5 = 0; 4 of 4"), figure.AltText);
    }

    [Fact]
    public void What_does_not_fit_is_refused_with_the_numbers()
    {
        var three = new Neuron([1, 1, 1], 0, Activation.Step);
        var two = new Neuron([1, 1], 0, Activation.Step);
        Assert.Contains("3 weights", Assert.Throws<ArgumentException>(() =>
            Chart.SeparatingLine("", three, Gates.Inputs, [0, 0, 0, 1])).Message);
        Assert.Contains("4 samples, 3 targets", Assert.Throws<ArgumentException>(() =>
            Chart.SeparatingLine("", two, Gates.Inputs, [0, 0, 1])).Message);
        Assert.Throws<ArgumentException>(() => Chart.SeparatingLine("", two, Gates.Inputs, [0, 0, 0.5, 1]));
    }

    private static (double X, double Y)[] Points(Figure figure, int trace)
    {
        JsonElement data = Parsed.Trace(figure, trace);
        return [.. Parsed.Numbers(data.GetProperty("x")).Zip(Parsed.Numbers(data.GetProperty("y")), (x, y) => (x!.Value, y!.Value))];
    }

    // The shoelace formula.
    private static double Area(Figure figure, int trace)
    {
        (double X, double Y)[] at = Points(figure, trace);
        return Math.Abs(Enumerable.Range(0, at.Length).Sum(i =>
            at[i].X * at[(i + 1) % at.Length].Y - at[(i + 1) % at.Length].X * at[i].Y)) / 2;
    }
}
