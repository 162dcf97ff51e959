namespace Course;

/// <summary>
/// A store of training runs for one headless run of the notebooks: what they show is made then and there, never remembered from
/// before, and two such runs at once do not meet. Who sets COURSE_RUNS keeps the runs.
/// </summary>
internal sealed class FreshRuns : IDisposable
{
    private const string Variable = "COURSE_RUNS";

    private readonly DirectoryInfo? _folder;

    public FreshRuns()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 })
        {
            return;
        }

        _folder = Directory.CreateTempSubdirectory("course-runs-");
        // The workers of the notebooks inherit it.
        Environment.SetEnvironmentVariable(Variable, _folder.FullName);
    }

    public void Dispose()
    {
        if (_folder is null)
        {
            return;
        }

        Environment.SetEnvironmentVariable(Variable, null);
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A worker may still have a file of it open; the system clears its temporary folder in time.
        }
    }
}
