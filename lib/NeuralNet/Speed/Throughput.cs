using System.Diagnostics;

namespace NeuralNet;

/// <summary>How fast some work was done.</summary>
/// <param name="Operations">Operations of one run.</param>
/// <param name="Seconds">The time of the best run.</param>
/// <param name="Runs">How many runs were timed.</param>
/// <example><code>
/// var a = Matrix.Identity(100);
/// var speed = Throughput.Measure(MatrixProducts.Operations(a, a), () => MatrixProducts.Multiply(a, a, LoopOrder.Ikj));
/// Console.WriteLine(speed.GigaFlops > 0.001);    // prints True
/// </code></example>
public sealed record Throughput(double Operations, double Seconds, int Runs)
{
    /// <summary>Shorter work is repeated to fill at least this time, so that the clock's own step does not count.</summary>
    private const double ShortestTiming = 0.002;

    /// <summary>Billions of operations a second: GFLOP/s, when the operations are those of floating-point numbers.</summary>
    public double GigaFlops => Operations / Seconds / 1e9;

    /// <summary>
    /// Measures work: runs it to warm up, then again and again, and keeps the best time. The best, because whatever else the
    /// machine does can only make a run slower.
    /// </summary>
    /// <param name="operations">Operations of one run.</param>
    /// <param name="work">The work.</param>
    /// <param name="seconds">
    /// Time to spend, about a third of it on the warm-up. Work that takes longer than this is run once, and that run counts.
    /// </param>
    /// <exception cref="ArgumentException">The operations or the seconds are not positive.</exception>
    public static Throughput Measure(double operations, Action work, double seconds = 0.3)
    {
        if (!(operations > 0) || !(seconds > 0))
        {
            throw new ArgumentException(
                $"Throughput.Measure: {Text.Number(operations)} operations, {Text.Number(seconds)} seconds; "
                + "both must be over 0.");
        }
        var start = Stopwatch.GetTimestamp();
        var calls = 0;
        do
        {
            work();
            calls++;
        }
        while (SecondsSince(start) < seconds / 3);
        var once = SecondsSince(start) / calls;
        if (calls == 1 && once > seconds)
            return new Throughput(operations, once, calls);
        var repeats = Math.Max(1, (int)Math.Ceiling(ShortestTiming / once));

        var best = double.PositiveInfinity;
        var runs = 0;
        for (start = Stopwatch.GetTimestamp(); runs == 0 || SecondsSince(start) < seconds * 2 / 3; runs++)
        {
            var begin = Stopwatch.GetTimestamp();
            for (var i = 0; i < repeats; i++)
                work();
            best = Math.Min(best, SecondsSince(begin) / repeats);
        }
        return new Throughput(operations, best, runs * repeats);
    }

    /// <summary>The speed, such as <c>12.3 GFLOP/s</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{GigaFlops:G3} GFLOP/s");

    private static double SecondsSince(long start) => Stopwatch.GetElapsedTime(start).TotalSeconds;
}
