using System.Globalization;

namespace NeuralNet;

/// <summary>What of a run can be asked for by a name: in filters, orders, tables and exports.</summary>
internal static class RunFields
{
    private static readonly string[] _own = ["id", "experiment", "status", "attempt", "repetition", "seconds"];

    /// <summary>Numbers by size, then texts by their letters.</summary>
    public static IComparer<object?> Order { get; } = Comparer<object?>.Create((left, right) => (left, right) switch
    {
        (long or double, long or double) => Number(left).CompareTo(Number(right)),
        (long or double, _) => -1,
        (_, long or double) => 1,
        _ => string.CompareOrdinal(Text(left), Text(right)),
    });

    /// <summary>A field of a run, or null when it has none of that name: a long, double, string, bool or list.</summary>
    public static object? Value(RunRecord run, string field)
    {
        if (run.Config.TryGetValue(field, out var setting))
            return setting;
        if (run.Metrics.TryGetValue(field, out var metric))
            return metric.Last;
        if (field.EndsWith(')') && field.Length > 5 && run.Metrics.TryGetValue(field[4..^1].Trim(), out metric))
        {
            switch (field[..4])
            {
                case "min(": return metric.Min;
                case "max(": return metric.Max;
            }
        }
        return field switch
        {
            "id" => run.Id,
            "experiment" => run.Experiment,
            "status" => run.Status.ToString().ToLowerInvariant(),
            "attempt" => (long)run.Attempt,
            "repetition" => (long)run.Repetition,
            "seconds" => run.Use.Seconds,
            _ => null,
        };
    }

    /// <summary>Throws when there are runs, and none has the field: it is misspelt.</summary>
    public static void Require(RunList runs, string field)
    {
        if (runs.Count == 0 || runs.Any(run => Value(run, field) is not null))
            return;
        throw new ArgumentException(
            $"No run has '{field}'. There are the settings {Names(runs.Settings)}; the metrics {Names(runs.Metrics)}, also as "
            + $"min(…) and max(…); and {string.Join(", ", _own)}.");

        static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "(none)" : string.Join(", ", names);
    }

    /// <summary>A value with all its digits; empty for null.</summary>
    public static string Text(object? value) => value is null ? "" : RunConfig.Write(value);

    /// <summary>A value as a table has it.</summary>
    public static string ShortText(object? value) => value is double number ? NeuralNet.Text.Number(number) : Text(value);

    public static double Number(object? value) => value is long whole ? whole : value is double number ? number : double.NaN;

    /// <summary>A value from what somebody typed.</summary>
    public static object Parse(string text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out var whole) ? whole
            : double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
            : text.Trim('"', '\'');
}
