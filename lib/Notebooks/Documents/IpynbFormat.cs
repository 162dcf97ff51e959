using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>
/// The .ipynb format: nbformat 4.0 to 4.5 is read, 4.5 is written. Fields and metadata that this library does not know are kept
/// and written back. Source: https://nbformat.readthedocs.io/en/latest/format_description.html
/// </summary>
public static class IpynbFormat
{
    private static readonly JsonWriterOptions s_writing = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        MaxDepth = 600,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a notebook from the text of an .ipynb file.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <exception cref="NotebookFormatException">The text is not JSON, not a notebook, or of another nbformat.</exception>
    public static Notebook Read(string text, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        JsonObject root = DocumentText.ParseObject(text.TrimStart('\uFEFF'), file);
        return Read(root, file);
    }

    /// <summary>Reads a notebook from JSON that is parsed already, as a server receives it.</summary>
    /// <param name="root">The notebook's JSON; not changed.</param>
    /// <param name="file">The file's name for errors.</param>
    /// <exception cref="NotebookFormatException">The JSON is not a notebook, or of another nbformat.</exception>
    public static Notebook Read(JsonObject root, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        try
        {
            ReadAllText(root);
            return new IpynbReader(file).Read(root);
        }
        catch (InvalidOperationException error)
        {
            // Half of a surrogate pair: valid JSON, but no text.
            string what = $"a string that is not valid Unicode ({error.Message}); restore the file from a copy (git restore)";
            throw new NotebookFormatException(file, null, null, what, error);
        }
    }

    // What is kept without being understood must be writable again: its text is read once here, where errors name the file.
    private static void ReadAllText(JsonNode? node)
    {
        if (node is JsonObject fields)
        {
            foreach ((_, JsonNode? value) in fields)
                ReadAllText(value);
        }
        else if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
                ReadAllText(item);
        }
        else if (node?.GetValueKind() == JsonValueKind.String)
            _ = node.GetValue<string>();
    }

    /// <summary>Writes a notebook as the text of an .ipynb file, nbformat 4.5, as Jupyter lays it out.</summary>
    /// <param name="notebook">The notebook; cells without an id get one from their position and content.</param>
    /// <returns>JSON with <c>\n</c> line ends and one at the end.</returns>
    public static string Write(Notebook notebook)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes, s_writing))
            ToJson(notebook).WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }

    /// <summary>Writes a notebook as JSON, nbformat 4.5, as a server sends it.</summary>
    /// <param name="notebook">The notebook; cells without an id get one from their position and content.</param>
    public static JsonObject ToJson(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return IpynbWriter.Write(notebook);
    }

    /// <summary>One output as nbformat has it.</summary>
    /// <param name="output">The output.</param>
    public static JsonObject ToJson(Output output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return IpynbWriter.WriteOutput(output);
    }
}
