using System.Globalization;

namespace NeuralNet.Tests;

/// <summary>What other tools read of runs, read by readers that are not ours, or written apart from the library.</summary>
public sealed class RunExportTests
{
    private static readonly double[] _values = [0.5, -0.0, double.NaN, double.PositiveInfinity, 1 / 3.0, 1e-42, 3e38];

    private static readonly string _reader = Path.Combine(TestFiles.Oracles, "read_tensorboard.py");

    [Fact]
    public void TensorBoard_files_are_read_back_by_an_independent_reader() => InStore(store =>
    {
        var file = Export(store);
        var (code, output) = TestFiles.Run("/usr/bin/python3", [_reader, file]);
        if (code == -1)
            Assert.Skip("there is no /usr/bin/python3");
        Assert.True(code == 0, output);
        Check(output, store);
    });

    [Fact]
    public void TensorBoard_files_are_Protocol_Buffers_as_protoc_reads_them() => InStore(store =>
    {
        if (TestFiles.Run("protoc", ["--version"]).ExitCode != 0)
            Assert.Skip("protoc is not installed (Debian's protobuf-compiler)");
        var file = Export(store);
        var (code, output) = TestFiles.Run("/usr/bin/python3", [_reader, file, "--protoc"]);
        Assert.True(code == 0, output);
        Check(output, store);
    });

    [Fact]
    public void A_TensorBoard_file_changed_at_any_byte_is_refused_by_the_reader() => InStore(store =>
    {
        var file = Export(store);
        var (code, output) = TestFiles.Run("/usr/bin/python3", [_reader, file, "--every-byte"]);
        if (code == -1)
            Assert.Skip("there is no /usr/bin/python3");
        Assert.Equal($"{new FileInfo(file).Length} of {new FileInfo(file).Length} changes refused", output.Trim());
    });

    [Fact]
    public void CSV_is_read_back_by_Pythons_own_reader() => InStore(store =>
    {
        Export(store);
        using var csv = new StringWriter();
        RunExport.WriteCsv(store.List(), csv);
        var path = Path.Combine(store.Folder, "runs.csv");
        File.WriteAllText(path, csv.ToString());
        var (code, output) = TestFiles.Run("/usr/bin/python3", ["-c", """
            import csv, sys
            for row in csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8"), strict=True):
                print(repr((row["status"], row["Note"], row["metric"], int(row["step"]), float(row["value"]).hex())))
            """, path]);
        if (code == -1)
            Assert.Skip("there is no /usr/bin/python3");
        var lines = output.Trim().Split('\n');
        Assert.Equal(_values.Length + 1, lines.Length);
        Assert.Equal("""('finished', 'a "quoted", long\r\nnote', 'loss', 0, '0x1.0000000000000p-1')""", lines[0]);
        Assert.Equal("""('finished', 'a "quoted", long\r\nnote', 'loss', 1, '-0x0.0p+0')""", lines[1]);
        Assert.EndsWith("'loss', 2, 'nan')", lines[2]);
        Assert.EndsWith("'loss', 3, 'inf')", lines[3]);
        Assert.EndsWith("'loss', 4, '0x1.5555555555555p-2')", lines[4]);
        using var summary = new StringWriter();
        RunExport.WriteSummaryCsv(store.List(), summary);
        Assert.Contains(",loss,min(loss),max(loss),η accuracy,", summary.ToString());
    });

    [Fact]
    public void The_checksum_is_Castagnolis()
    {
        // RFC 3720, appendix B.4, and the check value of the catalogue of CRCs.
        Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));
        Assert.Equal(0x8A9136AAu, Crc32C.Of(new byte[32]));
        Assert.Equal(0x62A8AB43u, Crc32C.Of([.. Enumerable.Repeat((byte)0xFF, 32)]));
        Assert.Equal(0x46DD794Eu, Crc32C.Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
    }

    private static string Export(RunStore store)
    {
        using var run = store.Start("export", new { Note = "a \"quoted\", long\r\nnote", Rate = 0.1 });
        for (var step = 0; step < _values.Length; step++)
            run.Log(step, ("loss", _values[step]));
        run.Log(3_000_000_000_000, ("η accuracy", 0.75));
        run.Finish();
        return Assert.Single(RunExport.WriteTensorBoard(store.List(), Path.Combine(store.Folder, "tb")));
    }

    private static void Check(string output, RunStore store)
    {
        var run = store.List()[0];
        var lines = output.Trim().Split('\n').Select(line => line.Split('\t')).ToList();
        Assert.Equal(["brain.Event:2"], lines[0]);
        Assert.Equal([.. Enumerable.Repeat("loss", _values.Length), "η accuracy"], lines.Skip(1).Select(line => line[0]));
        Assert.Equal([.. Enumerable.Range(0, _values.Length).Select(step => (long)step), 3_000_000_000_000],
            lines.Skip(1).Select(line => long.Parse(line[1])));
        // Single precision, bit by bit; the wall time in double precision.
        uint[] bits = [.. lines.Skip(1).Select(line => uint.Parse(line[2], NumberStyles.AllowHexSpecifier))];
        Assert.Equal([.. _values.Append(0.75).Select(value => BitConverter.SingleToUInt32Bits((float)value))], bits);
        var times = lines.Skip(1).Select(line => double.Parse(line[3], CultureInfo.InvariantCulture)).ToList();
        Assert.All(times, time => Assert.InRange(time - run.Began.ToUnixTimeMilliseconds() / 1000.0, 0, 60));
        Assert.Equal(times.Order(), times);
    }

    private static void InStore(Action<RunStore> use) => TestFiles.InTemporaryFolder(folder => use(new RunStore(folder)));
}
