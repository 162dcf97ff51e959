using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>The names that a cell's language goes by in files and in <c>#!name</c> lines.</summary>
internal static class Languages
{
    public const string CSharp = "csharp";

    private static readonly FrozenDictionary<string, string> s_known = new Dictionary<string, string>
    {
        ["csharp"] = CSharp, ["c#"] = CSharp, ["C#"] = CSharp, ["fsharp"] = "fsharp", ["f#"] = "fsharp", ["F#"] = "fsharp",
        ["pwsh"] = "pwsh", ["powershell"] = "pwsh", ["PowerShell"] = "pwsh", ["javascript"] = "javascript", ["js"] = "javascript",
        ["html"] = "html", ["markdown"] = "markdown", ["md"] = "markdown", ["mermaid"] = "mermaid", ["http"] = "http",
        ["sql"] = "sql", ["kql"] = "kql", ["python"] = "python", ["r"] = "r", ["value"] = "value",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the <c>kernelspec</c> of an .ipynb file of this course says.</summary>
    public static JsonObject CSharpKernelSpec() =>
        new() { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" };

    /// <summary>What the <c>language_info</c> of an .ipynb file of this course says.</summary>
    public static JsonObject CSharpLanguageInfo() => new()
    {
        ["file_extension"] = ".cs",
        ["mimetype"] = "text/x-csharp",
        ["name"] = "C#",
        ["pygments_lexer"] = "csharp",
    };

    /// <summary>What .NET Interactive calls the kernels of a notebook in C#.</summary>
    public static JsonObject CSharpKernelInfo() => new()
    {
        ["defaultKernelName"] = CSharp,
        ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["languageName"] = "C#", ["name"] = CSharp }),
    };

    /// <summary>The language that code cells have when they name none.</summary>
    public static string DefaultOf(JsonObject metadata)
    {
        JsonObject? kernelInfo = KernelInfoOf(metadata);
        if (TextOf(kernelInfo?["defaultKernelName"]) is { Length: > 0 } name)
            return Canonical(name, metadata);
        if (TextOf((metadata["dotnet_interactive"] as JsonObject)?["defaultKernelName"]) is { Length: > 0 } older)
            return Canonical(older, metadata);
        if (metadata["kernelspec"] is not JsonObject spec)
            return CSharp;
        return TextOf(spec["name"]) switch
        {
            ".net-csharp" => CSharp,
            ".net-fsharp" => "fsharp",
            ".net-powershell" => "pwsh",
            var other => Canonical(TextOf(spec["language"]) ?? other ?? CSharp, metadata),
        };
    }

    /// <summary>The language that a line of exactly <c>#!name</c> selects, or null when the line is none of these.</summary>
    public static string? FromHeader(string line, JsonObject metadata)
    {
        if (!line.StartsWith("#!", StringComparison.Ordinal) || line.Length == 2)
            return null;
        string name = line[2..];
        return s_known.TryGetValue(name, out string? known) ? known : FromKernelInfo(name, metadata);
    }

    /// <summary>The one name of a language that files call by several.</summary>
    public static string Canonical(string name, JsonObject metadata) =>
        s_known.TryGetValue(name, out string? known) ? known : FromKernelInfo(name, metadata) ?? name;

    public static JsonObject? KernelInfoOf(JsonObject metadata) =>
        metadata["kernelInfo"] as JsonObject ?? (metadata["polyglot_notebook"] as JsonObject)?["kernelInfo"] as JsonObject;

    public static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static string? FromKernelInfo(string name, JsonObject metadata)
    {
        foreach (JsonNode? item in KernelInfoOf(metadata)?["items"] as JsonArray ?? [])
        {
            if (item is not JsonObject kernel || TextOf(kernel["name"]) is not { Length: > 0 } kernelName)
                continue;
            if (kernelName == name || (kernel["aliases"] as JsonArray ?? []).Any(alias => TextOf(alias) == name))
                return kernelName;
        }
        return null;
    }
}
