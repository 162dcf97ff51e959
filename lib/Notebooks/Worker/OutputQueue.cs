using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>
/// What cells put out, on its way to the supervisor: any thread may add, one task sends. Pieces of one stream are joined, a
/// display
/// updated again before it was sent is sent once, and a cell that puts out too much is cut, with a word that says so.
/// </summary>
internal sealed class OutputQueue
{
    private const int MaximumText = 1_000_000;
    private const int MaximumOutputs = 1_000;
    private const int MaximumDisplayed = 100_000_000;

    private readonly FrameChannel _channel;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _signal = new(0);
    private List<Item> _items = [];
    private TaskCompletionSource? _urgent;
    private int? _cellId;
    private int _textLength;
    private int _outputCount;
    private long _displayedLength;
    private bool _cut;

    public OutputQueue(FrameChannel channel)
    {
        _channel = channel;
        _ = SendAllAsync();
    }

    /// <summary>From now on output belongs to this cell.</summary>
    public void Begin(int cellId)
    {
        lock (_lock)
            (_cellId, _textLength, _outputCount, _displayedLength, _cut) = (cellId, 0, 0, 0, false);
    }

    /// <summary>Completes when all is sent; what comes later, from threads that live on, is lost.</summary>
    public Task EndAsync()
    {
        lock (_lock)
            _cellId = null;
        return FlushAsync();
    }

    /// <summary>Completes when all that was added is sent.</summary>
    public Task FlushAsync()
    {
        TaskCompletionSource sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _items.Add(new Item([]) { Sent = sent });
            _urgent?.TrySetResult();
        }
        _signal.Release();
        return sent.Task;
    }

    public void Stream(string name, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        string piece = text.ToString();
        // An abort of the cell's thread waits for the end of a finally block: it never leaves the queue half changed.
        try
        {
        }
        finally
        {
            lock (_lock)
                AddStream(name, piece);
        }
    }

    public void Display(string type, JsonObject data, string? displayId, long length)
    {
        try
        {
        }
        finally
        {
            lock (_lock)
            {
                if (++_outputCount > MaximumOutputs)
                    Cut($"more than {MaximumOutputs:N0} outputs");
                else if ((_displayedLength += length) > MaximumDisplayed)
                    Cut($"more than {MaximumDisplayed / 1_000_000} MB");
                else
                    Add(new Item(new JsonObject { ["type"] = type, ["data"] = data, ["displayId"] = displayId }));
            }
        }
    }

    public void Update(JsonObject data, string displayId)
    {
        Item item = new(new JsonObject { ["type"] = "update", ["data"] = data,
            ["displayId"] = displayId }) { UpdateOf = displayId };
        try
        {
        }
        finally
        {
            lock (_lock)
            {
                int waiting = _items.FindIndex(other => other.UpdateOf == displayId && other.Frame["id"] is not null);
                if (waiting < 0 || _cellId is null)
                    Add(item);
                else
                {
                    item.Frame["id"] = _cellId;
                    _items[waiting] = item;
                }
            }
        }
    }

    /// <summary>A frame of another kind, in its turn.</summary>
    public void Send(JsonObject frame)
    {
        lock (_lock)
            Add(new Item(frame));
    }

    public void Error(ErrorReport error) => Send(error.ToFrame());

    private void AddStream(string name, string text)
    {
        if (_cellId is null)
            return;
        int room = MaximumText - _textLength;
        if (room <= 0)
        {
            Cut($"more than {MaximumText:N0} characters");
            return;
        }
        if (text.Length > room)
            text = text[..room];
        _textLength += text.Length;
        if (_items.Count > 0 && _items[^1] is { Text: { } tail, Name: var last } && last == name)
            tail.Append(text);
        else
            Add(new Item(new JsonObject { ["type"] = "stream", ["name"] = name }) { Name = name,
                Text = new StringBuilder(text) });
    }

    private void Cut(string what)
    {
        if (_cut)
            return;
        _cut = true;
        string message = $"\n[Cut: this cell put out {what}; the rest is not shown. Print less, for example every hundredth "
            + $"step.]\n";
        Add(new Item(new JsonObject { ["type"] = "stream", ["name"] = "stderr", ["text"] = message }));
    }

    private void Add(Item item)
    {
        if (_cellId is null)
            return;
        item.Frame["id"] = _cellId;
        _items.Add(item);
        if (_items.Count == 1)
            _signal.Release();
    }

    private async Task SendAllAsync()
    {
        try
        {
            while (true)
            {
                await _signal.WaitAsync().ConfigureAwait(false);
                TaskCompletionSource urgent = new(TaskCreationOptions.RunContinuationsAsynchronously);
                bool wait;
                lock (_lock)
                {
                    _urgent = urgent;
                    wait = _items.Count > 0 && !_items.Exists(item => item.Sent is not null);
                }
                // A little patience joins a hundred short writes into one frame.
                if (wait)
                    await Task.WhenAny(urgent.Task, Task.Delay(15)).ConfigureAwait(false);
                List<Item> items;
                lock (_lock)
                {
                    (items, _items) = (_items, []);
                    _urgent = null;
                }
                foreach (Item item in items)
                {
                    if (item.Text is { } text)
                        item.Frame["text"] = text.ToString();
                    if (item.Frame.Count > 0)
                        await _channel.SendAsync(item.Frame).ConfigureAwait(false);
                    item.Sent?.TrySetResult();
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The supervisor is gone, and the receiving loop ends the process.
        }
    }

    private sealed record Item(JsonObject Frame)
    {
        public string? Name { get; init; }

        public StringBuilder? Text { get; init; }

        public string? UpdateOf { get; init; }

        public TaskCompletionSource? Sent { get; init; }
    }
}
