using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>How a cell's run ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It did not compile, or it threw.</summary>
    Failed,

    /// <summary>It ran longer than the limit and was stopped.</summary>
    TimedOut,

    /// <summary>The worker process died while it ran.</summary>
    KernelDied,

    /// <summary>It was not run, because a cell before it did not succeed.</summary>
    NotRun,
}

/// <summary>The result of running one cell.</summary>
/// <param name="Number">The cell's number among the code cells of its notebook, from 1: the <c>cell N</c> of error
/// messages.</param>
/// <param name="Status">How the run ended.</param>
/// <param name="Duration">Wall-clock time from sending the cell to its end.</param>
/// <param name="Outputs">What it put out, in order.</param>
public sealed record CellRun(int Number, CellStatus Status, TimeSpan Duration, ImmutableArray<Output> Outputs)
{
    /// <summary>One line that says what went wrong, where, and what to do; null when the cell succeeded or was not run.</summary>
    public string? Problem { get; init; }
}

/// <summary>The result of running a notebook from top to bottom in a fresh worker.</summary>
/// <param name="Executed">The notebook with the outputs of this run in its cells.</param>
/// <param name="Cells">One entry a code cell, in order.</param>
/// <param name="Values">The values of the variables asked for, as JSON; a name that no cell defined is missing.</param>
/// <param name="Duration">Wall-clock time of the whole run, the worker's start included.</param>
public sealed record NotebookRun(
    Notebook Executed,
    ImmutableArray<CellRun> Cells,
    ImmutableDictionary<string, JsonNode?> Values,
    TimeSpan Duration)
{
    /// <summary>Whether every cell succeeded.</summary>
    public bool Succeeded => Cells.All(cell => cell.Status == CellStatus.Succeeded);
}
