using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.IO.Enumeration;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Site;

/// <summary>
/// The folder of a site while it is built. Files are written beside the target, and at the end the new folder takes the target's
/// place, so that no reader ever meets half a site.
/// </summary>
/// <remarks>
/// The site owns the files that its list <c>site-files.json</c> names, and replaces them all. Every other file in the folder
/// (executed notebooks, <c>run.json</c>) is someone else's and is carried over untouched. A folder that is no earlier site is
/// accepted only when it is empty or holds nothing but files the caller has announced.
/// </remarks>
internal sealed class SiteFolder : IDisposable
{
    private const string ListName = "site-files.json";
    private const string Generator = "course site";

    private readonly string _target;
    private readonly string _building;
    private readonly ImmutableArray<string> _callerFiles;
    private readonly SortedDictionary<string, long> _files = new(StringComparer.Ordinal);

    /// <summary>Looks at the target and makes the folder beside it that the site is written into.</summary>
    /// <param name="target">Where the site will stand.</param>
    /// <param name="callerFiles">Patterns of file names that the caller writes there itself.</param>
    /// <exception cref="SiteException">The target is a file, or holds files of unknown origin.</exception>
    public SiteFolder(string target, ImmutableArray<string> callerFiles)
    {
        _target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        if (new DirectoryInfo(_target) is { Exists: true, LinkTarget: not null } link)
            _target = link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        _callerFiles = callerFiles;
        _building = $"{_target}.building-{Path.GetRandomFileName()}";
        // A build that was killed between its two renames has left no target, but the whole earlier site beside it.
        FindForeignFiles(Previous);
        if (!Directory.Exists(_target) && Directory.Exists(Previous))
            Directory.Move(Previous, _target);
        FindForeignFiles(_target);
        Directory.CreateDirectory(_building);
    }

    /// <summary>The number of files written.</summary>
    public int FileCount => _files.Count;

    /// <summary>Their size together, in bytes.</summary>
    public long Bytes => _files.Values.Sum();

    private string Previous => _target + ".previous";

    /// <summary>Writes a text file as UTF-8 without a byte order mark.</summary>
    /// <param name="path">The path in the site, with slashes.</param>
    /// <param name="text">What it holds.</param>
    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file. Pages are written side by side: several threads may call.</summary>
    /// <param name="path">The path in the site, with slashes.</param>
    /// <param name="content">What it holds.</param>
    public void Write(string path, byte[] content)
    {
        var full = Path.Combine(_building, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        lock (_files)
            _files[path] = content.Length;
    }

    /// <summary>Puts the new site in the target's place.</summary>
    /// <returns>The full path of its <c>index.html</c>.</returns>
    /// <exception cref="SiteException">A file of someone else stands in the way, or the folder cannot be replaced.</exception>
    public string Finish()
    {
        // Looked at again: the caller may have written while the site was built.
        foreach (var file in FindForeignFiles(_target))
        {
            if (_files.ContainsKey(file))
            {
                throw new SiteException(
                    $"{Path.Combine(_target, file)} was not written by an earlier build, and this build would replace it. " +
                    "Move it away, or choose another folder.");
            }
            var copy = Path.Combine(_building, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(_target, file), copy);
        }
        var list = new JsonObject
        {
            ["generator"] = Generator,
            ["files"] = new JsonArray([.. _files.Keys.Append(ListName).Select(file => JsonValue.Create(file))]),
        };
        Write(ListName, list.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n");
        Swap();
        return Path.Combine(_target, "index.html");
    }

    /// <summary>Removes what was written, unless it has become the site.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_building))
            Directory.Delete(_building, recursive: true);
    }

    private void Swap()
    {
        try
        {
            if (Directory.Exists(Previous))
                Directory.Delete(Previous, recursive: true);
            if (Directory.Exists(_target))
                Directory.Move(_target, Previous);
            Directory.Move(_building, _target);
        }
        catch (IOException problem)
        {
            if (!Directory.Exists(_target) && Directory.Exists(Previous))
                Directory.Move(Previous, _target);
            throw new SiteException(
                $"{_target} cannot be replaced: {problem.Message} Close what uses it, or choose a folder inside it.", problem);
        }
        if (Directory.Exists(Previous))
            Directory.Delete(Previous, recursive: true);
    }

    /// <summary>The files in a folder that no earlier build wrote, as paths with slashes.</summary>
    private ImmutableArray<string> FindForeignFiles(string folder)
    {
        if (File.Exists(folder))
            throw new SiteException($"{folder} is a file; the site needs a folder. Choose another name.");
        if (!Directory.Exists(folder))
            return [];
        var found = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        if (TryReadList(folder, out var owned))
            return [.. found.Where(file => !owned.Contains(file))];
        var all = found.ToImmutableArray();
        var unknown = all.FirstOrDefault(file => !_callerFiles.Any(pattern =>
            FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(file))));
        return unknown is null ? all : throw new SiteException(
            $"{folder} is not empty and no earlier site: it holds {unknown}. Nothing was changed. " +
            "Choose an empty or a new folder, or move away what it holds.");
    }

    private static bool TryReadList(string folder, [NotNullWhen(true)] out HashSet<string>? owned)
    {
        owned = null;
        var path = Path.Combine(folder, ListName);
        if (!File.Exists(path))
            return false;
        try
        {
            var list = JsonNode.Parse(File.ReadAllText(path));
            if ((string?)list?["generator"] != Generator || list["files"] is not JsonArray files)
                return false;
            owned = [.. files.Select(file => (string)file!)];
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
