using System.Text.Json.Nodes;

namespace NeuralNet.Tests;

/// <summary>The lecture's network, against PyTorch and central differences.</summary>
public sealed class XorNetTests
{
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Forward_loss_and_gradients_are_PyTorchs(int number)
    {
        var (oracle, network, x, y) = Case(number);
        Close(oracle["outputs"]!, network.Outputs(x));
        Close(oracle["hiddenOutputs"]!, network.HiddenOutputs(x));
        Assert.Equal((double)oracle["loss"]!, network.Loss(x, y), Tolerance);
        for (var sample = 0; sample < 4; sample++)
        {
            network.Backward(x.RowSpan(sample), y.RowSpan(sample), network.Forward(x.RowSpan(sample)));
            for (var parameter = 0; parameter < 4; parameter++)
                Close(oracle["gradients"]![sample]![parameter]!, network.Parameters[parameter].Gradient);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Five_steps_of_training_are_PyTorchs(int number)
    {
        var (oracle, network, x, y) = Case(number);
        for (var step = 0; step < 5; step++)
        {
            var sample = x.RowSpan(step % 4);
            network.Backward(sample, y.RowSpan(step % 4), network.Forward(sample));
            network.Step((double)oracle["learningRate"]!);
            for (var parameter = 0; parameter < 4; parameter++)
                Close(oracle["steps"]![step]![parameter]!, network.Parameters[parameter].Value);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void An_epoch_of_Train_is_four_of_these_steps(int number)
    {
        var (oracle, network, x, y) = Case(number);
        var run = network.Train(x, y, 1, (double)oracle["learningRate"]!);
        for (var parameter = 0; parameter < 4; parameter++)
            Close(oracle["steps"]![3]![parameter]!, network.Parameters[parameter].Value);
        Assert.Equal((double)oracle["loss"]!, run.Losses[0], Tolerance);
    }

    [Fact]
    public void The_committed_oracle_is_what_PyTorch_computes() =>
        OracleFile.RequireCurrent("xor_oracle.py", "xor.json", "torch", 1e-13);

    [Theory]
    [InlineData(2, 2, 1)]
    [InlineData(3, 5, 2)]
    [InlineData(1, 1, 1)]
    public void Gradients_agree_with_central_differences(int inputs, int hidden, int outputs)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new RandomSource(seed);
            var network = new XorNet(inputs, hidden, outputs, seed);
            var (x, y) = (Matrix.Normal(1, inputs, 1, random), Matrix.Normal(1, outputs, 1, random));
            network.Backward(x.Values, y.Values, network.Forward(x.Values));
            var report = GradientCheck.Run(network.Parameters, () => network.Loss(x, y));
            Assert.All(report, comparison => Assert.Equal(GradientVerdict.Pass, comparison.Verdict));
        }
    }

    [Fact]
    public void First_weights_are_drawn_from_minus_1_to_1_and_follow_from_the_seed()
    {
        double[] drawn = [.. Enumerable.Range(0, 500).SelectMany(seed => Weights(new XorNet(seed: seed)))];
        Assert.Equal(4500, drawn.Length);
        Assert.All(drawn, weight => Assert.InRange(weight, -1, 1));
        // Uniform on [−1, 1): mean 0 ± 0.0086, variance 1/3.
        Assert.InRange(drawn.Average(), -0.035, 0.035);
        Assert.InRange(drawn.Average(weight => weight * weight), 0.315, 0.352);
        Assert.Equal(Weights(new XorNet(seed: 7)), Weights(new XorNet(seed: 7)));
        Assert.NotEqual(Weights(new XorNet(seed: 7)), Weights(new XorNet(seed: 8)));
    }

    [Fact]
    public void Over_many_seeds_it_is_seldom_solved_in_100_epochs_and_mostly_in_2000()
    {
        // A vectorised NumPy version of the same network, over 4,000 seeds of its own: 0.0 % at 100 epochs, 5.2 % at 200,
        // 85.6 % at 1,000 and 89.5 % at 2,000. The bounds are four standard deviations of 300 seeds.
        var runs = new XorRun[300];
        Parallel.For(0, runs.Length, seed => runs[seed] = new XorNet(seed: seed).Train(2000, recordStates: false));
        Assert.InRange(Share(runs, 100), 0, 0.01);
        Assert.InRange(Share(runs, 200), 0.001, 0.11);
        Assert.InRange(Share(runs, 1000), 0.775, 0.937);
        Assert.InRange((double)runs.Count(run => run.IsSolved) / runs.Length, 0.824, 0.966);
        Assert.All(runs, run => Assert.Empty(run.States));

        static double Share(XorRun[] runs, int epochs) =>
            (double)runs.Count(run => run.FirstSolvedEpoch <= epochs) / runs.Length;
    }

    [Fact]
    public void A_run_records_every_epoch_and_can_go_back_to_any()
    {
        var network = new XorNet(seed: 3);
        var run = network.Train(2000);
        Assert.Equal(2001, run.Losses.Count);
        Assert.Equal(2001, run.States.Count);
        Assert.True(run.IsSolved);
        var solved = run.FirstSolvedEpoch!.Value;
        Assert.InRange(Farthest(run.States[solved]), 0, XorRun.SolvedWithin);
        Assert.True(Farthest(run.States[solved - 1]) > XorRun.SolvedWithin);
        foreach (var state in new[] { run.States[0], run.States[solved], run.States[2000] })
        {
            network.Restore(state);
            Assert.Equal(state.Outputs.Values.ToArray(), network.Outputs(XorNet.SlideInputs).Values.ToArray());
            Assert.Equal(state.Hidden.Values.ToArray(), network.HiddenOutputs(XorNet.SlideInputs).Values.ToArray());
            Assert.Equal(run.Losses[state.Epoch], state.Loss);
            Assert.Equal(state.Loss, network.Loss(XorNet.SlideInputs, XorNet.SlideTargets), 1e-15);
        }
        Assert.Equal(Weights(new XorNet(seed: 3)), State(run.States[0]));
    }

    [Fact]
    public void A_run_that_stops_when_solved_is_the_beginning_of_one_that_does_not()
    {
        var whole = new XorNet(seed: 3).Train(2000);
        var stopped = new XorNet(seed: 3).Train(2000, stopWhenSolved: true);
        var solved = whole.FirstSolvedEpoch!.Value;
        Assert.Equal(solved + 1, stopped.Losses.Count);
        Assert.Equal(whole.Losses.Take(solved + 1), stopped.Losses);
        Assert.Equal(solved, stopped.FirstSolvedEpoch);
        Assert.True(stopped.IsSolved);
        // Seed 4 is among those that are not solved in 2,000 epochs.
        Assert.Equal(2001, new XorNet(seed: 4).Train(2000, recordStates: false, stopWhenSolved: true).Losses.Count);
    }

    [Fact]
    public void Misuse_is_an_error_that_says_what_to_do()
    {
        var network = new XorNet();
        Assert.Equal("XorNet.Forward: x has 3 numbers, but must have 2.",
            Assert.Throws<ArgumentException>(() => network.Forward([1, 2, 3])).Message);
        Assert.Equal("XorNet.Backward: x has 1 numbers, but must have 2.",
            Assert.Throws<ArgumentException>(() => network.Backward([1], [1], [1])).Message);
        Assert.Equal("XorNet.Backward: y has 2 numbers, but must have 1.",
            Assert.Throws<ArgumentException>(() => network.Backward([1, 2], [1, 2], [1])).Message);
        Assert.Equal("XorNet.Train: targets is 4×2, but must be 4×1.",
            Assert.Throws<ArgumentException>(() => network.Train(XorNet.SlideInputs, new Matrix(4, 2), 1, 1)).Message);
        Assert.Equal("XorNet: the sizes are 2–0–1; each must be at least 1.",
            Assert.Throws<ArgumentException>(() => new XorNet(hiddenSize: 0)).Message);
        Assert.Equal("2–2–1, Sigmoid, Tanh", network.ToString());
    }

    private static double Farthest(XorState state) => state.Outputs.MaxDifference(XorNet.SlideTargets);

    private static double[] Weights(XorNet network) =>
        [.. network.Parameters.SelectMany(parameter => parameter.Value.Values.ToArray())];

    private static double[] State(XorState state) =>
        [.. new[] { state.HiddenWeights, state.HiddenBias, state.OutputWeights, state.OutputBias }
            .SelectMany(matrix => matrix.Values.ToArray())];

    private static (JsonNode Oracle, XorNet Network, Matrix X, Matrix Y) Case(int number)
    {
        var oracle = OracleFile.Read("xor.json")[number]!;
        var first = OracleFile.MatrixOf(oracle["weights"]![0]!);
        var hidden = (string)oracle["hidden"]! == "Sigmoid" ? Activation.Sigmoid : Activation.Tanh;
        var network = new XorNet(hiddenSize: first.Rows, hiddenActivation: hidden);
        for (var i = 0; i < 4; i++)
            network.Parameters[i].Value.CopyFrom(OracleFile.MatrixOf(oracle["weights"]![i]!));
        return (oracle, network, OracleFile.MatrixOf(oracle["x"]!), OracleFile.MatrixOf(oracle["y"]!));
    }

    private static void Close(JsonNode expected, Matrix actual) =>
        OracleFile.RequireClose(OracleFile.MatrixOf(expected), actual, Tolerance);
}
