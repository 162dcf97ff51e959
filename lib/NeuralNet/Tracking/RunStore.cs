using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace NeuralNet;

/// <summary>
/// A folder of runs: what was tried, with which settings, and what came of it. Any number of threads and processes may use it
/// at once. A run lies in <c>EXPERIMENT/ID/</c>: its records in <c>log.jsonl</c>, which is only ever added to, one line of JSON
/// a record; its files in <c>artifacts/</c>. To forget a run, delete its folder.
/// </summary>
/// <example><code>
/// var store = RunStore.Temporary();
/// using (var run = store.Start("demo", new { LearningRate = 0.1, Seed = 1 }))
/// {
///     for (var epoch = 1; epoch &lt;= 3; epoch++)
///         run.Log(epoch, ("loss", 1.0 / epoch), ("accuracy", 1 - 0.5 / epoch));
///     run.Finish();
/// }
/// var found = store.List("demo", where: "LearningRate &lt;= 0.1")[0];
/// Console.WriteLine(found.Status);                         // prints Finished
/// Console.WriteLine(found.Metrics["loss"].Min);            // prints 0.3333333333333333
/// Console.WriteLine(found.Series("accuracy").Values[0]);   // prints 0.5
/// </code></example>
public sealed class RunStore
{
    private const string FolderVariable = "COURSE_RUNS";

    // What Start gave out in this process: a cell that is run again takes its run over from the time before.
    private static readonly ConcurrentDictionary<string, WeakReference<Run>> _begunByHand = new();

