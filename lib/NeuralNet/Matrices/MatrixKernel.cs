using System.Runtime.Intrinsics;

namespace NeuralNet;

/// <summary>
/// The fast matrix product. It gives the same bits as <see cref="PlainKernel"/>: each element is one chain of fused
/// multiply–adds over ascending k. Only rows and columns are split, among threads and vector lanes, so the result depends
/// neither on the number of threads nor on the width of a vector.
/// </summary>
/// <remarks>
/// C is cut into tiles that fit in the processor's registers (<see cref="MatrixTile"/>). The columns of B that a tile needs
/// are first packed side by side into a panel, which then serves every tile of that column. Long chains are cut into
/// blocks, so that the panel stays in the first-level cache; a later block goes on from what the earlier left in C.
/// </remarks>
internal static unsafe class MatrixKernel
{
    /// <summary>Products of fewer multiply–adds than this are done the plain way: packing would not pay.</summary>
    private const long WorthPacking = 512;

    /// <summary>Products of fewer multiply–adds than this stay on one thread: about ten microseconds of work.</summary>
    private const long WorthThreads = 300_000;

    /// <summary>Longest part of a chain done in one go: a panel of 256 rows of 16 doubles is 32 KB.</summary>
    private const int MaxDepth = 256;

    /// <summary>Most rows that one piece of work takes; enough to make packing cheap, few enough to share out.</summary>
    private const int MaxRows = 96;

    [ThreadStatic]
    private static double[]? _panel;

    /// <summary>C = A·B: C[i, j] = Σₖ A[i, k] · B[k, j].</summary>
    /// <param name="a">(m × n)</param>
    /// <param name="b">(n × p)</param>
    /// <param name="c">(m × p); neither A nor B. Overwritten.</param>
    public static Matrix Product(MatrixView a, MatrixView b, Matrix c)
    {
        if (ReferenceEquals(c, a.Matrix) || ReferenceEquals(c, b.Matrix))
            throw new ArgumentException("Multiply: the destination is one of the factors; it must be another matrix.");
        var work = (long)a.Rows * a.Columns * b.Columns;
        if (work < WorthPacking)
            return PlainKernel.Product(a, b, c);
        if (Vector512.IsHardwareAccelerated)
            Share<Lanes512, Vector512<double>>(a, b, c, work);
        else if (Vector256.IsHardwareAccelerated)
            Share<Lanes256, Vector256<double>>(a, b, c, work);
        else
            Share<Lanes128, Vector128<double>>(a, b, c, work);
        return c;
    }

    /// <summary>Cuts C into pieces of one panel's columns and some rows, and shares them out.</summary>
    private static void Share<TLanes, TVector>(MatrixView a, MatrixView b, Matrix c, long work)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        var width = 2 * TLanes.Count;
        var panels = (b.Columns + width - 1) / width;
        var bands = (a.Rows + MaxRows - 1) / MaxRows;
        var rowsInBand = RoundUp((a.Rows + bands - 1) / bands, MatrixTile.Rows);
        if (work < WorthThreads)
        {
            for (var piece = 0; piece < panels * bands; piece++)
                Piece(piece);
        }
        else
        {
            Parallelism.For(panels * bands, Piece);
        }

        void Piece(int piece)
        {
            var firstRow = piece / panels * rowsInBand;
            var rows = Math.Min(rowsInBand, a.Rows - firstRow);
            var firstColumn = piece % panels * width;
            var columns = Math.Min(width, b.Columns - firstColumn);
            if (rows > 0)
                Compute<TLanes, TVector>(a, b, c, firstRow, rows, firstColumn, columns);
        }
    }

    private static void Compute<TLanes, TVector>(
        MatrixView a, MatrixView b, Matrix c, int firstRow, int rows, int firstColumn, int columns)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        var width = 2 * TLanes.Count;
        var blocks = (a.Columns + MaxDepth - 1) / MaxDepth;
        var depthOfBlock = (a.Columns + blocks - 1) / blocks;
        var scratch = stackalloc double[MatrixTile.Rows * width];
        fixed (double* aStart = a.Matrix.Values, bStart = b.Matrix.Values, cStart = c.Values)
        {
            var panel = Panel();
            for (var k = 0; k < a.Columns; k += depthOfBlock)
            {
                var depth = Math.Min(depthOfBlock, a.Columns - k);
                MatrixPanel.Pack(
                    bStart + (nint)k * b.RowStep + (nint)firstColumn * b.ColumnStep, b.RowStep, b.ColumnStep, depth, columns,
                    panel, width);
                for (var row = 0; row < rows; row += MatrixTile.Rows)
                {
                    var i = firstRow + row;
                    MatrixTile.Compute<TLanes, TVector>(
                        aStart + (nint)i * a.RowStep + (nint)k * a.ColumnStep, a.RowStep, a.ColumnStep, panel, depth,
                        cStart + (nint)i * c.Columns + firstColumn, c.Columns,
                        Math.Min(MatrixTile.Rows, rows - row), columns, isFirstBlock: k == 0, scratch);
                }
            }
        }
    }

    /// <summary>This thread's room for a panel, at the start of a cache line. It does not move and is not shared.</summary>
    private static double* Panel()
    {
        const int Line = 64;
        const int Length = MaxDepth * 2 * 8 + Line / sizeof(double);
        _panel ??= GC.AllocateUninitializedArray<double>(Length, pinned: true);
        fixed (double* start = _panel)
            return (double*)(((nint)start + Line - 1) & ~(nint)(Line - 1));
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
