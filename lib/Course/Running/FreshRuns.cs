using System.Collections.Immutable;

namespace Course;

/// <summary>
/// A store of training runs for one headless run of one notebook: what it shows is made then and there, never remembered from
/// before, and two notebooks at once do not meet. Who sets COURSE_RUNS keeps the runs.
/// </summary>
internal sealed class FreshRuns : IDisposable
{
    private const string Variable = "COURSE_RUNS";

    private readonly DirectoryInfo? _folder =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } ? null : Directory.CreateTempSubdirectory("course-runs-");

    /// <summary>What the notebook's worker is started with.</summary>
    public ImmutableDictionary<string, string?> Variables =>
        _folder is null ? ImmutableDictionary<string, string?>.Empty : new Dictionary<string, string?> { [Variable] = _folder.FullName }.ToImmutableDictionary();

    public void Dispose()
    {
        try
        {
            _folder?.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A worker may still have a file of it open; the system clears its temporary folder in time.
        }
    }
}
