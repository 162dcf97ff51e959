using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NeuralNet;

/// <summary>What a variable holds, as far as it can be told from another: for <see cref="MethodDigest"/>.</summary>
internal static class ValueDigest
{
    private const int LongestArray = 10_000;
    private const int SamplesLookedAt = 200;

    /// <summary>
    /// Numbers, texts, arrays of these and matrices are told apart by all they hold; data by their size and some of their
    /// samples, so that a sweep on the sample of MNIST is not taken for one on all of it. Nothing is said of other objects.
    /// </summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        Matrix matrix => $"{matrix.Shape} {Hash(MemoryMarshal.AsBytes(matrix.Values))}",
        ILabelledData data => Of(data),
        Array { Length: <= LongestArray } array when array.Cast<object?>().All(IsPlain) =>
            string.Join(',', array.Cast<object?>().Select(Plain)),
        _ => IsPlain(value) ? Plain(value) : "",
    };

    private static string Of(ILabelledData data)
    {
        var size = $"{data.Count} × {data.InputSize}, {data.ClassCount} classes";
        if (data.Count == 0)
            return size;
        var looked = Math.Min(data.Count, SamplesLookedAt);
        var inputs = new Matrix(looked, data.InputSize);
        var labels = new int[looked];
        int[] samples = [.. Enumerable.Range(0, looked).Select(i => (int)((long)i * data.Count / looked))];
        data.CopyBatch(samples, inputs, labels);
        return $"{size} {Hash(MemoryMarshal.AsBytes(inputs.Values))} {Hash(MemoryMarshal.AsBytes(labels.AsSpan()))}";
    }

    private static bool IsPlain(object? value) =>
        value is string or decimal or Enum || value is not null && value.GetType().IsPrimitive;

    private static string Plain(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexString(SHA256.HashData(bytes));
}
