using System.Diagnostics;

namespace NeuralNet.Tests;

/// <summary>Runs whose processes are killed, and processes that write at once.</summary>
public sealed class KilledRunTests
{
    private const int Kills = 200;
    private const int AtOnce = 2;
    private const int AttemptsOfARun = 10;

    [Fact]
    public void A_process_killed_200_times_loses_at_most_the_record_it_was_writing() => TestFiles.InTemporaryFolder(folder =>
    {
        var kept = new int[AtOnce][];
        var errors = new List<Exception>();
        Thread[] threads = [.. Enumerable.Range(0, AtOnce).Select(number => new Thread(() =>
        {
            try
            {
                kept[number] = KillAgainAndAgain(folder, number, new RandomSource(number));
            }
            catch (Exception e)
            {
                lock (errors)
                    errors.Add(e);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Empty(errors);
        // The kills came at many different moments, some while records were being written.
        Assert.True(kept.SelectMany(counts => counts).Distinct().Count() > Kills / 4);
        // No attempt was ever written over: all records of all attempts are still in the logs.
        foreach (var number in Enumerable.Range(0, AtOnce))
        {
            var inLogs = Enumerable.Range(0, Kills / AtOnce / AttemptsOfARun).SelectMany(run =>
                RecordsByAttempt(new RunStore(folder).Find("written by a process", new { Writer = Name(number, run) })!.Folder));
            Assert.Equal(kept[number], inLogs);
        }
    });

    private static string Name(int number, int run) => $"writer {number}, run {run}";

    private static List<int> RecordsByAttempt(string folder)
    {
        var counts = new List<int>();
        foreach (var line in File.ReadLines(Path.Combine(folder, RunLogReader.FileName)))
        {
            if (!RunLine.IsWhole(System.Text.Encoding.UTF8.GetBytes(line)))
                continue;
            if (line.StartsWith("{\"start\":", StringComparison.Ordinal))
                counts.Add(0);
            else if (line.StartsWith("{\"step\":", StringComparison.Ordinal))
                counts[^1]++;
        }
        return counts;
    }

    /// <returns>How many records each killed process left.</returns>
    private static int[] KillAgainAndAgain(string folder, int number, RandomSource random)
    {
        var store = new RunStore(folder);
        var kept = new int[Kills / AtOnce];
        for (var kill = 0; kill < kept.Length; kill++)
        {
            // A record of 2,000 metrics is many pages long, so that a kill can cut it in two.
            var writer = Name(number, kill / AttemptsOfARun);
            var width = new[] { 1, 20, 2000 }[kill % 3];
            using var process = new RunProcess(folder, writer, steps: int.MaxValue, width);
            var said = process.ReadStep() ?? throw new InvalidOperationException(process.WaitForEnd());
            var wait = TimeSpan.FromMilliseconds(random.NextDouble(0, 12));
            for (var clock = Stopwatch.StartNew(); clock.Elapsed < wait;)
                said = process.ReadStep()!.Value;
            said = process.Kill(said);

            var run = store.Find("written by a process", new { Writer = writer })!;
            Assert.Equal(RunStatus.Killed, run.Status);
            Assert.Equal(kill % AttemptsOfARun + 1, run.Attempt);
            Assert.Equal(width, run.Metrics.Count);
            var all = run.AllSeries();
            var series = all[0];
            // Everything it said is there, and at most one more, which it had no time to say.
            Assert.InRange(series.Count, said + 1, said + 2);
            kept[kill] = series.Count;
            foreach (var metric in new[] { 0, width - 1 })
            {
                series = all.Single(one => one.Name == $"metric {metric}");
                Assert.Equal(Enumerable.Range(0, kept[kill]).Select(step => (long)step), series.Steps);
                Assert.Equal(Enumerable.Range(0, kept[kill]).Select(step => Math.Sqrt(step + metric)), series.Values);
            }
        }
        return kept;
    }

    [Fact]
    public void Two_processes_that_write_at_once_lose_nothing() => TestFiles.InTemporaryFolder(folder =>
    {
        const int Steps = 3000;
        using var first = new RunProcess(folder, "first", Steps, width: 3);
        using var second = new RunProcess(folder, "second", Steps, width: 3);
        // Read on meanwhile: the list shows both, and never more or less than what is recorded.
        var store = new RunStore(folder);
        var seen = 0;
        while (first.ReadStep() is { } step)
        {
            second.ReadStep();
            if (step % 500 != 0)
                continue;
            var run = store.Find("written by a process", new { Writer = "first" })!;
            Assert.True(run.Metrics["metric 2"].Count > step);
            Assert.NotEqual(RunStatus.Killed, run.Status);
            seen++;
        }
        Assert.Equal(Steps / 500, seen);
        Assert.Equal(("", ""), (first.WaitForEnd(), second.WaitForEnd()));
        var runs = store.List();
        Assert.Equal(["first", "second"], runs.Texts("Writer").Order());
        Assert.All(runs, run =>
        {
            Assert.Equal(RunStatus.Finished, run.Status);
            var series = run.Series("metric 2");
            Assert.Equal(Enumerable.Range(0, Steps).Select(step => (long)step), series.Steps);
            Assert.Equal(Enumerable.Range(0, Steps).Select(step => Math.Sqrt(step + 2)), series.Values);
        });
    });

    [Fact]
    public void Two_processes_cannot_be_at_the_same_run_at_once() => TestFiles.InTemporaryFolder(folder =>
    {
        using var first = new RunProcess(folder, "same", int.MaxValue, width: 1);
        Assert.Equal(0, first.ReadStep());
        var store = new RunStore(folder);
        Assert.Equal(RunStatus.Running, store.List()[0].Status);
        var refused = Assert.Throws<InvalidOperationException>(() =>
            store.Start("written by a process", new { Writer = "same" }));
        Assert.Matches(
            @"^Run [0-9a-f]{8} of 'written by a process' \(Writer same\) is being written by process \d+ on .+, since .+; "
            + "wait for it, stop it, or begin another beside it with repetition: 1.$", refused.Message);
        using (var beside = store.Start("written by a process", new { Writer = "same" }, repetition: 1))
            beside.Finish();
        first.Kill(0);
        Assert.Equal([RunStatus.Killed, RunStatus.Finished], store.List().Select(run => run.Status));
        // What a killed process held is free at once: nobody has to wait until a clock says that it must be dead.
        using var again = store.Start("written by a process", new { Writer = "same" });
        Assert.Equal((2, RunStatus.Killed), (again.Attempt, again.Previous!.Status));
    });
}
