using System.Text.Json;
using NeuralNet;

namespace Plotting.Tests;

public sealed class DistributionTests
{
    private static readonly RandomSource _random = new(7);

    [Fact]
    public void The_density_of_one_value_is_the_kernel_itself()
    {
        double[] places = Chart.Grid(-3, 5, 81);
        double[] density = KernelDensity.At([1.0], places, bandwidth: 0.5);
        for (int i = 0; i < places.Length; i++)
        {
            double z = (places[i] - 1) / 0.5;
            Assert.Equal(Math.Exp(-z * z / 2) / (0.5 * Math.Sqrt(2 * Math.PI)), density[i], 6);
        }
    }

    [Fact]
    public void The_density_of_many_values_is_the_mean_of_their_kernels_and_its_area_is_one()
    {
        double[] values = [.. Enumerable.Range(0, 500).Select(_ => _random.NextGaussian())];
        double[] places = Chart.Grid(-7, 7, 401);
        double[] density = KernelDensity.At(values, places, bandwidth: 0.2);
        for (int i = 0; i < places.Length; i += 20)
        {
            double direct = values.Average(value => Math.Exp(-Math.Pow((places[i] - value) / 0.2,
                2) / 2)) / (0.2 * Math.Sqrt(2 * Math.PI));
            Assert.Equal(direct, density[i], 1e-3);
        }
        Assert.Equal(1, density.Sum() * (places[1] - places[0]), 1e-3);
    }

    [Fact]
    public void Silvermans_bandwidth_is_that_of_the_formula_and_not_of_the_outlier()
    {
        // 1 … 9: σ = 2.7386, quartiles 3 and 7, IQR / 1.34 = 2.985, n^(−1/5) = 0.64439.
        Assert.Equal(0.9 * 2.7386128 * 0.6443940, KernelDensity.Bandwidth([1, 2, 3, 4, 5, 6, 7, 8, 9]), 5);
        // With 900 in the place of 9 the quartiles still are 3 and 7: they decide.
        Assert.Equal(0.9 * 4 / 1.34 * 0.6443940, KernelDensity.Bandwidth([1, 2, 3, 4, 5, 6, 7, 8, 900]), 5);
        Assert.Equal(0, KernelDensity.Bandwidth([2, 2, 2]));
    }

    [Fact]
    public void A_density_states_its_bandwidth_on_the_axis_and_in_words()
    {
        Figure figure = Chart.Density("", "distance (m)", [("a", [1, 2, 3]), ("b", [4, 4, 4])], bandwidth: 0.25);
        Assert.StartsWith("Density of distance, smoothed with bandwidth 0.25: a: 3 values", figure.AltText);
        Assert.Equal("density (Gaussian kernel, bandwidth 0.25)", Parsed.Panel(figure).GetProperty("layout").GetProperty("yaxis")
            .GetProperty("title").GetProperty("text").GetString());
        Assert.Contains("'b' has no finite value", Assert.Throws<ArgumentException>(() =>
            Chart.Density("", "x", [("a", [1]), ("b", [double.NaN])])).Message);
        // Values that are all equal have a place, not a width.
        Assert.Contains("3 values", Chart.Density("", "x", [5.0, 5, 5]).AltText);
    }

    [Fact]
    public void Each_layer_has_a_row_with_the_first_on_top_and_its_facts_beside_it()
    {
        Figure figure = Chart.DistributionsByLayer("", "activation", [("layer 1", [1, -1, 1, -1]), ("layer 2", [0, 0, 2,
            double.NaN])]);
        JsonElement data = Parsed.Panel(figure).GetProperty("data");
        Assert.Equal(2, data.GetArrayLength());
        Assert.True(Parsed.Numbers(data[0].GetProperty("y")).Min() == 1 && Parsed.Numbers(data[1].GetProperty("y")).Min() == 0);
        Assert.Equal("Distribution of activation by layer: layer 1 σ 1; layer 2 σ 0.943, 50 % zero, 25 % not finite.",
            figure.AltText);
        string[][] table = Parsed.Table(figure);
        Assert.Equal(["layer 2", "4", "0.942809", "0.666667", "0", "2", "2", "1"], table[2]);
    }

    [Fact]
    public void Gradients_are_drawn_by_the_logarithm_of_their_magnitude()
    {
        double[] values = [-0.01, 0.01, 0.01, -10];
        Figure figure = Chart.DistributionsByLayer("", Axis.Log("|g|").Between(0.001, 100), [("layer 1", values)]);
        JsonElement trace = Parsed.Trace(figure, 0);
        double[] x = [.. Parsed.Numbers(trace.GetProperty("x")).Select(place => place!.Value)];
        double[] y = [.. Parsed.Numbers(trace.GetProperty("y")).Select(place => place!.Value)];
        // The highest bin holds the three of magnitude 0.01, one third as high lies that of 10.
        Assert.All(Enumerable.Range(0, x.Length).Where(i => y[i] == y.Max()), i => Assert.InRange(x[i], 0.008, 0.012));
        double[] third = [.. Enumerable.Range(0, x.Length).Where(i => Math.Abs(y[i] - y.Max() / 3) < 1e-3).Select(i => x[i])];
        Assert.NotEmpty(third);
        Assert.All(third, place => Assert.InRange(place, 8, 12.5));
    }

    [Fact]
    public void The_rows_can_be_drawn_more_coarsely()
    {
        double[] values = [0.5, 1.5, 1.6, 2.5, 2.6, 2.7, 3.5];
        Figure figure = Chart.DistributionsByLayer("", new Axis("a").Between(0, 4), [("layer 1", values)], bins: 4);
        JsonElement trace = Parsed.Trace(figure, 0);
        // Counted by hand: 1, 2, 3 and 1 of seven values, each bin as high as its share of the fullest.
        Assert.Equal("hv", trace.GetProperty("line").GetProperty("shape").GetString());
        Assert.Equal([0, 0, 1, 2, 3, 4], Parsed.Numbers(trace.GetProperty("x")).Select(place => place!.Value));
        double[] thirds = [0, 1, 2, 3, 1, 0];
        Assert.Equal(thirds, Parsed.Numbers(trace.GetProperty("y")).Select(place => Math.Round(place!.Value / 0.86 * 3, 2)));
        Assert.Contains("take 4 or more", Assert.Throws<ArgumentException>(() =>
            Chart.DistributionsByLayer("", "a", [("layer 1", values)], bins: 3)).Message);
    }

    [Fact]
    public void A_slider_over_epochs_keeps_the_axis_of_the_layers()
    {
        Figure Epoch(double scale) => Chart.DistributionsByLayer("", "a", [Matrix.FromRow(-scale, scale), Matrix.FromRow(0.5,
            1)]);
        JsonElement panel = Parsed.Panel(Chart.Slider("epoch", [("0", Epoch(1)), ("1", Epoch(4))]));
        Assert.True(panel.GetProperty("layout").GetProperty("xaxis").GetProperty("range")[1].GetDouble() >= 4);
        Assert.Equal(2, panel.GetProperty("frames").GetArrayLength());
    }
}
