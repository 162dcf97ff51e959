using System.Diagnostics;
using System.Text.Json;

namespace NeuralNet;

/// <summary>What a run took of the machine until a moment. Processor and memory are those of the whole process.</summary>
/// <param name="Seconds">Time since the run began.</param>
/// <param name="ProcessorSeconds">
/// Time that processors worked for the process since then; more than <paramref name="Seconds"/> when several did.
/// </param>
/// <param name="MemoryBytes">Memory of the process that lies in the machine's memory.</param>
public readonly record struct SystemUse(double Seconds, double ProcessorSeconds, long MemoryBytes)
{
    /// <summary>The numbers in one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Seconds:F1} s, {ProcessorSeconds:F1} s of processor time, {MemoryBytes / 1e6:F0} MB");

    internal static SystemUse Now(long start, TimeSpan processorAtStart) => new(
        Stopwatch.GetElapsedTime(start).TotalSeconds,
        (Environment.CpuUsage.TotalTime - processorAtStart).TotalSeconds,
        Environment.WorkingSet);

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteNumber("time", Math.Round(Seconds, 6));
        json.WriteNumber("processor", Math.Round(ProcessorSeconds, 6));
        json.WriteNumber("memory", MemoryBytes);
    }

    internal static SystemUse Read(JsonElement element) => new(
        element.GetProperty("time").GetDouble(), element.GetProperty("processor").GetDouble(),
        element.GetProperty("memory").GetInt64());
}
