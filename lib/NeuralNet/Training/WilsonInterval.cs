namespace NeuralNet;

/// <summary>
/// How far a share may lie from the one that was counted, because only so many were tried: Wilson's interval (1927). It holds the
/// true share in about 95 of 100 such counts, never leaves 0 to 1, and has a width even when nothing or everything succeeded.
/// </summary>
/// <param name="Share">successes / trials</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <example><code>
/// Console.WriteLine(WilsonInterval.Of(43, 50));                    // prints 86.0 % (73.8 % to 93.0 %)
/// </code></example>
public readonly record struct WilsonInterval(double Share, double Low, double High)
{
    // The normal distribution has 95 % of its area within this many standard deviations.
    private const double Deviations = 1.959963984540054;

    /// <summary>The interval for a count.</summary>
    /// <param name="successes">How many succeeded.</param>
    /// <param name="trials">How many were tried, independently of each other.</param>
    /// <exception cref="ArgumentException">There were no trials, or not from 0 to all of them succeeded.</exception>
    public static WilsonInterval Of(int successes, int trials)
    {
        if (trials < 1 || successes < 0 || successes > trials)
        {
            throw new ArgumentException(
                $"WilsonInterval: {successes} successes in {trials} trials; give one trial or more, and 0 to all successes.");
        }
        // (p + z²/2n ± z √(p (1 − p)/n + z²/4n²)) / (1 + z²/n)
        double p = (double)successes / trials, z2 = Deviations * Deviations / trials;
        var centre = (p + z2 / 2) / (1 + z2);
        var reach = Math.Sqrt(z2 * p * (1 - p) + z2 * z2 / 4) / (1 + z2);
        // Rounding must not leave the share outside, where it is 0 or 1.
        return new WilsonInterval(p, Math.Min(p, centre - reach), Math.Max(p, centre + reach));
    }

    /// <summary>Share and ends, as percentages.</summary>
    public override string ToString() => FormattableString.Invariant($"{Share:P1} ({Low:P1} to {High:P1})");
}
