using System.Runtime.CompilerServices;

namespace NeuralNet;

/// <summary>
/// The innermost part of the matrix product: a tile of C, six rows by two vectors, kept in twelve registers while k runs.
/// Long, so that the compiler sees twelve variables and not an array.
/// </summary>
internal static unsafe class MatrixTile
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>C[0..rows, 0..columns] (+)= A[0..rows, 0..depth] · panel.</summary>
    /// <param name="a">A's first element; element (i, k) is at i · rowStep + k · columnStep.</param>
    /// <param name="rowStep">From one row of A to the next.</param>
    /// <param name="columnStep">From one column of A to the next.</param>
    /// <param name="panel">(depth × 2 vectors), packed.</param>
    /// <param name="depth">How far k runs.</param>
    /// <param name="c">C's first element.</param>
    /// <param name="cRowStep">From one row of C to the next.</param>
    /// <param name="rows">Rows of C there are, 1 to 6.</param>
    /// <param name="columns">Columns of C there are, 1 to 2 vectors.</param>
    /// <param name="isFirstBlock">Whether the chain begins here; else it goes on from what C holds.</param>
    /// <param name="scratch">Room for one whole tile.</param>
    [SkipLocalsInit]
    public static void Compute<TLanes, TVector>(
        double* a, int rowStep, int columnStep, double* panel, int depth, double* c, int cRowStep, int rows, int columns,
        bool isFirstBlock, double* scratch)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        var width = 2 * TLanes.Count;
        if (rows == Rows && columns == width)
        {
            Whole<TLanes, TVector>(
                a, rowStep, 2 * (nint)rowStep, 3 * (nint)rowStep, 4 * (nint)rowStep, 5 * (nint)rowStep, columnStep, panel, depth,
                c, cRowStep, isFirstBlock);
            return;
        }
        // A tile at the edge is computed whole, its missing rows as copies of the last one, and then only what exists is kept.
        if (!isFirstBlock)
            Copy(c, cRowStep, scratch, width, rows, columns);
        nint last = rows - 1, step = rowStep;
        Whole<TLanes, TVector>(
            a, Math.Min(1, last) * step, Math.Min(2, last) * step, Math.Min(3, last) * step, Math.Min(4, last) * step,
            last * step, columnStep, panel, depth, scratch, width, isFirstBlock);
        Copy(scratch, width, c, cRowStep, rows, columns);
    }

    private static void Whole<TLanes, TVector>(
        double* a, nint row1, nint row2, nint row3, nint row4, nint row5, nint columnStep, double* panel, int depth,
        double* c, nint cRowStep, bool isFirstBlock)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        TVector c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default;
        TVector c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        nint half = TLanes.Count, width = 2 * half;
        double* c0 = c, c1 = c0 + cRowStep, c2 = c1 + cRowStep, c3 = c2 + cRowStep, c4 = c3 + cRowStep, c5 = c4 + cRowStep;
        if (!isFirstBlock)
        {
            c00 = TLanes.Load(c0);
            c01 = TLanes.Load(c0 + half);
            c10 = TLanes.Load(c1);
            c11 = TLanes.Load(c1 + half);
            c20 = TLanes.Load(c2);
            c21 = TLanes.Load(c2 + half);
            c30 = TLanes.Load(c3);
            c31 = TLanes.Load(c3 + half);
            c40 = TLanes.Load(c4);
            c41 = TLanes.Load(c4 + half);
            c50 = TLanes.Load(c5);
            c51 = TLanes.Load(c5 + half);
        }
        for (var k = 0; k < depth; k++)
        {
            var b0 = TLanes.Load(panel);
            var b1 = TLanes.Load(panel + half);
            var a0 = TLanes.Broadcast(*a);
            c00 = TLanes.MultiplyAdd(a0, b0, c00);
            c01 = TLanes.MultiplyAdd(a0, b1, c01);
            var a1 = TLanes.Broadcast(a[row1]);
            c10 = TLanes.MultiplyAdd(a1, b0, c10);
            c11 = TLanes.MultiplyAdd(a1, b1, c11);
            var a2 = TLanes.Broadcast(a[row2]);
            c20 = TLanes.MultiplyAdd(a2, b0, c20);
            c21 = TLanes.MultiplyAdd(a2, b1, c21);
            var a3 = TLanes.Broadcast(a[row3]);
            c30 = TLanes.MultiplyAdd(a3, b0, c30);
            c31 = TLanes.MultiplyAdd(a3, b1, c31);
            var a4 = TLanes.Broadcast(a[row4]);
            c40 = TLanes.MultiplyAdd(a4, b0, c40);
            c41 = TLanes.MultiplyAdd(a4, b1, c41);
            var a5 = TLanes.Broadcast(a[row5]);
            c50 = TLanes.MultiplyAdd(a5, b0, c50);
            c51 = TLanes.MultiplyAdd(a5, b1, c51);
            a += columnStep;
            panel += width;
        }
        TLanes.Store(c00, c0);
        TLanes.Store(c01, c0 + half);
        TLanes.Store(c10, c1);
        TLanes.Store(c11, c1 + half);
        TLanes.Store(c20, c2);
        TLanes.Store(c21, c2 + half);
        TLanes.Store(c30, c3);
        TLanes.Store(c31, c3 + half);
        TLanes.Store(c40, c4);
        TLanes.Store(c41, c4 + half);
        TLanes.Store(c50, c5);
        TLanes.Store(c51, c5 + half);
    }

    private static void Copy(double* from, nint fromStep, double* to, nint toStep, int rows, int columns)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                to[row * toStep + column] = from[row * fromStep + column];
        }
    }
}
