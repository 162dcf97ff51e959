using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace NeuralNet.Tests;

/// <summary>The scalar autodiff, against PyTorch's and against central differences.</summary>
public sealed class ScalarTests
{
    /// <summary>The expressions of scalar_oracle.py, under the same names.</summary>
    private static readonly Dictionary<string, Func<Scalar, Scalar, Scalar, Scalar, Scalar>> _expressions = new()
    {
        ["the lecture's f"] = (x, y, z, w) => x * y + Scalar.Max(z, w),
        ["the other branch of max"] = (x, y, z, w) => x * y + Scalar.Max(z, w),
        ["one neuron"] = (x, y, z, w) => (x * y + z * w + 0.7).Tanh(),
        ["a node used often"] = (x, y, z, w) =>
        {
            var sum = x + y;
            return (sum * sum - sum / (z - w)) * sum;
        },
        ["a diamond of diamonds"] = (x, y, z, w) =>
        {
            var a = x * y + z - w;
            var b = a * a + x.Tanh() * a;
            return b * b + b.Exp() * a;
        },
        ["powers"] = (x, y, z, w) => x.Pow(3) + y.Pow(-2) + z.Pow(0.5) + w.Pow(1),
        ["exp and log"] = (x, y, z, w) => (x.Exp() + y.Exp() + z.Exp()).Log() - w.Log(),
        ["relu on either side"] = (x, y, z, w) => (x * y).Relu() + (-z).Relu() * w - z.Relu(),
        ["signs"] = (x, y, z, w) => -(x - y) - (1 - z) / (2 * w) + -x * 3,
    };

    public static TheoryData<string> Names => [.. _expressions.Keys];

    [Fact]
    public void Every_expression_of_the_oracle_is_tested() => Assert.Equal(
        ((System.Text.Json.Nodes.JsonObject)OracleFile.Read("scalar.json")).Select(entry => entry.Key), _expressions.Keys);

    [Theory, MemberData(nameof(Names))]
    public void Value_and_gradients_are_PyTorchs(string name)
    {
        var oracle = OracleFile.Read("scalar.json")[name]!;
        Scalar[] inputs = [.. OracleFile.Doubles(oracle["inputs"]!).Select(value => new Scalar(value))];
        var f = _expressions[name](inputs[0], inputs[1], inputs[2], inputs[3]);
        f.Backward();
        RequireClose((double)oracle["value"]!, f.Value);
        double[] gradients = OracleFile.Doubles(oracle["gradients"]!);
        for (var i = 0; i < inputs.Length; i++)
            RequireClose(gradients[i], inputs[i].Gradient);
    }

    [Theory, MemberData(nameof(Names))]
    public void Gradients_agree_with_central_differences(string name)
    {
        Scalar[] inputs = [.. OracleFile.Doubles(OracleFile.Read("scalar.json")[name]!["inputs"]!)
            .Select((value, i) => new Scalar(value, $"x{i + 1}"))];
        var report = GradientCheck.Run(() => _expressions[name](inputs[0], inputs[1], inputs[2], inputs[3]), inputs);
        Assert.Equal(["x1", "x2", "x3", "x4"], report.Select(comparison => comparison.Name));
        Assert.All(report, comparison => Assert.Equal(GradientVerdict.Pass, comparison.Verdict));
    }

    [Fact]
    public void The_committed_oracle_is_what_PyTorch_computes() =>
        OracleFile.RequireCurrent("scalar_oracle.py", "scalar.json", "torch", 1e-13);

    [Fact]
    public void Random_graphs_with_much_sharing_agree_with_derivatives_carried_forward() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            // Forward mode is another algorithm: each node carries (value, derivative by x), and no order matters.
            var random = new RandomSource(seed);
            var x = new Scalar(random.NextDouble(-1, 1));
            var nodes = new List<(Scalar Node, double Slope)> { (x, 1), (new Scalar(random.NextDouble(-1, 1)), 0) };
            for (var i = 0; i < 25; i++)
            {
                var (a, da) = nodes[random.NextInt(nodes.Count)];
                var (b, db) = nodes[random.NextInt(nodes.Count)];
                nodes.Add(random.NextInt(6) switch
                {
                    0 => (a + b, da + db),
                    1 => (a - b, da - db),
                    2 => ((a * b).Tanh(), (1 - Math.Pow(Math.Tanh(a.Value * b.Value), 2)) * (da * b.Value + a.Value * db)),
                    3 => (-a, -da),
                    4 => (Scalar.Max(a, b), a.Value >= b.Value ? da : db),
                    _ => (a / (b * b + 1), (da * (b.Value * b.Value + 1) - a.Value * 2 * b.Value * db)
                        / Math.Pow(b.Value * b.Value + 1, 2)),
                });
            }
            var (f, slope) = nodes[^1];
            f.Backward();
            return Math.Abs(x.Gradient - slope) <= 1e-10 * Math.Max(1, Math.Abs(slope));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_equals_max_routes_to_the_first_as_in_the_lecture_and_relu_is_flat_at_0()
    {
        var (z, w) = (new Scalar(2), new Scalar(2));
        Scalar.Max(z, w).Backward();
        Assert.Equal((1.0, 0.0), (z.Gradient, w.Gradient));
        var x = new Scalar(0);
        x.Relu().Backward();
        Assert.Equal(0, x.Gradient);
        var both = new Scalar(3);
        Scalar.Max(both, both).Backward();
        Assert.Equal(1, both.Gradient);
    }

