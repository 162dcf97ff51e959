using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace NeuralNet.Tests;

/// <summary>Runs are recorded, found again by what they are, and come back bit by bit.</summary>
public sealed class RunStoreTests
{
    [Fact]
    public void Any_bits_come_back_the_same_be_they_numbers_or_not() => InStore(store =>
    {
        double[] special =
        [
            0, -0.0, double.NaN, BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0001), -BitConverter.UInt64BitsToDouble(
                0x7FF0_0000_0000_0001), double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue,
            1 / 3.0, 1e22, 123456789012345678,
        ];
        var random = new RandomSource(1);
        double[] values = [.. special, .. Enumerable.Range(0, 2000).Select(_ =>
            BitConverter.UInt64BitsToDouble(random.NextBits()))];
        using var run = store.Start("bits");
        for (var step = 0; step < values.Length; step++)
            run.Log(step, ("x", values[step]));
        var live = RunRecord.Read(run.Folder)!;
        var record = run.Finish();
        Assert.Equal(Bits(values), Bits(record.Series("x").Values));
        // What the log's last line says of the metric is what its records say, and what was seen while it went on.
        double[] numbers = [.. values.Where(value => !double.IsNaN(value))];
        Assert.Equal((values.Length, numbers.Min(), numbers.Max()),
            (record.Metrics["x"].Count, record.Metrics["x"].Min, record.Metrics["x"].Max));
        Assert.Equal(Bits([values[^1]]), Bits([record.Metrics["x"].Last]));
        Assert.Equal(live.Metrics["x"], record.Metrics["x"]);
        Assert.Equal(Array.IndexOf(values, numbers.Min()), record.Metrics["x"].MinStep);
    });

    [Fact]
    public void A_log_is_lines_of_JSON_that_any_tool_reads() => InStore(store =>
    {
        using (var run = store.Start("a \"quoted\"\nname", new { η = 0.1, Text = "Ж\u2028\n\"" }))
        {
            run.Log(1, ("loss\n", double.NaN));
            run.Finish();
        }
        var folder = Assert.Single(store.List()).Folder;
        var lines = File.ReadAllText(Path.Combine(folder, "log.jsonl")).Split('\n')[..^1];
        Assert.Equal(["start", "system", "step", "end"], lines.Select(line =>
            JsonDocument.Parse(line).RootElement.EnumerateObject().First().Name));
        Assert.Equal("a \"quoted\"\nname", store.List()[0].Experiment);
        Assert.Equal("Ж\u2028\n\"", store.List()[0].Config.Text("Text"));
        Assert.Equal(["loss\n"], store.List()[0].Metrics.Keys);
    });

    [Fact]
    public void A_log_cut_at_any_byte_gives_every_record_before_the_cut_and_takes_new_ones() => InStore(store =>
    {
        using (var run = store.Start("cut", new { A = 1 }))
        {
            for (var step = 0; step < 5; step++)
                run.Log(step, ("loss", step / 3.0));
            run.Finish();
        }
        var folder = store.List()[0].Folder;
        var path = Path.Combine(folder, "log.jsonl");
        var whole = File.ReadAllBytes(path);
        int[] ends = [.. Enumerable.Range(0, whole.Length).Where(i => whole[i] == '\n')];
        string[] kinds = [.. Encoding.UTF8.GetString(whole).Split('\n').SkipLast(1).Select(line => line[2..5])];
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            var record = RunRecord.Read(folder);
            // A record counts from its last byte on; the line's end may be missing.
            var records = ends.Count(end => length >= end);
            if (records == 0)
            {
                Assert.Null(record);
                continue;
            }
            var steps = kinds.Take(records).Count(kind => kind == "ste");
            Assert.Equal(records == ends.Length ? RunStatus.Finished : RunStatus.Killed, record!.Status);
            Assert.Equal(steps, record.Metrics.TryGetValue("loss", out var loss) ? loss.Count : 0);
            if (length % 7 != 0)
                continue;
            using var again = store.Start("cut", new { A = 1 });
            Assert.Equal(2, again.Attempt);
            again.Log(7, ("loss", 7));
            var finished = again.Finish();
            Assert.Equal([7L], finished.Series("loss").Steps);
            Assert.Equal(RunStatus.Finished, RunRecord.Read(folder)!.Status);
        }
    });

    [Fact]
    public void A_changed_byte_costs_the_record_it_is_in_and_no_other() => InStore(store =>
    {
        using (var run = store.Start("changed"))
        {
            for (var step = 0; step < 4; step++)
                run.Log(step, ("loss", 0.125 * step));
            run.Finish();
        }
        var folder = store.List()[0].Folder;
        var path = Path.Combine(folder, "log.jsonl");
        var whole = File.ReadAllBytes(path);
        var text = Encoding.UTF8.GetString(whole);
        var first = text.IndexOf("{\"step\":1", StringComparison.Ordinal);
        var last = text.IndexOf("{\"step\":2", StringComparison.Ordinal);
        for (var at = first; at < last - 1; at++)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x08;
            File.WriteAllBytes(path, changed);
            var log = new RunLogReader(folder);
            log.Refresh();
            Assert.Equal([0L, 2, 3], log.Series("loss")!.Steps);
            Assert.InRange(log.DamagedLines, 1, 2);
        }
    });

    [Fact]
    public void A_run_is_what_it_does_whatever_order_or_type_its_settings_are_written_in() => InStore(store =>
    {
        using (var run = store.Start("same", new { Rate = 0.5, Hidden = 32 }))
            run.Finish();
        object[] same =
        [
            new { Hidden = 32.0, Rate = 0.5f }, new Dictionary<string, object> { ["Hidden"] = 32L, ["Rate"] = 0.5m },
            RunConfig.Of(new { Rate = 0.5 }).With("Hidden", 32),
        ];
        Assert.All(same, config => Assert.NotNull(store.Find("same", config)));
        object?[] others = [new { Rate = 0.5, Hidden = 33 }, new { Rate = 0.5 }, new { rate = 0.5, Hidden = 32 }, null];
        Assert.All(others, config => Assert.Null(store.Find("same", config)));
        Assert.Null(store.Find("same", same[0], repetition: 1));
        Assert.Null(store.Find("Same", same[0]));
    });

    [Fact]
    public void The_id_is_a_hash_that_anybody_can_compute() => InStore(store =>
    {
        using var run = store.Start("xor", new { Seed = 1, Rate = 0.5 }, repetition: 2);
        var hash = System.Security.Cryptography.SHA256.HashData("{\"Rate\":0.5,\"Seed\":1}\u00002\u0000xor"u8);
        Assert.Equal(Convert.ToHexStringLower(hash)[..16], run.Id);
    });

    [Fact]
    public void Begun_again_it_is_the_same_run_and_its_latest_attempt_counts() => InStore(store =>
    {
        using (var run = store.Start("again", new { A = 1 }))
        {
            run.Log(1, ("old", 1));
            run.SaveArtifact("notes.txt", "of the first attempt");
            run.Fail("no luck");
        }
        using (var run = store.Start("again", new { A = 1 }))
        {
            Assert.Equal((2, RunStatus.Failed, "no luck"), (run.Attempt, run.Previous!.Status, run.Previous.Message));
            Assert.Equal("of the first attempt", Encoding.UTF8.GetString(run.Previous.ReadArtifact("notes.txt")));
            run.Log(1, ("new", 2));
            run.Finish();
        }
        var record = Assert.Single(store.List());
        Assert.Equal(["new"], record.Metrics.Keys);
        Assert.Empty(record.Artifacts);
        Assert.Equal(2, record.Attempt);
    });

    [Fact]
    public void A_cell_run_again_takes_its_run_over_from_the_time_before() => InStore(store =>
    {
        var abandoned = store.Start("cell", new { A = 1 });
        abandoned.Log(1, ("loss", 1));
        using var run = store.Start("cell", new { A = 1 });
        Assert.Equal((RunStatus.Cancelled, "begun again in the same process"), (run.Previous!.Status, run.Previous.Message));
        Assert.StartsWith($"Run {run.Id[..8]} of 'cell' has ended (cancelled)",
            Assert.Throws<InvalidOperationException>(() => abandoned.Log(2, ("loss", 1))).Message);
    });

    [Fact]
    public void Without_a_word_at_its_end_a_run_has_failed() => InStore(store =>
    {
        try
        {
            using var run = store.Start("error");
            throw new ArithmeticException();
        }
        catch (ArithmeticException)
        {
            // As in a cell.
        }
        Assert.Equal(RunStatus.Failed, store.List()[0].Status);
        Assert.Contains("before Finish() was called", store.List()[0].Message);
    });

    [Fact]
    public void What_is_done_once_is_not_done_twice_unless_the_code_is_another() => InStore(store =>
    {
        var calls = 0;
        void Body(Run run)
        {
            calls++;
            run.Log(1, ("loss", 0.5));
        }
        Assert.Equal(0.5, store.Once("once", new { A = 1 }, Body).Metrics["loss"].Last);
        Assert.Equal(0.5, store.Once("once", new { A = 1 }, Body).Metrics["loss"].Last);
        Assert.Equal(1, calls);
        store.Once("once", new { A = 2 }, Body);
        Assert.Equal(2, calls);
        Assert.Equal(0.75, store.Once("once", new { A = 1 }, run => run.Log(1, ("loss", 0.75))).Metrics["loss"].Last);
        Assert.Throws<ArithmeticException>(() => store.Once("once", new { A = 3 }, _ => throw new ArithmeticException("oh")));
        var failed = store.Find("once", new { A = 3 })!;
        Assert.Equal((RunStatus.Failed, "oh"), (failed.Status, failed.Message));
    });

    [Fact]
    public void Files_of_a_run_are_whole_or_refused() => InStore(store =>
    {
        using var run = store.Start("files");
        var model = new Mlp([2, 3, 1]);
        run.SaveArtifact("model.safetensors", model);
        run.SaveArtifact("data", [1, 2, 3]);
        run.SaveArtifact("data", [4, 5]);
        var record = run.Finish();
        Assert.Equal(["model.safetensors", "data"], record.Artifacts.Select(artifact => artifact.Name));
        Assert.Equal([4, 5], record.ReadArtifact("data"));
        Assert.Equal(model.Parameters[0].Value.Values.ToArray(),
            NetworkFile.Load(record.ArtifactPath("model.safetensors")).Parameters[0].Value.Values.ToArray());
        File.WriteAllBytes(record.ArtifactPath("data"), [4, 6]);
        Assert.Contains("changed or damaged", Assert.Throws<InvalidDataException>(() => record.ReadArtifact("data")).Message);
        Assert.Contains("saved no file 'x'; it saved model.safetensors, data",
            Assert.Throws<ArgumentException>(() => record.ArtifactPath("x")).Message);
        Assert.Empty(Directory.GetFiles(record.Folder, "*.tmp"));
        using var other = store.Start("names");
        foreach (var name in new[] { "", ".", "..", "../x", "a/b", @"a\b", "c:x" })
            Assert.Throws<ArgumentException>(() => other.SaveArtifact(name, "x"));
    });

    [Fact]
    public void A_training_records_itself() => InStore(store =>
    {
        var (train, validation) = Mnist.LoadSample().Train.SplitInRatio(1_600, 400);
        using var run = store.Start("mnist", new { LearningRate = 0.1 });
        var options = new TrainingOptions { Epochs = 2, BatchSize = 100, ReportEvery = 5 };
        var history = Trainer.Fit(new Mlp([784, 8, 10]), train, validation, options, new Sgd(0.1), run.OnProgress);
        var record = run.Finish();
        Assert.Equal(history.ValidationLosses, record.Series("validation loss").Values);
        Assert.Equal(history.TrainAccuracies, record.Series("training accuracy").Values);
        Assert.Equal([5L, 10, 15, 21, 26, 31], record.Series("batch loss").Steps);
        Assert.InRange(record.Use.ProcessorSeconds, 0.001, 600);
        Assert.InRange(record.PeakMemoryBytes, 1L << 20, 1L << 40);
        Assert.NotEmpty(record.SystemUses());
    });

    [Fact]
    public void Many_threads_may_log_into_one_run() => InStore(store =>
    {
        using var run = store.Start("threads");
        Parallel.For(0, 4, thread =>
        {
            for (var step = 0; step < 500; step++)
                run.Log(step, ($"thread {thread}", step));
        });
        var record = run.Finish();
        Assert.All(Enumerable.Range(0, 4), thread =>
            Assert.Equal(Enumerable.Range(0, 500).Select(i => (long)i), record.Series($"thread {thread}").Steps));
    });

    [Fact]
    public void Settings_that_cannot_be_written_down_are_refused_with_the_remedy()
    {
        void Says(string message, object config) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => RunConfig.Of(config)).Message);
        Says("'Hidden' is of type", new { Hidden = Activation.ReLU });
        Says("'A' is null", new { A = (string?)null });
        Says("'A' is NaN", new { A = double.NaN });
        Says("settings have names, and a Double has none", 0.1);
        var config = RunConfig.Of(new { Rate = 0.5, Sizes = new[] { 2, 3 }, Name = "x", On = true, Kind = DayOfWeek.Monday });
        Assert.Equal("Rate 0.5, Sizes [2, 3], Name x, On true, Kind Monday", config.ToString());
        Assert.Contains("'Rate' is 0.5, and not a whole number",
            Assert.Throws<ArgumentException>(() => config.Whole("Rate")).Message);
        Assert.Contains("there are Rate, Sizes, Name, On, Kind",
            Assert.Throws<KeyNotFoundException>(() => config["rate"]).Message);
    }

    [Fact]
    public void Any_settings_come_back_as_they_were() => Prop.ForAll<Dictionary<string, double>>(drawn =>
    {
        var settings = drawn.Where(pair => pair.Key is not null && double.IsFinite(pair.Value))
            .ToDictionary(pair => pair.Key, pair => (object)pair.Value);
        var config = RunConfig.Of(settings);
        var read = RunConfig.Read(JsonDocument.Parse(config.Canonical()).RootElement);
        Assert.Equal(settings.Count, read.Count);
        Assert.All(settings, pair => Assert.Equal((double)pair.Value, Convert.ToDouble(read[pair.Key])));
        Assert.Equal(config.Canonical(), read.Canonical());
    }).QuickCheckThrowOnFailure();

    private static void InStore(Action<RunStore> use) => TestFiles.InTemporaryFolder(folder => use(new RunStore(folder)));

    private static ulong[] Bits(IEnumerable<double> values) => [.. values.Select(BitConverter.DoubleToUInt64Bits)];
}
