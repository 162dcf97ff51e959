using System.Runtime.CompilerServices;
using NeuralNet;

namespace Checks;

/// <summary>Copies of inputs: a student's function may write into what it gets, and the next call must not see that.</summary>
internal static class Copies
{
    /// <summary>A copy that shares nothing that can be changed with the original.</summary>
    /// <typeparam name="T">A number, text, array, matrix, or a tuple of them.</typeparam>
    /// <param name="value">The original.</param>
    public static T Of<T>(T value) => (T)Copy(value)!;

    private static object? Copy(object? value) => value switch
    {
        null or string => value,
        Matrix matrix => matrix.Copy(),
        double[][] rows => rows.Select(row => (double[])row.Clone()).ToArray(),
        int[][] rows => rows.Select(row => (int[])row.Clone()).ToArray(),
        Array array => array.Clone(),
        ITuple tuple => Activator.CreateInstance(
            tuple.GetType(), [.. Enumerable.Range(0, tuple.Length).Select(i => Copy(tuple[i]))]),
        _ => value,
    };
}
