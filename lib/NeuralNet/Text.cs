using System.Globalization;

namespace NeuralNet;

/// <summary>Numbers as people read them, the same in every culture.</summary>
internal static class Text
{
    /// <summary>About four significant digits, short numbers short.</summary>
    public static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
