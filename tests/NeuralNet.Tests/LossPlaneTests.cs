namespace NeuralNet.Tests;

/// <summary>Planes through the space of weights, against losses whose value everywhere is known.</summary>
public sealed class LossPlaneTests
{
    [Fact]
    public void Over_a_plane_a_squared_distance_is_the_paraboloid_it_must_be()
    {
        // ℒ(w) = ‖w − c‖² over origin + x u + y v, with u and v orthonormal, is ‖o − c‖² + 2 x u·(o − c) + 2 y v·(o − c) + x² + y².
        var random = new RandomSource(1);
        Parameter[] parameters =
        [
            new("W1", Matrix.Normal(2, 3, 1, random), decays: true), new("b1", Matrix.Normal(1, 2, 1, random), decays: false),
        ];
        double[] origin = [1, 0, 2, -1, 0.5, 3, 0, 1], c = [0.5, 1, 1, 1, -1, 2, 2, 0];
        double[] u = [0.6, 0, 0.8, 0, 0, 0, 0, 0], v = [0, 1, 0, 0, 0, 0, 0, 0];
        double Loss() => Square(LossPlane.PointOf(parameters).Zip(c, (a, b) => a - b));
        var before = LossPlane.PointOf(parameters);
        double[] xs = [-2, 0, 1.5], ys = [-1, 3];

        var losses = new LossPlane(origin, u, v).Losses(parameters, Loss, xs, ys);

        Assert.Equal((2, 3), (losses.GetLength(0), losses.GetLength(1)));
        double[] from = [.. origin.Zip(c, (a, b) => a - b)];
        var (alongU, alongV) = (0.6 * from[0] + 0.8 * from[2], from[1]);
        for (var row = 0; row < ys.Length; row++)
        {
            for (var column = 0; column < xs.Length; column++)
            {
                var (x, y) = (xs[column], ys[row]);
                Assert.Equal(Square(from) + 2 * x * alongU + 2 * y * alongV + x * x + y * y, losses[row, column], 1e-12);
            }
        }
        Assert.Equal(before, LossPlane.PointOf(parameters));
    }

    [Fact]
    public void The_parameters_come_back_when_the_loss_throws()
    {
        Parameter[] parameters = [new("w", Matrix.FromRow(1, 2, 3), decays: true)];
        var plane = new LossPlane([0, 0, 0], [1, 0, 0], [0, 1, 0]);
        Assert.Throws<InvalidOperationException>(() =>
            plane.Losses(parameters, () => throw new InvalidOperationException(), [1], [1]));
        Assert.Equal([1, 2, 3], LossPlane.PointOf(parameters));
    }

    [Fact]
    public void Through_three_points_these_have_the_coordinates_of_their_triangle()
    {
        // Sides 3, 4 and 5, somewhere in five dimensions: a right angle at a.
        double[] a = [1, 1, 1, 1, 1], b = [1, 4, 1, 1, 1], c = [1, 1, 1, 5, 1];
        var plane = LossPlane.Through(a, b, c);
        Assert.Equal((0, 0), Rounded(plane.Project(a)));
        Assert.Equal((3, 0), Rounded(plane.Project(b)));
        Assert.Equal((0, 4), Rounded(plane.Project(c)));
        Assert.All(new[] { a, b, c }, point => Assert.Equal(0, plane.Distance(point), 1e-12));
        Assert.Equal(b, plane.At(3, 0));
        Assert.Equal(a, plane.Origin);
    }

    [Fact]
    public void Oblique_directions_give_the_coordinates_they_were_built_from()
    {
        double[] origin = [2, -1, 0, 4], first = [1, 2, 0, 0], second = [3, 1, 0, 0];
        var plane = new LossPlane(origin, first, second);
        var (x, y) = plane.Project(plane.At(-0.7, 1.9));
        Assert.Equal(-0.7, x, 1e-12);
        Assert.Equal(1.9, y, 1e-12);
        // A point 7 above the plane, along an axis at right angles to both directions.
        var above = plane.At(0.3, 0.4);
        above[2] += 7;
        Assert.Equal(7, plane.Distance(above), 1e-12);
        Assert.Equal((0.3, 0.4), Rounded(plane.Project(above)));
    }

    [Fact]
    public void A_path_lies_in_its_plane_when_it_is_flat_and_ends_at_the_origin()
    {
        // A spiral in a tilted plane of six dimensions, with the first direction the longer one.
        var plane = LossPlane.Through([0, 1, 2, 3, 4, 5], [1, 3, 2, 3, 4, 5], [0, 1, 2, 4, 6, 5]);
        double[][] path = [.. Enumerable.Range(0, 50).Select(i =>
            plane.At(5 * Math.Exp(-i / 10.0) * Math.Cos(i / 3.0), 2 * Math.Exp(-i / 10.0) * Math.Sin(i / 3.0)))];
        var found = LossPlane.OfPath(path);
        Assert.All(path, point => Assert.Equal(0, found.Distance(point), 1e-9));
        Assert.Equal((0, 0), Rounded(found.Project(path[^1])));
        double[] xs = [.. path.Select(point => found.Project(point).X)], ys = [.. path.Select(point => found.Project(point).Y)];
        Assert.True(Spread(xs) > Spread(ys));

        static double Spread(double[] values) => values.Sum(value => (value - values.Average()) * (value - values.Average()));
    }

    [Fact]
    public void A_recorded_network_and_its_parameters_are_the_same_point()
    {
        var network = new XorNet(seed: 3);
        var run = network.Train(5);
        Assert.Equal(LossPlane.PointOf(network.Parameters), LossPlane.PointOf(run.States[5]));
        LossPlane.MoveTo(network.Parameters, LossPlane.PointOf(run.States[2]));
        Assert.Equal(run.Losses[2], network.Loss(XorNet.SlideInputs, XorNet.SlideTargets), 1e-15);
    }

    [Fact]
    public void Misuse_is_an_error_that_says_what_to_do()
    {
        Assert.Equal("LossPlane: the origin has 2 numbers, the directions 2 and 3; all three need one for each weight and bias.",
            Message(() => new LossPlane([0, 0], [1, 0], [1, 0, 0])));
        Assert.Contains("span no plane", Message(() => new LossPlane([0, 0, 0], [1, 2, 3], [2, 4, 6])));
        Assert.Contains("span no plane", Message(() => LossPlane.Through([0, 0, 0], [1, 1, 1], [3, 3, 3])));
        Assert.Contains("span no plane", Message(() => LossPlane.Through([1, 1, 1], [1, 1, 1], [3, 2, 3])));
        Assert.Contains("three or more", Message(() => LossPlane.OfPath([[0, 0], [1, 1]])));
        Assert.Contains("straight line", Message(() => LossPlane.OfPath([[0, 0, 0], [1, 1, 1], [3, 3, 3]])));
        var plane = new LossPlane([0, 0, 0], [1, 0, 0], [0, 1, 0]);
        Assert.Equal("LossPlane.Project: the point has 2 numbers, the plane's origin 3.", Message(() => plane.Project([1, 2])));
        Assert.Equal("LossPlane.MoveTo: the point has 2 numbers, the parameters 9.",
            Message(() => LossPlane.MoveTo(new XorNet().Parameters, [1, 2])));
    }

    private static string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;

    private static string Message(Func<object> action) => Assert.Throws<ArgumentException>(() => action()).Message;

    private static double Square(IEnumerable<double> values) => values.Sum(value => value * value);

    private static (double X, double Y) Rounded((double X, double Y) place) =>
        (Math.Round(place.X, 10) + 0.0, Math.Round(place.Y, 10) + 0.0);
}
