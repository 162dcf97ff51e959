using System.Collections.Immutable;
using Notebooks;

namespace Course;

/// <summary>Installs what tests need through apt-get, where this program may: on Debian or its children, as root.</summary>
internal static class DebianPackages
{
    public static bool MayInstall => OperatingSystem.IsLinux() && File.Exists("/etc/debian_version") && Environment.IsPrivilegedProcess;

    /// <summary>Installs packages; null when it went well, else the reason in a line.</summary>
    public static async Task<string?> InstallAsync(ImmutableArray<string> packages, CancellationToken cancellationToken)
    {
        var quiet = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" };
        await ExternalTool.RunAsync("apt-get", ["update"], environment: quiet, cancellationToken: cancellationToken);
        var result = await ExternalTool.RunAsync(
            "apt-get", ["install", "-y", "--no-install-recommends", .. packages], environment: quiet, cancellationToken: cancellationToken);
        return result switch
        {
            null => "apt-get is not there",
            { ExitCode: 0 } => null,
            _ => $"apt-get ended with exit code {result.ExitCode}: {result.LastLine}",
        };
    }
}
