using System.Text;

namespace Notebooks.Tests;

public sealed class NotebookFileTests
{
    private static readonly Notebook s_notebook = new() { Cells = [new Cell { Kind = CellKind.Code, Source = "1+1" }] };

    [Theory]
    [InlineData("a.dib")]
    [InlineData("a.ipynb")]
    [InlineData("a.IPYNB")]
    public void A_notebook_is_saved_and_read_by_its_extension(string name)
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, name);

        NotebookFile.Write(path, s_notebook);
        NotebookFile.Write(path, s_notebook);

        Assert.Equal("1+1", NotebookFile.Read(path).Cells[0].Source);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_save_that_fails_leaves_the_old_file_and_nothing_beside_it()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("a.dib/in-the-way.txt", "");

        Assert.ThrowsAny<Exception>(() => NotebookFile.Write(Path.GetDirectoryName(path)!, s_notebook));

        Assert.True(File.Exists(path));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Permissions_stay_and_links_are_written_through()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Unix permissions and links");
            return;
        }
        using TemporaryFolder folder = new();
        string target = folder.Write("target.dib", "old");
        string link = Path.Combine(folder.Path, "link.dib");
        File.CreateSymbolicLink(link, target);
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        NotebookFile.Write(link, s_notebook);

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Contains("1+1", File.ReadAllText(target));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(target));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_named_with_their_line()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "a.dib");

        File.WriteAllBytes(path, [.. "#!csharp\n1\n"u8, 0xff, 0xfe]);
        Assert.Contains("line 3: a byte that is not UTF-8",
            Assert.Throws<NotebookFormatException>(() => NotebookFile.Read(path)).Message);
        File.WriteAllBytes(path, Encoding.Unicode.GetBytes("#!csharp\n1"));
        Assert.Contains("NUL byte", Assert.Throws<NotebookFormatException>(() => NotebookFile.Read(path)).Message);
        Assert.Contains("ends in .dib or .ipynb",
            Assert.Throws<NotebookFormatException>(() => NotebookFile.Read("a.txt")).Message);
    }
}
