using System.Reflection;
using System.Runtime.Loader;

namespace Notebooks;

/// <summary>
/// Where the cells' assemblies live: apart from the kernel's own, so that a notebook may bring another version of what the kernel
/// uses. What a cell referenced comes first, then the framework, then what lies beside a referenced assembly.
/// </summary>
internal sealed class NotebookLoadContext() : AssemblyLoadContext("notebook")
{
    private static readonly string s_frameworkFolder = System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory();

    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Assembly> _submissions = new(StringComparer.Ordinal);
    private readonly List<string> _folders = [];
    private readonly List<string> _nativeFolders = [];
    private readonly Lock _lock = new();

    /// <summary>Makes an assembly loadable by its name, and those beside it by theirs.</summary>
    public void Register(string path)
    {
        lock (_lock)
        {
            _paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
            string folder = Path.GetDirectoryName(path)!;
            if (!_folders.Contains(folder))
                _folders.Add(folder);
        }
    }

    /// <summary>Makes native libraries in a folder loadable.</summary>
    public void RegisterNative(string folder)
    {
        lock (_lock)
            _nativeFolders.Add(folder);
    }

    public Assembly LoadSubmission(byte[] image, byte[] symbols)
    {
        Assembly assembly = LoadFromStream(new MemoryStream(image), new MemoryStream(symbols));
        lock (_lock)
            _submissions[assembly.GetName().Name!] = assembly;
        return assembly;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        // The display members of a cell are those of this process.
        if (name == typeof(NotebookLoadContext).Assembly.GetName().Name)
            return typeof(NotebookLoadContext).Assembly;
        lock (_lock)
        {
            if (_submissions.TryGetValue(name, out Assembly? submission))
                return submission;
            string inFramework = Path.Combine(s_frameworkFolder, name + ".dll");
            bool isFramework = File.Exists(inFramework);
            if (_paths.TryGetValue(name, out string? path) && !(isFramework && IsNotNewer(path, inFramework)))
                return LoadFromAssemblyPath(path);
            if (isFramework)
                return null;
            foreach (string folder in _folders)
            {
                if (Path.Combine(folder, name + ".dll") is var beside && File.Exists(beside))
                    return LoadFromAssemblyPath(beside);
            }
        }
        return null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] names = OperatingSystem.IsWindows() ? [unmanagedDllName, unmanagedDllName + ".dll"]
            : OperatingSystem.IsMacOS() ? [unmanagedDllName, $"lib{unmanagedDllName}.dylib", unmanagedDllName + ".dylib"]
            : [unmanagedDllName, $"lib{unmanagedDllName}.so", unmanagedDllName + ".so"];
        lock (_lock)
        {
            foreach (string folder in _nativeFolders.Concat(_folders))
                foreach (string name in names)
                    if (Path.Combine(folder, name) is var path && File.Exists(path))
                        return LoadUnmanagedDllFromPath(path);
        }
        return 0;
    }

    private static bool IsNotNewer(string path, string frameworkPath) =>
        AssemblyName.GetAssemblyName(path).Version <= AssemblyName.GetAssemblyName(frameworkPath).Version;
}
