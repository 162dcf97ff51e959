using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NeuralNet;

/// <summary>
/// Named matrices in a file in the safetensors format (https://huggingface.co/docs/safetensors), which other tools read too:
/// eight bytes with the length of the header, little-endian; the header, JSON with name, type, shape and place of each tensor;
/// then their numbers, row by row. Unlike a pickle it holds nothing that could be executed.
/// </summary>
/// <remarks>The numbers are doubles (F64) and are read back bit by bit. A SHA-256 of them is kept in the metadata.</remarks>
public sealed class SafetensorsFile
{
    /// <summary>The name under which the metadata keep the SHA-256 of the numbers, in hexadecimal digits.</summary>
    public const string HashName = "sha256";

    private SafetensorsFile(IReadOnlyDictionary<string, Matrix> tensors, IReadOnlyDictionary<string, string> metadata) =>
        (Tensors, Metadata) = (tensors, metadata);

    /// <summary>The matrices by name, in the file's order. A tensor of one dimension is one row.</summary>
    public IReadOnlyDictionary<string, Matrix> Tensors { get; }

    /// <summary>What else the writer wrote down.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>
    /// Writes a file. It is written under another name in the same folder, flushed to the disk and then renamed: whatever
    /// happens, the old file is there or the new one, whole.
    /// </summary>
    /// <param name="path">The file, usually <c>….safetensors</c>; one that exists is replaced.</param>
    /// <param name="tensors">Names, each once, and matrices.</param>
    /// <param name="metadata">Notes, text only.</param>
    /// <exception cref="ArgumentException">A name comes twice, or is reserved.</exception>
    public static void Write(
        string path, IEnumerable<KeyValuePair<string, Matrix>> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var list = tensors.ToList();
        RequireNames(list);
        var data = Data(list);
        var header = Header(list, metadata, data);
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                Span<byte> length = stackalloc byte[sizeof(ulong)];
                BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
                file.Write(length);
                file.Write(header);
                file.Write(data);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Reads a file, and checks it from end to end first.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, cut short, not a safetensors file, or holds what is not read here; the message says which.
    /// </exception>
    public static SafetensorsFile Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        var header = SafetensorsHeader.Read(file, path);
        var data = new byte[header.DataLength];
        file.ReadExactly(data);
        if (header.Metadata.TryGetValue(HashName, out var hash) && !hash.Equals(Hash(data), StringComparison.OrdinalIgnoreCase))
        {
            throw header.Error(
                $"its numbers have the SHA-256 {Hash(data)[..12]}…, but were written with {Start(hash)}…: the file is damaged. "
                + "Copy or save it again.");
        }
        var tensors = new OrderedDictionary<string, Matrix>();
        foreach (var (name, shape, begin) in header.Tensors)
        {
            var matrix = new Matrix(shape);
            for (var i = 0; i < matrix.Count; i++)
                matrix.Values[i] = BinaryPrimitives.ReadDoubleLittleEndian(data.AsSpan((int)begin + i * sizeof(double)));
            tensors.Add(name, matrix);
        }
        return new SafetensorsFile(tensors, header.Metadata);

        static string Start(string text) => text[..Math.Min(12, text.Length)];
    }

    /// <summary>The matrix with a name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public Matrix this[string name] => Tensors.TryGetValue(name, out var matrix)
        ? matrix
        : throw new ArgumentException($"Safetensors: there is no tensor '{name}'; there are {string.Join(", ", Tensors.Keys)}.");

    private static byte[] Data(List<KeyValuePair<string, Matrix>> tensors)
    {
        var data = new byte[checked(tensors.Sum(tensor => tensor.Value.Count) * sizeof(double))];
        var at = 0;
        foreach (var (_, matrix) in tensors)
        {
            foreach (var value in matrix.Values)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(data.AsSpan(at), value);
                at += sizeof(double);
            }
        }
        return data;
    }

    private static byte[] Header(
        List<KeyValuePair<string, Matrix>> tensors, IReadOnlyDictionary<string, string>? metadata, byte[] data)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsHeader.MetadataName);
            foreach (var (name, value) in metadata ?? new Dictionary<string, string>())
            {
                if (name != HashName)
                    json.WriteString(name, value);
            }
            json.WriteString(HashName, Hash(data));
            json.WriteEndObject();
            long at = 0;
            foreach (var (name, matrix) in tensors)
            {
                var end = at + (long)matrix.Count * sizeof(double);
                json.WritePropertyName(name);
                json.WriteRawValue(FormattableString.Invariant(
                    $$"""{"dtype":"F64","shape":[{{matrix.Rows}},{{matrix.Columns}}],"data_offsets":[{{at}},{{end}}]}"""));
                at = end;
            }
            json.WriteEndObject();
        }
        // Blanks at the end, so that the numbers begin at a multiple of eight bytes.
        while (stream.Length % sizeof(double) != 0)
            stream.WriteByte((byte)' ');
        return stream.ToArray();
    }

    private static void RequireNames(List<KeyValuePair<string, Matrix>> tensors)
    {
        var names = new HashSet<string>();
        foreach (var (name, _) in tensors)
        {
            if (name == SafetensorsHeader.MetadataName || !names.Add(name))
            {
                throw new ArgumentException($"Safetensors: a tensor cannot be called '{name}': "
                    + (names.Contains(name) ? "the name is taken; names must differ." : "the name is reserved."));
            }
        }
    }

    private static string Hash(byte[] data) => Convert.ToHexStringLower(SHA256.HashData(data));
}
