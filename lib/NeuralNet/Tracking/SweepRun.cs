using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace NeuralNet;

public sealed partial class Sweep
{
    /// <summary>
    /// Runs every point that has not finished yet, with the same code, in the store; one that has is read from there. A run that
    /// throws has failed, and the others go on. Two processes at the same sweep share it.
    /// </summary>
    /// <param name="store">Where the runs are recorded.</param>
    /// <param name="experiment">The experiment's name.</param>
    /// <param name="body">
    /// One run: settings, where to record, and what tells it to stop (give it to <see cref="Trainer.Fit"/>). It is called on
    /// several threads at once and must share nothing that it changes.
    /// </param>
    /// <param name="threads">How many runs go on at once; as many as <see cref="Parallelism.Degree"/> when null.</param>
    /// <param name="onProgress">Called after each run, one call at a time.</param>
    /// <param name="cancellation">Stops the sweep: runs that go on are cancelled, what has finished stays.</param>
    /// <returns>What is recorded of the runs that were run or read, in the order of the points.</returns>
    public SweepResult Run(
        RunStore store, string experiment, Action<RunConfig, Run, CancellationToken> body, int? threads = null,
        Action<SweepProgress>? onProgress = null, CancellationToken cancellation = default)
    {
        if (threads is < 1)
            throw new ArgumentOutOfRangeException(nameof(threads), $"Sweep.Run: {threads} threads; there must be at least 1.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var work = new Work(this, store, experiment, body, onProgress, stop.Token);
        var helpers = new Thread[Math.Min(threads ?? Parallelism.Degree, Points.Count)];
        try
        {
            for (var i = 0; i < helpers.Length; i++)
            {
                helpers[i] = new Thread(work.Help, maxStackSize: 16 << 20) { IsBackground = true, Name = $"sweep {i + 1}" };
                helpers[i].Start();
            }
            foreach (var helper in helpers)
                helper.Join();
        }
        finally
        {
            // Also when this thread was interrupted: no run may go on behind the caller's back.
            stop.Cancel();
            work.WaitForRest();
        }
        work.Error?.Throw();
        return work.Result(cancellation.IsCancellationRequested);
    }

    private sealed class Work(
        Sweep sweep, RunStore store, string experiment, Action<RunConfig, Run, CancellationToken> body,
        Action<SweepProgress>? onProgress, CancellationToken stop)
    {
        private readonly Lock _lock = new();
        private readonly long _start = Stopwatch.GetTimestamp();
        private readonly string _code = CodeFingerprint.Of(body);
        private readonly RunRecord?[] _records = new RunRecord?[sweep.Points.Count];
        private readonly Queue<int> _next = new(Enumerable.Range(0, sweep.Points.Count));
        private int _busyInARow;
        private int _helping;
        private int _recalled;
        private int _done;

        public ExceptionDispatchInfo? Error { get; private set; }

        /// <summary>Takes points until there are none left, or until it is to stop.</summary>
        public void Help()
        {
            Interlocked.Increment(ref _helping);
            try
            {
                Parallelism.OnThisThreadAlone(() =>
                {
                    while (!stop.IsCancellationRequested && Take() is { } point)
                        Run(point);
                });
            }
            catch (Exception e)
            {
                // Not the body's error, which is recorded, but the store's: a full disk, say. Then nothing more can be recorded.
                lock (_lock)
                {
                    Error ??= ExceptionDispatchInfo.Capture(e);
                    _next.Clear();
                }
            }
            finally
            {
                Interlocked.Decrement(ref _helping);
            }
        }

        public void WaitForRest()
        {
            // Cannot be interrupted, as a sleep could.
            while (Volatile.Read(ref _helping) > 0)
            {
                if (!Thread.Yield())
                    Thread.SpinWait(20);
            }
        }

        public SweepResult Result(bool isCancelled) => new(
            new RunList(_records.OfType<RunRecord>()), sweep.Points.Count, _recalled, isCancelled,
            Stopwatch.GetElapsedTime(_start).TotalSeconds);

        private int? Take()
        {
            lock (_lock)
                return _next.TryDequeue(out var point) ? point : null;
        }

        private void Run(int point)
        {
            var config = sweep.Points[point];
            var record = store.TryOnce(
                RunStore.Identify(experiment, config, 0, _code), run => body(config, run, stop), stop, out var isRecalled, out _);
            if (record is null)
            {
                PutBack(point);
                return;
            }
            lock (_lock)
            {
                _records[point] = record;
                _busyInARow = 0;
                if (isRecalled)
                    _recalled++;
                if (record.Status is RunStatus.Finished or RunStatus.Failed)
                    _done++;
                onProgress?.Invoke(Progress(record));
            }
        }

        // Another process is at this point: it is looked at again after the others, and waited for when no others are left.
        private void PutBack(int point)
        {
            bool isAllThatIsLeft;
            lock (_lock)
            {
                _next.Enqueue(point);
                isAllThatIsLeft = ++_busyInARow >= _next.Count;
            }
            if (isAllThatIsLeft)
                stop.WaitHandle.WaitOne(20);
        }

        private SweepProgress Progress(RunRecord latest)
        {
            var elapsed = Stopwatch.GetElapsedTime(_start);
            // Those that were only read took no time and say nothing of the time left.
            var ran = _done - _recalled;
            TimeSpan? left = ran > 0 ? elapsed * ((double)(sweep.Points.Count - _done) / ran) : null;
            return new SweepProgress(_done, sweep.Points.Count, _recalled, elapsed, left, latest);
        }
    }
}
