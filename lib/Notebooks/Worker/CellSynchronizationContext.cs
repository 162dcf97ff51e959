using System.Collections.Concurrent;

namespace Notebooks;

/// <summary>
/// Brings a cell back to its own thread after an <c>await</c>, where it can be interrupted and has its large stack, but only when
/// that thread waits for it. While the cell's code is running or blocked, continuations go to the thread pool, so that
/// <c>F().Result</c> in a cell works as it does without a context.
/// </summary>
internal sealed class CellSynchronizationContext : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];
    private int _isWaiting;

    public override void Post(SendOrPostCallback d, object? state)
    {
        // One taker: a second continuation must not queue behind a first that may block.
        if (Interlocked.Exchange(ref _isWaiting, 0) == 1)
            _work.Add((d, state));
        else
            ThreadPool.UnsafeQueueUserWorkItem(_ => PostAgain(d, state), null);
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs continuations on this thread until the task is done.</summary>
    public void RunUntilDone(Task task, CancellationToken cancellationToken)
    {
        task.ContinueWith(
            _ => _work.Add((static _ => { }, null)),
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            Volatile.Write(ref _isWaiting, 1);
            (SendOrPostCallback callback, object? state) = _work.Take(cancellationToken);
            Volatile.Write(ref _isWaiting, 0);
            callback(state);
        }
    }

    private void PostAgain(SendOrPostCallback callback, object? state)
    {
        // The cell's thread may have been just about to wait.
        if (Interlocked.Exchange(ref _isWaiting, 0) == 1)
            _work.Add((callback, state));
        else
            callback(state);
    }
}
