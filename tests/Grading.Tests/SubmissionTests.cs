using System.IO.Compression;
using System.Text;
using Notebooks;
using SharedTests;
using static Grading.Tests.Support;

namespace Grading.Tests;

/// <summary>What a student hands in comes back as it was, and what was tampered with does not.</summary>
public class SubmissionTests
{
    private static readonly DateTimeOffset _time = new(2026, 3, 1, 12, 30, 0, TimeSpan.Zero);

    private static readonly Submission _two = new("git 123", _time,
    [
        new("work/exercise-02-gates.ipynb", "02-gates", [.. "{}"u8], true),
        new("exercises/04-softmax.ipynb", "04-softmax", [.. Encoding.UTF8.GetBytes("{\"ü\":1}")], false),
    ]);

    [Fact]
    public void It_is_read_back_as_it_was_packed_the_same_bytes_each_time()
    {
        var packed = _two.Pack();
        Assert.Equal(packed, _two.Pack());
        Assert.Equal(packed, (_two with { Files = [.. _two.Files.Reverse()] }).Pack());
        var read = Submission.Read(new MemoryStream(packed), "a.zip");
        Assert.Equal((_two.Version, _time), (read.Version, read.Time));
        Assert.Equal(["exercises/04-softmax.ipynb", "work/exercise-02-gates.ipynb"], read.Files.Select(file => file.Path));
        Assert.Equal(_two.Files[1].Content, read.Files[0].Content);
        Assert.Equal((false, true), (read.Files[0].Counts, read.Files[1].Counts));
        using ZipArchive zip = new(new MemoryStream(packed));
        Assert.Equal("manifest.json", zip.Entries[0].FullName);
    }

    public static TheoryData<string, Action<ZipArchive>> Tamperings => new()
    {
        { "differs", zip => Replace(zip, "work/exercise-02-gates.ipynb", "{ }") },
        { "not exactly once", zip => zip.GetEntry("work/exercise-02-gates.ipynb")!.Delete() },
        { "not exactly once", zip => zip.GetEntry("manifest.json")!.Delete() },
        { "not exactly once", zip => zip.CreateEntry("work/exercise-02-gates.ipynb") },
        { "does not name", zip => zip.CreateEntry("../../evil") },
        { "no place where", zip => Replace(zip, "manifest.json", Manifest().Replace("work/exercise", "../work/exercise")) },
        { "no place where", zip => Replace(zip, "manifest.json", Manifest().Replace("work/exercise", "/etc/exercise")) },
        { "no place where", zip => Replace(zip, "manifest.json", Manifest().Replace("work/exercise", "work/..\\\\exercise")) },
        { "not a file that", zip => Replace(zip, "manifest.json", "{}") },
        { "not a file that", zip => Replace(zip, "manifest.json", "{") },
        { "no JSON object", zip => Replace(zip, "manifest.json", "[]") },
    };

    [Theory, MemberData(nameof(Tamperings))]
    public void What_was_tampered_with_is_refused_in_one_line(string says, Action<ZipArchive> tamper)
    {
        using MemoryStream bytes = new();
        bytes.Write(_two.Pack());
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Update, leaveOpen: true))
            tamper(zip);
        bytes.Position = 0;
        var problem = Assert.Throws<InvalidDataException>(() => Submission.Read(bytes, "a.zip"));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.Contains("a.zip", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_zip_and_a_bomb_are_refused()
    {
        Assert.Throws<InvalidDataException>(() => Submission.Read(new MemoryStream([.. "no zip at all"u8]), "a.zip"));
        using MemoryStream bytes = new();
        bytes.Write(_two.Pack());
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Update, leaveOpen: true))
            Replace(zip, "work/exercise-02-gates.ipynb", new string(' ', (int)Submission.LargestContent + 1));
        bytes.Position = 0;
        Assert.Contains("unpacks to more than",
            Assert.Throws<InvalidDataException>(() => Submission.Read(bytes, "a.zip")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_from_what_was_handed_out_is_found_in_both_folders()
    {
        using TemporaryFolder root = new();
        foreach (var folder in new[] { "solutions", "exercises", "work" })
            Directory.CreateDirectory(root[folder]);
        foreach (var name in new[] { "98-two", "99-one" })
            await WriteAsync($"solutions/{name}.dib", Dib());
        var ours = StudentNotebook.From(Read(Dib())).Notebook;
        var filled = ours with { Cells = ours.Cells.Replace(ours.Cells[^1], ours.Cells[^1] with { Source = "Mine." }) };
        var notes = new List<string>();
        Assert.Empty(await FindAsync());

        NotebookFile.Write(root["exercises/99-one.ipynb"],
            ours with { Cells = [.. ours.Cells.Select(cell => cell with { ExecutionCount = 3 })] });
        NotebookFile.Write(root["work/exercise-98-two.ipynb"], ours);
        NotebookFile.Write(root["work/lesson-02-gates.ipynb"], filled with { Cells = [Prose("# Lesson")], Metadata = [] });
        Assert.Empty(await FindAsync());
        Assert.Contains("as it was handed out", Assert.Single(notes), StringComparison.Ordinal);

        notes.Clear();
        NotebookFile.Write(root["exercises/99-one.ipynb"], filled);
        NotebookFile.Write(root["work/exercise-99-one.ipynb"], filled);
        await WriteAsync("work/exercise-98-two.ipynb", "{ \"cells\": [");
        File.SetLastWriteTimeUtc(root["exercises/99-one.ipynb"], _time.UtcDateTime);
        File.SetLastWriteTimeUtc(root["work/exercise-99-one.ipynb"], _time.UtcDateTime.AddDays(-1));
        var found = await FindAsync();
        Assert.Equal(
            [("exercises/99-one.ipynb", "99-one", true), ("work/exercise-98-two.ipynb", "98-two", true),
                ("work/exercise-99-one.ipynb", "99-one", false)],
            found.Select(file => (file.Path, file.Exercise, file.Counts)));
        Assert.Contains(notes, note => note.Contains("packed as it is", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.Contains("exercises/99-one.ipynb counts", StringComparison.Ordinal));

        async Task<List<SubmittedFile>> FindAsync() =>
            [.. await StudentFiles.FindAsync(root.FullPath, notes.Add, TestContext.Current.CancellationToken)];

        Task WriteAsync(string path, string content) =>
            File.WriteAllTextAsync(root[path], content, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_solutions_the_exercise_as_handed_out_is_known_by_its_fingerprint()
    {
        using TemporaryFolder root = new();
        Directory.CreateDirectory(root["exercises"]);
        CourseExercises exercises = new(root.FullPath);
        var ours = StudentNotebook.From(Read(Dib()));
        await File.WriteAllTextAsync(root["exercises/99-one.ipynb"], ours.Text, TestContext.Current.CancellationToken);
        Assert.Equal(ours.Text, (await exercises.FindAsync("99-one", TestContext.Current.CancellationToken))!.Text);
        NotebookFile.Write(root["exercises/99-one.ipynb"], ours.Notebook with { Cells = ours.Notebook.Cells.RemoveAt(0) });
        Assert.Null(await exercises.FindAsync("99-one", TestContext.Current.CancellationToken));
    }

    private static string Manifest()
    {
        using ZipArchive zip = new(new MemoryStream(_two.Pack()));
        using StreamReader reader = new(zip.GetEntry("manifest.json")!.Open());
        return reader.ReadToEnd();
    }

    private static void Replace(ZipArchive zip, string name, string content)
    {
        zip.GetEntry(name)!.Delete();
        using StreamWriter writer = new(zip.CreateEntry(name).Open());
        writer.Write(content);
    }
}
