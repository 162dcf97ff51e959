using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Notebooks;

/// <summary>Finds what <c>#r "path"</c> names for code that is compiled and never run: nothing is loaded, nothing
/// restored.</summary>
internal sealed class FolderReferences(string folder) : MetadataReferenceResolver
{
    // Reading an assembly's metadata takes a while, and a program may compile hundreds of notebooks with the same few.
    private static readonly ConcurrentDictionary<(string, DateTime), PortableExecutableReference> _read = new();

    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        string? start = Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath) : null;
        string path = Path.GetFullPath(reference, start ?? folder);
        return File.Exists(path) ? [Read(path)] : [];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(
        MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        string? besides = Path.GetDirectoryName((definition as PortableExecutableReference)?.FilePath);
        string? path = besides is null ? null : Path.Combine(besides, referenceIdentity.Name + ".dll");
        return path is not null && File.Exists(path) ? Read(path) : null;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private static PortableExecutableReference Read(string path) =>
        _read.GetOrAdd((path, File.GetLastWriteTimeUtc(path)), key => MetadataReference.CreateFromFile(key.Item1));
}

/// <summary>Finds what <c>#load</c> names, beginning at a folder.</summary>
internal sealed class FolderSources(string folder) : SourceReferenceResolver
{
    public override string? NormalizePath(string path, string? baseFilePath) => path;

    public override string? ResolveReference(string path, string? baseFilePath)
    {
        string? start = Path.IsPathRooted(baseFilePath) ? Path.GetDirectoryName(baseFilePath) : null;
        string full = Path.GetFullPath(path, start ?? folder);
        return File.Exists(full) ? full : null;
    }

    public override Stream OpenRead(string resolvedPath) => File.OpenRead(resolvedPath);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => folder.GetHashCode(StringComparison.Ordinal);
}
