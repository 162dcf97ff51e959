using System.Collections;
using System.Runtime.CompilerServices;

namespace NeuralNet;

/// <summary>
/// The values of a setting in a sweep: <c>[0.01, 0.1, 1]</c>, <c>["sgd", "adam"]</c>, or an array of numbers or texts.
/// </summary>
[CollectionBuilder(typeof(SweepValues), nameof(Create))]
public sealed class SweepValues : IReadOnlyList<object>
{
    private readonly object[] _values;

    private SweepValues(IEnumerable<object> values) => _values = [.. values];

    /// <summary>How many values there are.</summary>
    public int Count => _values.Length;

    /// <summary>A value.</summary>
    /// <param name="index">Its place, from 0.</param>
    public object this[int index] => _values[index];

    /// <summary>The values of a list in brackets.</summary>
    /// <param name="values">The values.</param>
    public static SweepValues Create(ReadOnlySpan<object> values) => new(values.ToArray());

    /// <summary>The numbers of an array.</summary>
    /// <param name="values">The numbers.</param>
    public static implicit operator SweepValues(double[] values) => new(values.Cast<object>());

    /// <inheritdoc cref="op_Implicit(double[])"/>
    public static implicit operator SweepValues(int[] values) => new(values.Cast<object>());

    /// <summary>The texts of an array.</summary>
    /// <param name="values">The texts.</param>
    public static implicit operator SweepValues(string[] values) => new(values);

    /// <inheritdoc/>
    public IEnumerator<object> GetEnumerator() => ((IEnumerable<object>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
