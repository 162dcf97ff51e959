namespace NeuralNet;

/// <summary>
/// What code a run was made with: runs that have finished are read again only by the same code. The library is named by its
/// module's identifier, which the compiler derives from its content.
/// </summary>
internal static class CodeFingerprint
{
    private const int Length = 12;

    /// <summary>This build of the library.</summary>
    public static string Library { get; } = typeof(CodeFingerprint).Module.ModuleVersionId.ToString("N")[..Length];

    /// <summary>This build of the library, and what a method does.</summary>
    public static string Of(Delegate method) => Library + "-" + MethodDigest.Of(method)[..Length];
}
