using System.Globalization;

namespace Notebooks;

/// <summary>Values as text.</summary>
internal static class PlainText
{
    public static string Of(object? value) => value switch
    {
        null => "<null>",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
