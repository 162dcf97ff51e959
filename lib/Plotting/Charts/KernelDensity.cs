namespace Plotting;

/// <summary>A density estimated from values by a Gaussian kernel around each.</summary>
/// <remarks>
/// Silverman, "Density Estimation for Statistics and Data Analysis" (1986), equation 3.31: the bandwidth
/// h = 0.9 min(σ, IQR / 1.34) n^(−1/5).
/// </remarks>
internal static class KernelDensity
{
    private const int MostCells = 8192;

    /// <summary>The bandwidth of Silverman's rule; 0 when all values are equal.</summary>
    public static double Bandwidth(double[] finite)
    {
        double mean = finite.Average();
        double deviation = Math.Sqrt(finite.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, finite.Length - 1));
        double[] sorted = [.. finite.Order()];
        double quartiles = (Quantile(sorted, 0.75) - Quantile(sorted, 0.25)) / 1.34;
        // Half of a ReLU's activations are 0: then the quartiles say nothing of the width.
        double spread = quartiles > 0 ? Math.Min(deviation, quartiles) : deviation;
        return 0.9 * spread * Math.Pow(finite.Length, -0.2);
    }

    /// <summary>The density at places at equal distances.</summary>
    /// <param name="finite">The values.</param>
    /// <param name="places">Where, at equal distances.</param>
    /// <param name="bandwidth">The standard deviation of the kernel, above 0.</param>
    public static double[] At(double[] finite, double[] places, double bandwidth)
    {
        // Values are first shared out between cells of a sixteenth of the bandwidth: then their number costs no time.
        double from = finite.Min(), to = finite.Max();
        int cells = (int)Math.Clamp(Math.Ceiling((to - from) / bandwidth * 16), 1, MostCells);
        double width = to > from ? (to - from) / cells : bandwidth / 16;
        var weights = new double[cells + 2];
        foreach (double value in finite)
        {
            double cell = (value - from) / width;
            int below = (int)cell;
            weights[below] += below + 1 - cell;
            weights[below + 1] += cell - below;
        }
        double scale = 1 / (finite.Length * bandwidth * Math.Sqrt(2 * Math.PI));
        return [.. places.Select(place =>
        {
            int first = (int)Math.Clamp((place - 6 * bandwidth - from) / width, 0, cells + 1);
            int last = (int)Math.Clamp((place + 6 * bandwidth - from) / width + 1, 0, cells + 1);
            double sum = 0;
            for (int cell = first; cell <= last; cell++)
            {
                double distance = (place - from - cell * width) / bandwidth;
                sum += weights[cell] * Math.Exp(-0.5 * distance * distance);
            }
            return sum * scale;
        })];
    }

    /// <summary>A quantile of sorted values, between neighbours by proportion.</summary>
    public static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }
}
