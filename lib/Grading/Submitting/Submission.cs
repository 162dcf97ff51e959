using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks;

namespace Grading;

/// <summary>A notebook in a submission.</summary>
/// <param name="Path">Where it lay, from the course's root, with <c>/</c> between folders:
/// <c>work/exercise-04-softmax.ipynb</c>.</param>
/// <param name="Exercise">The exercise that it is.</param>
/// <param name="Content">The file as it was.</param>
/// <param name="Counts">Whether it is the one to be graded, where an exercise has several.</param>
public sealed record SubmittedFile(string Path, string Exercise, ImmutableArray<byte> Content, bool Counts)
{
    /// <summary>The fingerprint of the file's bytes, in hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content.AsSpan()));
}

/// <summary>
/// A student's work in one file: a zip with a manifest first and then the notebooks by name. Packing the same work at the same
/// time gives the same bytes.
/// </summary>
/// <param name="Version">The course that it was made with: the commit of git, or a hash of what exercises/ says.</param>
/// <param name="Time">When it was packed.</param>
/// <param name="Files">The notebooks, by path.</param>
public sealed record Submission(string Version, DateTimeOffset Time, ImmutableArray<SubmittedFile> Files)
{
    /// <summary>The most bytes of notebooks that a submission may hold unpacked.</summary>
    public const long LargestContent = 200_000_000;

    private const string ManifestName = "manifest.json";

    private static readonly JsonSerializerOptions _json =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The submission as the bytes of a zip file.</summary>
    public byte[] Pack()
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(ManifestName, System.Text.Encoding.UTF8.GetBytes(Manifest().ToJsonString(_json) + "\n"));
            foreach (var file in Files.OrderBy(file => file.Path, StringComparer.Ordinal))
                Add(file.Path, file.Content.AsSpan());

            void Add(string name, ReadOnlySpan<byte> content)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
                entry.LastWriteTime = new DateTimeOffset(Time.UtcDateTime, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }
        return bytes.ToArray();
    }

    /// <summary>Reads a submission back and holds it against its manifest. Nothing is written anywhere.</summary>
    /// <param name="zipFile">The zip file's bytes; nothing in it is trusted.</param>
    /// <param name="name">The file's name for errors.</param>
    /// <exception cref="InvalidDataException">It is no submission, or was changed since it was packed: in one line.</exception>
    public static Submission Read(Stream zipFile, string name)
    {
        try
        {
            using ZipArchive zip = new(zipFile, ZipArchiveMode.Read, leaveOpen: true);
            var left = LargestContent;
            var manifest = JsonNode.Parse(Unpack(zip, ManifestName, name, ref left)) as JsonObject
                ?? throw new InvalidDataException($"{name}: its manifest is no JSON object.");
            var files = ImmutableArray.CreateBuilder<SubmittedFile>();
            foreach (var each in manifest["files"]!.AsArray())
            {
                var path = (string)each!["path"]!;
                if (path.Split('/') is not [var folder, { Length: > 0 } file] || folder is not ("work" or "exercises")
                    || file.StartsWith('.') || file.Any(letter => char.IsControl(letter) || "\\:*?\"<>|".Contains(letter)))
                    throw new InvalidDataException($"{name}: '{path}' is no place where a student's notebook lies.");
                SubmittedFile read =
                    new(path, (string)each["exercise"]!, [.. Unpack(zip, path, name, ref left)], (bool)each["counts"]!);
                if (read.Sha256 != (string)each["sha256"]!)
                    throw new InvalidDataException($"{name}: {path} is not the file that was packed; its SHA-256 differs.");
                files.Add(read);
            }
            if (zip.Entries.FirstOrDefault(entry => entry.FullName != ManifestName
                && files.All(file => file.Path != entry.FullName)) is { } other)
                throw new InvalidDataException($"{name} holds '{other.FullName}', which its manifest does not name.");
            return new Submission(
                (string)manifest["course"]!, DateTimeOffset.Parse((string)manifest["time"]!, CultureInfo.InvariantCulture),
                    files.ToImmutable());
        }
        catch (Exception error) when (
            error is NullReferenceException or InvalidOperationException or JsonException or FormatException or ArgumentException)
        {
            throw new InvalidDataException(
                $"{name} is not a file that './course submit' wrote ({error.Message}): pack it again.", error);
        }
    }

    private JsonObject Manifest() => new()
    {
        ["format"] = 1,
        ["course"] = Version,
        ["time"] = Time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["files"] = new JsonArray([.. Files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => new JsonObject
        {
            ["path"] = file.Path,
            ["exercise"] = file.Exercise,
            ["counts"] = file.Counts,
            ["bytes"] = file.Content.Length,
            ["sha256"] = file.Sha256,
        })]),
    };

    private static byte[] Unpack(ZipArchive zip, string path, string name, ref long left)
    {
        if (zip.Entries.Count(entry => entry.FullName == path) != 1)
            throw new InvalidDataException(
                $"{name} holds '{path}' not exactly once, so it is not a file that './course submit' wrote: pack it again.");
        using var stream = zip.GetEntry(path)!.Open();
        using MemoryStream content = new();
        var buffer = new byte[65536];
        // What an entry says of its own length may be a lie: the bytes are counted.
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            left -= count;
            if (left < 0)
                throw new InvalidDataException($"{name} unpacks to more than {LargestContent / 1_000_000} MB.");
            content.Write(buffer, 0, count);
        }
        return content.ToArray();
    }
}

