namespace NeuralNet.Tests;

public sealed class RandomSourceTests
{
    [Fact]
    public void The_bits_are_those_published_for_xoshiro256_starstar()
    {
        // From the state 1, 2, 3, 4: the reference vector of the rand_xoshiro crate, made with the authors' C code.
        ulong[] reference =
        [
            11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625,
            8476171486693032832, 10595114339597558777, 2904607092377533576,
        ];
        var random = new RandomSource(1, 2, 3, 4);
        Assert.Equal(reference, reference.Select(_ => random.NextBits()));
    }

    [Fact]
    public void The_state_is_filled_by_SplitMix64_as_published()
    {
        ulong[] reference =
        [
            6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821,
        ];
        var state = 1234567UL;
        Assert.Equal(reference, reference.Select(_ => RandomSource.SplitMix64(ref state)));
        var filled = new RandomSource(reference[0], reference[1], reference[2], reference[3]);
        Assert.Equal(filled.NextBits(), new RandomSource(1234567).NextBits());
    }

    [Fact]
    public void Doubles_are_the_upper_53_bits_over_two_to_the_53rd()
    {
        var bits = new RandomSource(9);
        var doubles = new RandomSource(9);
        for (var i = 0; i < 100; i++)
        {
            var value = doubles.NextDouble();
            Assert.Equal((bits.NextBits() >> 11) * Math.Pow(2, -53), value);
            Assert.InRange(value, 0, 1 - Math.Pow(2, -53));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(97)]
    public void Whole_numbers_are_evenly_spread(int bound)
    {
        const int Draws = 100_000;
        var random = new RandomSource(bound);
        var counts = new int[bound];
        for (var i = 0; i < Draws; i++)
            counts[random.NextInt(bound)]++;
        // χ² has mean bound − 1 and standard deviation √(2 (bound − 1)); five of these are never passed by chance.
        var expected = (double)Draws / bound;
        var chiSquared = counts.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.InRange(chiSquared, 0, bound - 1 + 5 * Math.Sqrt(2.0 * bound));
    }

    [Fact]
    public void Gaussians_have_the_moments_of_the_normal_distribution()
    {
        const int Draws = 200_000;
        var random = new RandomSource(4);
        double[] values = [.. Enumerable.Range(0, Draws).Select(_ => random.NextGaussian())];
        Assert.Equal(0, values.Average(), 0.015);
        Assert.Equal(1, values.Average(x => x * x), 0.02);
        Assert.Equal(0, values.Average(x => x * x * x), 0.05);
        Assert.Equal(3, values.Average(x => x * x * x * x), 0.15);
        Assert.Equal(0.6827, values.Count(x => Math.Abs(x) < 1) / (double)Draws, 0.006);
    }

    [Fact]
    public void Every_order_of_a_shuffle_is_equally_likely()
    {
        const int Draws = 24_000;
        var random = new RandomSource(6);
        var counts = new Dictionary<string, int>();
        for (var i = 0; i < Draws; i++)
        {
            var order = string.Concat(random.Permutation(4));
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }
        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 840, 1160));
    }

    [Fact]
    public void The_same_seed_gives_the_same_sequence_and_another_seed_another()
    {
        double[] Draw(long seed)
        {
            var random = new RandomSource(seed);
            return [.. Enumerable.Range(0, 20).Select(_ => random.NextGaussian())];
        }
        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
        Assert.NotEqual(Draw(0), Draw(-1));
    }

    [Fact]
    public void A_bound_must_be_positive() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSource(1).NextInt(0));
}
