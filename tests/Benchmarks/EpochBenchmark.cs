using System.Diagnostics;
using System.Text.Json.Nodes;
using NeuralNet;

namespace Benchmarks;

/// <summary>
/// One epoch of 784–128–10, ReLU, batch 64, on 60,000 images, beside the same work in NumPy (epoch_numpy.py): turn by turn in one
/// go, so that a change of the machine's pace meets both.
/// </summary>
internal static class EpochBenchmark
{
    private const int Pairs = 7;
    private const int Images = 60_000;

    public static JsonObject Run()
    {
        var folder = Directory.CreateTempSubdirectory("epoch-benchmark-").FullName;
        try
        {
            var data = WriteData(folder, out var source);
            Console.WriteLine($"epoch: 784–128–10 ReLU, batch 64, SGD, double precision; {source}");
            using var numpy = NumPyRunner.Start(Path.Combine(folder, "images"), Path.Combine(folder, "labels"));
            if (numpy is null)
                Console.WriteLine("No python3 with NumPy found: measuring C# only.");
            return Measure(data, numpy);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static JsonObject Measure(LabelledImages data, NumPyRunner? numpy)
    {
        Epoch(data, seed: 0);
        numpy?.Epoch();
        var ours = new List<double>();
        var theirs = new List<double>();
        for (var pair = 0; pair < Pairs; pair++)
        {
            // A rest before each turn, so that the other's idle threads have gone to sleep.
            Thread.Sleep(300);
            var (seconds, loss, allocated) = Epoch(data, seed: pair + 1);
            ours.Add(seconds);
            var line = $"pair {pair + 1}: C# {seconds:F3} s (loss {loss:F3}, {allocated / 1e6:F1} MB allocated)";
            if (numpy is not null)
            {
                Thread.Sleep(300);
                var (numpySeconds, numpyLoss) = numpy.Epoch();
                theirs.Add(numpySeconds);
                line += $", NumPy {numpySeconds:F3} s (loss {numpyLoss:F3}), ratio {seconds / numpySeconds:F2}";
            }
            Console.WriteLine(line);
        }
        var result = new JsonObject
        {
            ["csharpSeconds"] = Json(ours),
            ["csharpMedian"] = Machine.Median(ours),
        };
        if (numpy is null)
        {
            Console.WriteLine($"median: C# {Machine.Median(ours):F3} s");
            return result;
        }
        var ratios = ours.Zip(theirs, (our, their) => our / their).ToList();
        result["numpyVersion"] = numpy.Version;
        result["numpySeconds"] = Json(theirs);
        result["numpyMedian"] = Machine.Median(theirs);
        result["ratios"] = Json(ratios);
        result["ratioMedian"] = Machine.Median(ratios);
        Console.WriteLine(
            $"median: C# {Machine.Median(ours):F3} s, NumPy {numpy.Version} {Machine.Median(theirs):F3} s, "
            + $"ratio pair by pair {Machine.Median(ratios):F2}");
        return result;
    }

    private static (double Seconds, double Loss, long Allocated) Epoch(LabelledImages data, long seed)
    {
        var model = new Mlp([784, 128, 10], Activation.ReLU, seed);
        var options = new TrainingOptions { Epochs = 1, BatchSize = 64, Seed = seed };
        var before = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var history = Trainer.Fit(model, data, null, options, new Sgd(0.1));
        return (watch.Elapsed.TotalSeconds, history.Last.Train.Loss, GC.GetTotalAllocatedBytes() - before);
    }

    /// <summary>MNIST where it is, else the sample over and over, as raw bytes that NumPy reads too.</summary>
    private static LabelledImages WriteData(string folder, out string source)
    {
        var train = Mnist.Load().Train;
        source = train.Count == Images ? "MNIST" : $"the MNIST sample, repeated to {Images:N0}";
        var data = train.Select([.. Enumerable.Range(0, Images).Select(i => i % train.Count)]);
        using var images = File.Create(Path.Combine(folder, "images"));
        using var labels = File.Create(Path.Combine(folder, "labels"));
        images.Write(new byte[16]);
        labels.Write(new byte[8]);
        for (var i = 0; i < data.Count; i++)
        {
            images.Write(data.Image(i));
            labels.WriteByte((byte)data.Labels[i]);
        }
        return data;
    }

    private static JsonArray Json(IEnumerable<double> values) => [.. values.Select(value => (JsonNode)Math.Round(value, 4))];
}
