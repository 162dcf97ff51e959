using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuralNet;

/// <summary>
/// The matrix product written in ten ways, to be read beside each other and timed: three plain loops in six orders, then cut into
/// blocks, then with vectors, then on all cores. Each adds one idea to the one before; the product that the library itself uses,
/// <c>a * b</c>, has one more (<c>MatrixTile.cs</c>). All give the same bits: every element is one chain of fused multiply–adds
/// over ascending k.
/// </summary>
/// <example><code>
/// Matrix a = Matrix.FromRows([1, 2], [3, 4]), b = Matrix.FromRows([5, 6], [7, 8]);
/// Matrix c = MatrixProducts.Multiply(a, b, LoopOrder.Ikj);
/// Console.WriteLine($"{c[0, 0]} {c[0, 1]} {c[1, 0]} {c[1, 1]}");       // prints 19 22 43 50
/// Console.WriteLine(c.MaxDifference(MatrixProducts.Threaded(a, b)));    // prints 0
/// </code></example>
public static class MatrixProducts
{
    /// <summary>Rows and columns of a block of B: 24 × 128 doubles are 24 KB, which a first-level cache holds.</summary>
    private const int BlockRows = 24, BlockColumns = 128;

    /// <summary>Fewest rows of C that a thread takes at a time.</summary>
    private const int RowsOfPiece = 16;

    /// <summary>Operations of a product: 2 · m · n · k, one multiplication and one addition for each step of each sum.</summary>
    /// <param name="a">A (m × k)</param>
    /// <param name="b">B (k × n)</param>
    public static double Operations(Matrix a, Matrix b) => 2.0 * a.Rows * a.Columns * b.Columns;

