namespace Notebooks;

/// <summary>A cell to run.</summary>
/// <param name="Code">The source.</param>
public sealed record CellRequest(string Code)
{
    /// <summary>The language: <c>csharp</c> is run; <c>html</c>, <c>javascript</c> and <c>markdown</c> are displayed.</summary>
    public string Language { get; init; } = "csharp";

    /// <summary>
    /// The number that error messages name the cell by; by default the count of cells run since the kernel's start.
    /// </summary>
    public int? Number { get; init; }

    /// <summary>
    /// How long the cell may run from when the kernel takes it up, or null for as long as it likes. A cell that is stopped
    /// leaves the kernel's state intact.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Called for each output as it comes, in order, one call at a time. It must not block for long. What it throws is thrown by
    /// <see cref="Kernel.ExecuteAsync(CellRequest, CancellationToken)"/> when the cell has ended.
    /// </summary>
    public Action<KernelEvent>? OnEvent { get; init; }

    /// <summary>
    /// Answers the cell's questions (<c>GetInputAsync</c>, <c>Console.ReadLine</c>). Null: nobody is there, and asking is an
    /// error.
    /// </summary>
    public Func<InputRequest, CancellationToken, Task<string>>? Input { get; init; }
}
