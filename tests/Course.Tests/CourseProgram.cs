using Notebooks;

namespace Course.Tests;

/// <summary>Runs the course's program as a person would, and returns what it said.</summary>
internal static class CourseProgram
{
    public static async Task<ExternalTool.Result> RunAsync(params string[] arguments) =>
        (await ExternalTool.RunAsync(
            "dotnet",
            [typeof(Repository).Assembly.Location, .. arguments],
            RepositoryFiles.Root,
            cancellationToken: TestContext.Current.CancellationToken))!;

    /// <summary>The lines of standard error that report a problem.</summary>
    public static List<string> Problems(this ExternalTool.Result result) =>
        [.. result.Error.Split('\n').Where(line => line.StartsWith("error: ", StringComparison.Ordinal))];
}
