using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json.Nodes;

namespace Benchmarks;

/// <summary>What a figure was measured on.</summary>
internal static class Machine
{
    public static JsonObject Describe()
    {
        var bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        Console.WriteLine(
            $"{Environment.ProcessorCount} processors, vectors of {bits} bits, {RuntimeInformation.FrameworkDescription}, "
            + $"{RuntimeInformation.OSDescription}");
        return new JsonObject
        {
            ["processors"] = Environment.ProcessorCount,
            ["vectorBits"] = bits,
            ["runtime"] = RuntimeInformation.FrameworkDescription,
            ["system"] = RuntimeInformation.OSDescription,
        };
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
