namespace NeuralNet;

/// <summary>
/// Least squares by Householder's QR decomposition (1958): A = Q R with orthonormal Q and triangular R, so that ‖A w − t‖ is
/// least where R w = Qᵀ t. More exact than the normal equations AᵀA w = Aᵀt, which square the condition number: polynomials
/// need that.
/// </summary>
public static class LeastSquares
{
    /// <summary>The w with the least ‖A w − t‖², for each column t.</summary>
    /// <param name="a">A (equations × unknowns), with no fewer rows than columns.</param>
    /// <param name="targets">(equations × targets): one t a column.</param>
    /// <returns>(unknowns × targets): one w a column</returns>
    /// <exception cref="ArgumentException">
    /// Shapes do not fit, there are fewer equations than unknowns, or columns of A depend on each other.
    /// </exception>
    public static Matrix Solve(Matrix a, Matrix targets)
    {
        if (a.Rows < a.Columns)
        {
            throw new ArgumentException(
                $"LeastSquares: a is {a.Shape}, fewer equations than unknowns, so many answers fit exactly; "
                + "give more samples, fewer features, or regularise.");
        }
        Require.Shape("LeastSquares", "targets", targets, a.Rows, targets.Columns);
        var (r, t) = (a.Copy(), targets.Copy());
        for (var column = 0; column < r.Columns; column++)
            Reflect(r, t, column);
        return SolveTriangular(r, t);
    }

    // H = I − 2 v vᵀ / vᵀv mirrors the rest of the column onto its first axis: below the diagonal stay zeros.
    private static void Reflect(Matrix r, Matrix t, int column)
    {
        var (v, whole) = (r.Column(column), Norm(r.Column(column)));
        Array.Clear(v, 0, column);
        var length = Norm(v);
        if (!(length > whole * r.Rows * 2.3e-16))
        {
            throw new ArgumentException(
                $"LeastSquares: column {column} (from 0) of the {r.Shape} matrix depends on the columns before it: "
                + $"{Text.Number(length)} of its length {Text.Number(whole)} is its own. Leave it out, or regularise.");
        }
        // The sign that adds: no digits are lost.
        v[column] += v[column] >= 0 ? length : -length;
        var square = v.Sum(value => value * value);
        Apply(v, square, column, r);
        Apply(v, square, column, t);
    }

    private static void Apply(double[] v, double square, int from, Matrix matrix)
    {
        // matrix − v (2 vᵀ matrix / vᵀv), row by row
        var factors = new double[matrix.Columns];
        for (var row = from; row < matrix.Rows; row++)
            for (var j = 0; j < factors.Length; j++)
                factors[j] += 2 * v[row] * matrix[row, j] / square;
        for (var row = from; row < matrix.Rows; row++)
            for (var j = 0; j < factors.Length; j++)
                matrix[row, j] -= v[row] * factors[j];
    }

    private static Matrix SolveTriangular(Matrix r, Matrix t)
    {
        var w = new Matrix(r.Columns, t.Columns);
        for (var column = 0; column < t.Columns; column++)
        {
            for (var row = r.Columns - 1; row >= 0; row--)
            {
                var rest = t[row, column];
                for (var k = row + 1; k < r.Columns; k++)
                    rest -= r[row, k] * w[k, column];
                w[row, column] = rest / r[row, row];
            }
        }
        return w;
    }

    private static double Norm(double[] values) => Math.Sqrt(FixedOrder.SumOfSquares(values));
}
