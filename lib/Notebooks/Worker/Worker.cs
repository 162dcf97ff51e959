using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>
/// The worker process: receives frames, runs one cell at a time on a thread of its own, sends what it puts out.
/// </summary>
internal sealed class Worker
{
    private readonly FrameChannel _channel;
    private readonly OutputQueue _queue;
    private readonly ScriptSession _session = new();
    private CellContext? _cell;

    private Worker(FrameChannel channel)
    {
        _channel = channel;
        _queue = new OutputQueue(channel);
    }

    public static async Task<int> RunAsync(string pipeName)
    {
        using NamedPipeClientStream pipe = new(
            ".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        await pipe.ConnectAsync(30_000);
        Worker worker = new(new FrameChannel(pipe));
        worker.PrepareProcess();
        Task warm = Task.Run(worker._session.WarmUp);
        await worker.TrySendAsync(new JsonObject { ["type"] = "ready" });
        while (await worker._channel.ReceiveAsync() is { } frame)
            worker.Handle(frame, warm);
        // The supervisor is gone: so is the reason to live, whatever the cells' threads and handlers would like to finish.
        Process.GetCurrentProcess().Kill();
        return 0;
    }

    private void PrepareProcess()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        try
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
        catch (IOException)
        {
            // No console on this machine: what cells print never goes there.
        }
        Console.SetOut(new CapturedWriter("stdout", _queue));
        Console.SetError(new CapturedWriter("stderr", _queue));
        Console.SetIn(new AskingReader());
        AppDomain.CurrentDomain.UnhandledException += (_, happened) =>
            SayLastWords("unhandled", happened.ExceptionObject is Exception error ? $"{error.GetType()}: {error.Message}" : "");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => SayLastWords("exit", "");
    }

    private void Handle(JsonObject frame, Task warm)
    {
        switch ((string?)frame["type"])
        {
            case "execute":
                _ = ExecuteAsync(frame, warm);
                break;
            case "interrupt" when _cell is { } cell && cell.Id == (int?)frame["id"]:
                // Cancelling can wait for the thread it aborts: never on the thread that reads the frames.
                _ = Task.Run(() => cell.Thread?.Interrupt((int?)frame["level"] ?? 1));
                break;
            case "answer":
                _cell?.Answer(frame);
                break;
            case "folder":
                _ = ReplyAsync(() => Directory.SetCurrentDirectory((string)frame["path"]!));
                break;
            case "values":
                JsonObject values = [];
                IEnumerable<string> names = frame["names"]!.AsArray().Select(name => (string)name!);
                _ = ReplyAsync(() => values = _session.GetValues(names), () => values);
                break;
        }
    }

    private async Task ExecuteAsync(JsonObject frame, Task warm)
    {
        CellContext cell = new((int)frame["id"]!, (int)frame["number"]!, (bool?)frame["canAsk"] ?? false, _queue);
        _cell = cell;
        _queue.Begin(cell.Id);
        CellContext.Current = cell;
        JsonObject done;
        try
        {
            CellThread thread = new(cell.Number);
            cell.Thread = thread;
            CellRunner runner = new(_session, cell, thread);
            string code = (string)frame["code"]!;
            string language = (string)frame["language"]!;
            CellOutcome outcome = await thread.RunAsync(() =>
            {
                // Compiling twice at once would only make the first cell slower. Its time limit counts from here.
                warm.Wait(thread.Token);
                _ = TrySendAsync(new JsonObject { ["type"] = "begun", ["id"] = cell.Id });
                return runner.Run(code, language);
            }).ConfigureAwait(false);
            if (outcome.Error is { } error)
                _queue.Error(error);
            done = outcome.ToFrame();
        }
        catch (Exception error)
        {
            done = CellOutcome.Failed(ErrorReport.FromException(error)).ToFrame();
        }
        done["id"] = cell.Id;
        await _queue.EndAsync().ConfigureAwait(false);
        _cell = null;
        await TrySendAsync(done).ConfigureAwait(false);
    }

    private Task ReplyAsync(Action action) => ReplyAsync(action, () => null);

    private Task ReplyAsync(Action action, Func<JsonObject?> values) => Task.Run(async () =>
    {
        JsonObject reply = new() { ["type"] = "reply" };
        try
        {
            action();
            reply["values"] = values();
        }
        catch (Exception error)
        {
            reply["error"] = error.Message;
        }
        await TrySendAsync(reply).ConfigureAwait(false);
    });

    private async Task TrySendAsync(JsonObject frame)
    {
        try
        {
            await _channel.SendAsync(frame).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The supervisor is gone, and the receiving loop ends the process.
        }
    }

    private void SayLastWords(string reason, string text)
    {
        _queue.EndAsync().Wait(1000);
        _channel.SendAsync(new JsonObject { ["type"] = "lastWords", ["reason"] = reason, ["text"] = text }).Wait(1000);
    }
}
