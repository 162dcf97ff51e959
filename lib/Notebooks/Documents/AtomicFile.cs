using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Notebooks;

/// <summary>
/// Writing a file so that a crash at any moment leaves the old content or the new one, whole: a temporary file in the same
/// folder, flushed to the disk, renamed over the old one, and the folder flushed too, which makes the renaming last.
/// </summary>
public static partial class AtomicFile
{
    /// <summary>Writes the bytes; the permissions of an existing file are kept, and a link is written through.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="content">The new content.</param>
    /// <exception cref="IOException">The content could not be written; the old file is untouched.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        string target = Path.GetFullPath(path);
        if (new FileInfo(target).LinkTarget is not null)
            target = File.ResolveLinkTarget(target, returnFinalTarget: true)!.FullName;
        string folder = Path.GetDirectoryName(target)!;
        string temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                options.UnixCreateMode = File.GetUnixFileMode(target);
            using (FileStream stream = new(temporary, options))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        if (!OperatingSystem.IsWindows())
            FlushFolder(folder);
    }

    private static void FlushFolder(string folder)
    {
        // File.OpenHandle refuses folders. A file system that cannot flush one has no promise to break.
        int descriptor = Open(folder, 0);
        if (descriptor < 0)
            return;
        using SafeFileHandle handle = new(descriptor, ownsHandle: true);
        _ = Flush(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Flush(int descriptor);
}
