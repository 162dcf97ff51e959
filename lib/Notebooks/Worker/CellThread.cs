using System.Runtime;
using System.Runtime.ExceptionServices;

namespace Notebooks;

/// <summary>
/// The thread of one cell: large enough for honest recursion, and stoppable without losing the process. What the cell's code does
/// runs under <see cref="ControlledExecution"/>, compiling does not.
/// </summary>
internal sealed class CellThread(int number)
{
    private const int StackSize = 16 << 20;

    private readonly CancellationTokenSource _cancel = new();
    private readonly TaskCompletionSource<CellOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Thread? _thread;

    /// <summary>Cancelled when the cell is interrupted.</summary>
    public CancellationToken Token => _cancel.Token;

    /// <summary>Runs the cell; completes when it has ended, in whichever way.</summary>
    public Task<CellOutcome> RunAsync(Func<CellOutcome> cell)
    {
        _thread = new Thread(() => Run(cell), StackSize) { IsBackground = true, Name = $"cell {number}" };
        _thread.Start();
        return _outcome.Task;
    }

    /// <summary>Stops the cell. Never call this on the cell's own thread: cancelling would wait for itself.</summary>
    public void Interrupt(int level)
    {
        if (level == 1)
            _cancel.Cancel();
        else
            _thread?.Interrupt();
    }

    /// <summary>
    /// Runs a cell's code on this thread, its continuations after an <c>await</c> included, until its task is done.
    /// </summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public void RunControlled(Func<Task> code)
    {
        Token.ThrowIfCancellationRequested();
        CellSynchronizationContext context = new();
        Task? task = null;
        ExceptionDispatchInfo? thrown = null;
#pragma warning disable SYSLIB0046 // Made for exactly this: interactive environments that stop runaway code.
        ControlledExecution.Run(
            () =>
            {
                SynchronizationContext.SetSynchronizationContext(context);
                try
                {
                    task = code();
                    context.RunUntilDone(task, Token);
                }
                catch (Exception error) when (error is not ThreadInterruptedException && !Token.IsCancellationRequested)
                {
                    thrown = ExceptionDispatchInfo.Capture(error);
                }
                finally
                {
                    SynchronizationContext.SetSynchronizationContext(null);
                }
            },
            Token);
#pragma warning restore SYSLIB0046
        Token.ThrowIfCancellationRequested();
        thrown?.Throw();
        task!.GetAwaiter().GetResult();
    }

    private void Run(Func<CellOutcome> cell)
    {
        try
        {
            _outcome.TrySetResult(cell());
        }
        catch (Exception) when (Token.IsCancellationRequested)
        {
            _outcome.TrySetResult(CellOutcome.Interrupted);
        }
        catch (Exception error)
        {
            _outcome.TrySetResult(CellOutcome.Failed(ErrorReport.FromException(error)));
        }
    }
}
