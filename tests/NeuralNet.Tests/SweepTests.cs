using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace NeuralNet.Tests;

/// <summary>Sweeps: the same to the last bit however they are run, stopped and gone on with.</summary>
public sealed class SweepTests
{
    private static readonly Sweep _sweep = Sweep.Grid(("LearningRate", [0.1, 0.5, 2.0, 50.0]), ("Seed", [1, 2, 3]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Stopped_in_the_middle_and_gone_on_with_it_equals_one_that_was_not(int threads) =>
        InStore(store => InStore(other =>
    {
        var whole = Bits(_sweep.Run(other, "xor", Train, threads: 1));
        using var stop = new CancellationTokenSource();
        var stopped = _sweep.Run(store, "xor", Train, threads, progress =>
        {
            if (progress.Done == 4)
                stop.Cancel();
        }, stop.Token);
        Assert.True(stopped.IsCancelled);
        Assert.InRange(stopped.Runs.Count, 4, 4 + threads);
        var finished = stopped.Runs.Count(run => run.Status == RunStatus.Finished);
        Assert.InRange(finished, 4, 4 + threads);
        Assert.All(stopped.Runs, run => Assert.True(run.Status is RunStatus.Finished or RunStatus.Cancelled));

        var again = _sweep.Run(store, "xor", Train, threads);
        Assert.Equal((12, finished, false), (again.Runs.Count, again.Recalled, again.IsCancelled));
        Assert.Equal(whole, Bits(again));
        Assert.Equal(_sweep.Points.Select(point => point.ToString()), again.Runs.Select(run => run.Config.ToString()));
        // Diverged runs are part of it.
        Assert.Contains(again.Runs, run => !(run.Metrics["loss"].Last < 1e3));

        var third = _sweep.Run(store, "xor", Train, threads);
        Assert.Equal(12, third.Recalled);
        Assert.Equal(whole, Bits(third));
    }));

    [Fact]
    public void A_run_of_a_sweep_has_one_thread_and_the_caller_its_own_number_back() => InStore(store =>
    {
        var before = Parallelism.Degree;
        try
        {
            Parallelism.Degree = 4;
            var threads = new System.Collections.Concurrent.ConcurrentDictionary<(int Point, int Thread), bool>();
            Sweep.Grid(("Point", [1, 2, 3])).Run(store, "threads", (config, _, _) => Parallelism.For(
                50, _ => threads[(config.Whole("Point"), Environment.CurrentManagedThreadId)] = true), threads: 2);
            Assert.Equal([1, 2, 3], threads.Keys.Select(key => key.Point).Order());
            Assert.Equal(4, Parallelism.Degree);
            using var together = new Barrier(3);
            Parallelism.For(3, _ => Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(30))));
        }
        finally
        {
            Parallelism.Degree = before;
        }
    });

    [Fact]
    public void A_run_that_only_logs_is_stopped_with_its_sweep() => InStore(store =>
    {
        using var stop = new CancellationTokenSource();
        var result = Sweep.Grid(("A", [1, 2, 3])).Run(store, "endless", (_, run, _) =>
        {
            for (var step = 0; ; step++)
            {
                run.Log(step, ("x", step));
                if (step == 100)
                    stop.Cancel();
            }
        }, threads: 2, cancellation: stop.Token);
        Assert.True(result.IsCancelled);
        Assert.InRange(result.Runs.Count, 1, 2);
        Assert.All(result.Runs, run => Assert.Equal(RunStatus.Cancelled, run.Status));
        Assert.Contains("stopped before the end", result.ToString());
    });

