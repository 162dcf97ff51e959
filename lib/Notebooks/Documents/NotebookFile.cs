using System.Text;

namespace Notebooks;

/// <summary>Notebooks on disk, by the extension of their name: <c>.dib</c> or <c>.ipynb</c>.</summary>
public static class NotebookFile
{
    /// <summary>Reads a notebook.</summary>
    /// <param name="path">A path ending in <c>.dib</c> or <c>.ipynb</c>.</param>
    /// <exception cref="NotebookFormatException">The file is not a notebook; one line says where and what to do.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Notebook Read(string path)
    {
        bool isDib = IsDib(path);
        string text = DocumentText.Decode(File.ReadAllBytes(path), path);
        return isDib ? DibFormat.Read(text, path) : IpynbFormat.Read(text, path);
    }

    /// <summary>Writes a notebook so that a crash at any moment leaves the old file or the new one, whole.</summary>
    /// <param name="path">A path ending in <c>.dib</c> or <c>.ipynb</c>; the folder must exist.</param>
    /// <param name="notebook">The notebook.</param>
    /// <exception cref="NotebookFormatException">The format cannot hold this notebook, or the extension is neither.</exception>
    /// <exception cref="IOException">The file cannot be written; the old one is untouched.</exception>
    public static void Write(string path, Notebook notebook)
    {
        string text = IsDib(path) ? DibFormat.Write(notebook, path) : IpynbFormat.Write(notebook);
        AtomicFile.Write(path, Encoding.UTF8.GetBytes(text));
    }

    private static bool IsDib(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string extension = Path.GetExtension(path);
        if (extension.Equals(".dib", StringComparison.OrdinalIgnoreCase))
            return true;
        if (extension.Equals(".ipynb", StringComparison.OrdinalIgnoreCase))
            return false;
        throw new NotebookFormatException(path, null, null, $"a notebook's name ends in .dib or .ipynb, not in '{extension}'");
    }
}
