using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NeuralNet;

namespace Plotting.Tests;

public sealed partial class NetworkTests
{
    private static readonly Matrix[] _weights = [Matrix.FromRows([1, -2], [4, 0]), Matrix.FromRows([-3, 6])];

    [Fact]
    public void A_line_is_as_wide_as_its_weight_is_large_and_blue_where_it_is_negative()
    {
        XElement[] lines = [.. Drawing(Chart.Network("", _weights)).Descendants().Where(part => part.Name.LocalName == "line")];
        Assert.Equal(6, lines.Length);
        // First layer: the widest is 4; −2 is half of it.
        Assert.Equal([0.6 + 1.1, 0.6 + 2.2, 0.6 + 4.4, 0.6], lines.Take(4).Select(Width), (a, b) => Math.Abs(a - b) < 0.011);
        Assert.Equal([Palette.Positive, Palette.Negative], lines.Take(2).Select(line => line.Attribute("stroke")!.Value));

        static double Width(XElement line) => double.Parse(line.Attribute("stroke-width")!.Value);
    }

    [Fact]
    public void A_wide_layer_shows_its_first_and_last_neurons_and_says_how_many_there_are()
    {
        var network = new Mlp([784, 128, 10]);
        XElement drawing = Drawing(Chart.Network("", network));
        Assert.Equal(9 + 9 + 10, drawing.Descendants().Count(part => part.Name.LocalName == "circle"));
        string[] texts = [.. drawing.Descendants().Where(part => part.Name.LocalName == "text").Select(text => text.Value)];
        Assert.Equal(2, texts.Count(text => text == "⋮"));
        Assert.Superset(new HashSet<string> { "784", "128", "10", "input", "hidden", "output" }, texts.ToHashSet());
        Assert.StartsWith("Network 784–128–10; input to hidden: 100,352 weights", Chart.Network("", network).AltText);
    }

    [Fact]
    public void A_flow_goes_forward_through_all_layers_and_back_to_the_first()
    {
        var network = new Mlp([3, 4, 2], Activation.Tanh, seed: 5);
        Figure figure = Chart.NetworkFlow("", network, [1, 0.5, -1], label: 1);
        var page = Parsed.Page(figure);
        string[] labels = [.. page.GetProperty("steps").GetProperty("controls")[0]
            .GetProperty("values").EnumerateArray().Select(v => v.GetString()!)];
        Assert.Equal(["input", "forward 1", "forward 2", "loss", "back 2"], labels);
        string[] alts = [.. page.GetProperty("steps").GetProperty("alts").EnumerateArray().Select(v => v.GetString()!)];
        // The loss's gradient is p − t, from the softmax of the outputs.
        double[] p = Softmax.Apply(network.Forward(Matrix.FromRow(1, 0.5, -1))).Row(0);
        Assert.Contains($"{Words.Number(p[0])}, {Words.Number(p[1] - 1)}", alts[3]);
        string[] drawings = [.. page.GetProperty("panels")[0].GetProperty("frames").EnumerateArray().Select(f =>
            f.GetProperty("svg").GetString()!)];
        // As far as the flow has come, so many numbers are there.
        Assert.Equal([3, 7, 9, 9, 9], drawings.Select(svg => Regex.Count(svg, $"fill=\"{Palette.Blue}\" >[−\\d.e]+<")));
        Assert.Equal([0, 0, 0, 2, 6], drawings.Select(svg => Regex.Count(svg, "← ")));
    }

