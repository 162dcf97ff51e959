using System.Buffers;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuralNet;

/// <summary>
/// The settings of a run, by name, in the order in which they were given: numbers, text, true and false, and lists of these.
/// Together with the experiment's name they say which run it is; their order does not matter for that, nor whether a whole
/// number was an int or a double.
/// </summary>
/// <example><code>
/// var config = RunConfig.Of(new { LearningRate = 0.1, Hidden = 32, Optimizer = "Adam" });
/// Console.WriteLine(config.Number("LearningRate") * 2);    // prints 0.2
/// Console.WriteLine(config);                               // prints LearningRate 0.1, Hidden 32, Optimizer Adam
/// </code></example>
public sealed class RunConfig : IReadOnlyDictionary<string, object>
{
    // Up to here every whole number is a double too.
    private const double LargestWhole = 1L << 53;

    private readonly OrderedDictionary<string, object> _values = [];

    private RunConfig()
    {
    }

    /// <summary>No settings.</summary>
    public static RunConfig Empty { get; } = new();

    /// <summary>The names, in their order.</summary>
    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>The values: long, double, string, bool, or a list of these.</summary>
    public IEnumerable<object> Values => _values.Values;

    /// <summary>How many settings there are.</summary>
    public int Count => _values.Count;

    /// <summary>A value: a long, double, string, bool, or a list of these.</summary>
    /// <param name="name">The setting's name.</param>
    /// <exception cref="KeyNotFoundException">There is no setting of that name.</exception>
    public object this[string name] => _values.TryGetValue(name, out var value) ? value : throw new KeyNotFoundException(
        $"RunConfig: there is no setting '{name}'; there {(Count == 0 ? "are none" : "are " + string.Join(", ", Keys))}.");

    /// <summary>Settings from an object's public properties (an anonymous one will do), or from names and values.</summary>
    /// <param name="settings">The settings; null for none.</param>
    /// <exception cref="ArgumentException">A value is of a kind that cannot be written down.</exception>
    public static RunConfig Of(object? settings)
    {
        if (settings is RunConfig config)
            return config;
        var result = new RunConfig();
        foreach (var (name, value) in Pairs(settings))
            result._values[name] = Normalize(name, value);
        return result;
    }

    /// <summary>The same settings and one more, or one of them changed.</summary>
    /// <param name="name">The setting's name.</param>
    /// <param name="value">Its value.</param>
    public RunConfig With(string name, object value)
    {
        var result = Of(_values);
        result._values[name] = Normalize(name, value);
        return result;
    }

    /// <summary>A setting that is a number.</summary>
    /// <param name="name">The setting's name.</param>
    /// <exception cref="ArgumentException">It is no number.</exception>
    public double Number(string name) => this[name] switch
    {
        long whole => whole,
        double number => number,
        var other => throw Wrong(name, other, "a number"),
    };

    /// <summary>A setting that is a whole number.</summary>
    /// <param name="name">The setting's name.</param>
    /// <exception cref="ArgumentException">It is no whole number, or too large.</exception>
    public int Whole(string name) =>
        this[name] is long and >= int.MinValue and <= int.MaxValue and var whole ? (int)whole
            : throw Wrong(name, this[name], "a whole number");

    /// <summary>A setting that is a text.</summary>
    /// <param name="name">The setting's name.</param>
    /// <exception cref="ArgumentException">It is no text.</exception>
    public string Text(string name) => this[name] as string ?? throw Wrong(name, this[name], "a text");

    /// <summary>A setting that is true or false.</summary>
    /// <param name="name">The setting's name.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public bool Flag(string name) => this[name] is bool flag ? flag : throw Wrong(name, this[name], "true or false");

    /// <summary>Whether there is a setting of a name.</summary>
    /// <param name="key">The name.</param>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <summary>Gets a value where there is one.</summary>
    /// <param name="key">The setting's name.</param>
    /// <param name="value">Its value.</param>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Names and values in one line.</summary>
    public override string ToString() => string.Join(", ", _values.Select(pair => $"{pair.Key} {Write(pair.Value)}"));

    /// <summary>A value as people read it; numbers with all their digits.</summary>
    internal static string Write(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        object[] list => "[" + string.Join(", ", list.Select(Write)) + "]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The settings as JSON with sorted names: equal settings give equal bytes.</summary>
    internal byte[] Canonical()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            WriteTo(json, _values.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        return buffer.WrittenSpan.ToArray();
    }

    internal void WriteTo(Utf8JsonWriter json) => WriteTo(json, _values);

    internal static RunConfig Read(JsonElement element)
    {
        var result = new RunConfig();
        foreach (var member in element.EnumerateObject())
            result._values[member.Name] = ReadValue(member.Value);
        return result;
    }

    private static void WriteTo(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object>> values)
    {
        json.WriteStartObject();
        foreach (var (name, value) in values)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case long whole:
                json.WriteNumberValue(whole);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            default:
                json.WriteStartArray();
                foreach (var item in (object[])value)
                    WriteValue(json, item);
                json.WriteEndArray();
                break;
        }
    }

    private static object ReadValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => element.EnumerateArray().Select(ReadValue).ToArray(),
        _ => element.GetString() ?? "",
    };

    private static IEnumerable<(string Name, object? Value)> Pairs(object? settings) => settings switch
    {
        null => [],
        IEnumerable<KeyValuePair<string, object>> pairs => pairs.Select(pair => (pair.Key, (object?)pair.Value)),
        IDictionary pairs => pairs.Cast<DictionaryEntry>().Select(pair => (pair.Key.ToString()!, pair.Value)),
        string or IEnumerable or ValueType => throw new ArgumentException(
            $"RunConfig: settings have names, and a {settings.GetType().Name} has none; write new {{ LearningRate = 0.1 }}."),
        _ => settings.GetType().GetProperties()
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Select(property => (property.Name, property.GetValue(settings))),
    };

    private static object Normalize(string name, object? value) => value switch
    {
        bool or string => value,
        Enum choice => choice.ToString(),
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float or double or decimal => NormalizeNumber(name, Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        IEnumerable list => list.Cast<object?>().Select(item => Normalize(name, item)).ToArray(),
        _ => throw new ArgumentException(
            $"RunConfig: '{name}' is {(value is null ? "null" : $"of type {value.GetType().Name}")}, and settings are numbers, "
            + "text, true or false, or lists of these; give its name or its numbers instead."),
    };

    private static object NormalizeNumber(string name, double value) =>
        !double.IsFinite(value)
            ? throw new ArgumentException($"RunConfig: '{name}' is {value}, and a setting is finite; write it as text.")
            : Math.Abs(value) <= LargestWhole && value == Math.Floor(value) ? (object)(long)value : value;

    private static ArgumentException Wrong(string name, object value, string wanted) =>
        new($"RunConfig: the setting '{name}' is {Write(value)}, and not {wanted}.");
}
