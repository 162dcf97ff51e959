namespace Plotting.Tests;

public sealed class PaletteTests
{
    // Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.
    private static readonly Dictionary<string, double[,]> _vision = new()
    {
        ["common"] = new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
        ["protanopia"] = new[,] { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116,
            1.051998 } },
        ["deuteranopia"] = new[,] { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940,
            0.968881 } },
        ["tritanopia"] = new[,] { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367,
            0.303900 } },
    };

    [Theory]
    [InlineData("common")]
    [InlineData("protanopia")]
    [InlineData("deuteranopia")]
    [InlineData("tritanopia")]
    public void The_colours_differ_for_every_kind_of_eye_on_light_and_dark(string vision)
    {
        var dark = Palette.DarkJson();
        foreach (bool isDark in new[] { false, true })
        {
            string[] colors = [.. Palette.ClassColors.Select(color => isDark ? dark[color]!.GetValue<string>() : color)];
            for (int i = 0; i < colors.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    double distance = Distance(Lab(colors[i], _vision[vision]), Lab(colors[j], _vision[vision]));
                    // Roles (the first three) must be unmistakable; where there are many classes the shape says it as well.
                    Assert.True(distance >= (i < 3 ? 20 : i < 6 ? 10 : 6),
                        $"{colors[j]} and {colors[i]} differ by only {distance:F1} ({vision})");
                }
            }
        }
    }

    [Fact]
    public void Lines_stand_out_from_their_page()
    {
        var dark = Palette.DarkJson();
        foreach (string color in Palette.ClassColors)
        {
            Assert.True(Contrast(color, "#ffffff") >= 2.5, $"{color} on white: {Contrast(color, "#ffffff"):F2}");
            string light = dark[color]!.GetValue<string>();
            Assert.True(Contrast(light, "#14181d") >= 4.5, $"{light} on dark: {Contrast(light, "#14181d"):F2}");
        }
    }

    [Fact]
    public void A_scale_is_exact_at_its_colours_and_mixes_between()
    {
        var scale = new ColorScale(["#000000", "#ff0000", "#ffffff"]);
        Assert.Equal(["#000000", "#800000", "#ff0000", "#ffffff"], new[] { 0, 0.25, 0.5, 7 }.Select(scale.At));
    }

    private static double[] Linear(string color) => [.. Enumerable.Range(0, 3)
        .Select(i => Convert.ToInt32(color.Substring(1 + 2 * i, 2), 16) / 255.0)
        .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double Contrast(string a, string b)
    {
        double[] light = [Luminance(a), Luminance(b)];
        return (light.Max() + 0.05) / (light.Min() + 0.05);

        static double Luminance(string color) => Linear(color) is var c ? 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] : 0;
    }

    private static double[] Lab(string color, double[,] vision)
    {
        double[] seen = Linear(color);
        double[] c = [.. Enumerable.Range(0, 3).Select(r => Math.Clamp(Enumerable.Range(0, 3).Sum(k => vision[r, k] * seen[k]),
            0, 1))];
        double x = F((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
        double y = F(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
        double z = F((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];

        static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b).Sum(pair => Math.Pow(pair.First - pair.Second,
        2)));
}
