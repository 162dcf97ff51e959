using System.Globalization;
using System.Runtime.CompilerServices;

namespace Checks;

/// <summary>Values as the table of a check writes them: short, and the same in every culture.</summary>
public static class Show
{
    private const int MostElements = 6;

    /// <summary>A number with up to six significant digits.</summary>
    /// <param name="value">The number.</param>
    public static string Number(double value)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "−∞";
        var size = Math.Abs(value);
        var text = value.ToString(size is 0 or >= 1e-4 and < 1e7 ? "0.######" : "0.####e0", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text.Replace('-', '−');
    }

    /// <summary>A tensor: 3, (1, 2, 3), or [1 2; 3 4] with a semicolon between rows. Long ones are cut.</summary>
    /// <param name="tensor">The tensor.</param>
    public static string Tensor(Tensor tensor) => tensor.Shape.Length switch
    {
        0 => Number(tensor.Values[0]),
        1 => "(" + Cut(tensor.Values.Select(Number), tensor.Shape[0], ", ") + ")",
        _ => "[" + Cut(Rows(tensor), tensor.Shape[0], "; ") + "]",
    };

    /// <summary>An input or output of a task.</summary>
    /// <param name="value">A number, truth value, text, array, matrix, or a tuple of them.</param>
    public static string Value(object? value) => value switch
    {
        null => "null",
        NoInput => "",
        string text => $"“{text}”",
        bool truth => truth ? "true" : "false",
        ITuple tuple => string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Value(tuple[i]))),
        _ => Checks.Tensor.Split(value, []) is { } tensors ? string.Join("; ", tensors.Select(Tensor)) : value.ToString() ?? "",
    };

    /// <summary>The size of an error: 3e-12, and from 0.01 on as a share, 0.33, which says more of a wrong factor.</summary>
    /// <param name="error">The error.</param>
    public static string Error(double error) =>
        double.IsNaN(error) ? "NaN" : error == 0 ? "0"
            : error.ToString(error < 0.01 ? "0e0" : "0.00", CultureInfo.InvariantCulture).Replace('-', '−');

    private static IEnumerable<string> Rows(Tensor tensor)
    {
        var columns = tensor.Shape[1];
        return Enumerable.Range(0, tensor.Shape[0]).Select(row =>
            Cut(Enumerable.Range(0, columns).Select(column => Number(tensor.Values[row * columns + column])), columns, " "));
    }

    private static string Cut(IEnumerable<string> parts, int count, string between) =>
        count <= MostElements ? string.Join(between, parts) : string.Join(between, parts.Take(MostElements - 1)) + between + "…";
}
