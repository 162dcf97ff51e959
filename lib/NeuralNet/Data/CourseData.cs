namespace NeuralNet;

/// <summary>Where the course's data lie.</summary>
internal static class CourseData
{
    /// <summary><c>COURSE_DATA</c> if it is set; else <c>data</c> in the course's folder.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("COURSE_DATA") is { Length: > 0 } folder
        ? Path.GetFullPath(folder)
        : Path.Combine(Root, "data");

    /// <summary>
    /// The course's folder: that of the nearest <c>Course.slnx</c> above this assembly, wherever it was built to; else
    /// <c>../..</c> from it, as for an assembly in <c>lib/bin</c>.
    /// </summary>
    public static string Root
    {
        get
        {
            var location = typeof(CourseData).Assembly.Location;
            var assemblyFolder = location.Length > 0 ? Path.GetDirectoryName(location)! : AppContext.BaseDirectory;
            for (var above = new DirectoryInfo(assemblyFolder); above is not null; above = above.Parent)
            {
                if (File.Exists(Path.Combine(above.FullName, "Course.slnx")))
                    return above.FullName;
            }
            return Path.GetFullPath(Path.Combine(assemblyFolder, "..", ".."));
        }
    }
}
