using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>From the worker's frames to events and to words.</summary>
internal static class KernelFrames
{
    public static KernelEvent? ToEvent(string type, JsonObject frame, int executionCount)
    {
        switch (type)
        {
            case "stream":
                return new OutputAdded(new StreamOutput((string)frame["name"]!, (string)frame["text"]!));
            case "display":
                return new OutputAdded(ToDisplay(frame));
            case "result":
                return new OutputAdded(ToDisplay(frame) with { ExecutionCount = executionCount });
            case "update":
                return new DisplayUpdated(ToDisplay(frame));
            case "clear":
                return new OutputsCleared((bool?)frame["wait"] ?? false);
            case "error":
                ImmutableArray<string> lines = [.. frame["traceback"]!.AsArray().Select(line => (string)line!)];
                return new OutputAdded(new ErrorOutput((string)frame["name"]!, (string)frame["message"]!, lines));
            default:
                return null;
        }
    }

    /// <summary>One line: which cell, its first line, the error and where it is, so that it can be found and mended.</summary>
    public static string Problem(int number, string code, string name, string message, string? place)
    {
        string firstLine = message.Split('\n', 2)[0].Trim();
        string remedy = name == "CompilationError"
            ? "Correct it and run the cell again"
            : "Correct the cell, or the cells before it that made its values, and run it again";
        string where = place is null ? "" : $" ({place})";
        string shortName = name[(name.LastIndexOf('.') + 1)..];
        return $"cell {number} ({Quote(code)}): {shortName}: {firstLine.TrimEnd('.')}{where}. {remedy}.";
    }

    /// <summary>The first line of code that says something, in quotes.</summary>
    public static string Quote(string code)
    {
        string line = code.Split('\n').Select(text => text.Trim()).FirstOrDefault(text => text.Length > 0) ?? "";
        return "`" + (line.Length <= 60 ? line : line[..59] + "…") + "`";
    }

    public static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.###} s";

    private static DisplayOutput ToDisplay(JsonObject frame)
    {
        var data = ImmutableDictionary.CreateBuilder<string, JsonNode>(StringComparer.Ordinal);
        foreach ((string mimeType, JsonNode? content) in frame["data"]!.AsObject())
            data[mimeType] = content?.DeepClone() ?? JsonValue.Create("");
        return new DisplayOutput(data.ToImmutable()) { DisplayId = (string?)frame["displayId"] };
    }
}
