using NeuralNet;
using Notebooks;

namespace Checks.Tests;

/// <summary>The second half of exercise 07: its references against central differences, its faults, and its experiment.</summary>
public class PrintedBackwardTests
{
    private static readonly long[] _seeds = [1, 2, 3];

    [Fact]
    public void Output_deltas_are_slopes_of_the_loss()
    {
        foreach (var (y, zO) in _seeds.SelectMany(seed => BackwardExercise.Sign.Cases(seed)))
        {
            var z = Matrix.FromRow(zO);
            RequireSlopes(z, () => Half(z.Values.ToArray().Select(Math.Tanh), y),
                Matrix.FromRow(BackwardExercise.Sign.Reference!((y, zO))));
        }
        foreach (var (y, zO) in _seeds.SelectMany(seed => BackwardExercise.OutputLoop.Cases(seed)))
        {
            Matrix z = new(zO), targets = new(y);
            RequireSlopes(z, () => Half(z.Values.ToArray().Select(Math.Tanh), targets.Values.ToArray()),
                new Matrix(BackwardExercise.OutputLoop.Reference!((y, zO))));
        }
    }

    [Fact]
    public void Hidden_deltas_are_slopes_of_whatever_the_outputs_hand_back()
    {
        foreach (var input in _seeds.SelectMany(seed => BackwardExercise.HiddenDelta.Cases(seed)))
        {
            var z = Matrix.FromColumn(input.ZH);
            double Loss() => (new Matrix(input.WO) * z.Map(value => 1 / (1 + Math.Exp(-value)))).Column(0).Zip(input.DO,
                (s, d) => s * d).Sum();
            RequireSlopes(z, Loss, Matrix.FromColumn(BackwardExercise.HiddenDelta.Reference!(input)));
        }
    }

    [Fact]
    public void Gradients_of_a_layer_are_slopes_by_its_weights_and_biases()
    {
        foreach (var (deltas, inputs) in _seeds.SelectMany(seed => BackwardExercise.BiasIndex.Cases(seed)
            .Concat(BackwardExercise.BiasLoop.Cases(seed)).Concat(BackwardExercise.Transposed.Cases(seed))))
        {
            Matrix w = new(deltas.Length, inputs.Length), b = new(deltas.Length, 1);
            double Loss() => (w * Matrix.FromColumn(inputs) + b).Column(0).Zip(deltas, (z, d) => z * d).Sum();
            foreach (var task in new[] { BackwardExercise.BiasIndex, BackwardExercise.BiasLoop })
            {
                RequireSlopes(w, Loss, new Matrix(task.Reference!((deltas, inputs)).Weights));
                RequireSlopes(b, Loss, Matrix.FromColumn(task.Reference!((deltas, inputs)).Biases));
            }
            RequireSlopes(w, Loss, new Matrix(BackwardExercise.Transposed.Reference!((deltas, inputs))));
        }
        foreach (var (w0, b0, x, y) in _seeds.SelectMany(seed => BackwardExercise.ColumnZero.Cases(seed)))
        {
            Matrix w = new(w0), b = Matrix.FromColumn(b0), samples = new(x), targets = new(y);
            double Loss() => Half((w * samples).Transpose().AddRow(b.Transpose()).Transpose().Values.ToArray(),
                targets.Values.ToArray());
            var (weights, biases) = BackwardExercise.ColumnZero.Reference!((w0, b0, x, y));
            RequireSlopes(w, Loss, new Matrix(weights));
            RequireSlopes(b, Loss, Matrix.FromColumn(biases));
        }
    }

    [Fact]
    public void The_whole_backward_is_the_slope_of_the_librarys_network()
    {
        foreach (var (wH, bH, wO, bO, x, y) in _seeds.SelectMany(seed => BackwardExercise.Whole.Cases(seed)))
        {
            var net = new XorNet(x.Length, bH.Length, bO.Length);
            net.HiddenWeights.Value.CopyFrom(new Matrix(wH));
            net.HiddenBias.Value.CopyFrom(Matrix.FromColumn(bH));
            net.OutputWeights.Value.CopyFrom(new Matrix(wO));
            net.OutputBias.Value.CopyFrom(Matrix.FromColumn(bO));
            double Loss() => Half(net.Forward(x), y);
            var got = BackwardExercise.Whole.Reference!((wH, bH, wO, bO, x, y));
            RequireSlopes(net.HiddenWeights.Value, Loss, new Matrix(got.WH));
            RequireSlopes(net.HiddenBias.Value, Loss, Matrix.FromColumn(got.BH));
            RequireSlopes(net.OutputWeights.Value, Loss, new Matrix(got.WO));
            RequireSlopes(net.OutputBias.Value, Loss, Matrix.FromColumn(got.BO));
        }
    }

