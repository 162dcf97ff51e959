using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>
/// The .dib format: text in which a line of exactly <c>#!csharp</c>, <c>#!markdown</c>, … starts a cell, after an optional
/// block <c>#!meta</c> of JSON. There is no escaping, there are no outputs, and blank lines at both ends of a cell do not count.
/// </summary>
public static class DibFormat
{
    private const string MetaHeader = "#!meta";

    private static readonly JsonSerializerOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions s_indented = new(s_compact) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Reads a notebook from the text of a .dib file.</summary>
    /// <param name="text">The text; line ends may be <c>\n</c> or <c>\r\n</c>.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <returns>The notebook. Cells before the first header are C#.</returns>
    /// <exception cref="NotebookFormatException">The metadata are not JSON, or git left conflict markers.</exception>
    public static Notebook Read(string text, string? file = null) => Read(text, file, out _);

    /// <summary>Reads a notebook from the text of a .dib file and says where its cells stand.</summary>
    /// <param name="text">The text; line ends may be <c>\n</c> or <c>\r\n</c>.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <param name="firstLines">The line of the file, from 1, on which the source of each cell begins.</param>
    /// <returns>The notebook. Cells before the first header are C#.</returns>
    /// <exception cref="NotebookFormatException">The metadata are not JSON, or git left conflict markers.</exception>
    public static Notebook Read(string text, string? file, out ImmutableArray<int> firstLines)
    {
        ArgumentNullException.ThrowIfNull(text);
        DocumentText.RefuseConflictMarkers(text, file);
        string[] lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        JsonObject metadata = [];
        List<Cell> cells = [];
        List<int> starts = [];
        string? header = null;
        int start = 0;
        for (int line = 0; line <= lines.Length; line++)
        {
            bool isEnd = line == lines.Length;
            // No line of JSON begins so, and the languages that the block names count from its end on.
            bool endsMeta = header == MetaHeader && (isEnd || lines[line].StartsWith("#!", StringComparison.Ordinal));
            if (endsMeta)
                metadata = ReadMeta(lines, start, line, file);
            string? next = isEnd ? null : lines[line] == MetaHeader ? MetaHeader : Languages.FromHeader(lines[line], metadata);
            if (!isEnd && !endsMeta && next is null)
                continue;
            if (header != MetaHeader)
                AddCell(cells, starts, header, lines, start, line);
            header = next;
            start = endsMeta && next is null ? line : line + 1;
        }
        firstLines = [.. starts];
        return new Notebook { Metadata = metadata, Cells = [.. DocumentText.WithIds(cells)] };
    }

    /// <summary>
    /// Writes a notebook as the text of a .dib file: what .dib cannot hold (outputs, ids, cell metadata) is left out.
    /// </summary>
    /// <param name="notebook">The notebook; raw cells are written as Markdown.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <returns>The text, with <c>\n</c> line ends.</returns>
    /// <exception cref="NotebookFormatException">A cell holds a line that .dib would take for the start of another
    /// cell.</exception>
    public static string Write(Notebook notebook, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        JsonObject metadata = ToDibMetadata(notebook.Metadata);
        StringBuilder text = new();
        if (metadata.Count > 0)
        {
            string json = metadata.ToJsonString(s_compact);
            if (json.Length > 130)
                json = metadata.ToJsonString(s_indented);
            text.Append(MetaHeader).Append("\n\n").Append(json).Append("\n\n");
        }
        for (int i = 0; i < notebook.Cells.Length; i++)
        {
            Cell cell = notebook.Cells[i];
            string source = TrimBlankLines(cell.Source.ReplaceLineEndings("\n").Split('\n'));
            foreach (string line in source.Split('\n'))
            {
                if (line != MetaHeader && Languages.FromHeader(line, metadata) is null)
                    continue;
                string what = $"cell {i + 1} has the line '{line}', which a .dib file would read as the start of another cell; "
                    + "indent that line, or keep the notebook as .ipynb";
                throw new NotebookFormatException(file, null, null, what);
            }
            string language = cell.Kind == CellKind.Code ? cell.Language : "markdown";
            if (Languages.FromHeader("#!" + language, metadata) is null)
            {
                string what = $"cell {i + 1} is in '{language}', a language that no .dib file knows; keep the notebook as .ipynb";
                throw new NotebookFormatException(file, null, null, what);
            }
            text.Append("#!").Append(language).Append("\n\n");
            if (source.Length > 0)
                text.Append(source).Append("\n\n");
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static JsonObject ReadMeta(string[] lines, int start, int end, string? file)
    {
        while (start < end && string.IsNullOrWhiteSpace(lines[start]))
            start++;
        return start == end ? [] : DocumentText.ParseObject(string.Join('\n', lines[start..end]), file, start + 1);
    }

    private static void AddCell(List<Cell> cells, List<int> starts, string? language, string[] lines, int start, int end)
    {
        string source = TrimBlankLines(lines.AsSpan(start, end - start));
        if (language is null && source.Length == 0)
            return;
        language ??= Languages.CSharp;
        CellKind kind = language == "markdown" ? CellKind.Markdown : CellKind.Code;
        cells.Add(new Cell { Kind = kind, Source = source, Language = language });
        while (start < end && string.IsNullOrWhiteSpace(lines[start]))
            start++;
        starts.Add(start + 1);
    }

    private static string TrimBlankLines(ReadOnlySpan<string> lines)
    {
        while (lines.Length > 0 && string.IsNullOrWhiteSpace(lines[0]))
            lines = lines[1..];
        while (lines.Length > 0 && string.IsNullOrWhiteSpace(lines[^1]))
            lines = lines[..^1];
        return string.Join('\n', lines.ToArray());
    }

    private static JsonObject ToDibMetadata(JsonObject metadata)
    {
        JsonObject result = [];
        if (Languages.KernelInfoOf(metadata) is { } kernelInfo)
            result["kernelInfo"] = kernelInfo.DeepClone();
        else if (metadata["kernelspec"] is not null && Languages.DefaultOf(metadata) == Languages.CSharp)
            result["kernelInfo"] = Languages.CSharpKernelInfo();
        foreach ((string key, JsonNode? value) in metadata)
        {
            // What an .ipynb file says again about the same kernel is made anew when the notebook becomes one.
            if (key is "kernelInfo" or "polyglot_notebook" or "dotnet_interactive" or "language_info")
                continue;
            if (key == "kernelspec" && Languages.DefaultOf(metadata) == Languages.CSharp)
                continue;
            result[key] = value?.DeepClone();
        }
        return result;
    }
}
