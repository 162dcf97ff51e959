using NeuralNet;

namespace Plotting;

/// <summary>
/// How far places are from the border between two answers. Known only at grid points, a step would have a border as jagged as the
/// grid; the distance to where the answer really changes gives the straight line it is.
/// </summary>
internal static class SideMap
{
    private const int Reach = 8;
    private const int Halvings = 14;

    /// <summary>Whether there are exactly two answers, one on either side of the level.</summary>
    public static bool IsTwoSided(double[,] answers, double level)
    {
        double[] values = [.. answers.Cast<double>().Distinct().Take(3).Order()];
        return values.Length == 2 && values.All(double.IsFinite) && values[0] <= level && values[1] > level;
    }

    /// <summary>The signed distance of each grid point from the border, in cells, at most ±1 beyond <c>level</c>.</summary>
    public static double[,] Distances(double[] xs, double[] ys, double[,] answers,
        Func<Matrix, IReadOnlyList<double>> function, double level)
    {
        int rows = ys.Length, columns = xs.Length;
        bool Above(int row, int column) => answers[row, column] > level;
        var along = Crossings(rows, columns - 1, (r, c) => Above(r, c), (r, c) => Above(r, c + 1),
            (r, c, part) => (xs[c] + part * (xs[c + 1] - xs[c]), ys[r]), function, level);
        var across = Crossings(rows - 1, columns, (r, c) => Above(r, c), (r, c) => Above(r + 1, c),
            (r, c, part) => (xs[c], ys[r] + part * (ys[r + 1] - ys[r])), function, level);
        var distances = new double[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                (int r, int c) = (row, column);
                double dx = Nearest(column, columns - 1, i => along[r, i]), dy = Nearest(row, rows - 1, i => across[i, c]);
                // The height of a right triangle with these legs: exact for a straight border, with dx alone for an upright one.
                double distance = dx == 0 || dy == 0 ? 0 : 1 / Math.Sqrt(1 / (dx * dx) + 1 / (dy * dy));
                double size = Math.Clamp(distance / 3, 1e-3, 1);
                distances[row, column] = level + (Above(row, column) ? size : -size);
            }
        }
        return distances;
    }

    private static double Nearest(int place, int edges, Func<int, double> crossing)
    {
        double nearest = double.PositiveInfinity;
        for (int i = Math.Max(0, place - Reach); i < Math.Min(edges, place + Reach); i++)
        {
            if (!double.IsNaN(crossing(i)))
                nearest = Math.Min(nearest, Math.Abs(i + crossing(i) - place));
        }
        return nearest;
    }

    // All edges whose ends differ are halved together, so that a network answers a batch at a time.
    private static double[,] Crossings(int rows, int columns, Func<int, int, bool> first, Func<int, int, bool> second,
        Func<int, int, double, (double X, double Y)> place, Func<Matrix, IReadOnlyList<double>> function, double level)
    {
        var result = new double[rows, columns];
        var edges = new List<(int Row, int Column, bool IsAbove)>();
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                result[row, column] = double.NaN;
                if (first(row, column) != second(row, column))
                    edges.Add((row, column, first(row, column)));
            }
        }
        if (edges.Count == 0)
            return result;
        double[] low = new double[edges.Count], high = [.. Enumerable.Repeat(1.0, edges.Count)];
        for (int halving = 0; halving < Halvings; halving++)
        {
            double Middle(int i) => (low[i] + high[i]) / 2;
            IReadOnlyList<double> answers = function(Matrix.Create(edges.Count, 2, (i, k) =>
            {
                (double x, double y) = place(edges[i].Row, edges[i].Column, Middle(i));
                return k == 0 ? x : y;
            }));
            for (int i = 0; i < edges.Count; i++)
            {
                if (answers[i] > level == edges[i].IsAbove)
                    low[i] = Middle(i);
                else
                    high[i] = Middle(i);
            }
        }
        for (int i = 0; i < edges.Count; i++)
            result[edges[i].Row, edges[i].Column] = (low[i] + high[i]) / 2;
        return result;
    }
}
