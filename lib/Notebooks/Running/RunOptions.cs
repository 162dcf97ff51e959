using System.Collections.Immutable;

namespace Notebooks;

/// <summary>How a notebook is run from top to bottom.</summary>
public sealed record RunOptions
{
    /// <summary>How long one cell may run; null for as long as it likes.</summary>
    public TimeSpan? CellTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The top-level variables whose values are wanted after the last cell.</summary>
    public ImmutableArray<string> ValueNames { get; init; } = [];

    /// <summary>Whether cells after one that failed are run all the same, as long as the kernel lives.</summary>
    public bool ContinueAfterFailure { get; init; }

    /// <summary>Answers the cells' questions; null when nobody is there, and then asking is an error.</summary>
    public Func<InputRequest, CancellationToken, Task<string>>? Input { get; init; }

    /// <summary>How the worker is started; its folder is the one the notebook is run in.</summary>
    public KernelOptions Kernel { get; init; } = new();

    /// <summary>A kernel that is started already and fresh, which is then used and disposed; null starts one.</summary>
    public Kernel? Spare { get; init; }
}

/// <summary>How far a run has come.</summary>
/// <param name="Index">The index of the cell in <see cref="Notebook.Cells"/>.</param>
/// <param name="Number">The cell's number among the code cells, from 1.</param>
/// <param name="Count">How many code cells there are.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Run">Its result, or null when it is just starting.</param>
public sealed record CellProgress(int Index, int Number, int Count, Cell Cell, CellRun? Run);
