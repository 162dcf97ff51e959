namespace NeuralNet;

/// <summary>
/// A plane through the space of all weights and biases of a network: origin + x · first + y · second. A loss can be drawn
/// over a plane; over the nine, or the hundred thousand, dimensions of the whole space it cannot.
/// </summary>
/// <remarks>
/// A point of the space is a vector: the values of all parameters one after the other, as
/// <see cref="PointOf(IEnumerable{Parameter})"/> gives it. A plane shows what lies in it and nothing else: look at
/// <see cref="Distance"/> before you believe a point that is drawn on it.
/// </remarks>
/// <example><code>
/// var network = new XorNet(seed: 3);
/// var run = network.Train(epochs: 1000);
/// var path = run.States.Select(LossPlane.PointOf).ToArray();
/// var plane = LossPlane.OfPath(path);
/// double[] xs = [-4, 0, 4], ys = [-2, 0, 2];
/// var losses = plane.Losses(
///     network.Parameters, () => network.Loss(XorNet.SlideInputs, XorNet.SlideTargets), xs, ys);
/// Console.WriteLine(losses.GetLength(1));                          // prints 3
/// </code></example>
public sealed class LossPlane
{
    private readonly double[] _origin, _first, _second;

    /// <summary>The plane from a point along two directions; for these to be units of length, give them length 1.</summary>
    /// <param name="origin">The point with the coordinates (0, 0).</param>
    /// <param name="first">The direction of x.</param>
    /// <param name="second">The direction of y, not parallel to the first; it need not be at right angles to it.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the directions span no plane.</exception>
    public LossPlane(double[] origin, double[] first, double[] second)
    {
        if (first.Length != origin.Length || second.Length != origin.Length)
        {
            throw new ArgumentException(
                $"LossPlane: the origin has {origin.Length} numbers, the directions {first.Length} and {second.Length}; "
                + "all three need one for each weight and bias.");
        }
        (_origin, _first, _second) = ([.. origin], [.. first], [.. second]);
        // The square of the sine of the angle between the directions: 0 when they are parallel.
        var (a, b, c) = (Dot(first, first), Dot(first, second), Dot(second, second));
        if (!(a > 0 && c > 0 && a * c - b * b > 1e-12 * a * c))
        {
            throw new ArgumentException(
                $"LossPlane: the two directions (of length {Text.Number(Math.Sqrt(a))} and {Text.Number(Math.Sqrt(c))}) span no "
                + "plane; neither may be zero, and they must not be parallel.");
        }
    }

    /// <summary>The coordinates' origin in the space: a copy.</summary>
    public double[] Origin => [.. _origin];

    /// <summary>
    /// The plane through three points, measured in the space's own length: a lies at (0, 0), b at (‖b − a‖, 0), and c
    /// above the line from a to b.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths differ, or the three points lie on a line.</exception>
    public static LossPlane Through(double[] a, double[] b, double[] c)
    {
        // A wrong length is told by the constructor.
        if (b.Length != a.Length || c.Length != a.Length)
            return new LossPlane(a, b, c);
        var along = Subtract(b, a);
        var aside = Subtract(c, a);
        var length = Math.Sqrt(Dot(along, along));
        if (length == 0)
            return new LossPlane(a, along, aside);
        var first = Array.ConvertAll(along, v => v / length);
        var shift = Dot(aside, first);
        var rest = new double[a.Length];
        for (var i = 0; i < rest.Length; i++)
            rest[i] = aside[i] - shift * first[i];
        var height = Math.Sqrt(Dot(rest, rest));
        // What rounding leaves of a third point on the line is not a direction.
        if (height <= 1e-9 * Math.Sqrt(Dot(aside, aside)))
            return new LossPlane(a, first, new double[a.Length]);
        return new LossPlane(a, first, Array.ConvertAll(rest, v => v / height));
    }

    /// <summary>
    /// The plane that shows most of a path: through its last point, along the two directions in which the path's points vary
    /// most (their principal components), each of length 1. So Li et al. (2018) draw an optimiser's path.
    /// </summary>
    /// <param name="path">The points, three or more.</param>
    /// <exception cref="ArgumentException">There are too few points, or they lie on a line.</exception>
    public static LossPlane OfPath(IReadOnlyList<double[]> path)
    {
        if (path.Count < 3)
            throw new ArgumentException($"LossPlane.OfPath: the path has {path.Count} points; a plane needs three or more.");
        var pca = Pca.Fit(Matrix.FromRows([.. path]), 2);
        return pca.Variances[1] > 1e-18 * pca.Variances[0]
            ? new LossPlane(path[^1], pca.Components.Row(0), pca.Components.Row(1))
            : throw new ArgumentException("LossPlane.OfPath: the path is a straight line; give a direction for the other axis.");
    }

