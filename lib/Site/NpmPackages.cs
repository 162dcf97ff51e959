using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Notebooks;

namespace Site;

/// <summary>The npm packages of one folder: installed unless they are there as its lock file names them.</summary>
public static class NpmPackages
{
    /// <summary>
    /// Runs <c>npm ci</c> in <paramref name="folder"/> unless what is installed is what <c>package-lock.json</c> names. Several
    /// processes may ask at once: one installs, the others wait.
    /// </summary>
    /// <param name="folder">A folder with <c>package.json</c> and <c>package-lock.json</c>.</param>
    /// <param name="token">Cancels the wait and the installation.</param>
    /// <returns>Whether packages were installed now.</returns>
    /// <exception cref="SiteException">There is no lock file, no Node.js or no npm, or the installation failed.</exception>
    public static async Task<bool> EnsureAsync(string folder, CancellationToken token = default)
    {
        if (!File.Exists(Path.Combine(folder, "package-lock.json")))
            throw new SiteException($"There is no package-lock.json in {folder}; give the lib/Site folder of the repository.");
        if (IsInstalled(folder))
            return false;
        using var only = await LockAsync(folder, token);
        if (IsInstalled(folder))
            return false;
        await InstallAsync(folder, token);
        return true;
    }

    /// <summary>Whether <c>node_modules</c> holds each package of <c>package-lock.json</c> in the version named there.</summary>
    /// <param name="folder">The folder with both.</param>
    /// <returns>True when nothing is to be installed.</returns>
    public static bool IsInstalled(string folder)
    {
        // npm keeps a lock file of what it has installed. Compared by content: after a checkout times say nothing.
        var installed = ReadPackages(Path.Combine(folder, "node_modules", ".package-lock.json"));
        var wanted = ReadPackages(Path.Combine(folder, "package-lock.json"));
        return installed is not null && wanted is not null && wanted.All(package =>
            package.Key.Length == 0
            || ((string?)installed[package.Key]?["version"] == (string?)package.Value?["version"]
                && (string?)installed[package.Key]?["integrity"] == (string?)package.Value?["integrity"]
                && Directory.Exists(Path.Combine(folder, package.Key))));
    }

    private static JsonObject? ReadPackages(string lockFile) =>
        File.Exists(lockFile) ? JsonNode.Parse(File.ReadAllText(lockFile))?["packages"] as JsonObject : null;

    private static async Task InstallAsync(string folder, CancellationToken token)
    {
        var names = string.Join(", ", (JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "package.json"), token))
            ?["dependencies"] as JsonObject ?? []).Select(package => $"{package.Key} {package.Value}"));
        string[] arguments = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error",
            "--prefer-offline", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=3000"];
        var result = await ExternalTool.RunAsync("npm", arguments, folder, cancellationToken: token)
            ?? throw new SiteException(
                $"Node.js with npm is needed to install {names}, and npm was not found. Install Node.js 20 or later, or ask " +
                "for notebooks only (--format ipynb), which needs none.");
        if (result.ExitCode != 0)
        {
            throw new SiteException(
                $"npm ci in {folder} failed with exit code {result.ExitCode} while it installed {names}:\n{result.Text.Trim()}\n" +
                "Run it by hand to see more, or ask for notebooks only (--format ipynb), which needs no packages.");
        }
    }

    private static async Task<FileStream> LockAsync(string folder, CancellationToken token)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder))))[..16];
        var path = Path.Combine(Path.GetTempPath(), $"npm-ci-{key}.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(200, token);
            }
        }
    }
}
