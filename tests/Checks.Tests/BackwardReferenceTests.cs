using System.Diagnostics;
using System.Text.Json.Nodes;
using NeuralNet;
using Sample = (double[,] WH, double[] BH, double[,] WO, double[] BO, double[] X, double[] Y);

namespace Checks.Tests;

/// <summary>What exercise 07 expects, against PyTorch in float64: oracles/backward_oracle.py, whose output is committed beside
/// it.</summary>
public class BackwardReferenceTests
{
    private static readonly string _oracles = Path.Combine(AnswerFiles.Root, "tests", "Checks.Tests", "oracles");
    private static readonly JsonNode _oracle = JsonNode.Parse(File.ReadAllText(Path.Combine(_oracles, "backward.json")))!;

    [Fact]
    public void Layers_are_PyTorchs()
    {
        foreach (var layer in _oracle["layers"]!.AsArray())
        {
            double[,] x = Table(layer!["x"]), w = Table(layer["w"]), dz = Table(layer["arrived"]);
            RequireNear(Table(layer["dW"]), BackwardExercise.Weights.Reference!((x, dz)));
            RequireNear(Numbers(layer["db"]), BackwardExercise.Bias.Reference!(dz));
            RequireNear(Table(layer["dX"]), BackwardExercise.Inputs.Reference!((dz, w)));
            RequireNear(Table(layer["dZ"]), BackwardExercise.Through.Reference!((dz, Table(layer["h"]))));
        }
    }

    [Fact]
    public void Every_mended_piece_gives_PyTorchs_gradients()
    {
        foreach (var (sample, step, _) in Samples())
        {
            double[] zH = Numbers(step["z_h"]), zO = Numbers(step["z_o"]), dH = Numbers(step["delta_h"]),
                dO = Numbers(step["delta_o"]);
            double[] h = [.. zH.Select(z => 1 / (1 + Math.Exp(-z)))];
            RequireNear(dO, BackwardExercise.Sign.Reference!((sample.Y, zO)));
            RequireNear(dH, BackwardExercise.HiddenDelta.Reference!((dO, sample.WO, zH, zO)));
            RequireNear(Table(step["gradients"]![0]), BackwardExercise.Transposed.Reference!((dH, sample.X)));
            var (hiddenWeights, hiddenBiases) = BackwardExercise.BiasIndex.Reference!((dH, sample.X));
            RequireNear(Table(step["gradients"]![0]), hiddenWeights);
            RequireNear(Numbers(step["gradients"]![1]), hiddenBiases);
            var (outputWeights, outputBiases) = BackwardExercise.BiasLoop.Reference!((dO, h));
            RequireNear(Table(step["gradients"]![2]), outputWeights);
            RequireNear(Numbers(step["gradients"]![3]), outputBiases);
            RequireNear(Column(dO), BackwardExercise.OutputLoop.Reference!((Column(sample.Y), Column(zO))));
        }
    }

    [Fact]
    public void The_whole_backward_and_the_given_gradients_are_PyTorchs()
    {
        foreach (var (sample, step, _) in Samples())
        {
            foreach (var got in new[] { BackwardExercise.Whole.Reference!(sample),
                BackwardExercise.GivenGradients(sample.WH, sample.BH, sample.WO, sample.BO, sample.X, sample.Y) })
            {
                RequireNear(Table(step["gradients"]![0]), got.WH);
                RequireNear(Numbers(step["gradients"]![1]), got.BH);
                RequireNear(Table(step["gradients"]![2]), got.WO);
                RequireNear(Numbers(step["gradients"]![3]), got.BO);
            }
        }
    }

    [Fact]
    public void An_epoch_and_the_step_of_a_bias_are_those_of_PyTorchs_SGD()
    {
        foreach (var net in _oracle["networks"]!.AsArray())
        {
            var (start, end, eta) = (net!["start"]!, net["end"]!, (double)net["eta"]!);
            double[][] xs = [.. net["x"]!.AsArray().Select(Numbers)], ys = [.. net["y"]!.AsArray().Select(Numbers)];
            var got = BackwardExercise.Epoch.Reference!(
                (Table(start[0]), Numbers(start[1]), Table(start[2]), Numbers(start[3]), xs, ys, eta));
            RequireNear(Table(end[0]), got.WH);
            RequireNear(Numbers(end[1]), got.BH);
            RequireNear(Table(end[2]), got.WO);
            RequireNear(Numbers(end[3]), got.BO);
        }
        foreach (var (sample, step, after) in Samples())
        {
            RequireNear(Column(Numbers(after[1])),
                BackwardExercise.BiasShape.Reference!((Column(sample.BH), Numbers(step["delta_h"]), 0.5)));
        }
    }

    [Fact]
    public void The_oracle_is_what_its_script_writes()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            using var process = Start("/usr/bin/python3", [Path.Combine(_oracles, "backward_oracle.py"), folder.FullName]);
            if (process is null || !process.WaitForExit(TimeSpan.FromMinutes(2)) || process.ExitCode != 0)
            {
                Assert.Skip("No python3 with torch found: the committed oracle is used, but was not made anew.");
                return;
            }
            var written = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, "backward.json")))!;
            double[] expected = [.. Leaves(_oracle)], got = [.. Leaves(written)];
            Assert.Equal(expected, got, (a, b) => Math.Abs(a - b) <= 1e-13 * Math.Max(1, Math.Abs(a)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The samples of the networks: with the parameters that each meets, what PyTorch says, and the parameters after
    /// it.</summary>
    private static IEnumerable<(Sample Sample, JsonNode Step, JsonNode After)> Samples()
    {
        foreach (var net in _oracle["networks"]!.AsArray())
        {
            var steps = net!["samples"]!.AsArray();
            for (var n = 0; n < steps.Count; n++)
            {
                var at = steps[n]!["weights"]!;
                var after = n + 1 < steps.Count ? steps[n + 1]!["weights"]! : net["end"]!;
                yield return ((Table(at[0]), Numbers(at[1]), Table(at[2]), Numbers(at[3]), Numbers(net["x"]![n]),
                    Numbers(net["y"]![n])),
                    steps[n]!, after);
            }
        }
    }

    private static Process? Start(string program, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = false });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<double> Leaves(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Leaves),
        JsonObject fields => fields.SelectMany(field => Leaves(field.Value)),
        _ => [(double)node!],
    };

    private static double[] Numbers(JsonNode? node) => [.. node!.AsArray().Select(value => (double)value!)];

    private static double[,] Table(JsonNode? node) => Matrix.FromRows([.. node!.AsArray().Select(Numbers)]).ToArray();

    private static double[,] Column(double[] values) => Matrix.FromColumn(values).ToArray();

    private static void RequireNear(double[] expected, double[] got) => RequireNear(Column(expected), Column(got));

    private static void RequireNear(double[,] expected, double[,] got)
    {
        Assert.Equal(new Matrix(expected).Shape, new Matrix(got).Shape);
        Assert.InRange(new Matrix(expected).MaxDifference(new Matrix(got)), 0, 1e-12);
    }
}
