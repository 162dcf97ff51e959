using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace NeuralNet;

/// <summary>
/// A run that is being recorded. Each record is one line at the end of the run's log; when <see cref="Log"/> returns, the line
/// is with the operating system, and whatever happens to this process then, it is not lost. (A power cut may take the last
/// seconds of a run that goes on; one that has ended was flushed to the disk.) May be used from several threads.
/// </summary>
public sealed class Run : IDisposable
{
    internal const string ArtifactFolder = "artifacts";

    private static readonly TimeSpan _betweenUses = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly RunLock _holds;
    private readonly FileStream _log;
    private readonly RunLine _line = new();
    private readonly RunStart _start;
    private readonly OrderedDictionary<string, MetricSummary> _metrics = [];
    private readonly OrderedDictionary<string, RunArtifact> _artifacts = [];
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly TimeSpan _processorAtStart = Environment.CpuUsage.TotalTime;
    private long _lastUse;
    private long _peakMemory;
    private bool _isLineOpen;
    private string? _endedAs;

    internal Run(string folder, RunLock holds, RunIdentity identity, RunRecord? previous)
    {
        (Folder, _holds, Previous) = (folder, holds, previous);
        _start = new RunStart(
            identity, (previous?.Attempt ?? 0) + 1, DateTimeOffset.UtcNow, Environment.ProcessId, Environment.MachineName);
        Id = identity.Id;
        // No buffer: a record goes to the operating system at once. Readers look on meanwhile.
        _log = new FileStream(
            Path.Combine(folder, RunLogReader.FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite,
            FileShare.Read | FileShare.Delete, bufferSize: 0);
        _isLineOpen = EndsInsideLine(_log);
        Append(_start.WriteTo);
        AppendUse();
    }

    /// <summary>Sixteen hexadecimal digits that follow from experiment, settings and repetition.</summary>
    public string Id { get; }

    /// <summary>The experiment it belongs to.</summary>
    public string Experiment => _start.Identity.Experiment;

    /// <summary>Its settings.</summary>
    public RunConfig Config => _start.Identity.Config;

    /// <summary>How often it has been begun, this time included.</summary>
    public int Attempt => _start.Attempt;

    /// <summary>What was recorded of it before, or null: how it ended, and its files to go on from.</summary>
    public RunRecord? Previous { get; }

    /// <summary>The folder of its log and its files.</summary>
    public string Folder { get; }

    /// <summary>What stops the sweep that this run is part of: a run that logs can be stopped, whatever else it does.</summary>
    internal CancellationToken Stop { get; init; }

    /// <summary>Records values of one step. What is no number is recorded as it is: a run that diverges shows it.</summary>
    /// <param name="step">The step: batch, epoch, whatever counts.</param>
    /// <param name="metrics">Names and values.</param>
    /// <exception cref="InvalidOperationException">The run has ended.</exception>
    /// <exception cref="OperationCanceledException">The sweep that the run is part of is being stopped.</exception>
    public void Log(long step, params (string Name, double Value)[] metrics)
    {
        if (metrics.Length == 0 || metrics.Any(metric => string.IsNullOrWhiteSpace(metric.Name)))
            throw new ArgumentException($"Run.Log: step {step} has no values, or one without a name; write (\"loss\", 0.5).");
        Stop.ThrowIfCancellationRequested();
        lock (_lock)
        {
            RequireOpen();
            Append(json =>
            {
                json.WriteNumber("step", step);
                json.WriteNumber("time", Math.Round(Stopwatch.GetElapsedTime(_began).TotalSeconds, 6));
                json.WriteStartObject("metrics");
                foreach (var (name, value) in metrics)
                    RunLine.WriteNumber(json, name, value);
                json.WriteEndObject();
            });
            foreach (var (name, value) in metrics)
                _metrics[name] = MetricSummary.Add(_metrics.GetValueOrDefault(name), step, value);
            if (Stopwatch.GetElapsedTime(_lastUse) >= _betweenUses)
                AppendUse();
        }
    }

    /// <summary>
    /// Records a training: give it to <see cref="Trainer.Fit"/> as <c>onProgress</c>. By epoch the losses and accuracies, and,
    /// where the options report batches, by batch its loss.
    /// </summary>
    /// <param name="progress">Where training stands.</param>
    public void OnProgress(TrainingProgress progress)
    {
        if (progress.Completed is not { } epoch)
        {
            Log((progress.Epoch - 1L) * progress.Batches + progress.Batch, ("batch loss", progress.BatchLoss));
            return;
        }
        var metrics = new List<(string, double)>
        {
            ("training loss", epoch.Train.Loss), ("training accuracy", epoch.Train.Accuracy),
        };
        if (epoch.Validation is { } validation)
            metrics.AddRange([("validation loss", validation.Loss), ("validation accuracy", validation.Accuracy)]);
        Log(epoch.Epoch, [.. metrics]);
    }

    /// <summary>Saves a file with the run: all of it or nothing. One of the same name is replaced.</summary>
    /// <param name="name">The file's name, without a folder.</param>
    /// <param name="content">What it holds.</param>
    public void SaveArtifact(string name, byte[] content) => SaveArtifact(name, path => File.WriteAllBytes(path, content));

    /// <summary>Saves a text with the run.</summary>
    /// <param name="name">The file's name, without a folder.</param>
    /// <param name="text">What it holds.</param>
    public void SaveArtifact(string name, string text) => SaveArtifact(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Saves a network with the run; <see cref="NetworkFile.Load"/> reads it again.</summary>
    /// <param name="name">The file's name, usually <c>….safetensors</c>.</param>
    /// <param name="model">The network.</param>
    public void SaveArtifact(string name, Mlp model) => SaveArtifact(name, path => NetworkFile.Save(path, model));

    /// <summary>Ends the run: it came to its end.</summary>
    /// <returns>What is recorded of it.</returns>
    public RunRecord Finish() => End(RunStatus.Finished, null);

    /// <summary>Ends the run: something went wrong.</summary>
    /// <param name="message">What.</param>
    /// <returns>What is recorded of it.</returns>
    public RunRecord Fail(string message) => End(RunStatus.Failed, message);

    /// <summary>Ends the run: it was stopped.</summary>
    /// <param name="reason">Why, or null.</param>
    /// <returns>What is recorded of it.</returns>
    public RunRecord Cancel(string? reason = null) => End(RunStatus.Cancelled, reason);

    /// <summary>Ends the run if nothing has; since then nobody said that it finished, it failed.</summary>
    public void Dispose() =>
        EndIfOpen(RunStatus.Failed, "closed before Finish() was called: by an error, or because it was forgotten");

    /// <summary>Ends the run unless it has ended already, in another way perhaps.</summary>
    internal RunRecord EndIfOpen(RunStatus status, string? message)
    {
        lock (_lock)
            return _endedAs is null ? End(status, message) : RunRecord.Read(Folder)!;
    }

    private RunRecord End(RunStatus status, string? message)
    {
        lock (_lock)
        {
            RequireOpen();
            var use = SystemUse.Now(_began, _processorAtStart);
            _peakMemory = Math.Max(_peakMemory, use.MemoryBytes);
            var end = new RunEnd(_start, status, message, use, _peakMemory, _metrics, [.. _artifacts.Values]);
            try
            {
                Append(end.WriteTo);
                _log.Flush(flushToDisk: true);
            }
            finally
            {
                // The log before the lock, or somebody else might write while this one is open still.
                _endedAs = status.ToString().ToLowerInvariant();
                _log.Dispose();
                _holds.Dispose();
                RunStore.Forget(this);
            }
            return RunRecord.Read(Folder)!;
        }
    }

    private void SaveArtifact(string name, Action<string> write)
    {
        if (name.Length == 0 || name != Path.GetFileName(name) || name is "." or ".." || name.IndexOfAny(['\\', ':']) >= 0)
            throw new ArgumentException($"Run.SaveArtifact: '{name}' is no name of a file; give one without a folder.");
        var folder = Path.Combine(Folder, ArtifactFolder);
        var temporary = Path.Combine(Folder, $".{Guid.NewGuid():N}.tmp");
        lock (_lock)
        {
            RequireOpen();
            try
            {
                Directory.CreateDirectory(folder);
                write(temporary);
                RunArtifact artifact;
                using (var file = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite))
                {
                    artifact = new RunArtifact(name, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
                    file.Flush(flushToDisk: true);
                }
                File.Move(temporary, Path.Combine(folder, name), overwrite: true);
                Append(json =>
                {
                    json.WriteStartObject("artifact");
                    artifact.WriteMembers(json);
                    json.WriteEndObject();
                });
                _artifacts[name] = artifact;
            }
            finally
            {
                File.Delete(temporary);
            }
        }
    }

    private void AppendUse()
    {
        var use = SystemUse.Now(_began, _processorAtStart);
        _peakMemory = Math.Max(_peakMemory, use.MemoryBytes);
        _lastUse = Stopwatch.GetTimestamp();
        Append(json =>
        {
            json.WriteStartObject("system");
            use.WriteTo(json);
            json.WriteEndObject();
        });
    }

    private void Append(Action<Utf8JsonWriter> members)
    {
        var line = _line.Write(members);
        _log.Seek(0, SeekOrigin.End);
        if (_isLineOpen)
        {
            _log.Write("\n"u8);
            _isLineOpen = false;
        }
        // Should the disk be full in the middle, the next record begins on a line of its own.
        _isLineOpen = true;
        _log.Write(line);
        _isLineOpen = false;
    }

    // What a killed process left of its last record is never written over: a log only grows.
    private static bool EndsInsideLine(FileStream log)
    {
        if (log.Length == 0)
            return false;
        log.Seek(-1, SeekOrigin.End);
        return log.ReadByte() != '\n';
    }

    private void RequireOpen()
    {
        if (_endedAs is not null)
        {
            throw new InvalidOperationException(
                $"Run {Id[..8]} of '{Experiment}' has ended ({_endedAs}); begin it again with store.Start to record more.");
        }
    }
}
