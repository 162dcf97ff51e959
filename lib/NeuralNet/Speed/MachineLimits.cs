using System.Numerics.Tensors;

namespace NeuralNet;

/// <summary>
/// What this machine can do at best, measured: how fast it calculates and how fast it reads its memory. The two make a roof over
/// every program (the roofline of Williams, Waterman and Patterson, 2009).
/// </summary>
/// <param name="Threads">Threads of the second figure of each pair: <see cref="Parallelism.Degree"/>.</param>
/// <param name="VectorBits">Bits in the processor's vectors; a double has 64.</param>
/// <param name="CorePeak">Fused multiply–adds in registers on one core, in GFLOP/s.</param>
/// <param name="Peak">The same on all threads together, in GFLOP/s.</param>
/// <param name="CoreBandwidth">Reading main memory in order on one core, in GB/s.</param>
/// <param name="Bandwidth">The same on all threads together, in GB/s.</param>
public sealed record MachineLimits(
    int Threads, int VectorBits, double CorePeak, double Peak, double CoreBandwidth, double Bandwidth)
{
    /// <summary>Steps of a piece of peak work: about a millisecond.</summary>
    private const int Steps = 300_000;

    /// <summary>Doubles read for the bandwidth: 128 MB, more than caches hold.</summary>
    private const int MemoryLength = 16 * 1024 * 1024;

    /// <summary>Doubles that a thread reads at a time.</summary>
    private const int PieceLength = MemoryLength / 64;

    /// <summary>Measures this machine, in about a second. It needs 128 MB of memory while it does.</summary>
    public static MachineLimits Measure()
    {
        var memory = new double[MemoryLength];
        memory.AsSpan().Fill(1);
        var threads = Parallelism.Degree;
        return new MachineLimits(
            threads, 64 * RegisterPeak.Width, MeasurePeak(1), MeasurePeak(threads),
            MeasureBandwidth(memory, 1), MeasureBandwidth(memory, threads));
    }

    /// <summary>
    /// The roof: the most GFLOP/s that work on all threads can have which does so many operations for each byte that it moves
    /// to or from main memory: the lesser of <see cref="Peak"/> and <see cref="Bandwidth"/> · intensity.
    /// </summary>
    /// <param name="intensity">Arithmetic intensity, in operations a byte.</param>
    public double Roof(double intensity) => Math.Min(Peak, Bandwidth * intensity);

    /// <summary>The limits in two lines.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"1 core: {CorePeak:F0} GFLOP/s, {CoreBandwidth:F0} GB/s\n{Threads} threads: {Peak:F0} GFLOP/s, {Bandwidth:F0} GB/s");

    private static double MeasurePeak(int threads)
    {
        var pieces = threads == 1 ? 1 : 4 * threads;
        double[] results = new double[pieces];
        return new[] { 12, 20 }.Max(chains => Throughput.Measure(
            RegisterPeak.OperationsPerStep(chains) * Steps * pieces,
            () => OnThreads(threads, pieces, piece => results[piece] = RegisterPeak.Run(chains, Steps)),
            seconds: 0.12).GigaFlops);
    }

    private static double MeasureBandwidth(double[] memory, int threads)
    {
        var pieces = memory.Length / PieceLength;
        double[] sums = new double[pieces];
        return Throughput.Measure(
            (double)memory.Length * sizeof(double),
            () => OnThreads(threads, pieces, piece =>
                sums[piece] = TensorPrimitives.Sum<double>(memory.AsSpan(piece * PieceLength, PieceLength))),
            seconds: 0.2).GigaFlops;
    }

    private static void OnThreads(int threads, int pieces, Action<int> body)
    {
        if (threads > 1)
        {
            Parallelism.For(pieces, body);
            return;
        }
        for (var piece = 0; piece < pieces; piece++)
            body(piece);
    }
}
