using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NeuralNet;

namespace Checks;

/// <summary>
/// A value that a student's function gave, in the one form that all comparisons use: a number has no dimension, an array one, a
/// matrix two.
/// </summary>
/// <param name="Name">What it is, when a function gives several: <c>dW</c>; else empty.</param>
/// <param name="Shape">Its lengths.</param>
/// <param name="Values">Its elements, row by row.</param>
public sealed record Tensor(string Name, ImmutableArray<int> Shape, ImmutableArray<double> Values)
{
    /// <summary>The Euclidean norm of all elements.</summary>
    public double Norm => Math.Sqrt(Values.Sum(value => value * value));

    /// <summary>The shape in words: "a number", "4 numbers", "2×3".</summary>
    public string ShapeText => Shape.Length switch
    {
        0 => "a number",
        1 => Shape[0] == 1 ? "1 number" : $"{Shape[0]} numbers",
        _ => string.Join("×", Shape),
    };

    /// <summary>Whether both have the same shape and, to the last bit, the same elements; NaN equals NaN.</summary>
    /// <param name="other">Another.</param>
    public bool IsSame(Tensor other) => Shape.SequenceEqual(other.Shape) && Values.SequenceEqual(other.Values);

    /// <summary>
    /// Splits what a function gave into tensors: numbers, truth values (1 and 0), arrays of one or two dimensions or of rows,
    /// lists, matrices, rows of whole numbers that may differ in length (filled up with NaN), and tuples of them.
    /// </summary>
    /// <param name="output">The function's value.</param>
    /// <param name="names">The names of a tuple's parts, or none.</param>
    /// <returns>The tensors; null when a part of the value is null or of a kind that no task asks for.</returns>
    public static ImmutableArray<Tensor>? Split(object? output, ImmutableArray<string> names)
    {
        object?[] parts = output is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])] : [output];
        var tensors = ImmutableArray.CreateBuilder<Tensor>(parts.Length);
        for (var i = 0; i < parts.Length; i++)
        {
            if (Of(parts[i], i < names.Length ? names[i] : "") is not { } tensor)
                return null;
            tensors.Add(tensor);
        }
        return tensors.ToImmutable();
    }

    private static Tensor? Of(object? value, string name) => value switch
    {
        null => null,
        bool truth => new Tensor(name, [], [truth ? 1 : 0]),
        Matrix matrix => new Tensor(name, [matrix.Rows, matrix.Columns], [.. matrix.Values]),
        double[,] table => new Tensor(name, [table.GetLength(0), table.GetLength(1)], [.. table.Cast<double>()]),
        IEnumerable<double> numbers => Listed(name, [.. numbers]),
        IEnumerable<int> numbers => Listed(name, [.. numbers.Select(number => (double)number)]),
        IEnumerable<bool> truths => Listed(name, [.. truths.Select(truth => truth ? 1.0 : 0)]),
        double[][] rows => Rows(name, rows),
        IEnumerable<int[]> rows => Ragged(name, [.. rows]),
        string or IEnumerable => null,
        IConvertible number => new Tensor(name, [], [number.ToDouble(null)]),
        _ => null,
    };

    private static Tensor Listed(string name, ImmutableArray<double> values) => new(name, [values.Length], values);

    private static Tensor? Rows(string name, double[][] rows) =>
        rows.Any(row => row is null || row.Length != rows[0].Length)
            ? null
            : new Tensor(name, [rows.Length, rows.Length == 0 ? 0 : rows[0].Length], [.. rows.SelectMany(row => row)]);

    private static Tensor? Ragged(string name, int[][] rows)
    {
        if (rows.Any(row => row is null))
            return null;
        var columns = rows.Length == 0 ? 0 : rows.Max(row => row.Length);
        return new Tensor(name, [rows.Length, columns], [.. rows.SelectMany(row =>
            row.Select(number => (double)number).Concat(Enumerable.Repeat(double.NaN, columns - row.Length)))]);
    }
}
