using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>What a restored package brings.</summary>
/// <param name="Compile">Assemblies to compile against.</param>
/// <param name="Runtime">Assemblies to run.</param>
/// <param name="NativeFolders">Folders with native libraries for this machine.</param>
internal sealed record PackageAssets(
    IReadOnlyList<string> Compile, IReadOnlyList<string> Runtime, IReadOnlyList<string> NativeFolders);

/// <summary>A package that could not be restored, in one line.</summary>
internal sealed class PackageRestoreException(string message) : Exception(message);

/// <summary>
/// Restores the packages that cells name: a project that references them is written into a cache folder and restored through the
/// SDK, with the package sources of the notebook's folder; what came of it stands in project.assets.json.
/// </summary>
internal static partial class PackageRestore
{
    private static readonly ConcurrentDictionary<string, PackageAssets> s_restored = new(StringComparer.OrdinalIgnoreCase);
    private static readonly List<string> s_sources = [];

    /// <summary>Adds a source of packages, as <c>#i "nuget: …"</c> does.</summary>
    public static void AddSource(string source)
    {
        lock (s_sources)
        {
            if (!s_sources.Contains(source))
                s_sources.Add(source);
        }
    }

    /// <summary>Restores one package and all it depends on.</summary>
    /// <param name="reference">As in <c>#r "nuget: Name, 1.2.3"</c>; without a version the newest is taken.</param>
    /// <exception cref="PackageRestoreException">It cannot be had; the restore's own error is in the message.</exception>
    public static PackageAssets Restore(string reference)
    {
        Match match = PackageReference().Match(reference);
        if (!match.Success)
            throw new PackageRestoreException($"'{reference}' names no package; write #r \"nuget: Name, 1.2.3\"");
        string name = match.Groups["name"].Value;
        string version = match.Groups["version"] is { Success: true } given ? given.Value : "*";
        return s_restored.GetOrAdd($"{name}/{version}", _ => Restore(name, version));
    }

    private static PackageAssets Restore(string name, string version)
    {
        // A source of packages near the notebook counts: the cache differs by folder.
        string root = Directory.GetCurrentDirectory();
        string sources;
        lock (s_sources)
            sources = string.Join(';', s_sources);
        string key = $"{name}|{version}|{root}|{sources}|{RuntimeInformation.RuntimeIdentifier}|{Environment.Version}";
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];
        string cache = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.Create);
        if (cache.Length == 0)
            cache = Path.GetTempPath();
        string folder = Path.Combine(cache, "notebook-kernel", "packages", $"{name.ToLowerInvariant()}-{hash}");
        string assets = Path.Combine(folder, "obj", "project.assets.json");
        if (version != "*" && TryRead(assets) is { } known)
            return known;
        Directory.CreateDirectory(folder);
        string project = Path.Combine(folder, "packages.csproj");
        File.WriteAllText(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.{Environment.Version.Minor}</TargetFramework>
                <RestoreRootConfigDirectory>{SecurityElement.Escape(root)}</RestoreRootConfigDirectory>
                <RestoreAdditionalProjectSources>{SecurityElement.Escape(sources)}</RestoreAdditionalProjectSources>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{SecurityElement.Escape(name)}" Version="{SecurityElement.Escape(version)}" />
              </ItemGroup>
            </Project>
            """);
        // The cache lies apart, but a project file of the reader's home folder must not reach into it.
        foreach (string file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(Path.Combine(folder, file), "<Project />");
        string output = RunRestore(project, folder);
        return TryRead(assets) ?? throw new PackageRestoreException(Explain(name, version, output));
    }

    private static string RunRestore(string project, string folder)
    {
        // A failed restore may leave the file of an earlier one: it must not be taken for its result.
        string assets = Path.Combine(folder, "obj", "project.assets.json");
        Directory.CreateDirectory(Path.GetDirectoryName(assets)!);
        File.Delete(assets);
        ExternalTool.Result result = ExternalTool.RunAsync(
            DotnetHost.Find(), ["restore", project, "--nologo", "-v:quiet", "-nodeReuse:false"], folder,
            environment: new Dictionary<string, string> { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" })
            .GetAwaiter().GetResult()
            ?? throw new PackageRestoreException("dotnet could not be started to restore packages; install the .NET SDK");
        if (result.ExitCode != 0)
            File.Delete(assets);
        return result.Text;
    }

    private static string Explain(string name, string version, string output)
    {
        string wanted = version == "*" ? name : $"{name} {version}";
        Match error = RestoreError().Match(output);
        string why = error.Success ? error.Groups["what"].Value.Trim()
            : output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()
                ?? "it said nothing";
        return $"the package {wanted} could not be restored: {why.TrimEnd('.')}; check its name and version, the network, and "
            + $"the package "
            + "sources (dotnet nuget list source)";
    }

    private static PackageAssets? TryRead(string path)
    {
        try
        {
            JsonObject root = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            List<string> folders = [.. root["packageFolders"]!.AsObject().Select(pair => pair.Key)];
            JsonObject target = root["targets"]!.AsObject().First().Value!.AsObject();
            List<string> compile = [], runtime = [], native = [];
            foreach ((string library, JsonNode? content) in target)
            {
                string relative = (string?)root["libraries"]![library]?["path"] ?? library.ToLowerInvariant();
                if (folders.Select(folder => Path.Combine(folder, relative)).FirstOrDefault(Directory.Exists) is not { } home)
                    return null;
                Add(compile, home, content!["compile"]);
                Add(runtime, home, content["runtime"]);
                AddForThisMachine(runtime, native, home, content["runtimeTargets"]);
            }
            return new PackageAssets(compile, runtime, [.. native.Distinct()]);
        }
        catch (Exception error) when (
            error is IOException or JsonException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }

    private static void Add(List<string> list, string home, JsonNode? files)
    {
        foreach ((string file, _) in files as JsonObject ?? [])
        {
            if (file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
                list.Add(Path.GetFullPath(Path.Combine(home, file)));
        }
    }

    private static void AddForThisMachine(List<string> runtime, List<string> native, string home, JsonNode? files)
    {
        string architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string[] system = OperatingSystem.IsWindows() ? ["win"] : OperatingSystem.IsMacOS() ? ["osx", "unix"] : ["linux", "unix"];
        string[] suitable = [.. system.SelectMany(name => new[] { $"{name}-{architecture}", name })];
        foreach ((string file, JsonNode? about) in files as JsonObject ?? [])
        {
            if (!suitable.Contains((string?)about!["rid"]))
                continue;
            string path = Path.GetFullPath(Path.Combine(home, file));
            if ((string?)about["assetType"] == "native")
                native.Add(Path.GetDirectoryName(path)!);
            else
                // What is made for this machine goes before what is made for all.
                runtime.Insert(0, path);
        }
    }

    [GeneratedRegex(@"^nuget:\s*(?<name>[A-Za-z0-9_.\-]+)\s*(,\s*(?<version>[^\s,""]+)\s*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex PackageReference();

    [GeneratedRegex(@"error (?<what>(NU|NETSDK|MSB)\d+: .*?)(\[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex RestoreError();
}