    /// <summary>The values of all parameters, one after the other: a point of the space.</summary>
    public static double[] PointOf(IEnumerable<Parameter> parameters) =>
        [.. parameters.SelectMany(parameter => parameter.Value.Values.ToArray())];

    /// <summary>The point where a recorded <see cref="XorNet"/> was: W_h, b_h, W_o, b_o.</summary>
    public static double[] PointOf(XorState state) =>
    [
        .. state.HiddenWeights.Values, .. state.HiddenBias.Values, .. state.OutputWeights.Values, .. state.OutputBias.Values,
    ];

    /// <summary>Sets all parameters to a point's values.</summary>
    /// <param name="parameters">Those of a network.</param>
    /// <param name="point">As many numbers as all parameters have together.</param>
    /// <exception cref="ArgumentException">The point has more numbers, or fewer.</exception>
    public static void MoveTo(IReadOnlyList<Parameter> parameters, double[] point)
    {
        var count = parameters.Sum(parameter => parameter.Value.Count);
        if (point.Length != count)
            throw new ArgumentException($"LossPlane.MoveTo: the point has {point.Length} numbers, the parameters {count}.");
        var start = 0;
        foreach (var parameter in parameters)
        {
            point.AsSpan(start, parameter.Value.Count).CopyTo(parameter.Value.Values);
            start += parameter.Value.Count;
        }
    }

    /// <summary>origin + x · first + y · second</summary>
    public double[] At(double x, double y)
    {
        var point = new double[_origin.Length];
        for (var i = 0; i < point.Length; i++)
            point[i] = _origin[i] + x * _first[i] + y * _second[i];
        return point;
    }

    /// <summary>The coordinates of the place in the plane that is nearest to a point.</summary>
    /// <exception cref="ArgumentException">The point has not as many numbers as the plane's origin.</exception>
    public (double X, double Y) Project(double[] point)
    {
        if (point.Length != _origin.Length)
        {
            throw new ArgumentException(
                $"LossPlane.Project: the point has {point.Length} numbers, the plane's origin {_origin.Length}.");
        }
        // The normal equations of least squares, two by two, since the directions need not be at right angles.
        var from = Subtract(point, _origin);
        var (a, b, c) = (Dot(_first, _first), Dot(_first, _second), Dot(_second, _second));
        var (p, q) = (Dot(_first, from), Dot(_second, from));
        var determinant = a * c - b * b;
        return ((c * p - b * q) / determinant, (a * q - b * p) / determinant);
    }

    /// <summary>How far a point lies from the plane.</summary>
    /// <exception cref="ArgumentException">The point has not as many numbers as the plane's origin.</exception>
    public double Distance(double[] point)
    {
        var (x, y) = Project(point);
        var off = Subtract(point, At(x, y));
        return Math.Sqrt(Dot(off, off));
    }

    /// <summary>The loss at each place of a grid over the plane.</summary>
    /// <param name="parameters">Those of the network; their values are the same again afterwards.</param>
    /// <param name="loss">The loss for the parameters' values as they are at the time of the call.</param>
    /// <param name="xs">The places of the columns.</param>
    /// <param name="ys">The places of the rows.</param>
    /// <returns>(rows × columns) losses.</returns>
    public double[,] Losses(IReadOnlyList<Parameter> parameters, Func<double> loss, double[] xs, double[] ys)
    {
        var before = PointOf(parameters);
        var losses = new double[ys.Length, xs.Length];
        try
        {
            for (var row = 0; row < ys.Length; row++)
            {
                for (var column = 0; column < xs.Length; column++)
                {
                    MoveTo(parameters, At(xs[column], ys[row]));
                    losses[row, column] = loss();
                }
            }
        }
        finally
        {
            MoveTo(parameters, before);
        }
        return losses;
    }

    private static double[] Subtract(double[] left, double[] right)
    {
        var result = new double[left.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = left[i] - right[i];
        return result;
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum = Math.FusedMultiplyAdd(left[i], right[i], sum);
        return sum;
    }
}
