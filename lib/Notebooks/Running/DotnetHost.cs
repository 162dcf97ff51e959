using System.Runtime.InteropServices;

namespace Notebooks;

/// <summary>Finds the <c>dotnet</c> program and the worker's own assembly.</summary>
internal static class DotnetHost
{
    /// <summary>
    /// The <c>dotnet</c> that runs this process, else the one that the environment names, else the one on the path.
    /// </summary>
    public static string Find()
    {
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        // …/shared/Microsoft.NETCore.App/10.0.x/ lies three folders below the host.
        string fromRuntime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        if (File.Exists(fromRuntime))
            return fromRuntime;
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host && File.Exists(host))
            return host;
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root && File.Exists(Path.Combine(root, name)))
            return Path.Combine(root, name);
        return name;
    }

    /// <summary>The worker's assembly, which lies beside every program that uses this library.</summary>
    /// <exception cref="FileNotFoundException">It does not.</exception>
    public static string WorkerAssembly()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Notebooks.dll");
        foreach (string needed in new[] { path, Path.ChangeExtension(path, ".runtimeconfig.json"),
            Path.ChangeExtension(path, ".deps.json") })
        {
            if (!File.Exists(needed))
                throw new FileNotFoundException($"The kernel's worker needs '{needed}'; build the program again (dotnet "
                    + $"build).", needed);
        }
        return path;
    }
}
