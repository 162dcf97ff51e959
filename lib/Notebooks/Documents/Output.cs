using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>One output of a code cell, as nbformat has them.</summary>
public abstract record Output
{
    /// <summary>Fields of the output that this library does not know, kept and written back.</summary>
    public JsonObject Extra { get; init; } = [];
}

/// <summary>Text written to standard output or standard error.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text, line ends included.</param>
public sealed record StreamOutput(string Name, string Text) : Output;

/// <summary>A value shown, in one or more representations of which a reader picks the richest it can draw.</summary>
/// <param name="Data">From mime type to content: a string for text, any JSON for a JSON type.</param>
public sealed record DisplayOutput(ImmutableDictionary<string, JsonNode> Data) : Output
{
    /// <summary>Metadata by mime type, kept whole.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The cell's number when this is the value of its last expression, else null.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>The id under which a later update replaces this output, or null.</summary>
    public string? DisplayId { get; init; }
}

/// <summary>The error that ended a cell.</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>.</param>
/// <param name="Message">What happened, in one or a few lines.</param>
/// <param name="Traceback">The lines a reader sees: the message, then where, by cell and line.</param>
public sealed record ErrorOutput(string Name, string Message, ImmutableArray<string> Traceback) : Output;

/// <summary>An output of a kind that this library does not know: kept and written back, never drawn.</summary>
/// <param name="Content">The whole output as it stood in the file.</param>
public sealed record UnknownOutput(JsonObject Content) : Output;
