using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuralNet;

/// <summary>Packs some columns of B side by side, so that a tile reads them in one stream.</summary>
internal static unsafe class MatrixPanel
{
    /// <summary>panel[k, j] = B[k, j] for <paramref name="columns"/> columns, and zeros in the panel's other columns.</summary>
    public static void Pack(double* b, int rowStep, int columnStep, int depth, int columns, double* panel, int width)
    {
        if (columns < width)
            new Span<double>(panel, depth * width).Clear();
        if (columnStep == 1)
            PackRows(b, rowStep, depth, columns, panel, width);
        else if (rowStep == 1 && Avx.IsSupported)
            PackTransposed(b, columnStep, depth, columns, panel, width);
        else
            PackPlain(b, rowStep, columnStep, depth, 0, columns, panel, width);
    }

    /// <summary>B's rows lie in memory as the panel's do.</summary>
    private static void PackRows(double* b, int rowStep, int depth, int columns, double* panel, int width)
    {
        for (var k = 0; k < depth; k++)
            new Span<double>(b + (nint)k * rowStep, columns).CopyTo(new Span<double>(panel + (nint)k * width, columns));
    }

    /// <summary>B's columns lie in memory as rows (B is a transpose): turned in blocks of 4×4.</summary>
    private static void PackTransposed(double* b, int columnStep, int depth, int columns, double* panel, int width)
    {
        var j = 0;
        for (; j <= columns - 4; j += 4)
        {
            var b0 = b + (nint)j * columnStep;
            var b1 = b0 + columnStep;
            var b2 = b1 + columnStep;
            var b3 = b2 + columnStep;
            var target = panel + j;
            var k = 0;
            for (; k <= depth - 4; k += 4, target += 4 * width)
            {
                var row0 = Vector256.Load(b0 + k);
                var row1 = Vector256.Load(b1 + k);
                var row2 = Vector256.Load(b2 + k);
                var row3 = Vector256.Load(b3 + k);
                var even01 = Avx.UnpackLow(row0, row1);
                var odd01 = Avx.UnpackHigh(row0, row1);
                var even23 = Avx.UnpackLow(row2, row3);
                var odd23 = Avx.UnpackHigh(row2, row3);
                Avx.Permute2x128(even01, even23, 0x20).Store(target);
                Avx.Permute2x128(odd01, odd23, 0x20).Store(target + width);
                Avx.Permute2x128(even01, even23, 0x31).Store(target + 2 * width);
                Avx.Permute2x128(odd01, odd23, 0x31).Store(target + 3 * width);
            }
            for (; k < depth; k++, target += width)
            {
                target[0] = b0[k];
                target[1] = b1[k];
                target[2] = b2[k];
                target[3] = b3[k];
            }
        }
        PackPlain(b, 1, columnStep, depth, j, columns, panel, width);
    }

    private static void PackPlain(
        double* b, int rowStep, int columnStep, int depth, int firstColumn, int columns, double* panel, int width)
    {
        for (var j = firstColumn; j < columns; j++)
        {
            for (var k = 0; k < depth; k++)
                panel[(nint)k * width + j] = b[(nint)k * rowStep + (nint)j * columnStep];
        }
    }
}
