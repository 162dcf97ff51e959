using System.Buffers.Binary;
using System.Text.Json;

namespace NeuralNet;

/// <summary>The header of a safetensors file, read and checked: after that every tensor has its place in the file.</summary>
internal sealed class SafetensorsHeader
{
    public const string MetadataName = "__metadata__";

    /// <summary>The format's own limit.</summary>
    public const int MaxLength = 100_000_000;

    private readonly string _path;
    private readonly List<(string Name, Shape Shape, long Begin)> _tensors = [];
    private readonly OrderedDictionary<string, string> _metadata = [];

    private SafetensorsHeader(string path) => _path = path;

    /// <summary>The tensors in the order of their numbers; Begin counts bytes from the header's end.</summary>
    public IReadOnlyList<(string Name, Shape Shape, long Begin)> Tensors => _tensors;

    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>Bytes after the header.</summary>
    public long DataLength { get; private set; }

    public static SafetensorsHeader Read(Stream file, string path)
    {
        var header = new SafetensorsHeader(path);
        try
        {
            using var json = JsonDocument.Parse(header.ReadText(file));
            header.Parse(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text inside the JSON that is not UTF-8.
            throw header.Error($"its header is not valid JSON ({e.Message}): the file is damaged, or of another format.");
        }
        return header;
    }

    public InvalidDataException Error(string what) => new($"Safetensors: cannot read {_path}: {what}");

    private byte[] ReadText(Stream file)
    {
        Span<byte> start = stackalloc byte[sizeof(ulong)];
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length)
        {
            throw Error($"it has {file.Length} bytes, and the length of its header alone takes {start.Length}: "
                + "it is cut short, or of another format.");
        }
        var length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        var rest = file.Length - start.Length;
        if (length > MaxLength)
        {
            throw Error(FormattableString.Invariant(
                $"its first eight bytes announce a header of {length:N0} bytes, and the format allows {MaxLength:N0}: ")
                + "it is of another format.");
        }
        if ((long)length > rest)
        {
            throw Error(FormattableString.Invariant(
                $"its header has {length:N0} bytes, but only {rest:N0} follow: it is cut short, or of another format."));
        }
        var text = new byte[length];
        file.ReadExactly(text);
        if (text.Length == 0 || text[0] != (byte)'{')
            throw Error("its header does not begin with '{': it is of another format.");
        DataLength = rest - (long)length;
        if (DataLength > Array.MaxLength)
        {
            throw Error(FormattableString.Invariant(
                $"it holds {DataLength:N0} bytes of numbers; up to {Array.MaxLength:N0} are read."));
        }
        return text;
    }

    private void Parse(JsonElement root)
    {
        var places = new List<(string Name, Shape Shape, long Begin, long End)>();
        var names = new HashSet<string>();
        foreach (var entry in root.EnumerateObject())
        {
            if (!names.Add(entry.Name))
                throw Error($"'{entry.Name}' comes twice in its header: it is damaged. Save it again.");
            if (entry.Name == MetadataName)
                ParseMetadata(entry.Value);
            else
                places.Add(ParseTensor(entry.Name, entry.Value));
        }
        long at = 0;
        foreach (var (name, shape, begin, end) in places.OrderBy(place => place.Begin).ThenBy(place => place.End))
        {
            if (begin != at)
            {
                var fault = begin < at ? "overlaps the one before, which ends" : "the one before ends";
                throw Error(FormattableString.Invariant($"tensor '{name}' begins at byte {begin:N0}, but {fault} at {at:N0}; ")
                    + "tensors must lie one after the other. Save it again.");
            }
            at = end;
            _tensors.Add((name, shape, begin));
        }
        if (at != DataLength)
        {
            throw Error(FormattableString.Invariant($"its tensors need {at:N0} bytes, but it holds {DataLength:N0}: it is ")
                + (at > DataLength ? "cut short. Copy it again." : "damaged, something follows the last tensor. Save it again."));
        }
    }

    private void ParseMetadata(JsonElement metadata)
    {
        if (metadata.ValueKind != JsonValueKind.Object)
            throw Error($"its {MetadataName} is {metadata.ValueKind}, but must be an object of texts.");
        foreach (var note in metadata.EnumerateObject())
        {
            if (note.Value.ValueKind != JsonValueKind.String)
                throw Error($"'{note.Name}' in its {MetadataName} is {note.Value.ValueKind}, but must be text.");
            _metadata[note.Name] = note.Value.GetString()!;
        }
    }

    private (string Name, Shape Shape, long Begin, long End) ParseTensor(string name, JsonElement tensor)
    {
        if (tensor.ValueKind != JsonValueKind.Object
            || !tensor.TryGetProperty("dtype", out var type) || type.ValueKind != JsonValueKind.String)
        {
            throw Error($"tensor '{name}' has no dtype: it is damaged, or of another format.");
        }
        if (type.GetString() != "F64")
        {
            throw Error($"tensor '{name}' is of dtype {type.GetString()}, and only F64 (double) is read here. "
                + "Convert it where it was written, in Python with .double() or .astype('float64').");
        }
        long[] sizes = Integers(name, tensor, "shape");
        if (sizes.Length > 2)
        {
            throw Error($"tensor '{name}' has the shape [{string.Join(", ", sizes)}]; "
                + "a matrix has at most two dimensions. Reshape it where it was written.");
        }
        var (rows, columns) = (sizes.Length == 2 ? sizes[0] : 1, sizes.Length == 0 ? 1 : sizes[^1]);
        long[] offsets = Integers(name, tensor, "data_offsets");
        if (offsets.Length != 2 || rows > int.MaxValue || columns > int.MaxValue
            || (Int128)rows * columns * sizeof(double) != offsets[1] - offsets[0])
        {
            throw Error($"tensor '{name}' has the shape [{string.Join(", ", sizes)}], but its data_offsets are "
                + $"[{string.Join(", ", offsets)}]; F64 needs eight bytes a number. It is damaged. Save it again.");
        }
        if (offsets[1] > DataLength)
        {
            throw Error(FormattableString.Invariant(
                $"tensor '{name}' ends at byte {offsets[1]:N0}, but it holds {DataLength:N0}: it is cut short. Copy it again."));
        }
        return (name, new Shape((int)rows, (int)columns), offsets[0], offsets[1]);
    }

    private long[] Integers(string name, JsonElement tensor, string property)
    {
        if (tensor.TryGetProperty(property, out var array) && array.ValueKind == JsonValueKind.Array)
        {
            var numbers = new List<long>();
            foreach (var element in array.EnumerateArray())
            {
                if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt64(out var number) || number < 0)
                {
                    throw Error(
                        $"'{property}' of tensor '{name}' is {array}, but must be whole numbers from 0 on: it is damaged.");
                }
                numbers.Add(number);
            }
            return [.. numbers];
        }
        throw Error($"tensor '{name}' has no list '{property}': it is damaged, or of another format.");
    }
}
