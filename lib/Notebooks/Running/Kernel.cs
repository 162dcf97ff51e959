using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>
/// A C# kernel: one worker process that runs the cells of one notebook, watched from here. A cell may loop for ever, overflow
/// its stack or end its process: this side goes on, says what happened, and can start the worker anew.
/// </summary>
public sealed class Kernel : IAsyncDisposable
{
    private readonly SemaphoreSlim _oneCellAtATime = new(1, 1);
    private readonly SemaphoreSlim _restarting = new(1, 1);
    private WorkerProcess _worker = null!;
    private KernelOptions _options;
    private CellInFlight? _current;
    private TaskCompletionSource<JsonObject>? _reply;
    private int _count;
    private bool _disposed;

    private Kernel(KernelOptions options) => _options = options;

    /// <summary>Raised when the worker dies, unless it was this side that ended it, with what happened in one line.</summary>
    public event Action<Kernel, string>? Died;

    /// <summary>Whether the worker is running. When not, <see cref="RestartAsync"/> starts it anew.</summary>
    public bool IsAlive => !_disposed && _worker.IsAlive;

    /// <summary>Whether a cell is running.</summary>
    public bool IsBusy => _current is not null;

    /// <summary>The worker's process id.</summary>
    public int ProcessId => _worker.ProcessId;

    /// <summary>The notebook's folder, or null while this kernel is a spare.</summary>
    public string? Folder => _options.Folder;

    /// <summary>How many cells have run since the worker's start.</summary>
    public int ExecutionCount => _count;

    /// <summary>Starts a worker and waits until it is ready to take cells.</summary>
    /// <param name="options">How; null for a spare without a folder.</param>
    /// <param name="cancellationToken">Gives up and stops the worker.</param>
    /// <exception cref="InvalidOperationException">The worker ended at once.</exception>
    /// <exception cref="TimeoutException">It did not start in time.</exception>
    public static async Task<Kernel> StartAsync(KernelOptions? options = null, CancellationToken cancellationToken = default)
    {
        Kernel kernel = new(options ?? new KernelOptions());
        await kernel.StartWorkerAsync(cancellationToken).ConfigureAwait(false);
        return kernel;
    }

    /// <summary>Makes this kernel the one of a notebook in that folder: the current directory of its cells.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <exception cref="DirectoryNotFoundException">It does not exist.</exception>
    public async Task SetFolderAsync(string folder)
    {
        string full = Path.GetFullPath(folder);
        if (!Directory.Exists(full))
            throw new DirectoryNotFoundException($"The notebook's folder '{full}' does not exist.");
        await _oneCellAtATime.WaitAsync().ConfigureAwait(false);
        try
        {
            await AskAsync(new JsonObject { ["type"] = "folder", ["path"] = full }).ConfigureAwait(false);
            _options = _options with { Folder = full };
        }
        finally
        {
            _oneCellAtATime.Release();
        }
    }

