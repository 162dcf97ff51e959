using System.Globalization;
using System.Text.RegularExpressions;

namespace Site.Tests;

/// <summary>The colours of the style sheet, held to WCAG 2.2, contrast (minimum), level AA.</summary>
public sealed class StyleTests
{
    private static readonly string[] OnPaper =
    [
        "ink", "quiet", "accent", "warm", "error", "caution", "code-keyword", "code-control", "code-type", "code-method",
        "code-string", "code-number", "code-comment",
    ];

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var ground in (string[])["paper", "raised", "shade"])
        {
            foreach (var ink in OnPaper)
                pairs.Add(ink, ground);
        }
        pairs.Add("ink", "accent-wash");
        pairs.Add("accent", "accent-wash");
        pairs.Add("quiet", "accent-wash");
        pairs.Add("ink", "error-wash");
        pairs.Add("error", "error-wash");
        pairs.Add("ink", "caution-wash");
        pairs.Add("caution", "caution-wash");
        pairs.Add("ink", "mark");
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_stands_out_from_its_ground_in_light_and_in_dark(string ink, string ground)
    {
        var (light, dark) = (Contrast(Color(ink).Light, Color(ground).Light), Contrast(Color(ink).Dark, Color(ground).Dark));
        Assert.True(light >= 4.5 && dark >= 4.5, $"{ink} on {ground}: {light:F2} in light, {dark:F2} in dark; 4.5 is asked for");
    }

    private static double Contrast(string a, string b)
    {
        var (low, high) = (Math.Min(Luminance(a), Luminance(b)), Math.Max(Luminance(a), Luminance(b)));
        return (high + 0.05) / (low + 0.05);
    }

    // WCAG's relative luminance of an sRGB colour.
    private static double Luminance(string hex)
    {
        var channels = Enumerable.Range(0, 3).Select(i => int.Parse(hex.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber) / 255.0)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    private static (string Light, string Dark) Color(string name)
    {
        var style = File.ReadAllText(Path.Combine(Demo.PackageFolder, "Assets", "site.css"));
        var match = Variable(name).Match(style);
        Assert.True(match.Success, $"--{name} is not in site.css");
        return (match.Groups[1].Value, match.Groups[2].Value);
    }

    private static Regex Variable(string name) => new($@"--{name}: light-dark\((#[0-9a-f]{{6}}), (#[0-9a-f]{{6}})\)");
}
