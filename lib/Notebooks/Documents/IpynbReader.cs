using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>From nbformat's JSON to the model.</summary>
internal sealed class IpynbReader(string? file)
{
    public Notebook Read(JsonObject root)
    {
        CheckVersion(root);
        JsonObject metadata = ObjectAt(root, "metadata", "metadata");
        if (root["cells"] is not JsonArray cells)
            throw Wrong("'cells' is missing or is not a list, so this is not a notebook");
        string defaultLanguage = Languages.DefaultOf(metadata);
        List<Cell> result = new(cells.Count);
        for (int i = 0; i < cells.Count; i++)
        {
            JsonObject cell = cells[i] as JsonObject ?? throw Wrong($"cell {i + 1} is not a JSON object");
            result.Add(ReadCell(cell, $"cell {i + 1}", defaultLanguage, metadata));
        }
        return new Notebook
        {
            Metadata = metadata,
            Cells = [.. DocumentText.WithIds(result)],
            Extra = Rest(root, "cells", "metadata", "nbformat", "nbformat_minor"),
        };
    }

    private void CheckVersion(JsonObject root)
    {
        if (root["nbformat"] is not JsonValue value)
            throw Wrong("JSON, but without 'nbformat', so not a notebook; is this the right file?");
        if (!value.TryGetValue(out int major))
            throw Wrong($"'nbformat' is {value.ToJsonString()}, not a whole number, so this is not a notebook");
        if (major == 4)
            return;
        string remedy = major < 4
            ? "convert it first: jupyter nbconvert --to notebook --nbformat 4 FILE"
            : "save it as version 4 in the program that wrote it";
        throw Wrong($"a notebook of nbformat {major}; this program reads version 4 (4.0 to 4.5): {remedy}");
    }

    private Cell ReadCell(JsonObject cell, string where, string defaultLanguage, JsonObject notebookMetadata)
    {
        CellKind kind = Languages.TextOf(cell["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw Wrong($"{where} has the cell_type '{other}'; code, markdown and raw exist"),
        };
        JsonObject metadata = ObjectAt(cell, "metadata", $"{where}: metadata");
        string source = TextAt(cell["source"], $"{where}: source").ReplaceLineEndings("\n");
        string id = Languages.TextOf(cell["id"]) ?? "";
        if (kind != CellKind.Code)
        {
            return new Cell
            {
                Kind = kind,
                Source = source,
                Language = kind == CellKind.Markdown ? "markdown" : "raw",
                Id = id,
                Metadata = metadata,
                Extra = Rest(cell, "cell_type", "metadata", "source", "id"),
            };
        }
        string language = LanguageIn(metadata, "polyglot_notebook", "kernelName")
            ?? LanguageIn(metadata, "dotnet_interactive", "language") ?? defaultLanguage;
        language = Languages.Canonical(language, notebookMetadata);
        // A first line of exactly #!name overrides the metadata: it is how clients that send only code name a language.
        int lineEnd = source.IndexOf('\n');
        string firstLine = lineEnd < 0 ? source : source[..lineEnd];
        if (Languages.FromHeader(firstLine.TrimEnd(), notebookMetadata) is { } selected)
        {
            language = selected;
            source = lineEnd < 0 ? "" : source[(lineEnd + 1)..];
        }
        return new Cell
        {
            Kind = CellKind.Code,
            Source = source,
            Language = language,
            Id = id,
            Metadata = metadata,
            ExecutionCount = CountAt(cell["execution_count"], where),
            Outputs = ReadOutputs(cell["outputs"], where),
            Extra = Rest(cell, "cell_type", "metadata", "source", "id", "execution_count", "outputs"),
        };
    }

    private ImmutableArray<Output> ReadOutputs(JsonNode? node, string where)
    {
        if (node is null)
            return [];
        JsonArray outputs = node as JsonArray ?? throw Wrong($"{where}: outputs is not a list");
        return [.. outputs.Select((output, i) =>
            ReadOutput(output as JsonObject
                ?? throw Wrong($"{where}: output {i + 1} is not a JSON object"), $"{where}: output {i + 1}"))];
    }

    private Output ReadOutput(JsonObject output, string where)
    {
        string? type = Languages.TextOf(output["output_type"]);
        if (type == "stream")
        {
            string name = Languages.TextOf(output["name"]) ?? "stdout";
            return new StreamOutput(name, TextAt(output["text"], where)) { Extra = Rest(output, "output_type", "name", "text") };
        }
        if (type == "error")
        {
            JsonArray lines = output["traceback"] as JsonArray ?? [];
            return new ErrorOutput(
                Languages.TextOf(output["ename"]) ?? "", Languages.TextOf(output["evalue"]) ?? "",
                [.. lines.Select(line => Languages.TextOf(line) ?? "")])
            { Extra = Rest(output, "output_type", "ename", "evalue", "traceback") };
        }
        if (type is not ("display_data" or "execute_result"))
            return new UnknownOutput(Copy(output));
        return new DisplayOutput(ReadBundle(ObjectAt(output, "data", $"{where}: data"), where))
        {
            Metadata = ObjectAt(output, "metadata", $"{where}: metadata"),
            ExecutionCount = type == "execute_result" ? CountAt(output["execution_count"], where) ?? 0 : null,
            Extra = Rest(output, "output_type", "data", "metadata", "execution_count"),
        };
    }

    private ImmutableDictionary<string, JsonNode> ReadBundle(JsonObject data, string where)
    {
        var bundle = ImmutableDictionary.CreateBuilder<string, JsonNode>(StringComparer.Ordinal);
        foreach ((string mimeType, JsonNode? content) in data)
        {
            if (content is null)
                continue;
            // JSON types hold any JSON; all others hold text, which a file may split into lines.
            bundle[mimeType] = IsJson(mimeType) || content is JsonObject
                ? content.DeepClone() : JsonValue.Create(TextAt(content, $"{where}: {mimeType}"));
        }
        return bundle.ToImmutable();
    }

    /// <summary>Whether content of this type is JSON itself, never a list of lines.</summary>
    public static bool IsJson(string mimeType) => mimeType == "application/json"
        || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private int? CountAt(JsonNode? node, string where)
    {
        if (node is null)
            return null;
        if (node is JsonValue value && value.TryGetValue(out int count))
            return count;
        throw Wrong($"{where}: execution_count is {node.ToJsonString()}, not a whole number");
    }

    private string TextAt(JsonNode? node, string where) => node switch
    {
        null => "",
        JsonArray lines =>
            string.Concat(lines.Select(line => Languages.TextOf(line) ?? throw Wrong($"{where} has a line that is not text"))),
        _ => Languages.TextOf(node) ?? throw Wrong($"{where} is neither text nor a list of lines"),
    };

    private JsonObject ObjectAt(JsonObject parent, string name, string where) => parent[name] switch
    {
        null => [],
        JsonObject value => Copy(value),
        _ => throw Wrong($"{where} is not a JSON object"),
    };

    private static string? LanguageIn(JsonObject metadata, string section, string name) =>
        Languages.TextOf((metadata[section] as JsonObject)?[name]) is { Length: > 0 } language ? language : null;

    private static JsonObject Rest(JsonObject source, params ReadOnlySpan<string> known)
    {
        JsonObject rest = [];
        foreach ((string name, JsonNode? value) in source)
            if (!known.Contains(name))
                rest[name] = value?.DeepClone();
        return rest;
    }

    private static JsonObject Copy(JsonObject value) => value.DeepClone().AsObject();

    private NotebookFormatException Wrong(string what) => new(file, null, null, what);
}
