using System.ComponentModel;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Course;

/// <summary>One headless Chromium with one page, told what to do through the DevTools protocol.</summary>
/// <remarks>https://chromedevtools.github.io/devtools-protocol/</remarks>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly ClientWebSocket _socket = new();
    private string? _session;
    private int _lastId;

    private Chromium(Process process, DirectoryInfo profile) => (_process, _profile) = (process, profile);

    /// <summary>The program: the one that CHROMIUM names, else the first in the usual places.</summary>
    /// <exception cref="CourseException">There is none: in one line, with what to do.</exception>
    public static string FindProgram()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named)
        {
            return File.Exists(named)
                ? named
                : throw new CourseException(
                    $"CHROMIUM names {named}, and there is no such file: name Chromium's or Chrome's program, or unset it.");
        }

        return Places.FirstOrDefault(File.Exists) ?? throw new CourseException(
            "Pictures of charts need Chromium or Chrome, and neither was found: install Chromium "
            + "(on Debian: apt-get install chromium), or name its program with CHROMIUM=/path/to/chrome.");
    }

    /// <summary>Starts Chromium without network, history or window.</summary>
    /// <param name="program">What <see cref="FindProgram"/> returned.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="CourseException">It ends at once, or says nothing.</exception>
    public static async Task<Chromium> StartAsync(string program, CancellationToken cancellationToken)
    {
        var profile = Directory.CreateTempSubdirectory("course-chromium-");
        string[] arguments =
        [
            "--headless", "--remote-debugging-port=0", "--remote-debugging-address=127.0.0.1",
            $"--user-data-dir={profile.FullName}",
            "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-quic", "--disable-sync",
            "--disable-extensions",
            "--disable-component-update", "--disable-background-networking", "--no-first-run", "--no-default-browser-check",
            "--hide-scrollbars", "--font-render-hinting=none", "--force-color-profile=srgb",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "about:blank",
        ];
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception problem)
        {
            profile.Delete();
            throw new CourseException(
                $"{program} cannot be started ({problem.Message}): name Chromium's or Chrome's program with CHROMIUM=….");
        }

        var chromium = new Chromium(process, profile);
        try
        {
            await chromium.ConnectAsync(cancellationToken);
            return chromium;
        }
        catch
        {
            await chromium.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives one command to the page.</summary>
    /// <param name="method">Its name in the protocol.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The command's result.</returns>
    /// <exception cref="CourseException">Chromium refused it, or did not answer in time.</exception>
    public async Task<JsonObject> SendAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var id = ++_lastId;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (_session is not null)
        {
            command["sessionId"] = _session;
        }

        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(command.ToJsonString()), WebSocketMessageType.Text, true, limit.Token);
            while (true)
            {
                // Answers come in the order of the commands, with events between them that nothing here waits for.
                var answer = await ReceiveAsync(limit.Token);
                if ((int?)answer["id"] == id)
                {
                    return answer["result"]?.AsObject() ?? throw new CourseException(
                        $"Chromium refused {method}: {answer["error"]?["message"]}. "
                        + "Try another version of it with CHROMIUM=/path/to/chrome.");
                }
            }
        }
        catch (Exception problem) when (problem is WebSocketException
            || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new CourseException(
                $"Chromium did not answer {method} within {Patience.TotalSeconds:0} s: run the command again, or without --images.");
        }
    }

    /// <summary>Evaluates JavaScript in the page and waits for its promise.</summary>
    /// <param name="script">An expression.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its value.</returns>
    public async Task<JsonNode?> EvaluateAsync(string script, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(
            "Runtime.evaluate",
            new JsonObject { ["expression"] = script, ["awaitPromise"] = true, ["returnByValue"] = true },
            cancellationToken);
        return answer["exceptionDetails"] is { } problem
            ? throw new CourseException(
                $"A chart cannot be drawn: {problem["exception"]?["description"] ?? problem["text"]}", ExitCode.WorkFailed)
            : answer["result"]!["value"];
    }

    /// <summary>Ends Chromium and removes what it wrote.</summary>
    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        for (var attempt = 0; attempt < 20 && _profile.Exists; attempt++, _profile.Refresh())
        {
            try
            {
                _profile.Delete(recursive: true);
            }
            catch (IOException)
            {
                // A child that is just ending still writes.
                await Task.Delay(100);
            }
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        const string Greeting = "DevTools listening on ";
        var said = "";
        var address = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null || line.Data.StartsWith(Greeting, StringComparison.Ordinal))
            {
                address.TrySetResult(line.Data?[Greeting.Length..].Trim());
            }
            else if (line.Data.Trim().Length > 0)
            {
                said = line.Data.Trim();
            }
        };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        try
        {
            if (await address.Task.WaitAsync(limit.Token) is not { } found)
            {
                throw new CourseException(
                    $"{_process.StartInfo.FileName} ended instead of starting ({said}): "
                    + "try it by hand, or name another with CHROMIUM=….");
            }

            await _socket.ConnectAsync(new Uri(found), limit.Token);
        }
        catch (Exception problem) when (problem is WebSocketException
            || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new CourseException(
                $"{_process.StartInfo.FileName} did not start within {Patience.TotalSeconds:0} s ({said}): try it by hand.");
        }

        var target = await SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" }, limit.Token);
        var attached = await SendAsync(
            "Target.attachToTarget",
            new JsonObject { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true },
            limit.Token);
        _session = (string)attached["sessionId"]!;
    }

    private async Task<JsonObject> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, cancellationToken);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(message.ToArray()) as JsonObject ?? throw new WebSocketException("Chromium closed the connection.");
    }
}
