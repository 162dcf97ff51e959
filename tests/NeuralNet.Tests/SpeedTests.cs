using System.Runtime.InteropServices;

namespace NeuralNet.Tests;

public sealed class SpeedTests
{
    private static readonly (int Rows, int Depth, int Columns)[] _shapes =
        [(1, 1, 1), (3, 2, 4), (7, 65, 5), (64, 24, 128), (65, 49, 129), (33, 130, 71), (2, 300, 257)];

    public static TheoryData<string> Ways() =>
        [.. Enum.GetNames<LoopOrder>(), "Blocked", "Vectorised", "Threaded"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_way_gives_the_product_that_whole_numbers_have(string way)
    {
        foreach (var (rows, depth, columns) in _shapes)
        {
            // Whole numbers that no sum makes too large for a double: the long sums are exact, and so must the product be.
            long Left(int i, int k) => (i * 31 + k * 17) % 1009 - 504;
            long Right(int k, int j) => (k * 13 + j * 29) % 997 - 498;
            Matrix a = Matrix.Create(rows, depth, (i, k) => Left(i, k)), b = Matrix.Create(depth, columns, (k, j) => Right(k, j));
            var product = Product(way, a, b);
            Assert.Equal(new Shape(rows, columns), product.Shape);
            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < columns; j++)
                {
                    var sum = 0L;
                    for (var k = 0; k < depth; k++)
                        sum += Left(i, k) * Right(k, j);
                    Assert.Equal(sum, product[i, j]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_way_gives_the_bits_of_the_library_s_own_product(string way)
    {
        var random = new RandomSource(5);
        foreach (var (rows, depth, columns) in _shapes)
        {
            Matrix a = Matrix.Normal(rows, depth, 1, random), b = Matrix.Normal(depth, columns, 1, random);
            var product = Product(way, a, b);
            Assert.True(
                MemoryMarshal.AsBytes<double>((a * b).Values).SequenceEqual(MemoryMarshal.AsBytes<double>(product.Values)));
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Shapes_that_do_not_fit_are_named(string way)
    {
        var error = Assert.Throws<ArgumentException>(() => Product(way, new Matrix(2, 3), new Matrix(4, 5)));
        Assert.Equal("Multiply: left is 2×3, right is 4×5; left columns must equal right rows.", error.Message);
    }

    [Fact]
    public void An_order_that_does_not_exist_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => MatrixProducts.Multiply(new Matrix(1, 1), new Matrix(1, 1), (LoopOrder)6));

    [Fact]
    public void Operations_are_two_for_each_step_of_each_sum() =>
        Assert.Equal(2.0 * 64 * 784 * 128, MatrixProducts.Operations(new Matrix(64, 784), new Matrix(784, 128)));

    [Fact]
    public void Throughput_keeps_the_best_of_its_runs_and_counts_operations_a_second()
    {
        var calls = 0;
        var speed = Throughput.Measure(5e6, () =>
        {
            calls++;
            Thread.Sleep(5);
        }, seconds: 0.06);
        // A sleep of 5 ms is not much shorter than 5 ms, however busy the machine is.
        Assert.InRange(speed.Seconds, 0.004, 10);
        Assert.Equal(5e6 / speed.Seconds / 1e9, speed.GigaFlops, 12);
        Assert.InRange(speed.Runs, 1, calls);
    }

    [Fact]
    public void Work_longer_than_its_budget_is_run_once()
    {
        var calls = 0;
        var speed = Throughput.Measure(1, () =>
        {
            calls++;
            Thread.Sleep(30);
        }, seconds: 0.01);
        Assert.Equal((1, 1), (calls, speed.Runs));
        Assert.Throws<ArgumentException>(() => Throughput.Measure(0, () => { }));
    }

    [Fact]
    public void A_machine_has_limits_and_its_roof_is_the_lesser_of_the_two()
    {
        var limits = MachineLimits.Measure();
        Assert.Contains(limits.VectorBits, new[] { 128, 256, 512 });
        // No processor of the last decades is slower, or a hundred thousand times faster.
        Assert.All([limits.CorePeak, limits.Peak], peak => Assert.InRange(peak, 0.05, 1e6));
        Assert.All([limits.CoreBandwidth, limits.Bandwidth], bandwidth => Assert.InRange(bandwidth, 0.05, 1e5));
        var known = new MachineLimits(4, 256, CorePeak: 50, Peak: 200, CoreBandwidth: 10, Bandwidth: 20);
        Assert.Equal(20, known.Roof(1));
        Assert.Equal(200, known.Roof(10));
        Assert.Equal(200, known.Roof(1000));
        Assert.Equal("1 core: 50 GFLOP/s, 10 GB/s\n4 threads: 200 GFLOP/s, 20 GB/s", known.ToString());
    }

    [Theory]
    [InlineData(12)]
    [InlineData(20)]
    public void Chains_of_multiply_adds_are_all_calculated(int chains)
    {
        // x ← ½ x + 1 from 1 is 2 − 2⁻ⁿ after n steps; each of the chains has as many numbers as a vector, the rest stays 1.
        var width = RegisterPeak.Width;
        Assert.Equal(chains * (width * (2 - Math.Pow(2, -10)) + 8 - width), RegisterPeak.Run(chains, 10), 9);
        Assert.Equal(2.0 * chains * width, RegisterPeak.OperationsPerStep(chains));
    }

    [Fact]
    public void A_profiled_network_is_trained_to_the_bits_of_the_trainer()
    {
        var data = Data(samples: 40);
        Mlp profiled = New(), trained = New();
        var profile = StepProfile.Measure(profiled, data, batchSize: 8, new Sgd(0.1, 0.01, 0.9), steps: 7, warmUp: 3);
        var options = new TrainingOptions { Epochs = 2, BatchSize = 8, Shuffle = false };
        Trainer.Fit(trained, data, null, options, new Sgd(0.1, 0.01, 0.9));
        Assert.All(trained.Parameters.Zip(profiled.Parameters), pair =>
            Assert.Equal(pair.First.Value.Values.ToArray(), pair.Second.Value.Values.ToArray()));
        Assert.Equal(7, profile.Steps);

        static Mlp New() => new([6, 5, 4, 3], Activation.Sigmoid, seed: 2);
    }

    [Fact]
    public void A_profile_counts_the_operations_of_forward_and_backward_products_and_shares_the_time()
    {
        var profile = StepProfile.Measure(new Mlp([6, 5, 3]), Data(samples: 40), batchSize: 8, new Sgd(0.1), steps: 20);
        // Forward 8·6·5 and 8·5·3, dW as many, dX only for the second layer; two operations each.
        Assert.Equal(2.0 * (2 * 8 * 6 * 5 + 3 * 8 * 5 * 3), profile.ProductOperations);
        Assert.Equal(6, profile.Parts.Count);
        Assert.All(profile.Parts, part => Assert.InRange(part.Seconds, 0, 10));
        Assert.Equal(profile.Parts.Sum(part => part.Seconds), profile.Seconds, 12);
        var products = profile.Parts.Single(part => part.Name == "matrix products");
        Assert.Equal(products.Seconds / profile.Seconds, profile.ProductShare, 12);
    }

    [Fact]
    public void A_profile_refuses_what_it_cannot_measure()
    {
        var data = Data(samples: 8);
        Assert.Throws<ArgumentException>(() => StepProfile.Measure(new Mlp([6, 3]), data, 9, new Sgd(0.1)));
        Assert.Throws<ArgumentException>(
            () => StepProfile.Measure(new Mlp([6, 6, 3]) { SkipConnections = true }, data, 8, new Sgd(0.1)));
        Assert.Throws<ArgumentException>(
            () => StepProfile.Measure(new Mlp([6, 6, 3]) { DropoutRate = 0.5 }, data, 8, new Sgd(0.1)));
    }

    private static Matrix Product(string way, Matrix a, Matrix b) => way switch
    {
        "Blocked" => MatrixProducts.Blocked(a, b),
        "Vectorised" => MatrixProducts.Vectorised(a, b),
        "Threaded" => MatrixProducts.Threaded(a, b),
        _ => MatrixProducts.Multiply(a, b, Enum.Parse<LoopOrder>(way)),
    };

    private static LabelledData Data(int samples) => new(
        Matrix.Normal(samples, 6, 1, new RandomSource(4)), [.. Enumerable.Range(0, samples).Select(i => i % 3)]);
}
