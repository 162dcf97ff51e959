using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Runtime.InteropServices;

namespace NeuralNet.Tests;

public sealed class MatrixProductTests
{
    private static readonly int[] _sizes = [1, 5, 6, 7, 16, 17, 31, 64, 97, 130];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_fast_product_is_the_plain_one_to_the_last_bit(int threads) => WithThreads(threads, () =>
    {
        var random = new RandomSource(threads);
        foreach (var rows in _sizes)
        {
            foreach (var columns in _sizes)
            {
                foreach (var depth in new[] { 1, 3, 16, 257, 600 })
                {
                    RequireEqualToPlain(rows, depth, columns, random);
                }
            }
        }
    });

    [Theory]
    [InlineData(0, 3, 2)]
    [InlineData(3, 0, 2)]
    [InlineData(3, 2, 0)]
    public void A_product_over_nothing_is_zero_or_empty(int rows, int depth, int columns)
    {
        var product = new Matrix(rows, depth) * new Matrix(depth, columns);
        Assert.Equal(new Shape(rows, columns), product.Shape);
        Assert.All(product.Values.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_destination_is_overwritten_whatever_it_held()
    {
        var random = new RandomSource(1);
        Matrix a = Matrix.Normal(70, 300, 1, random), b = Matrix.Normal(300, 50, 1, random), destination = new(70, 50);
        destination.Fill(double.NaN);
        Assert.Same(destination, a.Multiply(b, destination));
        RequireSameBits((a * b).Values, destination.Values);
    }

    [Fact]
    public void Infinity_and_NaN_stay_in_their_row_and_column()
    {
        var a = Matrix.Create(20, 300, (_, _) => 1);
        var b = Matrix.Create(300, 20, (_, _) => 1);
        a[19, 5] = double.PositiveInfinity;
        b[5, 3] = double.NaN;
        var product = a * b;
        for (var row = 0; row < 20; row++)
        {
            for (var column = 0; column < 20; column++)
            {
                Assert.Equal(column == 3 ? double.NaN : row == 19 ? double.PositiveInfinity : 300, product[row, column]);
            }
        }
    }

    /// <summary>
    /// Runs the test below in processes that are told to do without AVX-512 and without AVX2, and compares their digests.
    /// </summary>
    [Theory]
    [InlineData("AVX512", 256)]
    [InlineData("AVX2", 128)]
    public void Products_sums_and_training_have_the_same_bits_for_every_vector_width(string without, int bits)
    {
        if (!Vector256.IsHardwareAccelerated)
            Assert.Skip("This processor has vectors of 128 bits only: there is no other width to compare with.");
        TestFiles.InTemporaryFolder(folder =>
        {
            var file = Path.Combine(folder, "digest");
            var test = $"{typeof(MatrixProductTests).FullName}.{nameof(The_digest_of_a_run_is_the_same_again)}";
            var (exitCode, output) = TestFiles.Run(
                Environment.ProcessPath!,
                [.. ProgramArguments(), "-method", test],
                new Dictionary<string, string>
                {
                    ["DOTNET_Enable" + without] = "0",
                    ["DOTNET_Enable" + without + "F"] = "0",
                    ["NEURALNET_DIGEST_FILE"] = file,
                });
            Assert.True(exitCode == 0, output);
            var lines = File.ReadAllLines(file);
            Assert.Equal(bits.ToString(), lines[0]);
            Assert.Equal(Digest(), lines[1]);
        });
    }

    [Fact]
    public void The_digest_of_a_run_is_the_same_again()
    {
        var digest = Digest();
        Assert.Equal(digest, Digest());
        if (Environment.GetEnvironmentVariable("NEURALNET_DIGEST_FILE") is { } file)
        {
            var bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
            File.WriteAllLines(file, [bits.ToString(), digest]);
        }
    }

    [Fact]
    public void The_digest_of_a_run_is_the_same_for_any_number_of_threads()
    {
        var digest = Digest();
        foreach (var threads in new[] { 1, 2, 3, 7 })
            WithThreads(threads, () => Assert.Equal(digest, Digest()));
    }

    private static string Digest()
    {
        var random = new RandomSource(11);
        Matrix a = Matrix.Normal(67, 301, 1, random), b = Matrix.Normal(301, 45, 1, random);
        var model = new Mlp([20, 17, 5], Activation.Sigmoid, seed: 3);
        var x = Matrix.Normal(50, 20, 1, random);
        int[] labels = [.. Enumerable.Range(0, 50).Select(i => i % 5)];
        var history = Trainer.Fit(
            model, new LabelledData(x, labels), null, new TrainingOptions { Epochs = 2, BatchSize = 8 }, new Sgd(0.5, 0.01));
        var deep = new Mlp([20, 17, 17, 5], Activation.ReLU, seed: 3) { DropoutRate = 0.2, SkipConnections = true };
        var full = new TrainingOptions
        {
            Epochs = 3,
            BatchSize = 8,
            Schedule = Schedule.Cosine().AfterWarmUp(1),
            Regularizer = Regularizer.L1(1e-3),
            EarlyStopping = new EarlyStopping(2),
        };
        var data = new LabelledData(x, labels);
        var adam = Trainer.Fit(deep, data, data, full, new Adam(0.01, weightDecay: 1e-3));
        var momentum = Trainer.Fit(deep, data, data, full with { Regularizer = Regularizer.L2(0.1) }, new Sgd(0.1, 0.01, 0.9));
        var column = a.Transpose().SliceRows(..1).Transpose();
        double[] all =
        [
            .. adam.TrainLosses, .. momentum.ValidationLosses,
            .. deep.Parameters.SelectMany(parameter => parameter.Value.Values.ToArray()),
            .. Softmax.Log(a).Values, .. Softmax.Backward(Softmax.Apply(a), a).Values,
            .. Softmax.LogBackward(Softmax.Log(a), a).Values,
            .. Activation.ELU().Apply(a).Values, a.L1Norm(), a.Dot(a), .. a.RowNorms().Values, .. column.Outer(column).Values,
            MeanSquaredError.Loss(a, 2 * a), BinaryCrossEntropy.Loss(a, Activation.Sigmoid.Apply(a)),
            SoftmaxCrossEntropy.Loss(a, Softmax.Apply(a)),
            .. (a * b).Values, .. a.RowSums().Values, .. a.ColumnSums().Values, a.Norm(), a.Mean(), .. history.TrainLosses,
            .. model.Parameters.SelectMany(parameter => parameter.Value.Values.ToArray()), .. Softmax.Apply(a).Values,
        ];
        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(all.AsSpan())));
    }

    private static string[] ProgramArguments()
    {
        var assembly = typeof(MatrixProductTests).Assembly.Location;
        return Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [assembly] : [];
    }

    private static void RequireEqualToPlain(int rows, int depth, int columns, RandomSource random)
    {
        Matrix a = Matrix.Normal(rows, depth, 1, random), b = Matrix.Normal(depth, columns, 1, random);
        var plain = PlainKernel.Product(MatrixView.Of(a), MatrixView.Of(b), new Matrix(rows, columns));
        RequireSameBits(plain.Values, (a * b).Values);
        RequireSameBits(plain.Values, a.MultiplyByTransposeOf(b.Transpose()).Values);
        RequireSameBits(plain.Values, a.Transpose().TransposeMultiply(b).Values);
    }

    private static void RequireSameBits(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.True(MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(actual)));
    }

    private static void WithThreads(int threads, Action act)
    {
        var before = Parallelism.Degree;
        Parallelism.Degree = threads;
        try
        {
            act();
        }
        finally
        {
            Parallelism.Degree = before;
        }
    }
}
