using System.CommandLine;
using Notebooks;

namespace Course;

/// <summary><c>./course bench [NAME]</c>: benchmarks, each a ratio measured side by side in one run.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("name") { Description = "The benchmark; the list of them when left out.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<string?>("--json") { Description = "Write the result for a machine to read." };
        var command = new Command("bench", "Run a benchmark.") { name, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Terminal.Notice("Building the benchmarks …");
            var project = Repository.Path("tests", "Benchmarks");
            var build = await ExternalTool.RunAsync(
                "dotnet", ["build", project, "-c", "Release", "--nologo", "-v", "quiet", "-nodeReuse:false"], cancellationToken: cancellationToken);
            if (build is not { ExitCode: 0 })
            {
                throw new CourseException($"The benchmarks did not build: {build?.LastLine}", ExitCode.WorkFailed);
            }

            var result = await ExternalTool.RunAsync(
                "dotnet",
                [
                    Path.Combine(project, "bin", "Release", "net10.0", "Benchmarks.dll"),
                    .. parsed.GetValue(name) is { } chosen ? [chosen] : Array.Empty<string>(),
                    .. parsed.GetValue(json) is { } file ? ["--json", Path.GetFullPath(file)] : Array.Empty<string>(),
                ],
                onLine: Terminal.Line,
                cancellationToken: cancellationToken);
            if (result is { ExitCode: not 0 })
            {
                Terminal.Error(result.Error.Trim());
            }

            return result?.ExitCode ?? ExitCode.WrongCall;
        });
        return command;
    }
}
