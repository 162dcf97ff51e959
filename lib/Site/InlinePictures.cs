using System.Globalization;
using System.Text.RegularExpressions;

namespace Site;

/// <summary>
/// Pictures that an output carries in itself, as addresses that hold the whole file, become files of the site: the page gets
/// light, and a browser asks for each picture when it comes near.
/// </summary>
/// <param name="slug">The page's slug, for the files' names.</param>
/// <param name="site">Where the files are written.</param>
internal sealed partial class InlinePictures(string slug, SiteFolder site)
{
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    /// <summary>Moves the pictures of an output out of it.</summary>
    /// <param name="html">The output as the notebook has it.</param>
    /// <returns>The output with the addresses of files.</returns>
    public string MoveOut(string html)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        html = Picture.Replace(html, match =>
        {
            var address = match.Groups["address"].Value;
            if (!_files.TryGetValue(address, out var path))
            {
                var extension = match.Groups["type"].Value is var type && type == "jpeg" ? "jpg" : type;
                path = string.Create(CultureInfo.InvariantCulture, $"images/{slug}-{_files.Count + 1}.{extension}");
                site.Write(path, Convert.FromBase64String(match.Groups["content"].Value));
                _files[address] = path;
            }
            found.Add(address);
            var lazy = match.Value.Contains("loading=", StringComparison.Ordinal) ? "" : " loading=\"lazy\"";
            return $"{match.Groups["before"].Value}src=\"{path}\"{lazy}";
        });
        // A chart names its pictures a second time, in its data.
        foreach (var address in found)
            html = html.Replace($"\"{address}\"", $"\"{_files[address]}\"", StringComparison.Ordinal);
        return html;
    }

    [GeneratedRegex("""
        (?<before><img\b[^>]*?\s)src="(?<address>data:image/(?<type>png|jpeg|gif|webp);base64,(?<content>[A-Za-z0-9+/=]+))"
        """)]
    private static partial Regex Picture { get; }
}
