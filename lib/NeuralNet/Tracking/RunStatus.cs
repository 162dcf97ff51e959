namespace NeuralNet;

/// <summary>How a run stands.</summary>
public enum RunStatus
{
    /// <summary>A living process is at it.</summary>
    Running,

    /// <summary>It came to its end.</summary>
    Finished,

    /// <summary>An error ended it; <see cref="RunRecord.Message"/> says which.</summary>
    Failed,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,

    /// <summary>
    /// Its process ended without a word: killed, crashed, switched off. Nobody writes this down; it is seen from the lock that
    /// the process no longer holds. What the run logged until then is there.
    /// </summary>
    Killed,
}