    [Fact]
    public void Runs_do_go_on_at_once_and_progress_tells_of_each() => InStore(store =>
    {
        using var together = new Barrier(3);
        var told = new List<SweepProgress>();
        var result = Sweep.Grid(("Point", [1, 2, 3])).Run(
            store, "at once", (_, _, _) => Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(30))), threads: 3, told.Add);
        Assert.Equal([1, 2, 3], told.Select(progress => progress.Done));
        Assert.All(told, progress => Assert.Equal(3, progress.Points));
        Assert.NotNull(told[0].Left);
        Assert.Equal(TimeSpan.Zero, told[2].Left);
        Assert.StartsWith("3 of 3 runs finished (", result.ToString());
    });

    [Fact]
    public void A_run_that_throws_has_failed_and_is_run_again_the_next_time() => InStore(store =>
    {
        static void Body(RunConfig config, Run run, CancellationToken cancellation)
        {
            run.Log(1, ("loss", 1));
            if (config.Whole("Point") == 2 && run.Attempt == 1)
                throw new ArithmeticException("point 2 is a bad one");
        }
        var sweep = Sweep.Grid(("Point", [1, 2, 3]));
        var first = sweep.Run(store, "failing", Body);
        Assert.Equal([RunStatus.Finished, RunStatus.Failed, RunStatus.Finished], first.Runs.Select(run => run.Status));
        Assert.Equal("point 2 is a bad one", first.Runs[1].Message);
        Assert.StartsWith("2 of 3 runs finished, 1 failed (", first.ToString());
        var second = sweep.Run(store, "failing", Body);
        Assert.Equal(2, second.Recalled);
        Assert.All(second.Runs, run => Assert.Equal(RunStatus.Finished, run.Status));
    });

    [Fact]
    public void Two_sweeps_at_once_in_one_store_share_the_runs() => InStore(store =>
    {
        var ran = 0;
        var sweep = Sweep.Grid(("Point", [.. Enumerable.Range(0, 40)]));
        void Body(RunConfig config, Run run, CancellationToken cancellation)
        {
            Interlocked.Increment(ref ran);
            Thread.Sleep(2);
            run.Log(1, ("x", config.Number("Point")));
        }
        var results = new SweepResult[2];
        Parallel.For(0, 2, i => results[i] = sweep.Run(store, "shared", Body, threads: 2));
        Assert.Equal(40, ran);
        Assert.All(results, result => Assert.Equal(Enumerable.Range(0, 40).Select(i => (double)i), result.Runs.Numbers("x")));
    });

    [Fact]
    public void A_grid_is_every_combination_and_a_random_search_the_same_for_a_seed_for_ever()
    {
        Assert.Equal(["A 1, B x", "A 1, B y", "A 2, B x", "A 2, B y"],
            Sweep.Grid(("A", [1, 2]), ("B", ["x", "y"])).Points.Select(point => point.ToString()));
        (string, SweepRange)[] ranges =
        [
            ("Rate", Sweep.LogUniform(1e-4, 1)), ("Dropout", Sweep.Uniform(0, 0.5)), ("Hidden", Sweep.Whole(8, 64)),
            ("Optimizer", Sweep.Choice(["sgd", "adam"])),
        ];
        var search = Sweep.Random(200, 7, ranges);
        Assert.Equal(search.Points.Take(20).Select(point => point.ToString()),
            Sweep.Random(20, 7, ranges).Points.Select(point => point.ToString()));
        Assert.NotEqual(search.Points[0].ToString(), Sweep.Random(1, 8, ranges).Points[0].ToString());
        double[] rates = [.. search.Points.Select(point => point.Number("Rate"))];
        Assert.All(rates, rate => Assert.InRange(rate, 1e-4, 1));
        // Each of four decades has about a quarter; three digits at most.
        for (var decade = 1e-4; decade < 0.5; decade *= 10)
            Assert.InRange(rates.Count(rate => rate >= decade && rate < 10 * decade), 30, 75);
        Assert.Equal(200, search.Points.Select(point => point.ToString()).Distinct().Count());
        Assert.InRange(search.Points.Count(point => point.Text("Optimizer") == "adam"), 70, 130);
        Assert.All(search.Points, point => Assert.InRange(point.Whole("Hidden"), 8, 64));
        Assert.Equal([0.001, 0.01, 0.1, 1], Sweep.LogSpace(0.001, 1, 4));
        Assert.Equal(6, Sweep.Random(2, 1, ("A", Sweep.Uniform(0, 1))).With("Seed", [1, 2, 3]).Points.Count);
    }

    [Fact]
    public void A_sweep_that_makes_no_sense_is_refused()
    {
        void Says(string message, Action build) => Assert.Contains(message, Assert.Throws<ArgumentException>(build).Message);
        Says("nothing to combine", () => Sweep.Grid());
        Says("'A' has no values", () => Sweep.Grid(("A", [])));
        Says("(A 1) come 2 times", () => Sweep.Grid(("A", [1, 1.0])));
        Says("'A' is there already", () => Sweep.Grid(("A", [1]), ("A", [2])));
        Says("only 2 different runs of the 3", () => Sweep.Random(3, 1, ("A", Sweep.Choice([1, 2]))));
        Says("0 < low < high", () => Sweep.LogUniform(0, 1));
    }

    [Fact]
    public void Other_data_are_another_run_and_the_same_data_loaded_again_are_not() => InStore(store =>
    {
        int Recalled(LabelledImages data) => Sweep.Grid(("A", [1, 2])).Run(store, "data", (_, run, _) =>
            run.Log(1, ("label", data.Labels[0])), threads: 1).Recalled;
        var train = Mnist.LoadSample().Train;
        Assert.Equal(0, Recalled(train));
        Assert.Equal(2, Recalled(Mnist.LoadSample().Train));
        Assert.Equal(0, Recalled(train.Select([.. Enumerable.Range(0, 1000)])));
        Assert.Equal(0, Recalled(train.Select([.. Enumerable.Range(1000, 1000)])));
        Assert.Equal(0, Recalled(train));
    });

    [Fact]
    public async Task In_a_notebook_a_changed_cell_is_run_again_and_an_unchanged_one_is_not()
    {
        var folder = Directory.CreateTempSubdirectory("sweep-cells-").FullName;
        try
        {
            var options = ScriptOptions.Default.WithReferences(typeof(object).Assembly, typeof(Enumerable).Assembly,
                typeof(Console).Assembly, typeof(Matrix).Assembly).WithImports("System", "System.Linq", "NeuralNet");
            const string Sweeping = """
                Sweep.Grid(("A", [1, 2])).Run(store, "cells", (config, run, stop) =>
                    run.Log(1, ("x", Math.Sqrt(factor * Half(config.Number("A"))))), threads: 1).Recalled
                """;
            var state = await CSharpScript.RunAsync<int>(
                $"var store = new RunStore(@\"{folder}\"); var factor = 2.0; double Half(double x) => x / 2; 0", options);
            async Task<int> Cell(string code)
            {
                state = await state.ContinueWithAsync<int>(code);
                return state.ReturnValue;
            }
            Assert.Equal(0, await Cell(Sweeping));
            Assert.Equal(2, await Cell(Sweeping));
            Assert.Equal(2, await Cell("// A comment is no change.\n" + Sweeping));
            Assert.Equal(0, await Cell(Sweeping.Replace("Sqrt", "Cbrt")));
            Assert.Equal(0, await Cell("factor = 3; 0"));
            Assert.Equal(0, await Cell(Sweeping));
            Assert.Equal(2, await Cell(Sweeping));
            Assert.Equal(0, await Cell("double Half(double x) => x * 0.25; 0"));
            Assert.Equal(0, await Cell(Sweeping));
            Assert.Equal(2, await Cell(Sweeping));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>XOR by a small network; with a large learning rate it runs away.</summary>
    private static void Train(RunConfig config, Run run, CancellationToken cancellation)
    {
        var model = new Mlp([2, 8, 1], Activation.LeakyReLU(0.1), config.Whole("Seed"));
        var optimizer = new Sgd(config.Number("LearningRate"));
        var x = new Matrix(new double[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
        var y = new Matrix(new double[,] { { 0 }, { 1 }, { 1 }, { 0 } });
        for (var epoch = 1; epoch <= 60; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            var output = model.Forward(x);
            model.Backward(MeanSquaredError.Gradient(output, y));
            optimizer.Step(model.Parameters);
            run.Log(epoch, ("loss", MeanSquaredError.Loss(output, y)), ("norm", model.Parameters[0].Value[0, 0]));
        }
    }

    private static List<ulong> Bits(SweepResult result) => [.. result.Runs.SelectMany(run =>
        run.Series("loss").Values.Concat(run.Series("norm").Values).Select(BitConverter.DoubleToUInt64Bits))];

    private static void InStore(Action<RunStore> use) => TestFiles.InTemporaryFolder(folder => use(new RunStore(folder)));
}
