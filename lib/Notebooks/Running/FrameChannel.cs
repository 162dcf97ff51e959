using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>JSON objects over a stream: four bytes of length, lowest first, then that many bytes of UTF-8.</summary>
internal sealed class FrameChannel(Stream stream) : IDisposable
{
    private const int MaximumLength = 512 << 20;

    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = 600 };

    private static readonly JsonSerializerOptions s_writing = new() { MaxDepth = 600 };

    private readonly SemaphoreSlim _sending = new(1, 1);

    /// <summary>Sends one frame; callers on several threads take turns.</summary>
    public async Task SendAsync(JsonObject frame, CancellationToken cancellationToken = default)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes<JsonNode>(frame, s_writing);
        byte[] message = new byte[body.Length + 4];
        BinaryPrimitives.WriteInt32LittleEndian(message, body.Length);
        body.CopyTo(message, 4);
        await _sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Half a frame would break the channel: once begun, it is sent whole.
            await stream.WriteAsync(message, CancellationToken.None).ConfigureAwait(false);
            await stream.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next frame, or null when the other side is gone.</summary>
    public async Task<JsonObject?> ReceiveAsync()
    {
        try
        {
            byte[] header = new byte[4];
            if (await stream.ReadAtLeastAsync(header, 4, throwOnEndOfStream: false).ConfigureAwait(false) < 4)
                return null;
            int length = BinaryPrimitives.ReadInt32LittleEndian(header);
            if (length is < 0 or > MaximumLength)
                return null;
            byte[] body = new byte[length];
            if (await stream.ReadAtLeastAsync(body, length, throwOnEndOfStream: false).ConfigureAwait(false) < length)
                return null;
            return JsonNode.Parse(body, null, s_reading) as JsonObject;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or JsonException)
        {
            return null;
        }
    }

    public void Dispose() => stream.Dispose();
}
