namespace NeuralNet;

/// <summary>
/// Threads that share out short pieces of work. A product of a mini-batch takes some tenths of a millisecond, so a helper
/// that has just worked keeps looking for more for a while before it sleeps, and a caller never waits for a helper that has
/// not begun: it takes the pieces itself.
/// </summary>
internal static class ThreadTeam
{
    /// <summary>How often an idle helper looks for work before it sleeps; about a quarter of a millisecond.</summary>
    private const int LooksBeforeSleep = 4000;

    private static readonly Lock _caller = new();
    private static readonly SemaphoreSlim _wake = new(0);
    private static volatile Job? _job;
    private static int _helpers;
    private static int _sleeping;

    /// <summary>Runs the pieces on this thread and up to <paramref name="helpers"/> others; false if the team is busy.</summary>
    public static bool TryRun(int count, int helpers, Action<int> body)
    {
        if (!_caller.TryEnter())
            return false;
        try
        {
            while (_helpers < helpers)
                new Thread(Help) { IsBackground = true, Name = $"NeuralNet helper {++_helpers}" }.Start();
            var job = new Job(count, helpers, body);
            _job = job;
            // A full fence: either a helper that goes to sleep sees the job, or we see that it sleeps.
            Interlocked.MemoryBarrier();
            var sleeping = Math.Min(Volatile.Read(ref _sleeping), helpers);
            if (sleeping > 0)
                _wake.Release(sleeping);
            try
            {
                job.Work();
            }
            finally
            {
                // Also when the caller was interrupted: no helper may still write when this returns.
                _job = null;
                job.Close();
            }
            job.Rethrow();
            return true;
        }
        finally
        {
            _caller.Exit();
        }
    }

    private static void Help()
    {
        while (true)
        {
            for (var look = 0; look < LooksBeforeSleep; look++)
            {
                if (_job is { HasWork: true } job && job.Join())
                    look = 0;
                else
                    Thread.SpinWait(8);
            }
            Interlocked.Increment(ref _sleeping);
            if (_job is not { HasWork: true })
                _wake.Wait();
            Interlocked.Decrement(ref _sleeping);
        }
    }

    private sealed class Job(int count, int helpers, Action<int> body)
    {
        private int _next;
        private int _inside;
        private Exception? _error;

        public bool HasWork => Volatile.Read(ref _next) < count;

        /// <summary>Takes pieces until there are none left.</summary>
        public void Work()
        {
            while (Interlocked.Increment(ref _next) - 1 is var piece && (uint)piece < (uint)count)
                body(piece);
        }

        /// <summary>Helps, unless there are helpers enough.</summary>
        public bool Join()
        {
            try
            {
                if (Interlocked.Increment(ref _inside) > helpers)
                    return false;
                Work();
                return true;
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref _error, e, null);
                return true;
            }
            finally
            {
                Interlocked.Decrement(ref _inside);
            }
        }

        /// <summary>Gives out no more pieces and waits for those that helpers have begun.</summary>
        public void Close()
        {
            // Far past the end, and far from overflow however often helpers still look.
            Interlocked.Exchange(ref _next, int.MaxValue / 2);
            // Neither of the two can be interrupted, as a sleep could.
            while (Volatile.Read(ref _inside) > 0)
            {
                if (!Thread.Yield())
                    Thread.SpinWait(20);
            }
        }

        public void Rethrow()
        {
            if (_error is not null)
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(_error).Throw();
        }
    }
}
