using System.Text.Json;

namespace NeuralNet;

/// <summary>
/// Reads a run's log, and what was added to it since, as often as it is asked. The log is the only truth; nothing else about a
/// run is kept. A line that is not whole is passed over: the half record of a process that was killed.
/// </summary>
internal sealed class RunLogReader(string folder)
{
    /// <summary>The log's name in the run's folder.</summary>
    public const string FileName = "log.jsonl";

    private const int ChunkSize = 1 << 16;
    private const int TailSize = 1 << 12;

    private readonly Dictionary<string, Column> _columns = [];
    private readonly List<RunArtifact> _artifacts = [];
    private byte[] _pending = [];
    private long _offset;

    public string Folder { get; } = folder;

    /// <summary>The beginning of the latest attempt, or null when there is none yet.</summary>
    public RunStart? Start { get; private set; }

    /// <summary>The end of the latest attempt, or null while there is none.</summary>
    public RunEnd? End { get; private set; }

    /// <summary>What the run took of the machine, as far as it was written down.</summary>
    public SystemUse LastUse { get; private set; }

    /// <summary>All that was written down of it.</summary>
    public List<SystemUse> Uses { get; } = [];

    /// <summary>The greatest of the memory seen.</summary>
    public long PeakMemoryBytes { get; private set; }

    /// <summary>Lines that are not whole.</summary>
    public int DamagedLines { get; private set; }

    /// <summary>The metrics, in the order in which they first came.</summary>
    public IEnumerable<string> Metrics => _columns.Keys;

    public IReadOnlyList<RunArtifact> Artifacts => _artifacts;

    public MetricSummary Summary(string metric) => _columns[metric].Summary!;

    public MetricSeries? Series(string metric) => _columns.TryGetValue(metric, out var column)
        ? new MetricSeries(metric, column.Steps.ToArray(), column.Seconds.ToArray(), column.Values.ToArray())
        : null;

    /// <summary>Reads what was added since the last call.</summary>
    /// <returns>Whether there was anything new.</returns>
    public bool Refresh()
    {
        using var file = Open(Folder);
        if (file is null || file.Length <= _offset)
            return false;
        file.Position = _offset;
        var chunk = new byte[ChunkSize];
        var isNew = false;
        for (int count; (count = file.Read(chunk)) > 0; _offset += count)
        {
            isNew = true;
            Take([.. _pending, .. chunk.AsSpan(0, count)]);
        }
        // Whole but for the line's end: the next writer, if any, adds that.
        if (_pending.Length > 0 && RunLine.IsWhole(_pending))
        {
            TakeRecord(_pending);
            _pending = [];
        }
        return isNew;
    }

    /// <summary>
    /// What the last line of the log says when the latest attempt has ended; null when it has not, or when the last line is not
    /// whole: then the log is to be read from its beginning. So a list of ten thousand runs reads some megabytes, and not
    /// all that was ever logged.
    /// </summary>
    public static RunEnd? ReadEnd(string folder)
    {
        using var file = Open(folder);
        if (file is null)
            return null;
        for (var size = TailSize; ; size *= 8)
        {
            var length = (int)Math.Min(size, file.Length);
            var tail = new byte[length];
            file.Position = file.Length - length;
            file.ReadExactly(tail);
            if (length == 0 || tail[^1] != '\n')
                return null;
            var line = tail.AsSpan(0, length - 1);
            var before = line.LastIndexOf((byte)'\n');
            if (before >= 0 || length == file.Length)
            {
                line = line[(before + 1)..];
                return line.StartsWith("{\"end\":"u8) && RunLine.IsWhole(line) ? RunEnd.Read(line.ToArray()) : null;
            }
        }
    }

    private static FileStream? Open(string folder)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, FileName), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
        {
            if (end > 0)
                TakeLine(bytes[..end]);
        }
        _pending = bytes.ToArray();
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        if (RunLine.IsWhole(line))
            TakeRecord(line);
        else
            DamagedLines++;
    }

    private void TakeRecord(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("{\"step\":"u8))
            TakeMetrics(line);
        else if (line.StartsWith("{\"start\":"u8))
            Begin(RunStart.Read(line.ToArray()));
        else if (line.StartsWith("{\"end\":"u8))
        {
            End = RunEnd.Read(line.ToArray());
            (LastUse, PeakMemoryBytes) = (End.Use, Math.Max(PeakMemoryBytes, End.PeakMemoryBytes));
        }
        else
            TakeOther(line.ToArray());
    }

    private void Begin(RunStart start)
    {
        (Start, End, LastUse, PeakMemoryBytes) = (start, null, default, 0);
        _columns.Clear();
        _artifacts.Clear();
        Uses.Clear();
    }

    private void TakeOther(byte[] line)
    {
        using var json = JsonDocument.Parse(line);
        if (json.RootElement.TryGetProperty("system", out var system))
        {
            LastUse = SystemUse.Read(system);
            Uses.Add(LastUse);
            PeakMemoryBytes = Math.Max(PeakMemoryBytes, LastUse.MemoryBytes);
        }
        else if (json.RootElement.TryGetProperty("artifact", out var artifact))
        {
            var read = RunArtifact.Read(artifact);
            _artifacts.RemoveAll(other => other.Name == read.Name);
            _artifacts.Add(read);
        }
        // What a later version of the library writes besides is passed over.
    }

    private void TakeMetrics(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        json.Read();
        json.Read();
        json.Read();
        var step = json.GetInt64();
        json.Read();
        json.Read();
        var seconds = json.GetDouble();
        json.Read();
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (!_columns.TryGetValue(name, out var column))
                _columns.Add(name, column = new Column());
            column.Add(step, seconds, RunLine.ReadNumber(ref json));
        }
        LastUse = LastUse with { Seconds = Math.Max(LastUse.Seconds, seconds) };
    }

    private sealed class Column
    {
        public List<long> Steps { get; } = [];

        public List<double> Seconds { get; } = [];

        public List<double> Values { get; } = [];

        public MetricSummary? Summary { get; private set; }

        public void Add(long step, double seconds, double value)
        {
            Steps.Add(step);
            Seconds.Add(seconds);
            Values.Add(value);
            Summary = MetricSummary.Add(Summary, step, value);
        }
    }
}
