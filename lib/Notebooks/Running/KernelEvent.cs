namespace Notebooks;

/// <summary>What a running cell puts out, as it happens.</summary>
public abstract record KernelEvent;

/// <summary>A new output. Stream outputs come in pieces: join neighbours of the same name.</summary>
/// <param name="Output">The output.</param>
public sealed record OutputAdded(Output Output) : KernelEvent;

/// <summary>New content for every output that has this display id, in whichever cell it stands.</summary>
/// <param name="Output">The new content; its <see cref="DisplayOutput.DisplayId"/> is set.</param>
public sealed record DisplayUpdated(DisplayOutput Output) : KernelEvent;

/// <summary>The cell's outputs so far are to be removed.</summary>
/// <param name="Wait">Whether to wait with that until the next output comes, so that nothing flickers.</param>
public sealed record OutputsCleared(bool Wait) : KernelEvent;

/// <summary>A question of a running cell to its reader.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="IsPassword">Whether the answer must not be shown while it is typed.</param>
public sealed record InputRequest(string Prompt, bool IsPassword);