    /// <summary>Three plain loops in the given order.</summary>
    /// <param name="a">A (m × k)</param>
    /// <param name="b">B (k × n)</param>
    /// <param name="order">Which loop is outermost, which in the middle, which innermost.</param>
    /// <returns>A·B (m × n)</returns>
    /// <exception cref="ArgumentException">A's columns are not as many as B's rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such order.</exception>
    public static Matrix Multiply(Matrix a, Matrix b, LoopOrder order)
    {
        var c = Zeros(a, b);
        switch (order)
        {
            case LoopOrder.Ijk:
                LoopProducts.Ijk(a.Values, b.Values, c.Values, a.Rows, a.Columns, b.Columns);
                break;
            case LoopOrder.Jik:
                LoopProducts.Jik(a.Values, b.Values, c.Values, a.Rows, a.Columns, b.Columns);
                break;
            case LoopOrder.Ikj:
                LoopProducts.Ikj(a.Values, b.Values, c.Values, a.Rows, a.Columns, b.Columns);
                break;
            case LoopOrder.Kij:
                LoopProducts.Kij(a.Values, b.Values, c.Values, a.Rows, a.Columns, b.Columns);
                break;
            case LoopOrder.Jki:
                LoopProducts.Jki(a.Values, b.Values, c.Values, a.Rows, a.Columns, b.Columns);
                break;
            case LoopOrder.Kji:
                LoopProducts.Kji(a.Values, b.Values, c.Values, a.Rows, a.Columns, b.Columns);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(order), $"Multiply: {order} is not an order of three loops.");
        }
        return c;
    }

    /// <summary>
    /// Blocked (tiled): the order ikj, on one block of B at a time, small enough to stay in the cache while all rows of A pass.
    /// </summary>
    /// <param name="a">A (m × k)</param>
    /// <param name="b">B (k × n)</param>
    /// <returns>A·B (m × n)</returns>
    /// <exception cref="ArgumentException">A's columns are not as many as B's rows.</exception>
    public static Matrix Blocked(Matrix a, Matrix b)
    {
        var c = Zeros(a, b);
        for (var firstColumn = 0; firstColumn < b.Columns; firstColumn += BlockColumns)
        {
            for (var firstDepth = 0; firstDepth < a.Columns; firstDepth += BlockRows)
                MultiplyBlock(a, b, c, firstDepth, firstColumn);
        }
        return c;
    }

    /// <summary>Vectorised: as <see cref="Blocked"/>, but the inner loop takes several columns at once, a vector of them.</summary>
    /// <param name="a">A (m × k)</param>
    /// <param name="b">B (k × n)</param>
    /// <returns>A·B (m × n)</returns>
    /// <exception cref="ArgumentException">A's columns are not as many as B's rows.</exception>
    public static Matrix Vectorised(Matrix a, Matrix b)
    {
        var c = Zeros(a, b);
        MultiplyRows(a, b, c, 0, a.Rows);
        return c;
    }

    /// <summary>
    /// Threaded: as <see cref="Vectorised"/>, the rows of C shared out among <see cref="Parallelism.Degree"/> threads.
    /// </summary>
    /// <param name="a">A (m × k)</param>
    /// <param name="b">B (k × n)</param>
    /// <returns>A·B (m × n)</returns>
    /// <exception cref="ArgumentException">A's columns are not as many as B's rows.</exception>
    public static Matrix Threaded(Matrix a, Matrix b)
    {
        var c = Zeros(a, b);
        // A few pieces for each thread: who is done early takes another. Not too many, for each reads all of B.
        var rows = Math.Max(RowsOfPiece, (a.Rows + 4 * Parallelism.Degree - 1) / (4 * Parallelism.Degree));
        var pieces = (a.Rows + rows - 1) / rows;
        Parallelism.For(pieces, piece => MultiplyRows(a, b, c, piece * rows, Math.Min(a.Rows, (piece + 1) * rows)));
        return c;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyBlock(Matrix a, Matrix b, Matrix c, int firstDepth, int firstColumn)
    {
        var endDepth = Math.Min(firstDepth + BlockRows, a.Columns);
        var columns = Math.Min(BlockColumns, b.Columns - firstColumn);
        for (var i = 0; i < a.Rows; i++)
        {
            ReadOnlySpan<double> aRow = a.RowSpan(i);
            var cRow = c.RowSpan(i).Slice(firstColumn, columns);
            for (var k = firstDepth; k < endDepth; k++)
            {
                var factor = aRow[k];
                ReadOnlySpan<double> bRow = b.RowSpan(k).Slice(firstColumn, columns);
                for (var j = 0; j < cRow.Length; j++)
                    cRow[j] = Math.FusedMultiplyAdd(factor, bRow[j], cRow[j]);
            }
        }
    }

    /// <summary>The rows of C from <paramref name="first"/> to before <paramref name="end"/>, block by block, with vectors.</summary>
    private static void MultiplyRows(Matrix a, Matrix b, Matrix c, int first, int end)
    {
        for (var firstColumn = 0; firstColumn < b.Columns; firstColumn += BlockColumns)
        {
            for (var firstDepth = 0; firstDepth < a.Columns; firstDepth += BlockRows)
                MultiplyBlockByVectors(a, b, c, first, end, firstDepth, firstColumn);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyBlockByVectors(
        Matrix a, Matrix b, Matrix c, int first, int end, int firstDepth, int firstColumn)
    {
        var endDepth = Math.Min(firstDepth + BlockRows, a.Columns);
        var columns = Math.Min(BlockColumns, b.Columns - firstColumn);
        var inVectors = columns - columns % Vector<double>.Count;
        for (var i = first; i < end; i++)
        {
            ReadOnlySpan<double> aRow = a.RowSpan(i);
            var cRow = c.RowSpan(i).Slice(firstColumn, columns);
            var cVectors = MemoryMarshal.Cast<double, Vector<double>>(cRow);
            for (var k = firstDepth; k < endDepth; k++)
            {
                ReadOnlySpan<double> bRow = b.RowSpan(k).Slice(firstColumn, columns);
                var bVectors = MemoryMarshal.Cast<double, Vector<double>>(bRow);
                var factor = new Vector<double>(aRow[k]);
                for (var v = 0; v < cVectors.Length && v < bVectors.Length; v++)
                    cVectors[v] = Vector.FusedMultiplyAdd(factor, bVectors[v], cVectors[v]);
                for (var j = inVectors; j < cRow.Length; j++)
                    cRow[j] = Math.FusedMultiplyAdd(aRow[k], bRow[j], cRow[j]);
            }
        }
    }

    private static Matrix Zeros(Matrix a, Matrix b)
    {
        if (a.Columns != b.Rows)
            throw new ArgumentException($"Multiply: left is {a.Shape}, right is {b.Shape}; left columns must equal right rows.");
        return new Matrix(a.Rows, b.Columns);
    }
}
