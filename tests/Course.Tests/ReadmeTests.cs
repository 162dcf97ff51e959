using System.Text.RegularExpressions;

namespace Course.Tests;

/// <summary>The first page of the project says what is so.</summary>
public partial class ReadmeTests
{
    private readonly string _text = RepositoryFiles.Text("README.md");

    [Fact]
    public void Every_link_and_picture_leads_to_a_file() =>
        Assert.All(Link().Matches(_text).Select(match => match.Groups[1].Value).Where(target => !target.StartsWith("https://", StringComparison.Ordinal)), target =>
            Assert.True(Path.Exists(Repository.Path(target.Split('/'))), $"README.md links to {target}, which is not there."));

    [Fact]
    public void Every_lesson_is_listed_and_no_other()
    {
        var listed = LessonLink().Matches(_text).Select(match => match.Groups[1].Value);
        Assert.Equal(RepositoryFiles.Lessons.Select(file => Path.GetFileName(file)), listed);
    }

    [Fact]
    public void Every_exercise_is_listed_and_no_other()
    {
        var listed = ExerciseLink().Matches(_text).Select(match => match.Groups[1].Value);
        Assert.Equal(Directory.GetFiles(Repository.Path("solutions"), "*.dib").Select(file => Path.GetFileNameWithoutExtension(file)).Order(), listed);
    }

    [Fact]
    public async Task Every_verb_it_names_is_a_verb()
    {
        var help = (await CourseProgram.RunAsync("--help")).Output;
        Assert.All(Verb().Matches(_text).Select(match => match.Groups[1].Value), verb => Assert.Matches($@"(?m)^\s+{verb}\b", help));
    }

    [Fact]
    public void The_map_names_the_folders_that_there_are()
    {
        var map = Map().Matches(_text).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(map);
        Assert.All(map, folder => Assert.True(Directory.Exists(Repository.Path(folder)), folder));
        Assert.All(
            Directory.GetFiles(Repository.Path("lib"), "*.csproj", SearchOption.AllDirectories).Select(file => "lib/" + Path.GetFileNameWithoutExtension(file)),
            project => Assert.Contains(project, map));
    }

    [Fact]
    public void The_SDK_it_asks_for_is_the_one_that_builds() =>
        Assert.Contains($"SDK {RepositoryFiles.Text("Directory.Build.props").Split("<TargetFramework>net")[1].Split('.')[0]}]", _text, StringComparison.Ordinal);

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\]\(notebooks/([^)]+\.dib)\)")]
    private static partial Regex LessonLink();

    [GeneratedRegex(@"\]\(exercises/([^)]+)\.ipynb\)")]
    private static partial Regex ExerciseLink();

    [GeneratedRegex(@"\./course(?:\.ps1)? ([a-z]+)")]
    private static partial Regex Verb();

    [GeneratedRegex(@"(?m)^    ([a-zA-Z]+(?:/[a-zA-Z]+)?)/\s")]
    private static partial Regex Map();
}
