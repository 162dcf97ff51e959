using System.Diagnostics;
using System.Text.Json.Nodes;
using NeuralNet;
using Net = (NeuralNet.Matrix W1, NeuralNet.Matrix B1, NeuralNet.Matrix W2, NeuralNet.Matrix B2);

namespace Checks.Tests;

/// <summary>What exercise 09 expects and gives, against PyTorch's autograd and SGD, and against central differences.</summary>
public class MlpReferenceTests
{
    private static string Oracles => Path.Combine(AnswerFiles.Root, "tests", "Checks.Tests", "oracles");

    private static JsonArray Cases => JsonNode.Parse(File.ReadAllText(Path.Combine(Oracles, "mlp.json")))!.AsArray();

    [Fact]
    public void Forward_loss_gradients_and_an_epoch_are_those_of_PyTorch()
    {
        foreach (var fixture in Cases.Select(each => each!))
        {
            var (x, net) = (MatrixOf(fixture["x"]!), NetOf(fixture["net"]!));
            int[] labels = [.. fixture["labels"]!.AsArray().Select(label => (int)label!)];
            var pass = MlpExercise.Forward.Reference!((x, net));
            AssertNear(MatrixOf(fixture["z1"]!), pass.Z1);
            AssertNear(MatrixOf(fixture["x1"]!), pass.X1);
            AssertNear(MatrixOf(fixture["z2"]!), pass.Z2);
            var (loss, dZ2) = MlpExercise.Loss.Reference!((pass.Z2, labels));
            Assert.Equal((double)fixture["loss"]!, loss, 1e-12);
            AssertNear(MatrixOf(fixture["dz2"]!), dZ2);
            AssertNear(NetOf(fixture["gradient"]!), MlpExercise.Backward.Reference!((x, pass.Z1, pass.X1, net.W2, dZ2)));
            Assert.Equal((double)fixture["accuracy"]!, MlpExercise.Accuracy.Reference!((pass.Z2, labels)), 1e-12);
            int[][] batches = [.. fixture["batches"]!.AsArray().Select(batch => batch!.AsArray().Select(sample =>
                (int)sample!).ToArray())];
            AssertNear(NetOf(fixture["after"]!), MlpExercise.Epoch.Reference!((net, new LabelledData(x, labels), batches,
                (double)fixture["rate"]!)));
        }
    }

