using System.Globalization;

namespace NeuralNet;

/// <summary>Numbers as people read them, the same in every culture.</summary>
internal static class Text
{
    /// <summary>About four significant digits; whole numbers and large ones without an exponent while readable.</summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        var isPlain = size < 1e9 && (size >= 1e4 || size == Math.Floor(size));
        return value.ToString(isPlain ? "F0" : "G4", CultureInfo.InvariantCulture);
    }
}
