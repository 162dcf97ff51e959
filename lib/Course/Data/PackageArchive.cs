using System.Formats.Tar;
using System.IO.Compression;

namespace Course;

/// <summary>Reads the files of an npm package (.tgz) one after another, without unpacking them to disk.</summary>
internal sealed class PackageArchive : IDisposable
{
    private readonly GZipStream _uncompressed;
    private readonly TarReader _reader;

    public PackageArchive(string path)
    {
        _uncompressed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        _reader = new TarReader(_uncompressed);
    }

    /// <summary>The next file's name and content, or null at the end. The content is valid until the next call.</summary>
    public (string Name, Stream Content)? Next()
    {
        while (_reader.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } content)
            {
                return (entry.Name, content);
            }
        }

        return null;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _uncompressed.Dispose();
    }
}
