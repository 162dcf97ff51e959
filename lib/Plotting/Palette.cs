using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Plotting;

/// <summary>
/// The colours of the course: one colour for one thing in all lessons, told apart with every common kind of colour blindness.
/// Written for a light page; on a dark page each is drawn by its lighter counterpart.
/// </summary>
/// <remarks>
/// After Okabe and Ito, "Color Universal Design" (2008), adjusted until a test with simulated protanopia, deuteranopia and
/// tritanopia
/// found every two of them apart, on white and on dark ground.
/// </remarks>
public static class Palette
{
    /// <summary>Blue.</summary>
    public const string Blue = "#0072b2";

    /// <summary>Vermilion.</summary>
    public const string Vermilion = "#d55e00";

    /// <summary>Bluish green.</summary>
    public const string Green = "#00a979";

    /// <summary>Reddish purple.</summary>
    public const string Purple = "#c4649a";

    /// <summary>Amber.</summary>
    public const string Amber = "#d19919";

    /// <summary>Sky blue.</summary>
    public const string Sky = "#4aa8dc";

    /// <summary>Wine red.</summary>
    public const string Wine = "#7a1f4e";

    /// <summary>Grey.</summary>
    public const string Grey = "#717a84";

    /// <summary>The training set and everything measured on it.</summary>
    public const string Train = Blue;

    /// <summary>The validation set.</summary>
    public const string Validation = Vermilion;

    /// <summary>The test set.</summary>
    public const string Test = Green;

    /// <summary>Class 0, values below a threshold, negative weights.</summary>
    public const string Negative = Blue;

    /// <summary>Class 1, values above a threshold, positive weights.</summary>
    public const string Positive = Vermilion;

    /// <summary>The one thing to look at: an optimum, a chosen point, a mistake.</summary>
    public const string Accent = Purple;

    /// <summary>Text, axes, reference lines: the colour of the page's own writing.</summary>
    public const string Ink = "#24292f";

    /// <summary>What is there for comparison only.</summary>
    public const string Muted = Grey;

    /// <summary>The colours of classes 0 to 9; the symbols of scatter plots repeat the distinction by shape.</summary>
    public static ImmutableArray<string> ClassColors { get; } =
        [Blue, Vermilion, Green, Purple, Amber, Sky, Wine, Grey, "#809022", "#5a4fb0"];

    /// <summary>From nothing (the page's background) to much: counts, magnitudes.</summary>
    public static ColorScale Sequential { get; } = new(["#f4f7fb", "#c3daee", "#7fb2da", "#3a82bb", "#0b4f86"]);

    /// <summary>From negative through nothing to positive: weights, differences, decision values.</summary>
    public static ColorScale Diverging { get; } = new(["#0072b2", "#7fb5d8", "#f6f6f4", "#eba67a", "#d55e00"]);

    /// <summary>The same, paler: the ground of a decision surface, on which points of the strong colours stand out.</summary>
    public static ColorScale Decision { get; } = new(["#6fb1dc", "#b9d9ee", "#f7f7f5", "#f8d3b8", "#f2a26b"]);

    /// <summary>Many distinguishable levels with even steps of lightness: surfaces and contours.</summary>
    public static ColorScale Terrain { get; } = new(["#00204d", "#39486b", "#7c7b78", "#bcaf6f", "#ffea46"]);

    private static readonly ImmutableArray<(string Light, string Dark)> _dark =
    [
        (Blue, "#58aee6"), (Vermilion, "#f5894b"), (Green, "#1ae6ba"), (Purple, "#e79ac6"), (Amber, "#edb431"),
        (Sky, "#9bd4f5"), (Wine, "#d4689d"), (Grey, "#a9bdd4"), ("#809022", "#c3d154"), ("#5a4fb0", "#9f9df8"),
        (Ink, "#e6e9ed"), ("#f4f7fb", "#17202b"), ("#c3daee", "#1d3f5e"), ("#7fb2da", "#2a6a9c"), ("#3a82bb", "#55a2dc"),
        ("#0b4f86", "#b9dcf7"), ("#7fb5d8", "#2f6488"), ("#f6f6f4", "#1e2227"), ("#eba67a", "#8d5230"),
        ("#6fb1dc", "#2b648a"), ("#b9d9ee", "#21435a"), ("#f7f7f5", "#1e2227"), ("#f8d3b8", "#543722"), ("#f2a26b", "#94501f"),
        ("#ffffff", "#14181d"), ("#00204d", "#34549c"), ("#39486b", "#5f7096"),
    ];

