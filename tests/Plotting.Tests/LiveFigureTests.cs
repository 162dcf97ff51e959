namespace Plotting.Tests;

public sealed class LiveFigureTests
{
    private sealed class Clock : TimeProvider
    {
        private long _milliseconds;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => _milliseconds;

        public void Advance(int milliseconds) => _milliseconds += milliseconds;
    }

    /// <summary>What a kernel returns for a displayed value.</summary>
    public sealed class Displayed(List<object> updates)
    {
        public void Update(object value) => updates.Add(value);
    }

    [Fact]
    public void At_most_ten_updates_a_second_reach_the_page_and_the_last_holds_everything()
    {
        var clock = new Clock();
        List<object> shown = [], updates = [];
        var host = new LiveHost(value =>
        {
            shown.Add(value);
            return new Displayed(updates);
        });
        using (var live = new LiveFigure("Loss", "step", "loss", host, clock))
        {
            for (int step = 0; step < 1000; step++)
            {
                live.Add("training", step, 1.0 / (step + 1));
                clock.Advance(1);
            }
        }
        Assert.Single(shown);
        // One second: the first shows, nine or ten follow, and one more at the end.
        Assert.InRange(updates.Count, 9, 11);
        var last = (Figure)updates[^1];
        Assert.Equal(1000, Parsed.Trace(last, 0).GetProperty("x").GetArrayLength());
        Assert.Equal(((Figure)shown[0]).LiveKey, last.LiveKey);
        Assert.Contains($"data-nn-key=\"{last.LiveKey}\"", last.ToHtml());
    }

    [Fact]
    public void A_long_run_is_averaged_without_losing_its_mean()
    {
        var live = new LiveFigure("", "step", "loss", null, TimeProvider.System);
        for (int step = 0; step < 10_000; step++)
            live.Add("training", step, step % 2);
        int stride = live.ValuesPerPoint("training");
        double?[] y = Parsed.Numbers(Parsed.Trace(live.Figure, 0).GetProperty("y"));
        Assert.InRange(y.Length, LiveFigure.MaximumPoints / 2, LiveFigure.MaximumPoints + 1);
        Assert.Equal(10_000, stride * y.Length, (double)stride);
        Assert.All(y.SkipLast(1), value => Assert.Equal(0.5, value!.Value, 9));
        Assert.Contains($"mean of up to {stride} values", live.Figure.AltText);
    }

    [Fact]
    public void Without_a_host_the_finished_figure_is_there()
    {
        Assert.Null(LiveHost.Find());
        using var live = Chart.Live("Loss", "step", "loss");
        live.Add("a", 0, 1);
        live.Complete();
        live.Complete();
        Assert.Contains("is 1 at step 0", live.Figure.AltText);
        Assert.Contains("before Complete()", Assert.Throws<InvalidOperationException>(() => live.Add("a", 1, 1)).Message);
    }

    [Fact]
    public void A_kernel_is_found_by_the_names_of_its_types()
    {
        List<object> updates = [];
        var context = new Microsoft.DotNet.Interactive.KernelInvocationContext(updates);
        Microsoft.DotNet.Interactive.KernelInvocationContext.Set(context);
        using (var live = Chart.Live("Loss", "step", "loss"))
        {
            live.Add("a", 0, 1);
            // Other threads see no context; the one of the cell was kept.
            Microsoft.DotNet.Interactive.KernelInvocationContext.Set(null);
            live.Add("a", 1, 2);
        }
        Assert.IsType<Figure>(Assert.Single(context.Shown));
        Assert.Contains("rises from 1.00 to 2.00", Assert.IsType<Figure>(Assert.Single(updates)).AltText);
    }

    [Fact]
    public async Task Values_may_come_from_many_threads()
    {
        var live = new LiveFigure("", "step", "loss", null, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(t => Task.Run(() =>
        {
            for (int i = 0; i < 200; i++)
                live.Add($"worker {t}", i, t);
        })));
        Assert.Equal(800, Enumerable.Range(0, 4).Sum(i => Parsed.Trace(live.Figure, i).GetProperty("x").GetArrayLength()));
    }
}
