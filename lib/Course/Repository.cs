namespace Course;

/// <summary>Where the course lies: the folder that holds <c>Course.slnx</c>, found from this program's own place.</summary>
public static class Repository
{
    /// <summary>The root folder.</summary>
    /// <exception cref="CourseException">This program was moved out of the course's folder.</exception>
    public static string Root { get; } = Find();

    /// <summary>A path below the root.</summary>
    /// <param name="parts">The path's components.</param>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>A path as a reader wants it: relative to the current folder when it lies below it or the root, else as it is.</summary>
    /// <param name="path">Any path.</param>
    public static string Show(string path)
    {
        var relative = System.IO.Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative.Replace('\\', '/');
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Course.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new CourseException(
            $"The course's own folder was not found above {AppContext.BaseDirectory}: run ./course from a clone of the course.");
    }
}
