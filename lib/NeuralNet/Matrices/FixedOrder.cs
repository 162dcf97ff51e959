using System.Runtime.Intrinsics;

namespace NeuralNet;

/// <summary>
/// Sums in one fixed order: eight partial sums, where partial sum j takes the elements j, j + 8, j + 16, …, and then
/// ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)). So a sum has the same bits on every processor, whatever its vectors hold.
/// </summary>
internal static class FixedOrder
{
    private const int Lanes = 8;

    /// <summary>Σ values[i]</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        // Vector512 has eight lanes of doubles everywhere; a processor with shorter vectors works on its parts, to the same bits.
        var partial = Vector512<double>.Zero;
        var i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
            partial += Vector512.Create(values.Slice(i, Lanes));
        return Total(partial, values[i..], static value => value);
    }

    /// <summary>Σ values[i]²</summary>
    public static double SumOfSquares(ReadOnlySpan<double> values)
    {
        var partial = Vector512<double>.Zero;
        var i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            var part = Vector512.Create(values.Slice(i, Lanes));
            partial += part * part;
        }
        return Total(partial, values[i..], static value => value * value);
    }

    /// <summary>Σ |values[i]|</summary>
    public static double SumOfMagnitudes(ReadOnlySpan<double> values)
    {
        var partial = Vector512<double>.Zero;
        var i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
            partial += Vector512.Abs(Vector512.Create(values.Slice(i, Lanes)));
        return Total(partial, values[i..], Math.Abs);
    }

    private static double Total(Vector512<double> partial, ReadOnlySpan<double> rest, Func<double, double> term)
    {
        Span<double> sums = stackalloc double[Lanes];
        partial.CopyTo(sums);
        for (var j = 0; j < rest.Length; j++)
            sums[j] += term(rest[j]);
        return sums[0] + sums[4] + (sums[2] + sums[6]) + (sums[1] + sums[5] + (sums[3] + sums[7]));
    }
}
