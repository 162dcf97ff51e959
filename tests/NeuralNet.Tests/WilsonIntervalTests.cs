namespace NeuralNet.Tests;

/// <summary>Wilson's interval, against its defining equation and against counts drawn at random.</summary>
public sealed class WilsonIntervalTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 10)]
    [InlineData(43, 50)]
    [InlineData(1, 3)]
    [InlineData(895, 1000)]
    public void Its_ends_are_the_shares_from_which_the_count_is_1_96_standard_deviations_away(int successes, int trials)
    {
        // The definition: |k/n − p| = z √(p (1 − p) / n) at both ends p.
        var interval = WilsonInterval.Of(successes, trials);
        var share = (double)successes / trials;
        Assert.Equal(share, interval.Share);
        Assert.InRange(share, interval.Low, interval.High);
        Assert.InRange(interval.Low, 0, 1);
        Assert.InRange(interval.High, 0, 1);
        Assert.All(new[] { interval.Low, interval.High }, end =>
            Assert.Equal(1.959963984540054 * Math.Sqrt(end * (1 - end) / trials), Math.Abs(share - end), 1e-12));
        Assert.True(interval.High - interval.Low > 1e-3);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void It_holds_the_true_share_about_95_times_in_100(double share)
    {
        var random = new RandomSource(1);
        var held = 0;
        for (var count = 0; count < 4000; count++)
        {
            var successes = 0;
            for (var trial = 0; trial < 200; trial++)
                successes += random.NextDouble() < share ? 1 : 0;
            var interval = WilsonInterval.Of(successes, 200);
            held += interval.Low <= share && share <= interval.High ? 1 : 0;
        }
        // With counts of whole successes the coverage is not exactly 95 %: Brown, Cai and DasGupta (2001).
        Assert.InRange(held / 4000.0, 0.93, 0.98);
    }

    [Fact]
    public void Misuse_is_an_error_that_says_what_to_do()
    {
        Assert.Equal("WilsonInterval: 1 successes in 0 trials; give one trial or more, and 0 to all successes.",
            Assert.Throws<ArgumentException>(() => WilsonInterval.Of(1, 0)).Message);
        Assert.Throws<ArgumentException>(() => WilsonInterval.Of(5, 4));
        Assert.Throws<ArgumentException>(() => WilsonInterval.Of(-1, 4));
    }
}
