using SharedTests;

namespace Site.Tests;

public sealed class SiteFolderTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    private string Target => _temporary["out"];

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void A_new_site_replaces_the_old_one_whole_and_keeps_files_of_others()
    {
        Write("index.html", "old", "gone.html", "old");
        File.WriteAllText(Path.Combine(Target, "run.json"), "{}");
        Directory.CreateDirectory(Path.Combine(Target, "executed"));
        File.WriteAllText(Path.Combine(Target, "executed", "02.ipynb"), "…");
        Write("index.html", "new");
        Assert.Equal(["executed/02.ipynb", "index.html", "run.json", "site-files.json"], Files());
        Assert.Equal("new", File.ReadAllText(Path.Combine(Target, "index.html")));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_temporary.FullPath));
    }

    [Fact]
    public void Nothing_changes_before_the_end_and_an_abandoned_build_leaves_nothing()
    {
        Write("index.html", "old");
        using (var site = new SiteFolder(Target, []))
        {
            site.Write("index.html", "new");
            site.Write("more/page.html", "new");
            Assert.Equal(["index.html", "site-files.json"], Files());
        }
        Assert.Equal("old", File.ReadAllText(Path.Combine(Target, "index.html")));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_temporary.FullPath));
    }

    [Fact]
    public void A_folder_of_unknown_origin_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "thesis.doc"), "precious");
        var error = Assert.Throws<SiteException>(() => new SiteFolder(Target, ["*.ipynb"]));
        Assert.Contains("thesis.doc", error.Message);
        Assert.Contains("Choose an empty or a new folder", error.Message);
        Assert.Equal("precious", File.ReadAllText(Path.Combine(Target, "thesis.doc")));
    }

    [Fact]
    public void A_folder_that_holds_only_what_the_caller_wrote_is_accepted()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "02.ipynb"), "executed");
        using (var site = new SiteFolder(Target, ["*.ipynb", "run.json"]))
        {
            site.Write("index.html", "new");
            // Written while the site is built, before it takes its place.
            File.WriteAllText(Path.Combine(Target, "run.json"), "{}");
            site.Finish();
        }
        Assert.Equal(["02.ipynb", "index.html", "run.json", "site-files.json"], Files());
    }

    [Fact]
    public void A_file_of_someone_else_is_never_overwritten()
    {
        Write("index.html", "old");
        File.WriteAllText(Path.Combine(Target, "mine.html"), "mine");
        var error = Assert.Throws<SiteException>(() => Write("index.html", "new", "mine.html", "new"));
        Assert.Contains("mine.html was not written by an earlier build", error.Message);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Target, "mine.html")));
        Assert.Equal("old", File.ReadAllText(Path.Combine(Target, "index.html")));
    }

    [Fact]
    public void A_build_killed_between_its_two_renames_loses_nothing()
    {
        Write("index.html", "old");
        File.WriteAllText(Path.Combine(Target, "run.json"), "{}");
        Directory.Move(Target, Target + ".previous");
        Write("index.html", "new");
        Assert.Equal(["index.html", "run.json", "site-files.json"], Files());
        Assert.Equal([Target], Directory.GetFileSystemEntries(_temporary.FullPath));
    }

    [Fact]
    public void A_folder_named_like_the_earlier_site_is_not_taken_for_it()
    {
        Directory.CreateDirectory(Target + ".previous");
        File.WriteAllText(Path.Combine(Target + ".previous", "thesis.doc"), "precious");
        Assert.Throws<SiteException>(() => Write("index.html", "new"));
        Assert.True(File.Exists(Path.Combine(Target + ".previous", "thesis.doc")));
    }

    [Fact]
    public void A_file_in_the_way_is_an_error()
    {
        File.WriteAllText(Target, "a file");
        Assert.Contains("is a file", Assert.Throws<SiteException>(() => new SiteFolder(Target, [])).Message);
    }

    private void Write(params string[] namesAndTexts)
    {
        using var site = new SiteFolder(Target, []);
        for (var i = 0; i < namesAndTexts.Length; i += 2)
            site.Write(namesAndTexts[i], namesAndTexts[i + 1]);
        site.Finish();
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Target, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
