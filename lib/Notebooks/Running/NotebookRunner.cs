using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>Runs notebooks from top to bottom, each in a fresh worker.</summary>
public static class NotebookRunner
{
    /// <summary>Runs every code cell in order; after one that does not succeed the rest is not run.</summary>
    /// <param name="notebook">The notebook; it is not changed.</param>
    /// <param name="folder">The notebook's folder, the current directory of its cells.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told before and after each cell.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <returns>The notebook with its outputs, how each cell ended, and the values asked for.</returns>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static async Task<NotebookRun> RunAsync(
        Notebook notebook,
        string folder,
        RunOptions? options = null,
        IProgress<CellProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The notebook's folder '{Path.GetFullPath(folder)}' does not exist.");
        options ??= new RunOptions();
        long start = Stopwatch.GetTimestamp();
        await using Kernel kernel = await StartKernelAsync(options, folder, cancellationToken).ConfigureAwait(false);
        List<CellRun> runs = [];
        ImmutableArray<Cell>.Builder cells = notebook.Cells.ToBuilder();
        int count = cells.Count(cell => cell.Kind == CellKind.Code);
        bool stopped = false;
        for (int i = 0; i < cells.Count; i++)
        {
            Cell cell = cells[i];
            if (cell.Kind != CellKind.Code)
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            int number = runs.Count + 1;
            CellRun run = new(number, CellStatus.NotRun, TimeSpan.Zero, []);
            if (!stopped)
            {
                progress?.Report(new CellProgress(i, number, count, cell, null));
                run = await kernel.ExecuteAsync(ToRequest(cell, number, options), cancellationToken).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
            }
            runs.Add(run);
            bool wasRun = run.Status != CellStatus.NotRun;
            cells[i] = cell with { Outputs = run.Outputs, ExecutionCount = wasRun ? number : null };
            if (wasRun)
                progress?.Report(new CellProgress(i, number, count, cells[i], run));
            stopped |= run.Status != CellStatus.Succeeded && (!options.ContinueAfterFailure || !kernel.IsAlive);
        }
        ImmutableDictionary<string, JsonNode?> values = kernel.IsAlive && options.ValueNames is { IsDefaultOrEmpty: false } names
            ? await kernel.GetValuesAsync(names).ConfigureAwait(false)
            : ImmutableDictionary<string, JsonNode?>.Empty;
        return new NotebookRun(notebook with { Cells = cells.ToImmutable() }, [.. runs], values, Stopwatch.GetElapsedTime(start));
    }

    private static async Task<Kernel> StartKernelAsync(RunOptions options, string folder, CancellationToken cancellationToken)
    {
        if (options.Spare is not { IsAlive: true, ExecutionCount: 0 } spare)
            return await Kernel.StartAsync(options.Kernel with { Folder = folder }, cancellationToken).ConfigureAwait(false);
        await spare.SetFolderAsync(folder).ConfigureAwait(false);
        return spare;
    }

    private static CellRequest ToRequest(Cell cell, int number, RunOptions options) => new(cell.Source)
    {
        Language = cell.Language,
        Number = number,
        Timeout = options.CellTimeout,
        Input = options.Input,
    };
}
