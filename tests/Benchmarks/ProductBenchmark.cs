using System.Diagnostics;
using System.Text.Json.Nodes;
using NeuralNet;

namespace Benchmarks;

/// <summary>Speed of the matrix product in GFLOP/s (two operations a multiply–add), in the shapes that training needs.</summary>
internal static class ProductBenchmark
{
    private const int Rounds = 9;

    public static JsonObject Run()
    {
        var random = new RandomSource(1);
        Matrix Draw(int rows, int columns) => Matrix.Normal(rows, columns, 1, random);

        Matrix a = Draw(512, 512), b = Draw(512, 512), c = new(512, 512);
        Matrix x = Draw(64, 784), w = Draw(128, 784), z = new(64, 128);
        Matrix dz = Draw(64, 128), dw = new(128, 784);
        Matrix wide = Draw(1024, 1024), wider = Draw(1024, 1024), widest = new(1024, 1024);
        (string Name, double Operations, Action Product)[] products =
        [
            ("A·B 512×512×512", 2.0 * 512 * 512 * 512, () => a.Multiply(b, c)),
            ("A·B 1024×1024×1024", 2.0 * 1024 * 1024 * 1024, () => wide.Multiply(wider, widest)),
            ("X·Wᵀ 64×784×128 (forward)", 2.0 * 64 * 784 * 128, () => x.MultiplyByTransposeOf(w, z)),
            ("dZᵀ·X 128×64×784 (backward)", 2.0 * 128 * 64 * 784, () => dz.TransposeMultiply(x, dw)),
        ];

        var result = new JsonObject();
        var before = Parallelism.Degree;
        foreach (var (name, operations, product) in products)
        {
            var row = new JsonObject();
            foreach (var threads in new[] { 1, before }.Distinct())
            {
                Parallelism.Degree = threads;
                var speed = operations / MedianSeconds(product) / 1e9;
                row[$"threads{threads}"] = Math.Round(speed, 1);
                Console.WriteLine($"{name,-30} {threads} thread{(threads == 1 ? " " : "s")} {speed,7:F1} GFLOP/s");
            }
            result[name] = row;
        }
        Parallelism.Degree = before;
        return result;
    }

    private static double MedianSeconds(Action product)
    {
        var warm = Stopwatch.StartNew();
        var calls = 0;
        for (; warm.ElapsedMilliseconds < 300; calls++)
            product();
        var repeats = Math.Max(1, calls / 6);
        return Machine.Median(Enumerable.Range(0, Rounds).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < repeats; i++)
                product();
            return watch.Elapsed.TotalSeconds / repeats;
        }));
    }
}
