using System.Net;
using System.Net.Sockets;

namespace SharedTests;

/// <summary>Serves the files of one folder to this machine, as any web server would.</summary>
public sealed class StaticServer : IDisposable
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8", [".js"] = "text/javascript", [".css"] = "text/css", [".svg"] = "image/svg+xml",
        [".png"] = "image/png", [".woff2"] = "font/woff2", [".json"] = "application/json",
    };

    private readonly HttpListener _listener = new();
    private readonly string _folder;

    /// <summary>Starts to serve on a free port of 127.0.0.1.</summary>
    public StaticServer(string folder)
    {
        _folder = Path.GetFullPath(folder);
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>The address of the folder, with a slash at its end.</summary>
    public string Address { get; }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
        {
            // Closed: the test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var asked = Uri.UnescapeDataString(context.Request.Url!.AbsolutePath).TrimStart('/');
        var path = Path.GetFullPath(Path.Combine(_folder, asked));
        using var response = context.Response;
        if (!path.StartsWith(_folder, StringComparison.Ordinal) || !File.Exists(path))
        {
            response.StatusCode = 404;
            return;
        }
        response.ContentType = Types.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream");
        await using var file = File.OpenRead(path);
        await file.CopyToAsync(response.OutputStream);
    }
}
