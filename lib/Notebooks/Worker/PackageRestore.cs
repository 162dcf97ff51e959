namespace Notebooks;

/// <summary>What a restored package brings.</summary>
/// <param name="Compile">Assemblies to compile against.</param>
/// <param name="Runtime">Assemblies to run.</param>
/// <param name="NativeFolders">Folders with native libraries for this machine.</param>
internal sealed record PackageAssets(
    IReadOnlyList<string> Compile, IReadOnlyList<string> Runtime, IReadOnlyList<string> NativeFolders);

/// <summary>A package that could not be restored, in one line.</summary>
internal sealed class PackageRestoreException(string message) : Exception(message);

/// <summary>Restores the packages that cells name.</summary>
internal static class PackageRestore
{
    public static PackageAssets Restore(string reference) =>
        throw new PackageRestoreException($"'{reference}': packages are not supported yet");
}
