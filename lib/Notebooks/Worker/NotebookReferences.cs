using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Notebooks;

/// <summary>
/// What cells may reference: the shared framework and the display members to begin with, then whatever their <c>#r</c> lines
/// name.
/// A relative path counts from the file that says it when that file was loaded by <c>#load</c>, else from the current directory.
/// </summary>
internal sealed class NotebookReferences : MetadataReferenceResolver
{
    private static readonly string s_frameworkFolder = RuntimeEnvironment.GetRuntimeDirectory();

    private readonly Dictionary<string, ImmutableArray<PortableExecutableReference>> _resolved = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _failures = new(StringComparer.Ordinal);

    /// <summary>Loads at run time what was resolved here.</summary>
    public NotebookLoadContext Loading { get; } = new();

    /// <summary>The beginning of the submissions' assembly names.</summary>
    public string AssemblyPrefix { get; } = "cells-" + Guid.NewGuid().ToString("N")[..8] + "-";

    /// <summary>Why a reference could not be resolved, by what was written.</summary>
    public IReadOnlyDictionary<string, string> Failures => _failures;

    /// <summary>The references of the first submission; those that follow inherit them.</summary>
    public ImmutableArray<MetadataReference> Initial { get; } = FrameworkReferences.All;

    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            return ResolvePackage(reference, properties);
        string path = NotebookSources.Combine(reference, baseFilePath);
        if (!File.Exists(path))
        {
            string framework = Path.Combine(s_frameworkFolder, reference.EndsWith(".dll", StringComparison.Ordinal) ? reference
                : reference + ".dll");
            if (reference.AsSpan().ContainsAny('/', '\\') || !File.Exists(framework))
            {
                _failures[reference] = $"there is no file '{path}'; build it first, or correct the path, which counts from the "
                    + $"notebook's folder";
                return [];
            }
            path = framework;
        }
        return Reference(path, properties) is { } found ? [found] : [];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition,
        AssemblyIdentity referenceIdentity)
    {
        string file = referenceIdentity.Name + ".dll";
        string? besides = Path.GetDirectoryName((definition as PortableExecutableReference)?.FilePath);
        foreach (string? folder in new[] { besides, s_frameworkFolder })
        {
            if (folder is not null && Path.Combine(folder, file) is var path && File.Exists(path))
                return Reference(path, MetadataReferenceProperties.Assembly);
        }
        return null;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private PortableExecutableReference? Reference(string path, MetadataReferenceProperties properties)
    {
        string key = path + properties.Aliases.Aggregate("", (all, alias) => $"{all}|{alias}");
        if (_resolved.TryGetValue(key, out ImmutableArray<PortableExecutableReference> known))
            return known[0];
        try
        {
            using (PEReader reader = new(File.OpenRead(path)))
            {
                if (!reader.HasMetadata || !reader.GetMetadataReader().IsAssembly)
                    throw new BadImageFormatException("It holds no managed assembly.");
            }
            Loading.Register(path);
            PortableExecutableReference reference = MetadataReference.CreateFromFile(path, properties);
            _resolved[key] = [reference];
            return reference;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            _failures[path] = $"'{path}' is no assembly that can be referenced: {error.Message}";
            return null;
        }
    }

    private ImmutableArray<PortableExecutableReference> ResolvePackage(string reference, MetadataReferenceProperties properties)
    {
        try
        {
            PackageAssets assets = PackageRestore.Restore(reference);
            foreach (string path in assets.Runtime)
                Loading.Register(path);
            foreach (string folder in assets.NativeFolders)
                Loading.RegisterNative(folder);
            // One reference a file: two of the same would be two assemblies of one name.
            return [.. assets.Compile.Select(path =>
                _resolved.TryGetValue("package|" + path, out ImmutableArray<PortableExecutableReference> known)
                ? known[0] : (_resolved["package|" + path] = [MetadataReference.CreateFromFile(path, properties)])[0])];
        }
        catch (PackageRestoreException error)
        {
            _failures[reference] = error.Message;
            return [];
        }
    }
}

/// <summary>The assemblies of the shared framework and of the display members.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_all = new(Find);

    public static ImmutableArray<MetadataReference> All => s_all.Value;

    private static ImmutableArray<MetadataReference> Find()
    {
        string folder = Path.GetFullPath(RuntimeEnvironment.GetRuntimeDirectory());
        var list = ImmutableArray.CreateBuilder<MetadataReference>();
        string trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        foreach (string path in trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Path.GetFullPath(path).StartsWith(folder, StringComparison.Ordinal))
                list.Add(MetadataReference.CreateFromFile(path));
        }
        list.Add(MetadataReference.CreateFromFile(typeof(CellMembers).Assembly.Location));
        return list.ToImmutable();
    }
}
