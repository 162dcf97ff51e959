using System.Runtime.CompilerServices;

namespace NeuralNet;

/// <summary>
/// Three plain loops in each of their six orders. A is (m × depth), B is (depth × n), C is (m × n) and all zeros at first; all
/// lie in memory row by row, so A[i, k] is at i · depth + k. Whatever does not change in the inner loop is read before it.
/// </summary>
internal static class LoopProducts
{
    // Optimised from the first call, so that a measurement need not wait for the compiler's second look.
    private const MethodImplOptions Fast = MethodImplOptions.AggressiveOptimization;

    [MethodImpl(Fast)]
    public static void Ijk(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c, int m, int depth, int n)
    {
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < depth; k++)
                    sum = Math.FusedMultiplyAdd(a[i * depth + k], b[k * n + j], sum);
                c[i * n + j] = sum;
            }
        }
    }

    [MethodImpl(Fast)]
    public static void Jik(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c, int m, int depth, int n)
    {
        for (var j = 0; j < n; j++)
        {
            for (var i = 0; i < m; i++)
            {
                var sum = 0.0;
                for (var k = 0; k < depth; k++)
                    sum = Math.FusedMultiplyAdd(a[i * depth + k], b[k * n + j], sum);
                c[i * n + j] = sum;
            }
        }
    }

    [MethodImpl(Fast)]
    public static void Ikj(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c, int m, int depth, int n)
    {
        for (var i = 0; i < m; i++)
        {
            for (var k = 0; k < depth; k++)
            {
                var factor = a[i * depth + k];
                for (var j = 0; j < n; j++)
                    c[i * n + j] = Math.FusedMultiplyAdd(factor, b[k * n + j], c[i * n + j]);
            }
        }
    }

    [MethodImpl(Fast)]
    public static void Kij(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c, int m, int depth, int n)
    {
        for (var k = 0; k < depth; k++)
        {
            for (var i = 0; i < m; i++)
            {
                var factor = a[i * depth + k];
                for (var j = 0; j < n; j++)
                    c[i * n + j] = Math.FusedMultiplyAdd(factor, b[k * n + j], c[i * n + j]);
            }
        }
    }

    [MethodImpl(Fast)]
    public static void Jki(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c, int m, int depth, int n)
    {
        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k < depth; k++)
            {
                var factor = b[k * n + j];
                for (var i = 0; i < m; i++)
                    c[i * n + j] = Math.FusedMultiplyAdd(a[i * depth + k], factor, c[i * n + j]);
            }
        }
    }

    [MethodImpl(Fast)]
    public static void Kji(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c, int m, int depth, int n)
    {
        for (var k = 0; k < depth; k++)
        {
            for (var j = 0; j < n; j++)
            {
                var factor = b[k * n + j];
                for (var i = 0; i < m; i++)
                    c[i * n + j] = Math.FusedMultiplyAdd(a[i * depth + k], factor, c[i * n + j]);
            }
        }
    }
}
