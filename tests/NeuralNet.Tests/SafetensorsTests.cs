using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace NeuralNet.Tests;

/// <summary>
/// Files of named matrices: read back bit by bit, and refused when anything is wrong with them.
/// </summary>
public sealed class SafetensorsTests
{
    [Fact]
    public void Any_bits_come_back_the_same_be_they_numbers_or_not() => Prop.ForAll(
        Gen.Choose(0, 6).ToArbitrary(), Gen.Choose(0, 9).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(),
        (rows, columns, seed) => InFolder(folder =>
        {
            var random = new RandomSource(seed);
            var path = Path.Combine(folder, "bits.safetensors");
            Matrix Draw() => Matrix.Create(rows, columns, (_, _) => BitConverter.UInt64BitsToDouble(random.NextBits()));
            var tensors = new Dictionary<string, Matrix> { ["b"] = Draw(), ["a"] = Draw(), ["Ж \\ /"] = Draw() };
            SafetensorsFile.Write(path, tensors);
            var read = SafetensorsFile.Read(path);
            Assert.Equal(tensors.Keys, read.Tensors.Keys);
            foreach (var (name, matrix) in tensors)
                Assert.Equal(Bits(matrix), Bits(read[name]));
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void Special_values_keep_their_bits() => InFolder(folder =>
    {
        var path = Path.Combine(folder, "x.safetensors");
        var matrix = Matrix.FromRow(
            0, -0.0, double.NaN, BitConverter.UInt64BitsToDouble(0x7FF0_0000_0000_0001), double.PositiveInfinity,
            double.NegativeInfinity, double.Epsilon, double.MaxValue, 1 / 3.0);
        SafetensorsFile.Write(path, [KeyValuePair.Create("x", matrix)]);
        Assert.Equal(Bits(matrix), Bits(SafetensorsFile.Read(path)["x"]));
    });

    [Fact]
    public void A_file_from_another_writer_is_read_whatever_the_order_and_number_of_dimensions() => InFolder(folder =>
    {
        var path = Path.Combine(folder, "other.safetensors");
        Write(path, """
            { "late": {"shape":[2],"data_offsets":[8,24],"dtype":"F64"}, "scalar":{"dtype":"F64","shape":[],"data_offsets":[0,8]},
              "empty":{"dtype":"F64","shape":[0,3],"data_offsets":[24,24]} }
            """, 1.5, 2.5, 3.5);
        var file = SafetensorsFile.Read(path);
        Assert.Equal(["scalar", "late", "empty"], file.Tensors.Keys);
        Assert.Equal(1.5, file["scalar"][0, 0]);
        Assert.Equal([2.5, 3.5], file["late"].Row(0));
        Assert.Equal(new Shape(0, 3), file["empty"].Shape);
        Assert.Empty(file.Metadata);
        Assert.Equal("Safetensors: there is no tensor 'W1'; there are scalar, late, empty.",
            Assert.Throws<ArgumentException>(() => file["W1"]).Message);
    });

    [Theory]
    [InlineData("""{"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,16]}}""",
        "tensor 'w' is of dtype F32, and only F64 (double) is read here. Convert it where it was written, in Python with "
        + ".double() or .astype('float64').")]
    [InlineData(
        """{"w":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"v":{"dtype":"F64","shape":[2],"data_offsets":[0,16]}}""",
        "tensor 'v' begins at byte 0, but overlaps the one before, which ends at 8; tensors must lie one after the other. "
        + "Save it again.")]
    [InlineData("""{"v":{"dtype":"F64","shape":[1,1],"data_offsets":[8,16]}}""",
        "tensor 'v' begins at byte 8, but the one before ends at 0; tensors must lie one after the other. Save it again.")]
    [InlineData("""{"w":{"dtype":"F64","shape":[1,3],"data_offsets":[0,24]}}""",
        "tensor 'w' ends at byte 24, but it holds 16: it is cut short. Copy it again.")]
    [InlineData("""{"w":{"dtype":"F64","shape":[1,1],"data_offsets":[0,8]}}""",
        "its tensors need 8 bytes, but it holds 16: it is damaged, something follows the last tensor. Save it again.")]
    [InlineData("""{"w":{"dtype":"F64","shape":[2,2],"data_offsets":[0,16]}}""",
        "tensor 'w' has the shape [2, 2], but its data_offsets are [0, 16]; F64 needs eight bytes a number. It is damaged. "
        + "Save it again.")]
    [InlineData("""{"w":{"dtype":"F64","shape":[0],"data_offsets":[16,8]}}""",
        "tensor 'w' has the shape [0], but its data_offsets are [16, 8]; F64 needs eight bytes a number. It is damaged. "
        + "Save it again.")]
    [InlineData("""{"w":{"dtype":"F64","shape":[9223372036854775807,4],"data_offsets":[0,16]}}""",
        "tensor 'w' has the shape [9223372036854775807, 4], but its data_offsets are [0, 16]; F64 needs eight bytes a number. "
        + "It is damaged. Save it again.")]
    [InlineData("""{"w":{"dtype":"F64","shape":[1,1,2],"data_offsets":[0,16]}}""",
        "tensor 'w' has the shape [1, 1, 2]; a matrix has at most two dimensions. Reshape it where it was written.")]
    [InlineData("""{"w":{"dtype":"F64","shape":[1,-2],"data_offsets":[0,16]}}""",
        "'shape' of tensor 'w' is [1,-2], but must be whole numbers from 0 on: it is damaged.")]
    [InlineData("""{"w":{"dtype":"F64","shape":[1,2]}}""",
        "tensor 'w' has no list 'data_offsets': it is damaged, or of another format.")]
    [InlineData("""{"w":[1,2]}""", "tensor 'w' has no dtype: it is damaged, or of another format.")]
    [InlineData(
        """{"w":{"dtype":"F64","shape":[2],"data_offsets":[0,16]},"w":{"dtype":"F64","shape":[0],"data_offsets":[16,16]}}""",
        "'w' comes twice in its header: it is damaged. Save it again.")]
    [InlineData("""{"__metadata__":{"a":1},"w":{"dtype":"F64","shape":[2],"data_offsets":[0,16]}}""",
        "'a' in its __metadata__ is Number, but must be text.")]
    [InlineData("""{"__metadata__":{"sha256":"00"},"w":{"dtype":"F64","shape":[2],"data_offsets":[0,16]}}""",
        "its numbers have the SHA-256 374708fff771…, but were written with 00…: the file is damaged. Copy or save it again.")]
    [InlineData("[1, 2]", "its header does not begin with '{': it is of another format.")]
    public void A_file_that_contradicts_itself_is_refused_with_the_reason(string header, string reason) => InFolder(folder =>
    {
        var path = Path.Combine(folder, "bad.safetensors");
        Write(path, header, 0, 0);
        Assert.Equal($"Safetensors: cannot read {path}: {reason}",
            Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(path)).Message);
    });

    [Fact]
    public void A_foreign_or_broken_file_is_refused_with_the_reason() => InFolder(folder =>
    {
        var path = Path.Combine(folder, "bad.safetensors");
        void Says(string reason, byte[] content)
        {
            File.WriteAllBytes(path, content);
            var message = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(path)).Message;
            Assert.StartsWith($"Safetensors: cannot read {path}: {reason}", message);
        }
        Says("it has 0 bytes, and the length of its header alone takes 8: it is cut short, or of another format.", []);
        Says("its first eight bytes announce a header of 727,905,341,920,923,785 bytes, and the format allows 100,000,000: "
            + "it is of another format.", [0x89, .. "PNG\r\n\x1a\n and a picture"u8]);
        Says("its header has 100 bytes, but only 2 follow: it is cut short, or of another format.",
            [100, 0, 0, 0, 0, 0, 0, 0, .. "{}"u8]);
        Says("its header is not valid JSON (", [4, 0, 0, 0, 0, 0, 0, 0, .. "{\"a\""u8]);
        Says("its header is not valid JSON (", [8, 0, 0, 0, 0, 0, 0, 0, .. "{\""u8, 0xFF, 0xFE, .. "\":1}"u8]);
        Assert.Throws<FileNotFoundException>(() => SafetensorsFile.Read(path + ".none"));
    });

    [Fact]
    public void Of_a_file_cut_or_changed_at_any_byte_nothing_is_read() => InFolder(folder =>
    {
        var path = Path.Combine(folder, "net.safetensors");
        NetworkFile.Save(path, new Mlp([2, 2, 1]));
        var whole = File.ReadAllBytes(path);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(path));
        }
        var header = 8 + BinaryPrimitives.ReadInt64LittleEndian(whole);
        for (var at = 0L; at < whole.Length; at++)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x10;
            File.WriteAllBytes(path, changed);
            // A changed letter of a name or a note leaves a valid file; a changed number does not.
            if (at >= header)
                Assert.Contains("file is damaged", Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(path)).Message);
            else
                Assert.True(Record.Exception(() => SafetensorsFile.Read(path)) is null or InvalidDataException, $"byte {at}");
        }
    });

    private static void InFolder(Action<string> use) => TestFiles.InTemporaryFolder(use);

    internal static ulong[] Bits(Matrix matrix) => [.. matrix.Values.ToArray().Select(BitConverter.DoubleToUInt64Bits)];

    private static void Write(string path, string header, params double[] values)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var content = new byte[8 + text.Length + 8 * values.Length];
        BinaryPrimitives.WriteInt64LittleEndian(content, text.Length);
        text.CopyTo(content, 8);
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(8 + text.Length + 8 * i), values[i]);
        File.WriteAllBytes(path, content);
    }
}
