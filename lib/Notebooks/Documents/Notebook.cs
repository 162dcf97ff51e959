using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>A notebook: the one model that .dib and .ipynb files are read into and written from.</summary>
public sealed record Notebook
{
    /// <summary>The cells, in the order in which they are read and run.</summary>
    public ImmutableArray<Cell> Cells { get; init; } = [];

    /// <summary>
    /// The notebook's own metadata, kept whole: the JSON of a .dib file's <c>#!meta</c> block, or the
    /// <c>metadata</c> of an .ipynb file. What this library does not understand is written back as it was.
    /// </summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Fields of the file's top level that this library does not know, kept and written back.</summary>
    public JsonObject Extra { get; init; } = [];

    /// <summary>The language that a code cell has when it names none: <c>csharp</c>, unless the metadata say otherwise.</summary>
    public string DefaultLanguage => Languages.DefaultOf(Metadata);
}

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Code that the kernel runs.</summary>
    Code,

    /// <summary>Prose in Markdown.</summary>
    Markdown,

    /// <summary>Neither: kept and written back, never run.</summary>
    Raw,
}

/// <summary>One cell of a notebook.</summary>
public sealed record Cell
{
    /// <summary>Code, prose, or neither.</summary>
    public required CellKind Kind { get; init; }

    /// <summary>The text as the author wrote it, with <c>\n</c> line ends and without the header line of a .dib cell.</summary>
    public required string Source { get; init; }

    /// <summary>The language of a code cell by its kernel's name: <c>csharp</c>, <c>html</c>, ….</summary>
    public string Language { get; init; } = "csharp";

    /// <summary>The cell's id (nbformat 4.5), unique in its notebook.</summary>
    public string Id { get; init; } = "";

    /// <summary>The cell's own metadata, kept whole.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The number the kernel gave to the cell's last run, or null when it has not run.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>What the cell's last run put out, in order.</summary>
    public ImmutableArray<Output> Outputs { get; init; } = [];

    /// <summary>Fields of the cell that this library does not know (attachments, …), kept and written back.</summary>
    public JsonObject Extra { get; init; } = [];
}
