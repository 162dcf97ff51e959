namespace Checks;

/// <summary>
/// Between what a right training may lie. The numbers were measured over many seeds, by <c>MlpBandTests</c> in
/// tests/Checks.Tests,
/// which also holds them against the record in bands/mlp.json: a band leaves room on both sides of everything that was seen.
/// </summary>
/// <param name="Low">The least accuracy on images kept back.</param>
/// <param name="High">The greatest.</param>
/// <param name="LeastGap">The least accuracy on the test file, less that on other images kept back.</param>
/// <param name="GreatestGap">The greatest.</param>
internal sealed record MlpBand(double Low, double High, double LeastGap, double GreatestGap)
{
    /// <summary>The check's first training: 784–32–10, 8 epochs of 1,200 images, batches of 20, η = 0.05.</summary>
    public static MlpBand First { get; } = new(0.85, 0.915, -0.04, 0.075);

    /// <summary>The second: 784–48–10, 12 epochs, batches of 40, η = 0.08.</summary>
    public static MlpBand Second { get; } = new(0.86, 0.915, -0.04, 0.075);

    /// <summary>The whole run on 55,000 images; settings of the student's choice.</summary>
    public static MlpBand Full { get; } = new(0.97, 0.99, -0.01, 0.01) { Slack = 0.009 };

    /// <summary>The whole run on the sample's 1,600 images.</summary>
    public static MlpBand Sample { get; } = new(0.84, 0.945, -0.04, 0.06) { Slack = 0.06 };

    /// <summary>The band for the data that are there.</summary>
    public static MlpBand OfWholeRun => MlpData.IsSample ? Sample : Full;

    /// <summary>How far an honest estimate of the accuracy may be off.</summary>
    public double Slack { get; init; }
}
