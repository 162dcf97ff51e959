using System.Xml.Linq;

namespace Course.Tests;

/// <summary>Who may reference whom: DESIGN.md's table, held against the project files.</summary>
public class HouseTests
{
    /// <summary>From a project to the projects it may reference, and to the packages where the table limits them.</summary>
    private static readonly Dictionary<string, (string[] Projects, string[]? Packages)> _table = new()
    {
        ["NeuralNet"] = ([], ["System.Numerics.Tensors"]),
        ["Plotting"] = (["NeuralNet"], []),
        ["Notebooks"] = ([], ["Microsoft.CodeAnalysis.CSharp.Scripting", "Microsoft.CodeAnalysis.Analyzers"]),
        ["Site"] = (["Notebooks"], null),
        ["Jupyter"] = (["Notebooks"], null),
        ["Checks"] = (["NeuralNet"], []),
        ["Grading"] = (["Checks", "Notebooks"], null),
        ["Course"] = (["NeuralNet", "Plotting", "Notebooks", "Site", "Jupyter", "Checks", "Grading"], null),
    };

    public static TheoryData<string> Projects =>
        [.. Directory.GetFiles(Repository.Path("lib"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_design_allows(string name)
    {
        Assert.True(_table.TryGetValue(name, out var allowed), $"lib/{name} is not in DESIGN.md's table: say there who may reference it.");
        var project = XDocument.Load(Repository.Path("lib", name, name + ".csproj"));
        var projects = project.Descendants("ProjectReference").Select(each => Path.GetFileNameWithoutExtension((string)each.Attribute("Include")!));
        var packages = project.Descendants("PackageReference").Select(each => (string)each.Attribute("Include")!);

        Assert.Empty(projects.Except(allowed.Projects));
        Assert.Empty(packages.Except(allowed.Packages ?? [.. packages]));
    }

    [Fact]
    public void The_file_that_notebooks_import_holds_references_and_usings_and_nothing_else()
    {
        foreach (var line in RepositoryFiles.Text("lib", "course.csx").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Matches("""^(#r "\.\./lib/bin/(NeuralNet|Plotting|Checks)\.dll"|using (NeuralNet|Plotting|Checks);)$""", line);
        }
    }

    [Fact]
    public void No_lock_file_names_the_host_of_a_registry()
    {
        var locks = Directory.GetFiles(RepositoryFiles.Root, "*lock.json", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(locks);
        Assert.All(locks, file => Assert.DoesNotMatch("https?://(?!github|opencollective|.*funding)", string.Join('\n',
            File.ReadLines(file).Where(line => line.Contains("resolved", StringComparison.Ordinal) || line.Contains("registry", StringComparison.Ordinal)))));
    }
}
