using System.Globalization;
using System.Text.Json;

namespace NeuralNet;

/// <summary>The first record of an attempt: which run it is, and who is at it.</summary>
/// <param name="Identity">Which run it is.</param>
/// <param name="Attempt">How often it has been begun, from 1.</param>
/// <param name="Began">When, for people to read; nothing depends on it.</param>
/// <param name="Process">The number of the process.</param>
/// <param name="Machine">The machine's name.</param>
internal sealed record RunStart(RunIdentity Identity, int Attempt, DateTimeOffset Began, int Process, string Machine)
{
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject("start");
        WriteMembers(json);
        json.WriteEndObject();
    }

    public void WriteMembers(Utf8JsonWriter json)
    {
        Identity.WriteMembers(json);
        json.WriteNumber("attempt", Attempt);
        json.WriteString("began", Began.ToString("O", CultureInfo.InvariantCulture));
        json.WriteNumber("process", Process);
        json.WriteString("machine", Machine);
    }

    public static RunStart Read(ReadOnlyMemory<byte> line)
    {
        using var json = JsonDocument.Parse(line);
        return Read(json.RootElement.GetProperty("start"));
    }

    public static RunStart Read(JsonElement element) => new(
        RunIdentity.Read(element),
        element.GetProperty("attempt").GetInt32(),
        DateTimeOffset.Parse(element.GetProperty("began").GetString()!, CultureInfo.InvariantCulture),
        element.GetProperty("process").GetInt32(),
        element.GetProperty("machine").GetString()!);
}

/// <summary>
/// The last record of an attempt. It repeats what a list of runs shows, so that a list need not read the whole log; being part
/// of the log, it can never be older than it.
/// </summary>
internal sealed record RunEnd(
    RunStart Start, RunStatus Status, string? Message, SystemUse Use, long PeakMemoryBytes,
    IReadOnlyDictionary<string, MetricSummary> Metrics, IReadOnlyList<RunArtifact> Artifacts)
{
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject("end");
        json.WriteString("status", Status.ToString().ToLowerInvariant());
        if (Message is not null)
            json.WriteString("message", Message);
        Start.WriteMembers(json);
        Use.WriteTo(json);
        json.WriteNumber("peakMemory", PeakMemoryBytes);
        json.WriteStartObject("metrics");
        foreach (var (name, summary) in Metrics)
        {
            json.WriteStartObject(name);
            summary.WriteTo(json);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartArray("artifacts");
        foreach (var artifact in Artifacts)
        {
            json.WriteStartObject();
            artifact.WriteMembers(json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static RunEnd Read(ReadOnlyMemory<byte> line)
    {
        using var json = JsonDocument.Parse(line);
        var element = json.RootElement.GetProperty("end");
        var metrics = new OrderedDictionary<string, MetricSummary>();
        foreach (var metric in element.GetProperty("metrics").EnumerateObject())
            metrics[metric.Name] = MetricSummary.Read(metric.Value);
        return new RunEnd(
            RunStart.Read(element),
            Enum.Parse<RunStatus>(element.GetProperty("status").GetString()!, ignoreCase: true),
            element.TryGetProperty("message", out var message) ? message.GetString() : null,
            SystemUse.Read(element),
            element.GetProperty("peakMemory").GetInt64(),
            metrics,
            [.. element.GetProperty("artifacts").EnumerateArray().Select(RunArtifact.Read)]);
    }
}

/// <summary>A file that a run has saved.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The SHA-256 of its content, in hexadecimal digits.</param>
public sealed record RunArtifact(string Name, long Bytes, string Sha256)
{
    internal void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteString("name", Name);
        json.WriteNumber("bytes", Bytes);
        json.WriteString("sha256", Sha256);
    }

    internal static RunArtifact Read(JsonElement element) => new(
        element.GetProperty("name").GetString()!, element.GetProperty("bytes").GetInt64(),
        element.GetProperty("sha256").GetString()!);
}
