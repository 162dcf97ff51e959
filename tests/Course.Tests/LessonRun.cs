using System.Text.Json.Nodes;
using Course.Tests;
using Notebooks;

[assembly: AssemblyFixture(typeof(LessonRun))]

namespace Course.Tests;

/// <summary>One run of all lessons, begun by the first test that looks at what it leaves behind and shared by all of them.</summary>
public sealed class LessonRun : IDisposable
{
    private readonly Lazy<Task> _run;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("course-lessons-");
    private JsonNode _report = new JsonObject();

    public LessonRun() => _run = new(RunAsync);

    public ExternalTool.Result Result { get; private set; } = new(0, "", "");

    public string Output => Path.Combine(_folder.FullName, "out");

    public Task FinishAsync() => _run.Value;

    public JsonNode Notebook(string lesson) => _report["notebooks"]!.AsArray().Single(each => ((string)each!["path"]!).EndsWith($"{lesson}.dib", StringComparison.Ordinal))!;

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task RunAsync()
    {
        var report = Path.Combine(_folder.FullName, "run.json");
        string[] images = await Requirement.All.Single(each => each.Name == "Chromium").FindVersionAsync(default) is null
            ? [] : ["--images"];
        Result = await CourseProgram.RunAsync([.. new[] { "run" }, .. RepositoryFiles.Lessons, .. images, "--out", Output, "--json", report]);
        _report = JsonNode.Parse(await File.ReadAllTextAsync(report))!;
    }
}

/// <summary>Tests of what that run left behind.</summary>
public abstract class AfterLessonRun(LessonRun run) : IAsyncLifetime
{
    public static TheoryData<string> Lessons => [.. RepositoryFiles.Lessons.Select(file => Path.GetFileNameWithoutExtension(file))];

    protected LessonRun Run { get; } = run;

    public ValueTask InitializeAsync() => new(Run.FinishAsync());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected string Address(string page) => new Uri(Path.Combine(Run.Output, page + ".html")).AbsoluteUri;
}
