using NeuralNet;

namespace Plotting.Tests;

/// <summary>Tables and dashboards of runs.</summary>
public sealed class RunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("run-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_table_has_a_row_a_run_and_a_column_for_what_varies()
    {
        RunTable table = RunTable.Of(Fill());
        Assert.Equal(["status", "Rate", "Name", "loss"], table.Fields);
        string html = table.ToHtml();
        Assert.Equal(4, html.Split("<tr>").Length - 1);
        Assert.Contains("<td data-value=\"0.1\">0.1</td><td class=\"nn-text\">&lt;b&gt;</td>", html);
        Assert.Contains("<td data-value=\"NaN\">NaN</td>", html);
        Assert.Contains("No run has 'x'", Assert.Throws<ArgumentException>(() => RunTable.Of(Fill(), "x")).Message);
    }

    [Fact]
    public void A_dashboard_follows_runs_while_they_go_on()
    {
        List<object> shown = [], updates = [];
        var host = new LiveHost(value =>
        {
            shown.Add(value);
            return new LiveFigureTests.Displayed(updates);
        });
        var store = new RunStore(_folder);
        using (var live = new LiveRuns(store, "live", "loss", [], host))
        {
            using var run = store.Start("live", new { Rate = 0.5 });
            run.Log(1, ("loss", 1));
            run.Log(2, ("loss", 0.25));
            // It looks by itself; a generous time-out only so that nothing hangs.
            for (int wait = 0; wait < 600 && !(updates.LastOrDefault() is RunBoard board && board.Table.Runs.Count == 1
                && board.Table.Runs[0].Metrics.ContainsKey("loss")); wait++)
                Thread.Sleep(50);
            RunBoard going = Assert.IsType<RunBoard>(updates[^1]);
            Assert.Equal("live: 1 run, 1 going on", going.Figure.Title);
            run.Finish();
        }
        Assert.Single(shown);
        RunBoard last = Assert.IsType<RunBoard>(updates[^1]);
        Assert.Equal("live: 1 run, 0 going on", last.Figure.Title);
        Assert.Contains("falls from 1.00 to 0.25", last.Figure.AltText);
        Assert.Equal(((RunBoard)shown[0]).Figure.LiveKey, last.Figure.LiveKey);
        int after = updates.Count;
        using (Run late = store.Start("live", new { Rate = 0.25 }))
            late.Finish();
        Thread.Sleep(500);
        Assert.Equal(after, updates.Count);
    }

    [Fact]
    public void Runs_become_axes_of_parallel_coordinates()
    {
        RunList runs = Fill();
        Figure figure = Chart.ParallelCoordinates("Sweep", true, Coordinate.Of(runs, "Rate"), Coordinate.Of(runs, "Name"),
            Coordinate.Of(runs, "loss"));
        Assert.True(Coordinate.Of(runs, "Rate").IsLogarithmic);
        Assert.Equal(["<b>", "b"], Coordinate.Of(runs, "Name").Names!);
        Assert.Contains("3 runs: loss from 0.1 to 1; the lowest with Rate 0.1, Name <b>; 1 without a result", figure.AltText);
    }

    private RunList Fill()
    {
        var store = new RunStore(_folder);
        foreach (var (rate, name, loss) in new[] { (0.1, "<b>", 0.1), (1.0, "<b>", 1.0), (10, "b", double.NaN) })
        {
            using Run run = store.Start("filled", new { Rate = rate, Name = name, Epochs = 3 });
            run.Log(1, ("loss", loss));
            run.Finish();
        }
        return store.List("filled");
    }
}
