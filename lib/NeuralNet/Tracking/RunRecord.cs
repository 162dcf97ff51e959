using System.Security.Cryptography;

namespace NeuralNet;

/// <summary>What is recorded of a run, as it was when it was read: its latest attempt.</summary>
public sealed record RunRecord
{
    private readonly RunStart _start;

    private RunRecord(string folder, RunStart start) => (Folder, _start, Id) = (folder, start, start.Identity.Id);

    /// <summary>Sixteen hexadecimal digits that follow from experiment, settings and repetition.</summary>
    public string Id { get; }

    /// <summary>The experiment it belongs to.</summary>
    public string Experiment => _start.Identity.Experiment;

    /// <summary>Its settings.</summary>
    public RunConfig Config => _start.Identity.Config;

    /// <summary>0, or more for a run of the same settings beside another.</summary>
    public int Repetition => _start.Identity.Repetition;

    /// <summary>How often it has been begun; only the latest attempt counts, the earlier ones stay in the log.</summary>
    public int Attempt => _start.Attempt;

    /// <summary>When the attempt began, for people to read.</summary>
    public DateTimeOffset Began => _start.Began;

    /// <summary>The process that writes it, or did.</summary>
    public int Process => _start.Process;

    /// <summary>The machine it runs on.</summary>
    public string Machine => _start.Machine;

    /// <summary>How it stands.</summary>
    public RunStatus Status { get; private init; }

    /// <summary>What went wrong, or null.</summary>
    public string? Message { get; private init; }

    /// <summary>What it took of the machine, as far as it was written down.</summary>
    public SystemUse Use { get; private init; }

    /// <summary>The most memory its process was seen to have.</summary>
    public long PeakMemoryBytes { get; private init; }

    /// <summary>Each metric by its name, in the order in which they first came.</summary>
    public IReadOnlyDictionary<string, MetricSummary> Metrics { get; private init; } = new Dictionary<string, MetricSummary>();

    /// <summary>The files it saved.</summary>
    public IReadOnlyList<RunArtifact> Artifacts { get; private init; } = [];

    /// <summary>The folder of its log and its files.</summary>
    public string Folder { get; }

    internal string Code => _start.Identity.Code;

    /// <summary>All values of a metric, read from the log.</summary>
    /// <param name="metric">The metric's name.</param>
    /// <exception cref="ArgumentException">The run has no such metric.</exception>
    public MetricSeries Series(string metric)
    {
        var log = new RunLogReader(Folder);
        log.Refresh();
        return log.Series(metric) ?? throw new ArgumentException(
            $"Run {Id[..8]} has no metric '{metric}'; it has {(Metrics.Count == 0 ? "none" : string.Join(", ", Metrics.Keys))}.");
    }

    /// <summary>All values of all metrics, read from the log at once.</summary>
    public IReadOnlyList<MetricSeries> AllSeries()
    {
        var log = new RunLogReader(Folder);
        log.Refresh();
        return [.. log.Metrics.Select(metric => log.Series(metric)!)];
    }

    /// <summary>What it took of the machine on the way, about once a second.</summary>
    public IReadOnlyList<SystemUse> SystemUses()
    {
        var log = new RunLogReader(Folder);
        log.Refresh();
        return log.Uses;
    }

    /// <summary>The path of a saved file.</summary>
    /// <param name="name">The file's name.</param>
    /// <exception cref="ArgumentException">The run saved no such file.</exception>
    public string ArtifactPath(string name)
    {
        RequireArtifact(name);
        return Path.Combine(Folder, Run.ArtifactFolder, name);
    }

    /// <summary>The content of a saved file, held against the hash in the log.</summary>
    /// <param name="name">The file's name.</param>
    /// <exception cref="ArgumentException">The run saved no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not as it was saved.</exception>
    public byte[] ReadArtifact(string name)
    {
        var artifact = RequireArtifact(name);
        var content = File.ReadAllBytes(ArtifactPath(name));
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        return hash == artifact.Sha256 ? content : throw new InvalidDataException(
            $"Run {Id[..8]}: the file '{name}' has the SHA-256 {hash[..12]}…, and was saved with {artifact.Sha256[..12]}…: it "
            + "was changed or damaged since. Run it again.");
    }

    /// <summary>The run in one line.</summary>
    public override string ToString() =>
        $"{Id[..8]} {Experiment} ({Config}{(Repetition > 0 ? $", repetition {Repetition}" : "")}): "
        + Status.ToString().ToLowerInvariant() + (Message is null ? "" : $", {Message}")
        + string.Concat(Metrics.Select(metric => $"; {metric.Key} {Text.Number(metric.Value.Last)}"));

    /// <summary>The run in a folder, or null when nothing was begun there.</summary>
    internal static RunRecord? Read(string folder)
    {
        if (RunLogReader.ReadEnd(folder) is { } end)
            return Of(folder, end);
        // Looked at before the log and after it: what ends or begins in between is never called killed.
        var isHeld = RunLock.IsHeld(folder);
        var log = new RunLogReader(folder);
        log.Refresh();
        return Of(log, isHeld || RunLock.IsHeld(folder));
    }

    /// <summary>The run in a folder whose lock the caller holds.</summary>
    internal static RunRecord? ReadEnded(string folder)
    {
        var log = new RunLogReader(folder);
        if (RunLogReader.ReadEnd(folder) is { } end)
            return Of(folder, end);
        log.Refresh();
        return Of(log, isHeld: false);
    }

    /// <summary>The run of a log that has been read.</summary>
    internal static RunRecord? Of(RunLogReader log, bool isHeld) => log switch
    {
        { Start: null } => null,
        { End: { } end } => Of(log.Folder, end),
        { Start: { } start } => new RunRecord(log.Folder, start)
        {
            Status = isHeld ? RunStatus.Running : RunStatus.Killed,
            Use = log.LastUse,
            PeakMemoryBytes = log.PeakMemoryBytes,
            Metrics = new OrderedDictionary<string, MetricSummary>(
                log.Metrics.Select(name => KeyValuePair.Create(name, log.Summary(name)))),
            Artifacts = [.. log.Artifacts],
        },
    };

    private static RunRecord Of(string folder, RunEnd end) => new(folder, end.Start)
    {
        Status = end.Status,
        Message = end.Message,
        Use = end.Use,
        PeakMemoryBytes = end.PeakMemoryBytes,
        Metrics = end.Metrics,
        Artifacts = end.Artifacts,
    };

    private RunArtifact RequireArtifact(string name) =>
        Artifacts.FirstOrDefault(artifact => artifact.Name == name) ?? throw new ArgumentException(
            $"Run {Id[..8]} saved no file '{name}'; it saved "
            + $"{(Artifacts.Count == 0 ? "none" : string.Join(", ", Artifacts.Select(artifact => artifact.Name)))}.");
}
