using System.Diagnostics;
using System.IO.Pipes;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>
/// One worker process and the channel to it: a pipe of a random name, so that whatever the cells print, natively or not, never
/// meets the frames. The worker ends itself when the pipe closes; this side kills it with all its children.
/// </summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TextTail _error = new();
    private readonly TextTail _output = new();
    private readonly Task _reading;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FrameChannel? _channel;
    private JsonObject? _lastWords;
    private bool _killed;

    private WorkerProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardError, _error), ReadAsync(process.StandardOutput, _output));
    }

    /// <summary>Called for each frame, in order; set before <see cref="Listen"/>.</summary>
    public Action<JsonObject>? OnFrame { get; set; }

    /// <summary>Completes, with what happened in one line, when the worker is gone.</summary>
    public Task<string> Gone { get; private set; } = Task.FromResult("The kernel was not started.");

    public int ProcessId => _process.Id;

    public bool IsAlive => !Gone.IsCompleted;

    /// <summary>Whether this side ended the worker.</summary>
    public bool WasKilled => _killed;

    public static async Task<WorkerProcess> StartAsync(KernelOptions options, CancellationToken cancellationToken)
    {
        string pipeName = "nb-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        NamedPipeServerStream pipe = new(
            pipeName, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        WorkerProcess? worker = null;
        try
        {
            worker = new WorkerProcess(StartProcess(options, pipeName));
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(options.StartTimeout);
            Task connected = pipe.WaitForConnectionAsync(timeout.Token);
            Task exited = worker._process.WaitForExitAsync(timeout.Token);
            if (await Task.WhenAny(connected, exited).ConfigureAwait(false) == exited && !connected.IsCompleted)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.WhenAny(worker._reading, Task.Delay(1000, CancellationToken.None)).ConfigureAwait(false);
                throw new InvalidOperationException($"The kernel's worker did not start. {worker.DescribeEnd()}");
            }
            await connected.ConfigureAwait(false);
            worker._channel = new FrameChannel(pipe);
            return worker;
        }
        catch (Exception error)
        {
            await pipe.DisposeAsync().ConfigureAwait(false);
            if (worker is not null)
                await worker.DisposeAsync().ConfigureAwait(false);
            if (error is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new TimeoutException($"The kernel's worker did not start within {options.StartTimeout.TotalSeconds:0} s.",
                    error);
            throw;
        }
    }

    /// <summary>Begins to receive frames and completes when the worker says that it is ready.</summary>
    public Task Listen()
    {
        Gone = ListenAsync();
        return Task.WhenAny(_ready.Task, Gone);
    }

    public async Task<bool> SendAsync(JsonObject frame)
    {
        try
        {
            await _channel!.SendAsync(frame).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    public void Kill()
    {
        _killed = true;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (
            error is InvalidOperationException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It is gone already.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        _channel?.Dispose();
        await Task.WhenAny(_process.WaitForExitAsync(CancellationToken.None), Task.Delay(5000)).ConfigureAwait(false);
        if (_channel is not null)
            await Gone.ConfigureAwait(false);
        _process.Dispose();
    }

    private static Process StartProcess(KernelOptions options, string pipeName)
    {
        ProcessStartInfo start = new(DotnetHost.Find())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = options.Folder is null ? AppContext.BaseDirectory : Path.GetFullPath(options.Folder),
        };
        start.ArgumentList.Add(DotnetHost.WorkerAssembly());
        start.ArgumentList.Add("worker");
        start.ArgumentList.Add(pipeName);
        // A test host or a profiler above must not reach into the notebook.
        start.Environment.Remove("DOTNET_STARTUP_HOOKS");
        foreach ((string name, string? value) in options.Environment)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }
        Process process = Process.Start(start)
            ?? throw new InvalidOperationException("The kernel's worker could not be started.");
        process.StandardInput.Close();
        return process;
    }

    private async Task<string> ListenAsync()
    {
        await Task.Yield();
        while (await _channel!.ReceiveAsync().ConfigureAwait(false) is { } frame)
        {
            switch ((string?)frame["type"])
            {
                case "ready":
                    _ready.TrySetResult();
                    break;
                case "lastWords":
                    _lastWords = frame;
                    break;
                default:
                    OnFrame?.Invoke(frame);
                    break;
            }
        }
        // The pipe closes a moment before the process ends. One that goes on without its pipe is of no use.
        Task exited = _process.WaitForExitAsync(CancellationToken.None);
        if (await Task.WhenAny(exited, Task.Delay(10_000)).ConfigureAwait(false) != exited)
            Kill();
        await Task.WhenAny(Task.WhenAll(exited, _reading), Task.Delay(2000)).ConfigureAwait(false);
        return DescribeEnd();
    }

    private string DescribeEnd()
    {
        if (_killed)
            return "The kernel was stopped.";
        return WorkerEnd.Describe(_process.HasExited ? _process.ExitCode : null, _lastWords, _error.ToString(),
            _output.ToString());
    }

    private static async Task ReadAsync(StreamReader reader, TextTail tail)
    {
        char[] buffer = new char[4096];
        try
        {
            while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
                tail.Add(new string(buffer, 0, count));
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The process is gone.
        }
    }
}