    /// <summary>Runs one cell. Calls wait for each other and run in order.</summary>
    /// <param name="request">The cell.</param>
    /// <param name="cancellationToken">Interrupts the cell, keeping the kernel's state.</param>
    /// <returns>How it ended, with all its outputs; a cell that fails, or kills the kernel, is a result and no
    /// exception.</returns>
    /// <exception cref="InvalidOperationException">The worker is dead: call <see cref="RestartAsync"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the cell began.</exception>
    public async Task<CellRun> ExecuteAsync(CellRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await _oneCellAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_worker.IsAlive)
                throw new InvalidOperationException("The kernel is not running; restart it, then run all cells again.");
            CellInFlight cell = new(request, _worker, _count + 1, _options.InterruptPatience);
            _count++;
            _current = cell;
            return await cell.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _current = null;
            _oneCellAtATime.Release();
        }
    }

    /// <summary>Runs one C# cell.</summary>
    /// <param name="code">The source.</param>
    /// <param name="cancellationToken">Interrupts the cell, keeping the kernel's state.</param>
    public Task<CellRun> ExecuteAsync(string code, CancellationToken cancellationToken = default) =>
        ExecuteAsync(new CellRequest(code), cancellationToken);

    /// <summary>
    /// Stops the running cell and keeps the variables: its thread is aborted, then its waiting interrupted; a cell that survives
    /// both is stopped by killing the worker. Does nothing when no cell is running.
    /// </summary>
    /// <returns>Completes when the cell has stopped.</returns>
    public Task InterruptAsync() => _current?.InterruptAsync("interrupted") ?? Task.CompletedTask;

    /// <summary>Ends the worker, whatever it does, and starts a new one with no variables.</summary>
    /// <param name="cancellationToken">Gives up the start.</param>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _restarting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _worker.DisposeAsync().ConfigureAwait(false);
            _count = 0;
            await StartWorkerAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _restarting.Release();
        }
    }

    /// <summary>
    /// The values of top-level variables as JSON: numbers (NaN and the infinities as text), text, truth values, a TimeSpan
    /// as seconds,
    /// lists of these; anything else as its text.
    /// </summary>
    /// <param name="names">The variables; a name that no cell defined is missing in the result.</param>
    /// <exception cref="InvalidOperationException">The worker is dead, or a value could not be read.</exception>
    /// <exception cref="TimeoutException">It took more than a minute.</exception>
    public async Task<ImmutableDictionary<string, JsonNode?>> GetValuesAsync(IEnumerable<string> names)
    {
        JsonArray list = [.. names.Distinct().Select(name => JsonValue.Create(name))];
        await _oneCellAtATime.WaitAsync().ConfigureAwait(false);
        try
        {
            JsonObject reply = await AskAsync(new JsonObject { ["type"] = "values", ["names"] = list }).ConfigureAwait(false);
            return reply["values"]!.AsObject().ToImmutableDictionary(pair => pair.Key, pair => pair.Value?.DeepClone());
        }
        finally
        {
            _oneCellAtATime.Release();
        }
    }

    /// <summary>Ends the worker and everything it started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _worker.DisposeAsync().ConfigureAwait(false);
    }

    private async Task StartWorkerAsync(CancellationToken cancellationToken)
    {
        WorkerProcess worker = await WorkerProcess.StartAsync(_options, cancellationToken).ConfigureAwait(false);
        worker.OnFrame = OnFrame;
        _worker = worker;
        if (_disposed)
            await worker.DisposeAsync().ConfigureAwait(false);
        ObjectDisposedException.ThrowIf(_disposed, this);
        await worker.Listen().ConfigureAwait(false);
        if (!worker.IsAlive)
            throw new InvalidOperationException($"The kernel's worker did not start. {await worker.Gone.ConfigureAwait(false)}");
        _ = WatchAsync(worker);
    }

    private async Task WatchAsync(WorkerProcess worker)
    {
        string end = await worker.Gone.ConfigureAwait(false);
        _reply?.TrySetException(new InvalidOperationException(end));
        if (!_disposed && !worker.WasKilled)
            Died?.Invoke(this, end);
    }

    private void OnFrame(JsonObject frame)
    {
        if ((string?)frame["type"] == "reply")
            _reply?.TrySetResult(frame);
        else
            _current?.OnFrame(frame);
    }

    private async Task<JsonObject> AskAsync(JsonObject frame)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        TaskCompletionSource<JsonObject> reply = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _reply = reply;
        if (!await _worker.SendAsync(frame).ConfigureAwait(false) || !_worker.IsAlive)
            throw new InvalidOperationException("The kernel is not running; restart it, then run all cells again.");
        // A variable's own text may take for ever to make.
        JsonObject result = await reply.Task.WaitAsync(TimeSpan.FromMinutes(1)).ConfigureAwait(false);
        return (string?)result["error"] is { } error ? throw new InvalidOperationException(error) : result;
    }
}
