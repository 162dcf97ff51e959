using System.Globalization;

namespace NeuralNet;

/// <summary>Runs in the formats of other tools.</summary>
public static class RunExport
{
    /// <summary>
    /// Every value that the runs logged as CSV (RFC 4180): a row a run, metric and step, with the run's id, status and settings
    /// in columns of their own. Numbers have all their digits.
    /// </summary>
    /// <param name="runs">The runs.</param>
    /// <param name="writer">Where to write.</param>
    public static void WriteCsv(RunList runs, TextWriter writer)
    {
        var settings = runs.Settings;
        WriteRow(writer, ["id", "experiment", "repetition", "status", .. settings, "metric", "step", "seconds", "value"]);
        foreach (var run in runs)
        {
            string[] head = [.. Head(run), .. settings.Select(name => RunFields.Text(run.Config.GetValueOrDefault(name)))];
            var log = new RunLogReader(run.Folder);
            log.Refresh();
            foreach (var series in log.Metrics.Select(metric => log.Series(metric)!))
            {
                for (var i = 0; i < series.Count; i++)
                {
                    WriteRow(writer, [.. head, series.Name, $"{series.Steps[i]}", Number(series.Seconds[i]),
                        Number(series.Values[i])]);
                }
            }
        }
    }

    /// <summary>One row a run as CSV: settings, and each metric's last, least and greatest value.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="writer">Where to write.</param>
    public static void WriteSummaryCsv(RunList runs, TextWriter writer)
    {
        var (settings, metrics) = (runs.Settings, runs.Metrics);
        WriteRow(writer, ["id", "experiment", "repetition", "status", "began", "seconds", "processor seconds",
            "peak memory (bytes)", .. settings, .. metrics.SelectMany(metric => new[] { metric, $"min({metric})", $"max({metric})" })]);
        foreach (var run in runs)
        {
            WriteRow(writer, [.. Head(run), run.Began.ToString("O", CultureInfo.InvariantCulture), Number(run.Use.Seconds),
                Number(run.Use.ProcessorSeconds), $"{run.PeakMemoryBytes}",
                .. settings.Select(name => RunFields.Text(run.Config.GetValueOrDefault(name))),
                .. metrics.SelectMany(metric => run.Metrics.TryGetValue(metric, out var summary)
                    ? new[] { Number(summary.Last), Number(summary.Min), Number(summary.Max) } : ["", "", ""])]);
        }
    }

    /// <summary>
    /// Event files for TensorBoard, one folder a run: <c>tensorboard --logdir FOLDER</c> shows them. The format keeps values in
    /// single precision.
    /// </summary>
    /// <param name="runs">The runs.</param>
    /// <param name="folder">The folder to write into; files of the same runs are replaced.</param>
    /// <returns>The files written.</returns>
    public static IReadOnlyList<string> WriteTensorBoard(RunList runs, string folder) =>
        [.. runs.Select(run => TensorBoardFile.Write(run, Path.Combine(folder, RunIdentity.Slug(run.Experiment), run.Id)))];

    private static string[] Head(RunRecord run) =>
        [run.Id, run.Experiment, $"{run.Repetition}", run.Status.ToString().ToLowerInvariant()];

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static void WriteRow(TextWriter writer, IEnumerable<string> fields)
    {
        writer.Write(string.Join(',', fields.Select(Field)));
        writer.Write("\r\n");
    }

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
