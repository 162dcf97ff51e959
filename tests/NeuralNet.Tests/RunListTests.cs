namespace NeuralNet.Tests;

/// <summary>Lists of runs: filtered, ordered, grouped.</summary>
public sealed class RunListTests
{
    [Fact]
    public void Runs_are_filtered_by_settings_metrics_and_status() => InStore(store =>
    {
        var runs = Fill(store);
        void Shows(string filter, params int[] numbers) =>
            Assert.Equal(numbers, runs.Where(filter).Select(run => run.Config.Whole("Number")));
        Shows("Number<2", 0, 1);
        Shows("Number <= 2 && Optimizer = adam", 0, 2);
        Shows("Optimizer != adam", 1, 3, 5);
        Shows("Rate >= 0.3", 3, 4, 5);
        Shows("loss > 2", 3, 4);
        Shows("loss = NaN", 5);
        Shows("loss != NaN && status = finished", 0, 1, 3, 4);
        Shows("max(loss) = 1", 0, 1, 5);
        Shows("status=failed", 2);
        Shows("experiment = list && attempt = 1", 0, 1, 2, 3, 4, 5);
        Assert.Contains("No run has 'rate'. There are the settings Number, Optimizer, Rate; the metrics loss, also as min(…)",
            Assert.Throws<ArgumentException>(() => runs.Where("rate < 1")).Message);
        foreach (var wrong in new[] { "", "Rate", "Rate <", "< 1", "Rate < 1 < 2", "Rate < 1 &&" })
            Assert.Throws<FormatException>(() => runs.Where(wrong));
    });

    [Fact]
    public void Runs_are_ordered_by_a_field_with_what_has_none_last_either_way() => InStore(store =>
    {
        var runs = Fill(store);
        Assert.Equal([0, 1, 2, 3, 4, 5], runs.OrderBy("loss").Select(run => run.Config.Whole("Number")));
        Assert.Equal([4, 3, 2, 1, 0, 5], runs.OrderBy("loss", descending: true).Select(run => run.Config.Whole("Number")));
        Assert.Equal(["adam", "sgd"], runs.GroupBy("Optimizer").Select(group => group.Value));
        Assert.Equal([1, 3, 5], runs.GroupBy("Optimizer")[1].Runs.Select(run => run.Config.Whole("Number")));
        Assert.Equal(["Number", "Optimizer", "Rate"], runs.VaryingSettings);
        Assert.Equal([0, 1, 2, 3, 4, double.NaN], runs.Numbers("loss"));
        Assert.Contains("<td", runs.ToHtml());
    });

    [Fact]
    public void The_last_line_of_a_log_says_what_all_of_it_says() => InStore(store =>
    {
        foreach (var run in Fill(store))
        {
            var log = new RunLogReader(run.Folder);
            log.Refresh();
            var end = RunLogReader.ReadEnd(run.Folder)!;
            Assert.Equal(log.Metrics, end.Metrics.Keys);
            Assert.All(log.Metrics, metric => Assert.Equal(log.Summary(metric), end.Metrics[metric]));
            Assert.Equal(log.Start!.Identity.Id, end.Start.Identity.Id);
        }
        // Also where it is longer than what is read at first.
        using var wide = store.Start("wide");
        for (var step = 0; step < 3; step++)
            wide.Log(step, [.. Enumerable.Range(0, 500).Select(i => ($"a metric of a long name, number {i}", (double)i * step))]);
        var finished = wide.Finish();
        Assert.True(new FileInfo(Path.Combine(finished.Folder, "log.jsonl")).Length > 100_000);
        Assert.Equal(998, finished.Metrics["a metric of a long name, number 499"].Last);
    });

    private static RunList Fill(RunStore store)
    {
        for (var number = 0; number < 6; number++)
        {
            using var run = store.Start(
                "list", new { Number = number, Optimizer = number % 2 == 0 ? "adam" : "sgd", Rate = number / 10.0 });
            run.Log(0, ("loss", 1));
            run.Log(1, ("loss", number == 5 ? double.NaN : number));
            if (number == 2)
                run.Fail("as planned");
            else
                run.Finish();
        }
        return store.List("list");
    }

    private static void InStore(Action<RunStore> use) => TestFiles.InTemporaryFolder(folder => use(new RunStore(folder)));
}
