using System.Diagnostics;
using System.Text.Json.Nodes;
using NeuralNet;

namespace Benchmarks;

/// <summary>
/// Listing and filtering 10,000 runs of 1,000 steps, beside a plain reading of all their files, turn by turn in one go.
/// </summary>
internal static class RunsBenchmark
{
    private const int Runs = 10_000;
    private const int Steps = 1_000;
    private const int Turns = 5;

    public static JsonObject Run()
    {
        var folder = Directory.CreateTempSubdirectory("runs-benchmark-").FullName;
        try
        {
            var store = new RunStore(folder);
            Console.WriteLine($"runs: {Runs:N0} runs of {Steps:N0} steps, two metrics a step");
            var clock = Stopwatch.StartNew();
            Write(store);
            var writeSeconds = clock.Elapsed.TotalSeconds;
            var bytes = Logs(folder).Sum(file => new FileInfo(file).Length);
            var perRecord = writeSeconds * 1e6 / ((double)Runs * Steps);
            Console.WriteLine($"written in {writeSeconds:F0} s, {perRecord:F2} µs a record, {bytes / 1e6:F0} MB");

            List<double> lists = [], filters = [], readings = [];
            for (var turn = 0; turn < Turns; turn++)
            {
                lists.Add(Seconds(() => Require(store.List().Count == Runs)));
                filters.Add(Seconds(() => Require(store
                    .List("benchmark", where: "LearningRate < 0.5 && loss < 0.01 && status = finished").OrderBy("loss").Count > 0)));
                readings.Add(Seconds(() => Require(Logs(folder).Sum(file => (long)File.ReadAllBytes(file).Length) == bytes)));
                Console.WriteLine(
                    $"turn {turn + 1}: list {lists[^1]:F2} s, filter and order {filters[^1]:F2} s, "
                    + $"plain reading {readings[^1]:F2} s");
            }
            var (list, filter, reading) = (Machine.Median(lists), Machine.Median(filters), Machine.Median(readings));
            Console.WriteLine(
                $"median: list {list:F2} s, filter and order {filter:F2} s, plain reading of all files {reading:F2} s, ratio "
                + $"{filter / reading:F2}");
            return new JsonObject
            {
                ["runs"] = Runs, ["steps"] = Steps, ["bytes"] = bytes, ["microsecondsPerRecord"] = Math.Round(perRecord, 3),
                ["listSeconds"] = Math.Round(list, 4), ["filterSeconds"] = Math.Round(filter, 4),
                ["readingSeconds"] = Math.Round(reading, 4), ["ratio"] = Math.Round(filter / reading, 4),
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(RunStore store) => Parallel.For(0, Runs, number =>
    {
        using var run = store.Start("benchmark", new { LearningRate = number / (double)Runs, Seed = number % 5 });
        for (var step = 0; step < Steps; step++)
            run.Log(step, ("loss", Math.Exp(-step * (number + 1.0) / Runs)), ("accuracy", step / (double)Steps));
        run.Finish();
    });

    private static IEnumerable<string> Logs(string folder) =>
        Directory.EnumerateFiles(folder, "log.jsonl", SearchOption.AllDirectories);

    private static double Seconds(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }

    private static void Require(bool isSo)
    {
        if (!isSo)
            throw new InvalidOperationException("The benchmark's own runs were not all found.");
    }
}
