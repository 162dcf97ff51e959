using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>The cell that is running, as what it calls sees it.</summary>
internal sealed class CellContext(int id, int number, bool canAsk, OutputQueue queue)
{
    private static CellContext? s_current;
    private static int s_displayCount;

    private readonly ConcurrentDictionary<int, TaskCompletionSource<string>> _asked = new();
    private int _askCount;

    /// <summary>The cell that runs or ran last. Threads and tasks of a cell see it too, so it is no thread's own.</summary>
    public static CellContext? Current
    {
        get => Volatile.Read(ref s_current);
        set => Volatile.Write(ref s_current, value);
    }

    public int Id => id;

    public int Number => number;

    public OutputQueue Queue => queue;

    public CellThread? Thread { get; set; }

    public static CellContext Require() =>
        Current ?? throw new InvalidOperationException("Displaying works in a notebook's cell only; here no kernel is running.");

    /// <summary>Displays a value and returns the id under which it can be updated.</summary>
    public string Display(object? value, IReadOnlyList<string>? mimeTypes, string type = "display")
    {
        string displayId = $"{Environment.ProcessId:x}-{Interlocked.Increment(ref s_displayCount)}";
        JsonObject data = ValueFormatter.Format(value, mimeTypes, out long length);
        queue.Display(type, data, displayId, length);
        return displayId;
    }

    public void DisplayText(string mimeType, string content, out string displayId)
    {
        displayId = $"{Environment.ProcessId:x}-{Interlocked.Increment(ref s_displayCount)}";
        queue.Display("display", ValueFormatter.FromText(mimeType, content), displayId, content.Length);
    }

    public async Task<string> AskAsync(string prompt, bool isPassword)
    {
        if (!canAsk)
        {
            throw new InvalidOperationException(
                $"this notebook asks for input ('{prompt}'), but it runs without a reader to answer; run it in the browser, or "
                    + $"put the value into the cell");
        }
        int ask = Interlocked.Increment(ref _askCount);
        TaskCompletionSource<string> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[ask] = answer;
        queue.Send(new JsonObject { ["type"] = "ask", ["ask"] = ask, ["prompt"] = prompt, ["password"] = isPassword });
        return await answer.Task.ConfigureAwait(false);
    }

    public void Answer(JsonObject frame)
    {
        if (!_asked.TryRemove((int?)frame["ask"] ?? 0, out TaskCompletionSource<string>? answer))
            return;
        if ((string?)frame["text"] is { } text)
            answer.TrySetResult(text);
        else
            answer.TrySetException(new InvalidOperationException((string?)frame["error"] ?? "The question was not answered."));
    }
}
