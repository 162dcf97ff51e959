using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuralNet;
using Spectre.Console;

namespace Course;

/// <summary><c>./course runs [list|compare|tail|export]</c>: what lessons and sweeps have recorded.</summary>
internal static class RunsCommand
{
    public static Command Create()
    {
        var command = new Command("runs", "List, compare, follow and export recorded runs.") { List(), Compare(), RunsTail.Create(), Export() };
        // A bare './course runs' lists everything.
        command.SetAction(parsed => ShowList(new RunStore(), Stored(new RunStore()).List(), DefaultLimit, null));
        return command;
    }

    /// <summary>The option that names the store.</summary>
    public static Option<string?> StoreOption() =>
        new("--store") { Description = "The folder of the runs; COURSE_RUNS or work/runs when left out.", HelpName = "DIR" };

    /// <summary>The store that a call names.</summary>
    /// <exception cref="CourseException">Nothing was ever recorded there.</exception>
    public static RunStore Stored(RunStore store) => Directory.Exists(store.Folder)
        ? store
        : throw new CourseException(
            $"There are no runs in {Repository.Show(store.Folder)}: run a lesson that records some, or name another folder with --store.");

    /// <summary>Does something with a store, and tells in one line what a person asked wrongly.</summary>
    public static T Asked<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException)
        {
            throw new CourseException(problem.Message);
        }
    }

    private const int DefaultLimit = 40;

    private static Argument<string?> ExperimentArgument() =>
        new("experiment") { Description = "The experiment; all of them when left out.", Arity = ArgumentArity.ZeroOrOne };

    private static Option<string[]> WhereOption() => new("--where")
    {
        Description = "Only runs of which this is so: \"LearningRate < 0.1\", \"status = finished\"; may be given several times.",
        HelpName = "CONDITION",
    };

    private static Command List()
    {
        var (experiment, where, store) = (ExperimentArgument(), WhereOption(), StoreOption());
        var sort = new Option<string?>("--sort") { Description = "Order by a setting or metric; the least first.", HelpName = "FIELD" };
        var descending = new Option<bool>("--descending") { Description = "The greatest first." };
        var limit = new Option<int>("--limit") { Description = "How many to show at most.", DefaultValueFactory = _ => DefaultLimit, HelpName = "N" };
        var json = new Option<string?>("--json") { Description = "Write all of them for a machine to read.", HelpName = "FILE" };
        var command = new Command("list", "List runs, the latest last.") { experiment, where, sort, descending, limit, store, json };
        command.SetAction(parsed =>
        {
            var from = Stored(new RunStore(parsed.GetValue(store)));
            var runs = Asked(() =>
            {
                var found = Select(from, parsed.GetValue(experiment), parsed.GetValue(where));
                return parsed.GetValue(sort) is { } field ? found.OrderBy(field, parsed.GetValue(descending)) : found;
            });
            return ShowList(from, runs, parsed.GetValue(limit), parsed.GetValue(json));
        });
        return command;
    }

    private static RunList Select(RunStore store, string? experiment, string[]? where)
    {
        var runs = store.List(experiment);
        if (runs.Count == 0 && experiment is not null)
        {
            var names = store.List().Select(run => run.Experiment).Distinct().Order(StringComparer.Ordinal);
            throw new ArgumentException($"There is no experiment '{experiment}' in {Repository.Show(store.Folder)}; there are {string.Join(", ", names)}.");
        }

        return (where ?? []).Aggregate(runs, (left, condition) => left.Where(condition));
    }

    private static int ShowList(RunStore store, RunList runs, int limit, string? json)
    {
        var shown = new RunList(runs.Take(Math.Max(0, limit)));
        var table = new Table { Border = TableBorder.Minimal }.AddColumns("run", "experiment", "status", "seconds");
        // What all have in common says nothing in a list.
        string[] fields = [.. shown.Count > 1 ? shown.VaryingSettings : shown.Settings, .. shown.Metrics];
        foreach (var field in fields)
        {
            table.AddColumn(new TableColumn(Markup.Escape(field)) { Alignment = Justify.Right });
        }

        var columns = fields.Select(shown.Texts).ToList();
        for (var i = 0; i < shown.Count; i++)
        {
            var run = shown[i];
            table.AddRow(
            [
                new Text(run.Id[..8]), new Text(run.Experiment), StatusText(run.Status), new Text(Number(run.Use.Seconds)),
                .. columns.Select(column => new Text(Short(column[i]))),
            ]);
        }

        if (shown.Count > 0)
        {
            Terminal.Write(table);
        }

        Terminal.Line(runs.Count == 0 ? "No run is like that."
            : shown.Count < runs.Count ? $"{shown.Count} of {runs.Count} runs in {Repository.Show(store.Folder)}; --limit shows more."
            : $"{runs.Count} {(runs.Count == 1 ? "run" : "runs")} in {Repository.Show(store.Folder)}.");
        if (json is not null)
        {
            WriteJson(json, runs);
        }

        return ExitCode.Done;
    }

    private static Command Compare()
    {
        var ids = new Argument<string[]>("run") { Description = "Two or more runs: their ids, or so much of each as is enough.", Arity = new ArgumentArity(2, 20) };
        var (store, json) = (StoreOption(), new Option<string?>("--json") { Description = "Write them for a machine to read.", HelpName = "FILE" });
        var command = new Command("compare", "Put runs side by side.") { ids, store, json };
        command.SetAction(parsed =>
        {
            var from = Stored(new RunStore(parsed.GetValue(store)));
            var runs = Asked(() => new RunList(parsed.GetValue(ids)!.Select(from.Read)));
            var table = new Table { Border = TableBorder.Minimal }.AddColumn("");
            foreach (var run in runs)
            {
                table.AddColumn(new TableColumn(run.Id[..8]) { Alignment = Justify.Right });
            }

            string[] fields = ["experiment", "status", "seconds", .. runs.Settings,
                .. runs.Metrics.SelectMany(metric => new[] { metric, $"min({metric})", $"max({metric})" })];
            foreach (var field in fields)
            {
                var values = runs.Texts(field);
                var mark = values.Distinct().Count() > 1 && runs.Settings.Contains(field) ? "≠ " : "";
                table.AddRow([new Text(mark + field), .. values.Select(value => new Text(Short(value)))]);
            }

            Terminal.Write(table);
            if (parsed.GetValue(json) is { } file)
            {
                WriteJson(file, runs);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Export()
    {
        var (experiment, where, store) = (ExperimentArgument(), WhereOption(), StoreOption());
        var csv = new Option<string?>("--csv") { Description = "Every value, a row each.", HelpName = "FILE" };
        var summary = new Option<string?>("--summary") { Description = "A row a run, as CSV.", HelpName = "FILE" };
        var tensorBoard = new Option<string?>("--tensorboard") { Description = "Event files, a folder a run: 'tensorboard --logdir DIR'.", HelpName = "DIR" };
        var command = new Command("export", "Write runs for other tools.") { experiment, where, csv, summary, tensorBoard, store };
        command.SetAction(parsed =>
        {
            var (values, rows, folder) = (parsed.GetValue(csv), parsed.GetValue(summary), parsed.GetValue(tensorBoard));
            if (values is null && rows is null && folder is null)
            {
                throw new CourseException("Nothing says where to write: give --csv FILE, --summary FILE or --tensorboard DIR.");
            }

            var from = Stored(new RunStore(parsed.GetValue(store)));
            var runs = Asked(() => Select(from, parsed.GetValue(experiment), parsed.GetValue(where)));
            WriteCsv(values, writer => RunExport.WriteCsv(runs, writer));
            WriteCsv(rows, writer => RunExport.WriteSummaryCsv(runs, writer));
            if (folder is not null)
            {
                RunExport.WriteTensorBoard(runs, folder);
            }

            Terminal.Line($"{runs.Count} {(runs.Count == 1 ? "run" : "runs")} written to {string.Join(", ", new[] { values, rows, folder }.OfType<string>())}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteCsv(string? file, Action<TextWriter> write)
    {
        if (file is null)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        write(writer);
    }

    private static void WriteJson(string file, RunList runs)
    {
        var options = new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        Notebooks.AtomicFile.Write(file, Encoding.UTF8.GetBytes(
            new JsonArray([.. runs.Select(run => (JsonNode)ToJson(run))]).ToJsonString(options) + "\n"));
    }

    private static JsonObject ToJson(RunRecord run) => new()
    {
        ["id"] = run.Id,
        ["experiment"] = run.Experiment,
        ["repetition"] = run.Repetition,
        ["attempt"] = run.Attempt,
        ["status"] = run.Status.ToString().ToLowerInvariant(),
        ["message"] = run.Message,
        ["began"] = run.Began.ToString("O", CultureInfo.InvariantCulture),
        ["seconds"] = Math.Round(run.Use.Seconds, 3),
        ["config"] = JsonSerializer.SerializeToNode(run.Config.ToDictionary(pair => pair.Key, pair => pair.Value)),
        ["metrics"] = new JsonObject(run.Metrics.Select(metric => KeyValuePair.Create(metric.Key, (JsonNode?)new JsonObject
        {
            ["count"] = metric.Value.Count,
            ["last"] = Json(metric.Value.Last),
            ["min"] = Json(metric.Value.Min),
            ["max"] = Json(metric.Value.Max),
        }))),
        ["artifacts"] = new JsonArray([.. run.Artifacts.Select(artifact => (JsonNode)artifact.Name)]),
        ["folder"] = run.Folder,
    };

    // JSON has no NaN.
    private static JsonNode Json(double value) =>
        double.IsFinite(value) ? value : value.ToString(CultureInfo.InvariantCulture);

    private static Text StatusText(RunStatus status) => new(status.ToString().ToLowerInvariant(), new Style(status switch
    {
        RunStatus.Finished => Color.Green,
        RunStatus.Running => Color.SteelBlue1,
        RunStatus.Cancelled => Color.Yellow,
        _ => Color.Red,
    }));

    private static string Short(string value) =>
        value.Contains('.') && double.TryParse(value, CultureInfo.InvariantCulture, out var number) ? Number(number) : value;

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
