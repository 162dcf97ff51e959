namespace Course;

/// <summary>Turns what was given on the command line into notebook files.</summary>
internal static class NotebookPaths
{
    /// <summary>Files stay, folders become the notebooks in them, patterns (where the shell left them) what they match.</summary>
    /// <exception cref="CourseException">A folder or pattern holds no notebook.</exception>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> paths)
    {
        var files = (paths.Count == 0 ? [Repository.Path("notebooks")] : paths).SelectMany(ExpandOne).Select(Path.GetFullPath);
        return [.. files.Distinct()];
    }

    private static IEnumerable<string> ExpandOne(string path)
    {
        var pattern = path.IndexOfAny(['*', '?']) >= 0;
        if (!pattern && !Directory.Exists(path))
        {
            return [path];
        }

        var folder = pattern ? Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : "." : path;
        var found = Directory.Exists(folder)
            ? Directory.GetFiles(folder, pattern ? Path.GetFileName(path) : "*").Where(IsNotebook).Order(StringComparer.Ordinal).ToList()
            : [];
        return found.Count > 0
            ? found
            : throw new CourseException($"{path} holds no notebook: name .dib or .ipynb files, or a folder of them.");
    }

    private static bool IsNotebook(string file) => Path.GetExtension(file) is ".dib" or ".ipynb";
}