    // What the course speaks of again and again; the first word that a series' name begins with decides.
    private static readonly ImmutableArray<(string Word, string Color)> _known =
    [
        ("train", Train), ("valid", Validation), ("test", Test), ("step", Grey),
        ("class 0", Blue), ("class 1", Vermilion),
    ];

    // These are known anywhere in a name: "derivative of tanh", "MNIST with Adam". The longer words come first.
    private static readonly ImmutableArray<(string Word, string Color)> _methods =
    [
        ("leaky relu", Purple), ("sigmoid", Blue), ("tanh", Vermilion), ("relu", Green), ("elu", Amber), ("softmax", Sky),
        ("identity", Wine), ("momentum", Vermilion), ("adamw", Purple), ("adam", Green), ("sgd", Blue),
    ];

    /// <summary>The colour of a class.</summary>
    /// <param name="index">The class, from 0; beyond 9 the colours repeat.</param>
    public static string ClassColor(int index) => ClassColors[((index % 10) + 10) % 10];

    /// <summary>The colour of a layer: the deeper, the darker, the same for the same depth in all charts.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="layers">How many layers there are.</param>
    public static string Layer(int layer, int layers) =>
        _layers.At(layers <= 1 ? 0.5 : Math.Clamp(layer / (layers - 1.0), 0, 1));

    private static readonly ColorScale _layers = new(["#8cc7a1", "#3f9d9a", "#3478a8", "#4f4f9c", "#6b2670"]);

    /// <summary>The colour a series has by its name ("training loss", "tanh"), or null when the name says nothing.</summary>
    internal static string? ByName(string name)
    {
        foreach ((string word, string color) in _known)
        {
            if (name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return color;
        }
        foreach ((string word, string color) in _methods)
        {
            int at = name.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && !IsLetter(name, at - 1) && !IsLetter(name, at + word.Length))
                return color;
        }
        return (NumberAfter("class", name) ?? NumberAfter("digit", name)) is { } number ? ClassColor(number) : null;

        static bool IsLetter(string text, int place) => place >= 0 && place < text.Length && char.IsLetter(text[place]);
    }

    /// <summary>The number in names such as "layer 3" or "class 7", or null when the name is not of that kind.</summary>
    internal static int? NumberAfter(string word, string name)
    {
        string[] parts = name.Split(' ', ',', ':');
        return parts.Length >= 2 && parts[0].Equals(word, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    /// <summary>A colour with an opacity, as CSS writes it.</summary>
    internal static string Fade(string color, double opacity)
    {
        (int red, int green, int blue) = ColorScale.Parse(color);
        return string.Create(CultureInfo.InvariantCulture, $"rgba({red},{green},{blue},{opacity:0.##})");
    }

    /// <summary>From each colour to its counterpart on a dark page.</summary>
    internal static JsonObject DarkJson()
    {
        var map = new JsonObject();
        foreach ((string light, string dark) in _dark)
            map[light] = dark;
        return map;
    }
}

/// <summary>A scale from low to high values, by colours at equal distances.</summary>
/// <param name="Colors">At least two colours as <c>#rrggbb</c>.</param>
public sealed record ColorScale(ImmutableArray<string> Colors)
{
    /// <summary>The colour at a place of the scale.</summary>
    /// <param name="position">From 0 (lowest) to 1 (highest).</param>
    public string At(double position)
    {
        double place = Math.Clamp(position, 0, 1) * (Colors.Length - 1);
        int below = Math.Min((int)place, Colors.Length - 2);
        (int r0, int g0, int b0) = Parse(Colors[below]);
        (int r1, int g1, int b1) = Parse(Colors[below + 1]);
        double part = place - below;
        return $"#{Mix(r0, r1):x2}{Mix(g0, g1):x2}{Mix(b0, b1):x2}";

        int Mix(int from, int to) => (int)Math.Round(from + part * (to - from));
    }

    /// <summary>The scale as plotly.js has it.</summary>
    internal JsonArray ToJson() =>
        new([.. Colors.Select((color, i) => new JsonArray(Json.Round(i / (Colors.Length - 1.0)), color))]);

    internal static (int Red, int Green, int Blue) Parse(string color)
    {
        if (color.Length != 7 || color[0] != '#' || !int.TryParse(color.AsSpan(1), NumberStyles.HexNumber,
                CultureInfo.InvariantCulture, out int value))
            throw new ArgumentException($"'{color}' is no colour of the form #rrggbb; take one from Palette.", nameof(color));
        return (value >> 16, (value >> 8) & 255, value & 255);
    }
}
