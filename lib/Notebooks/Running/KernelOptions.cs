using System.Collections.Immutable;

namespace Notebooks;

/// <summary>How a kernel's worker process is started.</summary>
public sealed record KernelOptions
{
    /// <summary>
    /// The notebook's folder, against which all its paths are resolved. Null starts a spare:
    /// <see cref="Kernel.SetFolderAsync"/> makes it a notebook's kernel later.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>Environment variables of the worker beside those of this process; a null value removes one.</summary>
    public ImmutableDictionary<string, string?> Environment { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>How long the worker may take to start.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long a cell that is interrupted may take to stop, twice: first its thread is aborted, then its waiting is
    /// interrupted, and then the worker process is killed.
    /// </summary>
    public TimeSpan InterruptPatience { get; init; } = TimeSpan.FromSeconds(2);
}