    [Fact]
    public void A_gradient_and_the_name_of_the_neuron_below_it_never_meet()
    {
        Figure figure = Chart.NetworkFlow("", new Mlp([3, 4, 2], Activation.Tanh, seed: 5), [1, 0.5, -1], label: 1);
        string last = Parsed.Page(figure).GetProperty("panels")[0].GetProperty("frames").EnumerateArray().Last()
            .GetProperty("svg").GetString()!;
        var columns = XElement.Parse(last).Descendants().Where(part => part.Name.LocalName == "text")
            .GroupBy(text => text.Attribute("x")!.Value, text => Number(text, "y"));
        foreach (double[] lines in columns.Select(column => column.Order().ToArray()))
            Assert.All(lines.Skip(1).Zip(lines), pair => Assert.InRange(pair.First - pair.Second, 14, 1000));

        static double Number(XElement text, string name) =>
            double.Parse(text.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused_with_both()
    {
        Assert.Contains("weights 1 are 2×2, weights 2 are 1×3", Assert.Throws<ArgumentException>(() =>
            Chart.Network("", [Matrix.Identity(2), new Matrix(1, 3)])).Message);
        Assert.Contains("the values have 2, 2, 2 numbers by layer; the network 2–2–1", Assert.Throws<ArgumentException>(() =>
            Chart.Network("", _weights, [[1, 2], [1, 2], [1, 2]])).Message);
        Assert.Contains("the gradients have no, 2, 3 numbers", Assert.Throws<ArgumentException>(() =>
            Chart.NetworkFlow("", _weights, [[1, 2], [1, 2], [1]], [null, [1, 2], [1, 2, 3]])).Message);
    }

    [Fact]
    public void Names_in_a_drawing_are_text_and_never_markup()
    {
        var options = new NetworkOptions { LayerNames = ["<script>", "a & b", "\"c\""] };
        Figure figure = Chart.Network("", _weights, options: options);
        Assert.Equal("<script>", Drawing(figure).Descendants().Where(part => part.Name.LocalName == "text").First(text =>
            text.Attribute("font-weight") is not null).Value);
    }

    [Fact]
    public void A_graph_is_a_figure_that_a_slider_may_move()
    {
        Figure At(double x)
        {
            Scalar a = new(x, "a"), b = new(2, "b");
            Scalar f = (a * b).Named("f");
            f.Backward();
            return Chart.Graph("", f);
        }
        Assert.Equal("Graph of 3 nodes with the result 6; a = 3 (gradient 2), b = 2 (gradient 3).", At(3).AltText);
        Figure slider = Chart.Slider("a", [("1", At(1)), ("2", At(2))]);
        Assert.Equal(2, Parsed.Panel(slider).GetProperty("frames").GetArrayLength());
    }

    [Fact]
    public void A_stepped_graph_shows_values_forward_and_then_partial_sums_of_gradients_back()
    {
        // f = a + a², by hand: a has gradient 1 from the sum, then 1 + 2a = 7 once the product has handed on its 2a.
        Scalar a = new(3, "a");
        Scalar f = (a + (a * a).Named("p")).Named("f");
        Figure figure = Chart.GraphSteps("", f);
        var page = Parsed.Page(figure);
        var steps = page.GetProperty("steps");
        string[] labels = [.. steps.GetProperty("controls")[0].GetProperty("values").EnumerateArray()
            .Select(v => v.GetString()!)];
        Assert.Equal(["inputs", "forward 1", "forward 2", "back 0", "back 1", "back 2"], labels);
        string[] alts = [.. steps.GetProperty("alts").EnumerateArray().Select(v => v.GetString()!)];
        Assert.Equal("The inputs have their values. Values so far: a 3.", alts[0]);
        Assert.Equal("Forward: f = 12. Values so far: a 3, p 9, f 12.", alts[2]);
        Assert.Equal("Backward: f hands 1 to a and 1 to p. Gradients so far: a 1, p 1, f 1.", alts[4]);
        Assert.Equal("Backward: p hands 3 to a and 3 to a. Gradients so far: a 7, p 1, f 1.", alts[5]);
        XElement[] drawings = [.. page.GetProperty("panels")[0].GetProperty("frames").EnumerateArray()
            .Select(frame => XElement.Parse(frame.GetProperty("svg").GetString()!))];
        // In the nodes and on the edges: a on its three edges and in its box, then p twice, then f; back one by one.
        Assert.Equal([4, 6, 7, 7, 7, 7], drawings.Select(drawing => Numbers(drawing, "#1a73c9")));
        Assert.Equal([0, 0, 0, 1, 5, 7], drawings.Select(drawing => Numbers(drawing, "#c8511b")));
        // Nothing was asked of the scalars themselves.
        Assert.Equal((0.0, 0.0), (a.Gradient, f.Gradient));
        Assert.Contains("is an input", Assert.Throws<ArgumentException>(() => Chart.GraphSteps("", a)).Message);

        static int Numbers(XElement drawing, string color) => drawing.Descendants().Count(part => part.Name.LocalName == "text"
            && part.Attribute("style")?.Value.Contains(color, StringComparison.Ordinal) == true);
    }

    [Fact]
    public void The_last_step_of_a_stepped_graph_is_what_the_autodiff_computes()
    {
        Scalar x = new(0.7, "x"), y = new(-1.3, "y");
        Scalar hidden = (x * y + x).Tanh().Named("h");
        Scalar f = (hidden * hidden + Scalar.Max(hidden, y)).Named("f");
        string last = Parsed.Page(Chart.GraphSteps("", f)).GetProperty("steps").GetProperty("alts").EnumerateArray()
            .Last().GetString()!;
        f.Backward();
        foreach (Scalar node in new[] { x, y, hidden })
        {
            Match written = Regex.Match(last, $@"so far:.*\b{node.Label} (-?[\d.]+)");
            Assert.Equal(node.Gradient, double.Parse(written.Groups[1].Value, CultureInfo.InvariantCulture), 1e-3);
        }
    }

    private static XElement Drawing(Figure figure) => XElement.Parse(Svg().Match(figure.ToHtml()).Value);

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();
}
