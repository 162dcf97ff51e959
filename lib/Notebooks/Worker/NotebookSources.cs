using Microsoft.CodeAnalysis;

namespace Notebooks;

/// <summary>
/// Finds what <c>#load</c> names. Inside a loaded file paths count from that file, everywhere else (cells, imported files)
/// from the
/// current directory: only loaded files have rooted paths here.
/// </summary>
internal sealed class NotebookSources : SourceReferenceResolver
{
    /// <summary>The full path of what was written.</summary>
    public static string Combine(string path, string? baseFilePath)
    {
        string? folder = Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath) : null;
        return Path.GetFullPath(path, folder ?? Directory.GetCurrentDirectory());
    }

    // What stands in debug information, and so in stack traces: "cell 3" is a name, not a path.
    public override string? NormalizePath(string path, string? baseFilePath) => path;

    public override string? ResolveReference(string path, string? baseFilePath) =>
        Combine(path, baseFilePath) is var full && File.Exists(full) ? full : null;

    public override Stream OpenRead(string resolvedPath) => File.OpenRead(resolvedPath);

    public override bool Equals(object? other) => other is NotebookSources;

    public override int GetHashCode() => 1;
}
