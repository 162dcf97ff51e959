using System.Text.Json.Nodes;

namespace Plotting;

public static partial class Chart
{
    private const int DensityPlaces = 241;

    /// <summary>
    /// How densely values lie, as smooth curves whose areas are 1: a Gaussian kernel around each value, of one bandwidth for all
    /// series, which the axis states. Values at a hard bound are smeared a little beyond it; a histogram is exact there.
    /// </summary>
    /// <example><code>
    /// Chart.Density("Distances in 784 dimensions", "distance", [("uniform points", distances)])
    /// </code></example>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="x">What the values are, with their unit.</param>
    /// <param name="series">The name of each set of values and the values; infinite and undefined ones are left out and said
    /// so.</param>
    /// <param name="bandwidth">The kernel's standard deviation, or 0 for the smallest that Silverman's rule gives a
    /// series.</param>
    /// <exception cref="ArgumentException">A series has no finite value, or the axis is logarithmic.</exception>
    public static Figure Density(string title, Axis x, IReadOnlyList<(string Name, double[] Values)> series, double bandwidth = 0)
    {
        if (x.IsLogarithmic)
            throw new ArgumentException($"Chart.Density: axis '{x.Title}' is logarithmic; give logarithms as values instead.");
        if (series.Count == 0)
            throw new ArgumentException("Chart.Density: there is nothing to draw; give at least one set of values.");
        double[][] finite = [.. series.Select(one => one.Values.Where(double.IsFinite).ToArray())];
        int empty = Array.FindIndex(finite, values => values.Length == 0);
        if (empty >= 0)
            throw new ArgumentException($"Chart.Density: '{series[empty].Name}' has no finite value.");
        double smallest = finite.Min(values => values.Min()), largest = finite.Max(values => values.Max());
        if (!(bandwidth > 0))
        {
            double[] widths = [.. finite.Select(KernelDensity.Bandwidth).Where(width => width > 0)];
            // Where all values of all series are equal, any width shows where they are.
            bandwidth = widths.Length > 0 ? widths.Min() : Math.Max(Math.Abs(largest) / 100, 1e-3);
        }
        // Finer than this a curve is thinner than the screen's pixels.
        bandwidth = Math.Max(bandwidth, (largest - smallest) / 1500);
        (double from, double to) = x.Range ?? (smallest - 3 * bandwidth, largest + 3 * bandwidth);
        double[] places = Grid(from, to, DensityPlaces);
        Series[] curves = [.. series.Select((one, i) => Series.Of(one.Name, places,
            KernelDensity.At(finite[i], places, bandwidth)) with { Mark = Mark.Line })];
        string width = Words.Number(bandwidth);
        Figure figure = Lines(title, x.Between(from, to),
            new Axis($"density (Gaussian kernel, bandwidth {width})") { FromZero = true },
            curves);
        string alt = string.Join("; ", series.Select(one => (one.Name.Length == 0 ? "" : one.Name + ": ") + Spread(one.Values)));
        Panel panel = figure.Panels[0] with { Height = 300 };
        JsonArray data = panel.Data.DeepClone().AsArray();
        foreach (JsonNode? trace in data)
        {
            trace!["fill"] = "tozeroy";
            trace["fillcolor"] = Palette.Fade(trace["line"]!["color"]!.GetValue<string>(), 0.14);
            trace["hovertemplate"] = "%{y:.3~g}";
        }
        // The ends of all curves lie at 0: labels there would say nothing, a legend does.
        JsonObject layout = panel.Layout.DeepClone().AsObject();
        layout.Remove("annotations");
        return figure with
        {
            AltText = Words.Capital($"density of {x.Quantity}, smoothed with bandwidth {width}: {alt}."),
            Panels = [panel with { Data = data, Layout = layout }],
        };
    }

    /// <summary>How densely values lie, as a smooth curve whose area is 1.</summary>
    /// <param name="title">What the chart shows; may be empty.</param>
    /// <param name="x">What the values are, with their unit.</param>
    /// <param name="values">The values.</param>
    /// <param name="bandwidth">The kernel's standard deviation, or 0 for that of Silverman's rule.</param>
    public static Figure Density(string title, Axis x, double[] values, double bandwidth = 0) =>
        Density(title, x, [("", values)], bandwidth);
}
