using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>Values as JSON.</summary>
internal static class ValueJson
{
    private const int MaximumItems = 1_000_000;

    private static readonly JsonSerializerOptions s_any = new()
    {
        WriteIndented = false,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
        ReferenceHandler = System.Text.Json.Serialization.ReferenceHandler.IgnoreCycles,
    };

    /// <summary>
    /// Numbers (NaN and the infinities as text), text, truth values, a TimeSpan as seconds, lists of these; else the text.
    /// </summary>
    public static JsonNode? FromValue(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        double number => double.IsFinite(number) ? JsonValue.Create(number)
            : JsonValue.Create(number.ToString(CultureInfo.InvariantCulture)),
        float number => float.IsFinite(number) ? JsonValue.Create(number)
            : JsonValue.Create(number.ToString(CultureInfo.InvariantCulture)),
        decimal number => JsonValue.Create(number),
        byte or sbyte or short or ushort or int or uint or long =>
            JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ulong number => JsonValue.Create(number),
        TimeSpan time => JsonValue.Create(time.TotalSeconds),
        IEnumerable items when IsListOfSimple(items) =>
            new JsonArray([.. items.Cast<object?>().Take(MaximumItems).Select(FromValue)]),
        IFormattable formattable => JsonValue.Create(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(value.ToString() ?? ""),
    };

    /// <summary>Any value as the serializer writes it, or as text where it cannot.</summary>
    public static string FromAny(object? value)
    {
        try
        {
            return JsonSerializer.Serialize(value, s_any);
        }
        catch (Exception error) when (error is NotSupportedException or JsonException or InvalidOperationException)
        {
            return JsonSerializer.Serialize(PlainText.Of(value));
        }
    }

    private static bool IsListOfSimple(IEnumerable items) =>
        items is IList && items.Cast<object?>().Take(MaximumItems).All(item =>
            item is null or string or bool or decimal or TimeSpan || item.GetType().IsPrimitive
                || (item is IList inner && IsListOfSimple(inner)));
}
