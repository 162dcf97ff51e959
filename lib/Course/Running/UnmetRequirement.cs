using System.Collections.Concurrent;
using Notebooks;

namespace Course;

/// <summary>What a notebook requires and this machine cannot have, such as a NuGet package that no source offers.</summary>
internal static class UnmetRequirement
{
    private static readonly ConcurrentDictionary<string, Task<string?>> _answers = new();

    /// <summary>The first requirement of a lesson that is not met, as the reason for which it is skipped, or null.</summary>
    public static async Task<string?> FindAsync(Lesson lesson, CancellationToken cancellationToken)
    {
        foreach (var requirement in lesson.Requires)
        {
            if (await _answers.GetOrAdd(requirement, name => AskAsync(name, cancellationToken)) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    private static async Task<string?> AskAsync(string requirement, CancellationToken cancellationToken)
    {
        if (requirement.Split(':', 2) is not ["nuget", var package])
        {
            return $"it requires '{requirement}', which is not of the form 'nuget:PACKAGE'";
        }

        var folder = Directory.CreateTempSubdirectory("course-requires-");
        try
        {
            var project = Path.Combine(folder.FullName, "requires.csproj");
            await File.WriteAllTextAsync(
                project,
                $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <ItemGroup><PackageReference Include="{System.Security.SecurityElement.Escape(package)}" Version="*" /></ItemGroup>
                </Project>
                """,
                cancellationToken);
            var result = await ExternalTool.RunAsync("dotnet", ["restore", project, "-v", "quiet"], folder.FullName, cancellationToken: cancellationToken);
            return result is { ExitCode: 0 } ? null : $"it requires the NuGet package {package}, which no package source here has";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
