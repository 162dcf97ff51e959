using System.Runtime.CompilerServices;

namespace Grading.Tests;

/// <summary>
/// Lets the notebooks that these tests run read the sample of MNIST, wherever the full data lie: the answers are stored for it, and
/// a training on all of MNIST takes long.
/// </summary>
internal static class SampleData
{
    [ModuleInitializer]
    public static void Use()
    {
        const string sample = "mnist-sample";
        var folder = Directory.CreateTempSubdirectory("course-data-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, sample));
        foreach (var file in Directory.GetFiles(Path.Combine(Support.Root, "data", sample)))
            File.Copy(file, Path.Combine(folder, sample, Path.GetFileName(file)));
        // The processes that run cells inherit it.
        Environment.SetEnvironmentVariable("COURSE_DATA", folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
    }
}