    [Fact]
    public void Leaves_add_up_over_calls_and_nodes_between_do_not()
    {
        var x = new Scalar(3);
        var square = x * x;
        var f = square * 2;
        f.Backward();
        f.Backward();
        Assert.Equal((24.0, 2.0, 1.0), (x.Gradient, square.Gradient, f.Gradient));
        f.ZeroGradients();
        f.Backward();
        Assert.Equal(12, x.Gradient);
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_nodes_does_not_overflow_the_stack()
    {
        var x = new Scalar(1, "x");
        var f = x;
        for (var i = 0; i < 100_000; i++)
            f = f + 1;
        // On a small stack: a recursion of this depth would not fit.
        var thread = new Thread(f.Backward, maxStackSize: 128 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal((100_001.0, 1.0), (f.Value, x.Gradient));
        Assert.Contains("the graph has 200,001 nodes; up to 120 are drawn", f.Graph().ToString());
        Assert.Contains("up to 120 are drawn", Assert.Throws<InvalidOperationException>(() => f.Graph().ToSvg()).Message);
    }

    [Fact]
    public void Operands_come_before_their_users_in_topological_order()
    {
        Scalar x = new(1), y = new(2);
        var f = (x + y) * (x - y) + x;
        var order = f.TopologicalOrder();
        Assert.Equal(6, order.Count);
        Assert.Equal(order.Count, order.Distinct().Count());
        Assert.Same(f, order[^1]);
        for (var i = 0; i < order.Count; i++)
            Assert.All(order[i].Edges, edge => Assert.InRange(order.ToList().IndexOf(edge.Operand), 0, i - 1));
    }

    [Fact]
    public void The_lectures_graph_is_drawn_with_value_and_gradient_on_every_edge()
    {
        Scalar x = new(3, "x"), y = new(-4, "y"), z = new(2, "z"), w = new(-1, "w");
        var f = (x * y + Scalar.Max(z, w)).Named("f");
        f.Backward();
        var graph = f.Graph();
        Assert.Equal((7, 6), (graph.NodeCount, graph.EdgeCount));
        XNamespace svg = "http://www.w3.org/2000/svg";
        var drawing = XElement.Parse(graph.ToSvg());
        Assert.Equal(7, drawing.Elements(svg + "rect").Count());
        var edges = drawing.Elements(svg + "g").Where(g => g.Element(svg + "title") is not null).ToList();
        Assert.Equal(
            ["3 -4", "-4 3", "2 1", "-1 0", "-12 1", "2 1"],
            edges.Select(edge => string.Join(' ', edge.Elements(svg + "text").Select(text => text.Value))));
        Assert.Equal("∂(×)/∂(x) = -4, so back comes 1 · -4 = -4", edges[0].Element(svg + "title")!.Value);
        Assert.Contains("f = -10 (gradient 1)", (string)drawing.Attribute("aria-label")!);
        Assert.Equal("f = -10 (gradient 1), + of ×, max", graph.ToString().Split('\n')[^1]);
        RequireInside(drawing, svg);
    }

    [Fact]
    public void Nodes_of_a_drawing_never_overlap_and_labels_are_escaped()
    {
        Scalar a = new(0.5, "a < b & \"c\""), b = new(-1.2, "b");
        var h = (a * a + b).Tanh();
        var f = h * a / (b * b + 1) + Scalar.Max(h, a).Exp() - (h * h).Relu().Pow(0.5) + a;
        XNamespace svg = "http://www.w3.org/2000/svg";
        var drawing = XElement.Parse(f.Graph().ToSvg());
        var boxes = drawing.Elements(svg + "rect").Select(rect => (
            X: (double)rect.Attribute("x")!, Y: (double)rect.Attribute("y")!,
            Width: (double)rect.Attribute("width")!, Height: (double)rect.Attribute("height")!)).ToList();
        Assert.Equal(f.Graph().NodeCount, boxes.Count);
        for (var i = 0; i < boxes.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var apart = Math.Abs(boxes[i].X - boxes[j].X) >= boxes[i].Width
                    || Math.Abs(boxes[i].Y - boxes[j].Y) >= boxes[i].Height;
                Assert.True(apart, $"boxes {j} and {i}: {boxes[j]}, {boxes[i]}");
            }
        }
        RequireInside(drawing, svg);
    }

    private static void RequireInside(XElement drawing, XNamespace svg)
    {
        double[] view = [.. ((string)drawing.Attribute("viewBox")!).Split(' ').Select(double.Parse)];
        Assert.All(drawing.Elements(svg + "rect"), rect =>
        {
            Assert.InRange((double)rect.Attribute("x")!, 0, view[2] - (double)rect.Attribute("width")!);
            Assert.InRange((double)rect.Attribute("y")!, 0, view[3] - (double)rect.Attribute("height")!);
        });
    }

    private static void RequireClose(double expected, double actual) =>
        Assert.Equal(expected, actual, 1e-12 * Math.Max(1, Math.Abs(expected)));
}
