using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>How a cell ended, as the worker sees it.</summary>
internal sealed record CellOutcome(string Status, ErrorReport? Error)
{
    public static CellOutcome Ok { get; } = new("ok", null);

    public static CellOutcome Interrupted { get; } = new("interrupted", null);

    public static CellOutcome Failed(ErrorReport error) => new("failed", error);

    public JsonObject ToFrame() => new()
    {
        ["type"] = "done",
        ["status"] = Status,
        ["error"] = Error?.Name,
        ["message"] = Error?.Message,
        ["place"] = Error?.Place,
    };
}

/// <summary>An error as its reader sees it.</summary>
/// <param name="Name">The exception's full type name, or <c>CompilationError</c>.</param>
/// <param name="Message">What happened.</param>
/// <param name="Traceback">The lines shown.</param>
/// <param name="Place">Where in the cells, such as <c>cell 3, line 2</c>, or null.</param>
internal sealed partial record ErrorReport(string Name, string Message, IReadOnlyList<string> Traceback, string? Place)
{
    public JsonObject ToFrame() => new()
    {
        ["type"] = "error",
        ["name"] = Name,
        ["message"] = Message,
        ["traceback"] = new JsonArray([.. Traceback.Select(line => JsonValue.Create(line))]),
    };
}
