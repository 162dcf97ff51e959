namespace Course.Tests;

/// <summary>The repository that the tests read.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Repository.Root;

    public static string Text(params string[] parts) => File.ReadAllText(Repository.Path(parts));

    public static IEnumerable<string> Lessons => Directory.GetFiles(Repository.Path("notebooks"), "*.dib").Order(StringComparer.Ordinal);

    public static IEnumerable<string> Solutions => Directory.GetFiles(Repository.Path("solutions"), "*.dib").Order(StringComparer.Ordinal);
}