    [Fact]
    public void The_fixture_is_what_its_script_writes()
    {
        const string python = "/usr/bin/python3";
        if (!File.Exists(python) || Run(python, "-c", "import torch") != 0)
        {
            Assert.Skip("No /usr/bin/python3 with torch: the committed fixture is used, but was not made anew.");
            return;
        }
        var folder = Directory.CreateTempSubdirectory("oracle-").FullName;
        try
        {
            Assert.Equal(0, Run(python, Path.Combine(Oracles, "mlp_oracle.py"), folder));
            var again = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "mlp.json")))!.AsArray();
            foreach (var (one, other) in Cases.Zip(again))
            {
                AssertNear(NetOf(one!["after"]!), NetOf(other!["after"]!));
                AssertNear(NetOf(one["gradient"]!), NetOf(other["gradient"]!));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The task's own inputs: the loss as a function of every parameter, with the scores' gradient a fixed direction.
    [Fact]
    public void The_gradients_are_the_slopes_of_what_flows_through_the_network()
    {
        const double step = 1e-6;
        foreach (var (x, z1, _, w2, dZ2) in new long[] { 1, 2, 3 }.SelectMany(seed => MlpExercise.Backward.Cases(seed)))
        {
            // A net that has exactly these hidden sums: W1 = 0 and one bias a sample would do, so take one sample at a time.
            for (var i = 0; i < x.Rows; i++)
            {
                var (xi, zi, di) = (x.SliceRows(i..(i + 1)), z1.SliceRows(i..(i + 1)), dZ2.SliceRows(i..(i + 1)));
                Net net = (new Matrix(zi.Columns, xi.Columns), zi, w2, new Matrix(1, w2.Rows));
                double Flow() => MlpExercise.GivenForward(xi, net).Z2.Hadamard(di).Sum();
                var gradient = MlpExercise.Backward.Reference!((xi, zi, zi.Map(z => Math.Max(0, z)), w2, di));
                foreach (var (parameter, slope) in new[] { (net.W1, gradient.W1), (net.B1, gradient.B1), (net.W2, gradient.W2),
                    (net.B2, gradient.B2) })
                {
                    for (var k = 0; k < parameter.Count; k++)
                    {
                        var value = parameter.Values[k];
                        parameter.Values[k] = value + step;
                        var above = Flow();
                        parameter.Values[k] = value - step;
                        var below = Flow();
                        parameter.Values[k] = value;
                        Assert.Equal((above - below) / (2 * step), slope.Values[k], 1e-6);
                    }
                }
            }
        }
    }

    [Fact]
    public void The_examples_of_the_notebook_are_right()
    {
        var x = Matrix.FromRow(1, 2);
        Net net = (Matrix.FromRows([1, 0], [0, -1], [1, 1]), Matrix.FromRow(0, 1, -1), Matrix.FromRows([1, 2, 3], [-1, 0, 1]),
            Matrix.FromRow(0.5, 0));
        var (z1, x1, z2) = MlpExercise.GivenForward(x, net);
        AssertNear(Matrix.FromRow(1, -1, 2), z1);
        AssertNear(Matrix.FromRow(1, 0, 2), x1);
        AssertNear(Matrix.FromRow(7.5, 1), z2);
        var gradient = MlpExercise.GivenBackward(x, z1, x1, net.W2, Matrix.FromRow(0.5, -0.5));
        AssertNear((Matrix.FromRows([1, 2], [0, 0], [1, 2]), Matrix.FromRow(1, 0, 1), Matrix.FromRows([0.5, 0, 1], [-0.5, 0, -1]),
            Matrix.FromRow(0.5, -0.5)), gradient);
        var (loss, dZ2) = MlpExercise.GivenLossAndGradient(new Matrix(2, 4), [1, 3]);
        Assert.Equal(Math.Log(4), loss, 1e-15);
        AssertNear(Matrix.FromRows([0.125, -0.375, 0.125, 0.125], [0.125, 0.125, 0.125, -0.375]), dZ2);
        Assert.Equal([4, 4, 2], MlpExercise.GivenBatches(10, 4, 1).Select(batch => batch.Length));
        Assert.Equal(0.5, MlpExercise.GivenAccuracy(Matrix.FromRows([1, 3, 2], [0, -1, 5]), [1, 0]));
        double[,] unused = new double[2, 2];
        Assert.Equal(0.05, MlpExercise.GivenChooseLearningRate([0.05, 0.2], unused, new[,] { { 0.5, 0.7 }, { 0.4, 0.9 } },
            unused));
    }

    [Fact]
    public void The_given_first_weights_and_the_given_training_pass_the_checks_with_other_seeds_too()
    {
        foreach (var seed in Enumerable.Range(11, 5))
            Assert.Equal(VerdictState.Passed, MlpExercise.Start.CheckAny(Shifted(seed)).State);

        Func<int, int, int, long, Net> Shifted(int by) =>
            (inputs, hidden, outputs, seed) => MlpExercise.GivenInitialise(inputs, hidden, outputs, 100 * seed + by);
    }

    [Fact]
    public void Rows_that_differ_in_length_are_one_tensor_filled_up_with_NaN()
    {
        var tensor = Tensor.Split(new[] { new[] { 1, 2, 3 }, [4] }, [])!.Value.Single();
        Assert.Equal([2, 3], tensor.Shape);
        Assert.Equal([1, 2, 3, 4, double.NaN, double.NaN], tensor.Values);
    }

    [Fact]
    public void The_student_s_function_is_taken_once_it_has_passed_and_the_given_one_before()
    {
        Func<Matrix, int[], double> wrong = (_, _) => 0, right = MlpExercise.GivenAccuracy;
        MlpExercise.Accuracy.Check(wrong);
        Assert.Same(right, MlpExercise.Accuracy.Passed(wrong, right));
        Func<Matrix, int[], double> mine = (scores, labels) => MlpExercise.GivenAccuracy(scores, labels);
        MlpExercise.Accuracy.Check(mine);
        Assert.Same(mine, MlpExercise.Accuracy.Passed(mine, right));
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true,
            RedirectStandardOutput = true })!;
        _ = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        return process.WaitForExit(TimeSpan.FromMinutes(2)) ? process.ExitCode : -1;
    }

    private static Matrix MatrixOf(JsonNode node) =>
        Matrix.FromRows([.. node.AsArray().Select(row => row!.AsArray().Select(value => (double)value!).ToArray())]);

    private static Net NetOf(JsonNode node) => (MatrixOf(node[0]!), MatrixOf(node[1]!), MatrixOf(node[2]!), MatrixOf(node[3]!));

    private static void AssertNear(Net expected, Net got)
    {
        AssertNear(expected.W1, got.W1);
        AssertNear(expected.B1, got.B1);
        AssertNear(expected.W2, got.W2);
        AssertNear(expected.B2, got.B2);
    }

    private static void AssertNear(Matrix expected, Matrix got) => Assert.True(expected.IsCloseTo(got, 1e-12),
        $"{expected}\n{got}");
}
