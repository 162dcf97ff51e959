using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>From the model to nbformat 4.5's JSON, its fields in the order in which Jupyter writes them.</summary>
internal static class IpynbWriter
{
    public static JsonObject Write(Notebook notebook)
    {
        JsonObject metadata = ToIpynbMetadata(notebook.Metadata);
        JsonArray cells = [];
        foreach (Cell cell in DocumentText.WithIds(notebook.Cells))
            cells.Add(WriteCell(cell, notebook));
        return Sorted(notebook.Extra, ("cells", cells), ("metadata", metadata), ("nbformat", 4), ("nbformat_minor", 5));
    }

    private static JsonObject WriteCell(Cell cell, Notebook notebook)
    {
        JsonNode metadata = cell.Metadata.DeepClone();
        if (cell.Kind != CellKind.Code)
        {
            string kind = cell.Kind == CellKind.Markdown ? "markdown" : "raw";
            return Sorted(cell.Extra,
                ("cell_type", kind), ("id", cell.Id), ("metadata", metadata), ("source", Lines(cell.Source)));
        }
        string source = cell.Source;
        if (cell.Language != notebook.DefaultLanguage)
        {
            // For VS Code by metadata, and for clients that send only code by a first line.
            NameLanguage(metadata.AsObject(), cell.Language);
            source = source.Length == 0 ? $"#!{cell.Language}" : $"#!{cell.Language}\n{source}";
        }
        else if (metadata["polyglot_notebook"] is not null || metadata["dotnet_interactive"] is not null)
            NameLanguage(metadata.AsObject(), cell.Language);
        JsonArray outputs = [.. cell.Outputs.Select(WriteOutput)];
        return Sorted(cell.Extra, ("cell_type", "code"), ("execution_count", cell.ExecutionCount), ("id", cell.Id),
            ("metadata", metadata), ("outputs", outputs), ("source", Lines(source)));
    }

    public static JsonObject WriteOutput(Output output) => output switch
    {
        StreamOutput stream =>
            Sorted(stream.Extra, ("name", stream.Name), ("output_type", "stream"), ("text", Lines(stream.Text))),
        ErrorOutput error => Sorted(error.Extra, ("ename", error.Name), ("evalue", error.Message), ("output_type", "error"),
            ("traceback", new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]))),
        DisplayOutput { ExecutionCount: { } count } result =>
            Sorted(result.Extra, ("data", Bundle(result)), ("execution_count", count),
            ("metadata", result.Metadata.DeepClone()), ("output_type", "execute_result")),
        DisplayOutput display => Sorted(display.Extra, ("data", Bundle(display)), ("metadata", display.Metadata.DeepClone()),
            ("output_type", "display_data")),
        UnknownOutput unknown => unknown.Content.DeepClone().AsObject(),
        _ => throw new ArgumentException($"An output of the type {output.GetType().Name} has no form in .ipynb.", nameof(output)),
    };

    private static JsonObject Bundle(DisplayOutput display)
    {
        JsonObject data = [];
        foreach ((string mimeType, JsonNode content) in display.Data.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            data[mimeType] = !IpynbReader.IsJson(mimeType) && Languages.TextOf(content) is { } text ? Lines(text)
                : content.DeepClone();
        return data;
    }

    /// <summary>Text as a list of lines, each with its line end: what keeps the differences of two versions readable.</summary>
    private static JsonArray Lines(string text)
    {
        JsonArray lines = [];
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(JsonValue.Create(text[start..end]));
            start = end;
        }
        return lines;
    }

    private static void NameLanguage(JsonObject metadata, string language)
    {
        (string, string)[] places = [("dotnet_interactive", "language"), ("polyglot_notebook", "kernelName")];
        foreach ((string section, string name) in places)
        {
            if (metadata[section] is not JsonObject)
                metadata[section] = new JsonObject();
            metadata[section]![name] = language;
        }
    }

    private static JsonObject ToIpynbMetadata(JsonObject metadata)
    {
        JsonObject result = metadata.DeepClone().AsObject();
        string language = Languages.DefaultOf(result);
        if (result["kernelInfo"] is JsonObject kernelInfo)
        {
            result.Remove("kernelInfo");
            if (result["polyglot_notebook"] is not JsonObject)
                result["polyglot_notebook"] = new JsonObject();
            result["polyglot_notebook"]!["kernelInfo"] = kernelInfo;
        }
        if (language != Languages.CSharp)
            return result;
        result["kernelspec"] ??= Languages.CSharpKernelSpec();
        result["language_info"] ??= Languages.CSharpLanguageInfo();
        if (result["polyglot_notebook"] is null)
            result["polyglot_notebook"] = new JsonObject { ["kernelInfo"] = Languages.CSharpKernelInfo() };
        return result;
    }

    private static JsonObject Sorted(JsonObject extra, params (string Name, JsonNode? Value)[] fields)
    {
        IEnumerable<(string Name, JsonNode? Value)> all = fields.Concat(
            extra.Where(pair => !fields.Any(field => field.Name == pair.Key))
                .Select(pair => (pair.Key, pair.Value?.DeepClone())));
        JsonObject result = [];
        foreach ((string name, JsonNode? value) in all.OrderBy(field => field.Name, StringComparer.Ordinal))
            result[name] = value;
        return result;
    }
}