    /// <summary>A store; its folder is made when the first run begins.</summary>
    /// <param name="folder">
    /// The folder; when left out <c>COURSE_RUNS</c> if that is set, else <c>work/runs</c> in the course's folder.
    /// </param>
    public RunStore(string? folder = null) => Folder = Path.GetFullPath(folder ?? DefaultFolder);

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>A store for trying things out, deleted when this process ends.</summary>
    public static RunStore Temporary()
    {
        var folder = Directory.CreateTempSubdirectory("runs-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The system clears its temporary folder in time.
            }
        };
        return new RunStore(folder);
    }

    /// <summary>
    /// Begins a run. Experiment, settings and repetition say which run it is: begun again, it is the same run, whose latest
    /// attempt counts.
    /// </summary>
    /// <param name="experiment">The experiment's name.</param>
    /// <param name="config">
    /// The settings: an object such as <c>new { LearningRate = 0.1, Seed = 1 }</c>, a <see cref="RunConfig"/>, or null for none.
    /// </param>
    /// <param name="repetition">Above 0 for a run of the same settings that is to stand beside the first.</param>
    /// <returns>The run, to be ended with <see cref="Run.Finish"/>.</returns>
    /// <exception cref="InvalidOperationException">Another process is at this very run.</exception>
    public Run Start(string experiment, object? config = null, int repetition = 0)
    {
        var identity = Identify(experiment, config, repetition, CodeFingerprint.Library);
        var folder = identity.FolderIn(Folder);
        TakeOver(folder);
        Directory.CreateDirectory(folder);
        var holds = RunLock.TryTake(folder) ?? throw new InvalidOperationException(
            $"Run {identity.Id[..8]} of '{experiment}' ({identity.Config}) is being written by {Writer(folder)}; wait for it, "
            + $"stop it, or begin another beside it with repetition: {repetition + 1}.");
        var run = Open(folder, holds, identity);
        _begunByHand[folder] = new WeakReference<Run>(run);
        return run;
    }

    /// <summary>
    /// Runs something once: a run that has finished, with the same code, is returned as it is recorded; else it is run and
    /// recorded. Where another process is at it, its end is waited for. An error in it is recorded, and thrown.
    /// </summary>
    /// <param name="experiment">The experiment's name.</param>
    /// <param name="config">The settings, as for <see cref="Start"/>.</param>
    /// <param name="body">What to do; it need not call <see cref="Run.Finish"/>.</param>
    /// <returns>What is recorded of the run.</returns>
    public RunRecord Once(string experiment, object? config, Action<Run> body)
    {
        var identity = Identify(experiment, config, 0, CodeFingerprint.Of(body));
        while (true)
        {
            if (TryOnce(identity, body, CancellationToken.None, out _, out var error) is { } record)
            {
                if (error is not null)
                    ExceptionDispatchInfo.Throw(error);
                return record;
            }
            Thread.Sleep(50);
        }
    }

    /// <summary>What is recorded of a run, or null when it was never begun.</summary>
    /// <param name="experiment">The experiment's name.</param>
    /// <param name="config">The settings, as for <see cref="Start"/>.</param>
    /// <param name="repetition">As for <see cref="Start"/>.</param>
    public RunRecord? Find(string experiment, object? config = null, int repetition = 0) =>
        RunRecord.Read(Identify(experiment, config, repetition, "").FolderIn(Folder));

    /// <summary>The run of an id.</summary>
    /// <param name="id">The id, or so much of its beginning that no other run's begins so.</param>
    /// <exception cref="ArgumentException">There is no such run, or several.</exception>
    public RunRecord Read(string id)
    {
        string[] folders = id.Length == 0 ? []
            : [.. Folders(null).Where(folder => Path.GetFileName(folder).StartsWith(id, StringComparison.OrdinalIgnoreCase))];
        return folders.Length switch
        {
            1 => RunRecord.Read(folders[0]) ?? throw new ArgumentException($"RunStore: run {id} was never begun."),
            0 => throw new ArgumentException($"RunStore: there is no run '{id}' in {Folder}; List() shows those there are."),
            _ => throw new ArgumentException($"RunStore: '{id}' is the beginning of {folders.Length} runs' ids, "
                + string.Join(", ", folders.Take(3).Select(Path.GetFileName)) + (folders.Length > 3 ? ", …" : "") + "; give more."),
        };
    }

    /// <summary>The runs of the store, in the order in which they were begun.</summary>
    /// <param name="experiment">The experiment's name; all experiments when null.</param>
    /// <param name="where">Which of them, as <see cref="RunFilter"/> has it: <c>"Rate &lt; 0.1"</c>; all when null.</param>
    public RunList List(string? experiment = null, string? where = null)
    {
        string[] folders = [.. Folders(experiment)];
        var records = new RunRecord?[folders.Length];
        Parallelism.For((folders.Length + Together - 1) / Together, part =>
        {
            for (var i = part * Together; i < Math.Min(folders.Length, (part + 1) * Together); i++)
                records[i] = RunRecord.Read(folders[i]);
        });
        var runs = new RunList(records.OfType<RunRecord>()
            .Where(run => experiment is null || run.Experiment == experiment)
            .OrderBy(run => run.Began).ThenBy(run => run.Id, StringComparer.Ordinal));
        return where is null ? runs : runs.Where(where);
    }

    internal static RunIdentity Identify(string experiment, object? config, int repetition, string code)
    {
        if (string.IsNullOrWhiteSpace(experiment))
            throw new ArgumentException("RunStore: the experiment has no name; give it one, such as \"lesson-11\".");
        ArgumentOutOfRangeException.ThrowIfNegative(repetition);
        return new RunIdentity(experiment, RunConfig.Of(config), repetition, code);
    }

    /// <summary>As <see cref="Once"/>, but null when another process is at it, and an error is given back.</summary>
    internal RunRecord? TryOnce(
        RunIdentity identity, Action<Run> body, CancellationToken cancellation, out bool isRecalled, out Exception? error)
    {
        (isRecalled, error) = (true, null);
        var folder = identity.FolderIn(Folder);
        if (FindFinished(identity, folder) is { } finished)
            return finished;
        TakeOver(folder);
        Directory.CreateDirectory(folder);
        if (RunLock.TryTake(folder) is not { } holds)
            return null;
        // It may have finished between the look and the lock.
        if (FindFinished(identity, folder) is { } finishedMeanwhile)
        {
            holds.Dispose();
            return finishedMeanwhile;
        }
        isRecalled = false;
        using var run = Open(folder, holds, identity, cancellation);
        try
        {
            body(run);
            return run.EndIfOpen(cancellation.IsCancellationRequested ? RunStatus.Cancelled : RunStatus.Finished, null);
        }
        catch (Exception e)
        {
            error = e;
            var isStopped = e is OperationCanceledException or ThreadInterruptedException or ThreadAbortException;
            return run.EndIfOpen(isStopped ? RunStatus.Cancelled : RunStatus.Failed, e.Message);
        }
    }

    private static Run Open(string folder, RunLock holds, RunIdentity identity, CancellationToken stop = default)
    {
        try
        {
            return new Run(folder, holds, identity, RunRecord.ReadEnded(folder)) { Stop = stop };
        }
        catch
        {
            holds.Dispose();
            throw;
        }
    }

    private static RunRecord? FindFinished(RunIdentity identity, string folder) =>
        RunLogReader.ReadEnd(folder) is { Status: RunStatus.Finished } end && end.Start.Identity.Code == identity.Code
            ? RunRecord.Read(folder) : null;

    internal static void Forget(Run run) => _begunByHand.TryRemove(run.Folder, out _);

    /// <summary>The folders of the runs of an experiment, or of all.</summary>
    internal IEnumerable<string> Folders(string? experiment)
    {
        var parent = experiment is null ? Folder : Path.Combine(Folder, RunIdentity.Slug(experiment));
        if (!Directory.Exists(parent))
            return [];
        return experiment is null ? Directory.EnumerateDirectories(parent).SelectMany(Directory.EnumerateDirectories)
            : Directory.EnumerateDirectories(parent);
    }

    private const int Together = 64;

    private static string DefaultFolder => Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder
        ? folder : Path.Combine(CourseData.Root, "work", "runs");

    private static void TakeOver(string folder)
    {
        if (_begunByHand.TryGetValue(folder, out var reference) && reference.TryGetTarget(out var run))
            run.EndIfOpen(RunStatus.Cancelled, "begun again in the same process");
    }

    private static string Writer(string folder) => RunRecord.Read(folder) is { } run
        ? $"process {run.Process} on {run.Machine}, since {run.Began.ToLocalTime():HH:mm:ss}"
        : "another process";
}
