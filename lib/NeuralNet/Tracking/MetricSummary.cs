using System.Text.Json;

namespace NeuralNet;

/// <summary>What a list of runs says of one metric. NaN counts, but is neither least nor greatest.</summary>
/// <param name="Count">How many values were logged.</param>
/// <param name="Last">The last one.</param>
/// <param name="LastStep">Its step.</param>
/// <param name="Min">The least; NaN when none was a number.</param>
/// <param name="MinStep">Its first step.</param>
/// <param name="Max">The greatest; NaN when none was a number.</param>
/// <param name="MaxStep">Its first step.</param>
public sealed record MetricSummary(int Count, double Last, long LastStep, double Min, long MinStep, double Max, long MaxStep)
{
    /// <summary>The summary of the values so far and one more.</summary>
    internal static MetricSummary Add(MetricSummary? before, long step, double value)
    {
        var isNumber = !double.IsNaN(value);
        if (before is null)
        {
            var first = isNumber ? value : double.NaN;
            return new MetricSummary(1, value, step, first, step, first, step);
        }
        var isLeast = isNumber && !(value >= before.Min);
        var isGreatest = isNumber && !(value <= before.Max);
        return new MetricSummary(
            before.Count + 1, value, step,
            isLeast ? value : before.Min, isLeast ? step : before.MinStep,
            isGreatest ? value : before.Max, isGreatest ? step : before.MaxStep);
    }

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteNumber("count", Count);
        RunLine.WriteNumber(json, "last", Last);
        json.WriteNumber("lastStep", LastStep);
        RunLine.WriteNumber(json, "min", Min);
        json.WriteNumber("minStep", MinStep);
        RunLine.WriteNumber(json, "max", Max);
        json.WriteNumber("maxStep", MaxStep);
    }

    internal static MetricSummary Read(JsonElement element)
    {
        return new MetricSummary(
            element.GetProperty("count").GetInt32(), Number("last"), Whole("lastStep"), Number("min"), Whole("minStep"),
            Number("max"), Whole("maxStep"));

        double Number(string name) => RunLine.ReadNumber(element.GetProperty(name));

        long Whole(string name) => element.GetProperty(name).GetInt64();
    }
}

/// <summary>All values of one metric of a run, in the order in which they were logged.</summary>
/// <param name="Name">The metric.</param>
/// <param name="Steps">The step of each value.</param>
/// <param name="Seconds">When each was logged, from the run's beginning.</param>
/// <param name="Values">The values.</param>
public sealed record MetricSeries(
    string Name, IReadOnlyList<long> Steps, IReadOnlyList<double> Seconds, IReadOnlyList<double> Values)
{
    /// <summary>How many values there are.</summary>
    public int Count => Values.Count;

    /// <summary>The steps as numbers, as charts want them.</summary>
    public double[] X => [.. Steps.Select(step => (double)step)];

    /// <summary>The values as an array, as charts want them.</summary>
    public double[] Y => [.. Values];
}
