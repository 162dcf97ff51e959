using System.Text.RegularExpressions;

namespace NeuralNet.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_readers_path_is_one_screen_and_every_link_in_it_leads_to_what_it_names()
    {
        var folder = Path.Combine(TestFiles.Root, "lib", "NeuralNet");
        var text = File.ReadAllText(Path.Combine(folder, "README.md"));
        Assert.InRange(text.Split('\n').Length, 20, 50);
        var links = Regex.Matches(text, @"\[([^\]]+)\]\(([^)]+)\)");
        Assert.True(links.Count > 20);
        foreach (Match link in links)
        {
            var (name, path) = (link.Groups[1].Value, Path.Combine(folder, link.Groups[2].Value));
            Assert.True(File.Exists(path) || Directory.Exists(path), $"{name} leads to {path}, which is not there.");
            // A name in capitals is a type of the library, and its file declares it.
            if (Regex.IsMatch(name, "^[A-Z][A-Za-z]+$") && path.EndsWith(".cs", StringComparison.Ordinal))
                Assert.Matches($@"(class|record|struct) {name}\b", File.ReadAllText(path));
        }
    }
}