/// <summary>Finds what a student has done in a course's folder.</summary>
public static class StudentFiles
{
    /// <summary>
    /// The filled-in notebooks of work/ and exercises/: those that differ from what was handed out. Of two of the same exercise
    /// the one saved last counts.
    /// </summary>
    /// <param name="root">The course's root.</param>
    /// <param name="note">Told what the student should know, a line each.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static async Task<ImmutableArray<SubmittedFile>> FindAsync(string root, Action<string> note,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(note);
        CourseExercises exercises = new(root);
        List<(string Path, string File, string Name)> found = [];
        foreach (var folder in new[] { "exercises", "work" }.Where(folder => Directory.Exists(Path.Combine(root, folder))))
        {
            foreach (var file in Directory.GetFiles(Path.Combine(root, folder)).Order(StringComparer.Ordinal))
            {
                var path = $"{folder}/{Path.GetFileName(file)}";
                if (Path.GetExtension(file) is ".dib" or ".ipynb"
                    && await NameAsync(exercises, file, path, note, cancellationToken).ConfigureAwait(false) is { } name)
                    found.Add((path, file, name));
            }
        }
        foreach (var several in found.GroupBy(each => each.Name).Where(group => group.Count() > 1))
            note($"{several.Key} is there {several.Count()} times, and all are packed: {Newest(several).Path} counts, since "
                + "it was saved last.");
        return
        [
            .. found.Select(each => new SubmittedFile(
                each.Path, each.Name, [.. File.ReadAllBytes(each.File)],
                Newest(found.Where(other => other.Name == each.Name)).Path == each.Path)),
        ];

        static (string Path, string File, string Name) Newest(IEnumerable<(string Path, string File, string Name)> files) =>
            files.OrderBy(each => File.GetLastWriteTimeUtc(each.File)).ThenBy(each => each.Path, StringComparer.Ordinal).Last();
    }

    /// <summary>The exercise that a file is, when somebody has worked on it; else null.</summary>
    private static async Task<string?> NameAsync(
        CourseExercises exercises, string file, string path, Action<string> note, CancellationToken cancellationToken)
    {
        Notebook? notebook = null;
        try
        {
            notebook = NotebookFile.Read(file);
        }
        catch (NotebookFormatException problem)
        {
            if (exercises.NameOf(file, null) is not null)
                note($"{problem.Message} It is packed as it is; repair it and submit again if you can.");
        }
        var name = exercises.NameOf(file, notebook);
        if (name is null || notebook is null)
            return name;
        var ours = await exercises.FindAsync(name, cancellationToken).ConfigureAwait(false);
        var isUntouched = ours is null
            ? CourseExercises.IsAsHandedOut(notebook)
            : StudentNotebook.Fingerprint(notebook.Cells) == StudentNotebook.Fingerprint(ours.Notebook.Cells);
        if (isUntouched && path.StartsWith("work/", StringComparison.Ordinal))
            note($"{path} is as it was handed out, so it is left out.");
        return isUntouched ? null : name;
    }
}
