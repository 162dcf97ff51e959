using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>One run of one cell, seen from the supervisor's side.</summary>
internal sealed class CellInFlight(CellRequest request, WorkerProcess worker, int executionCount, TimeSpan patience)
{
    private static readonly TimeSpan s_warmUpPatience = TimeSpan.FromSeconds(60);

    private readonly OutputCollector _outputs = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<JsonObject> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _asking = new();
    private readonly Lock _lock = new();
    private readonly int _number = request.Number ?? executionCount;
    private readonly long _start = Stopwatch.GetTimestamp();
    private Task? _interrupting;
    private string? _interruptReason;
    private bool _killed;
    private ExceptionDispatchInfo? _callerError;

    public async Task<CellRun> RunAsync(CancellationToken cancellationToken)
    {
        await worker.SendAsync(new JsonObject
        {
            ["type"] = "execute",
            ["id"] = executionCount,
            ["code"] = request.Code,
            ["language"] = request.Language,
            ["number"] = _number,
            ["canAsk"] = request.Input is not null,
        }).ConfigureAwait(false);
        using (cancellationToken.Register(() => _ = InterruptAsync("interrupted")))
        using (CancellationTokenSource finished = new())
        {
            if (request.Timeout is { } timeout)
                _ = InterruptAfterAsync(timeout, finished.Token);
            await Task.WhenAny(_done.Task, worker.Gone).ConfigureAwait(false);
            await finished.CancelAsync().ConfigureAwait(false);
        }
        await _asking.CancelAsync().ConfigureAwait(false);
        _callerError?.Throw();
        return _done.Task.IsCompletedSuccessfully ? Finished(_done.Task.Result) : Died(await worker.Gone.ConfigureAwait(false));
    }

    public Task InterruptAsync(string reason)
    {
        lock (_lock)
        {
            _interruptReason ??= reason;
            return _interrupting ??= Task.Run(StopAsync);
        }
    }

    public void OnFrame(JsonObject frame)
    {
        if ((int?)frame["id"] != executionCount || _done.Task.IsCompleted)
            return;
        string type = (string)frame["type"]!;
        switch (type)
        {
            case "begun":
                _begun.TrySetResult();
                break;
            case "done":
                _done.TrySetResult(frame);
                break;
            case "ask":
                _ = AnswerAsync(frame);
                break;
            default:
                Publish(KernelFrames.ToEvent(type, frame, executionCount));
                break;
        }
    }

    private async Task StopAsync()
    {
        // Aborting reaches running code; interrupting reaches code that sleeps or waits and swallows the abort.
        foreach (int level in new[] { 1, 2 })
        {
            await worker.SendAsync(new JsonObject { ["type"] = "interrupt", ["id"] = executionCount, ["level"] = level })
                .ConfigureAwait(false);
            if (await Task.WhenAny(_done.Task, worker.Gone, Task.Delay(patience)).ConfigureAwait(false) is Task ended
                && (ended == _done.Task || ended == worker.Gone))
                return;
        }
        _killed = true;
        worker.Kill();
        await worker.Gone.ConfigureAwait(false);
    }

    private async Task InterruptAfterAsync(TimeSpan timeout, CancellationToken finished)
    {
        try
        {
            // A worker just started still warms up its compiler: that is not the cell's time.
            await Task.WhenAny(_begun.Task, Task.Delay(s_warmUpPatience, finished)).ConfigureAwait(false);
            await Task.Delay(timeout, finished).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        await InterruptAsync("timeout").ConfigureAwait(false);
    }

    private async Task AnswerAsync(JsonObject frame)
    {
        JsonObject answer = new() { ["type"] = "answer", ["id"] = executionCount, ["ask"] = (int?)frame["ask"] };
        try
        {
            InputRequest question = new((string?)frame["prompt"] ?? "", (bool?)frame["password"] ?? false);
            answer["text"] = await request.Input!(question, _asking.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            answer["error"] = $"The question was not answered: {error.Message}";
        }
        await worker.SendAsync(answer).ConfigureAwait(false);
    }

    private CellRun Finished(JsonObject frame)
    {
        string status = (string?)frame["status"] ?? "failed";
        if (status == "ok")
            return Result(CellStatus.Succeeded, null);
        if (status == "interrupted" && _interruptReason == "timeout")
        {
            string limit = KernelFrames.Seconds(request.Timeout!.Value);
            string what = $"it ran longer than {limit} and was stopped; the variables of the cells before are kept";
            return Fail(CellStatus.TimedOut, "Timeout", what, $"Make it faster, or raise the limit (--timeout)");
        }
        if (status == "interrupted")
            return Fail(
                CellStatus.Failed, "Interrupted", "it was interrupted; the variables are kept", "Run it again when you like");
        string name = (string?)frame["error"] ?? "Error";
        string message = (string?)frame["message"] ?? "";
        return Result(CellStatus.Failed, KernelFrames.Problem(_number, request.Code, name, message, (string?)frame["place"]));
    }

    private CellRun Died(string end)
    {
        if (!_killed)
            return Fail(CellStatus.KernelDied, "KernelDied", end, null);
        string limit = _interruptReason == "timeout" ? $"ran longer than {KernelFrames.Seconds(request.Timeout!.Value)}"
            : "was interrupted";
        string what = $"it {limit}, did not stop when it was told to (a catch or finally that goes on, or native code), "
            + "and the kernel was killed: all variables are lost";
        return Fail(_interruptReason == "timeout" ? CellStatus.TimedOut : CellStatus.KernelDied, "KernelKilled", what,
            "Restart the kernel and run all cells again");
    }

    private CellRun Fail(CellStatus status, string name, string what, string? remedy)
    {
        string message = char.ToUpperInvariant(what[0]) + what[1..] + (remedy is null ? "" : $". {remedy}.");
        ImmutableArray<string> traceback = [message];
        Publish(new OutputAdded(new ErrorOutput(name, message, traceback)));
        return Result(status, $"cell {_number} ({KernelFrames.Quote(request.Code)}): {message}");
    }

    private CellRun Result(CellStatus status, string? problem) =>
        new(_number, status, Stopwatch.GetElapsedTime(_start), _outputs.Outputs) { Problem = problem };

    private void Publish(KernelEvent? happened)
    {
        if (happened is null)
            return;
        _outputs.Add(happened);
        try
        {
            request.OnEvent?.Invoke(happened);
        }
        catch (Exception error)
        {
            // The caller's own error must not end the conversation with the worker: it is thrown when the cell has ended.
            _callerError ??= ExceptionDispatchInfo.Capture(error);
        }
    }
}