    [Fact]
    public void The_example_of_the_whole_backward_is_right()
    {
        var (_, bH, _, bO) = BackwardExercise.Whole.Reference!(BackwardExercise.Whole.Cases(1)[0]);
        Assert.Equal(-0.385, bO[0], 5e-4);
        Assert.Equal([-0.0904, 0.0808], bH, (a, b) => Math.Abs(a - b) < 5e-5);
    }

    [Theory, InlineData("mend-sign"), InlineData("mend-hidden-delta"), InlineData("mend-transposed"),
        InlineData("mend-bias-index"),
     InlineData("mend-bias-loop"), InlineData("mend-output-loop"), InlineData("mend-column-zero"), InlineData("mend-bias-shape")]
    public void What_is_handed_out_runs_earns_nothing_and_its_fault_is_named(string id)
    {
        var task = BackwardExercise.Exercise.Tasks.Single(each => each.Id == id);
        var cells = NotebookFile.Read(Path.Combine(AnswerFiles.Root, "exercises", "07-backward.ipynb")).Cells;
        var handedOut = cells.Single(cell => cell.Source.StartsWith($"// Task: {id} (", StringComparison.Ordinal)).Source;
        foreach (var seed in _seeds)
        {
            var verdict = task.CheckAny(AnswerCompiler.Compile(task, handedOut), seed);
            Assert.Equal((VerdictState.Open, true, 0), (verdict.State, verdict.IsUnmended, verdict.Points));
            Assert.Contains(verdict.Trials, trial => trial.State == TrialState.Wrong);
            Assert.DoesNotContain("exception", Assert.Single(verdict.Diagnoses).Name, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_cases_of_the_experiment_see_more_and_more_slips_and_none_where_there_is_none()
    {
        (int Hidden, int Outputs, double[][] Samples)[] cases =
        [
            (1, 1, [[0.7]]), (2, 1, [[0, 0]]), (2, 1, [[0.7, -0.4]]), (4, 2, [[0.7, -0.4, 1.1]]),
            (4, 2, [[0.7, -0.4, 1.1], [-1.3, 0.2, 0.6], [0.4, 0.9, -0.8]]),
        ];
        PrintedSlip[][] seen = [.. cases.Select(one => Enum.GetValues<PrintedSlip>()
            .Where(slip => PrintedBackward.CheckError(slip, one.Hidden, one.Outputs, one.Samples) > 1e-7).ToArray())];
        PrintedSlip[] smallest = [PrintedSlip.Sign, PrintedSlip.HiddenDelta];
        PrintedSlip[] odd = [.. smallest, PrintedSlip.Transposed, PrintedSlip.BiasByInput, PrintedSlip.BiasInside];
        Assert.Equal(smallest, seen[0]);
        Assert.Equal(odd.Where(slip => slip != PrintedSlip.Transposed), seen[1]);
        Assert.Equal(odd, seen[2]);
        Assert.Equal([.. odd, PrintedSlip.OutputLoop], seen[3]);
        Assert.Equal([.. odd, PrintedSlip.OutputLoop, PrintedSlip.ColumnZero], seen[4]);
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_told()
    {
        Assert.Contains("no more inputs or outputs than hidden neurons", Assert.Throws<ArgumentException>(() =>
            PrintedBackward.CheckError(PrintedSlip.None, 2, 1, [[1, 2, 3]])).Message, StringComparison.Ordinal);
        Assert.Contains("W_h is 1×2", Assert.Throws<ArgumentException>(() => BackwardExercise.GivenGradients(
            new double[1, 2], [0], new double[1, 1], [0], [1], [1])).Message, StringComparison.Ordinal);
    }

    private static double Half(IEnumerable<double> answers, double[] targets) => 0.5 * answers.Zip(targets,
        (a, t) => (a - t) * (a - t)).Sum();

    private static void RequireSlopes(Matrix parameter, Func<double> loss, Matrix gradient) =>
        Assert.InRange(GradientCheck.RelativeError(gradient, GradientCheck.Numeric(parameter, loss)), 0, 1e-7);
}
