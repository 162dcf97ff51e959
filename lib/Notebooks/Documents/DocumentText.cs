using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>What reading both formats needs: bytes to text, text to JSON, and errors that say where.</summary>
internal static partial class DocumentText
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes UTF-8, with or without a byte order mark, and refuses what cannot be text.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? file)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        int zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
        {
            string what = "a NUL byte, so this is not UTF-8 text; save the file as UTF-8, or restore it from a copy (git "
                + "restore)";
            throw new NotebookFormatException(file, LineOf(bytes[..zero]), null, what);
        }
        try
        {
            return s_strict.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            string what = "a byte that is not UTF-8; save the file as UTF-8, or restore it from a copy (git restore)";
            int good = Math.Clamp(error.Index, 0, bytes.Length);
            throw new NotebookFormatException(file, LineOf(bytes[..good]), null, what, error);
        }
    }

    /// <summary>Parses one JSON object.</summary>
    /// <param name="text">The text of the object.</param>
    /// <param name="file">The file to name in errors.</param>
    /// <param name="firstLine">The line of the file, from 1, on which the text begins.</param>
    public static JsonObject ParseObject(string text, string? file, int firstLine = 1)
    {
        RefuseConflictMarkers(text, file, firstLine);
        if (string.IsNullOrWhiteSpace(text))
            throw new NotebookFormatException(
                file, null, null, "the file is empty; restore it from a copy (git restore), or delete it");
        JsonDocumentOptions options = new() { MaxDepth = 500, AllowDuplicateProperties = false };
        try
        {
            if (JsonNode.Parse(text, null, options) is JsonObject result)
                return result;
        }
        catch (JsonException error)
        {
            int line = firstLine + (int)(error.LineNumber ?? 0);
            string reason = PlaceInMessage().Replace(error.Message, "").TrimEnd('.', ' ');
            string what = $"not valid JSON ({reason}); restore the file from a copy (git restore), or repair this place in a "
                + "text editor";
            throw new NotebookFormatException(file, line, (int)(error.BytePositionInLine ?? 0) + 1, what, error);
        }
        throw new NotebookFormatException(
            file, firstLine, 1, "JSON, but not an object, so not a notebook; is this the right file?");
    }

    /// <summary>Refuses text in which git left the markers of a merge conflict.</summary>
    public static void RefuseConflictMarkers(string text, string? file, int firstLine = 1)
    {
        Match start = ConflictStart().Match(text);
        if (!start.Success || !ConflictEnd().IsMatch(text, start.Index))
            return;
        int line = firstLine + text.AsSpan(0, start.Index).Count('\n');
        string what = "git conflict markers; take one side (git checkout --ours or --theirs FILE) or merge by hand, then open "
            + "it again";
        throw new NotebookFormatException(file, line, null, what);
    }

    /// <summary>
    /// Gives every cell an id that nbformat accepts, unique in the notebook; the same cells get the same ids again.
    /// </summary>
    public static IEnumerable<Cell> WithIds(IEnumerable<Cell> cells)
    {
        HashSet<string> used = new(StringComparer.Ordinal);
        int position = 0;
        foreach (Cell cell in cells)
        {
            string id = cell.Id;
            for (int attempt = 0; !ValidId().IsMatch(id) || !used.Add(id); attempt++)
            {
                string seed = $"{position}\n{attempt}\n{cell.Kind}\n{cell.Language}\n{cell.Source}";
                id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)))[..8];
            }
            position++;
            yield return cell.Id == id ? cell : cell with { Id = id };
        }
    }

    private static int LineOf(ReadOnlySpan<byte> before) => 1 + before.Count((byte)'\n');

    [GeneratedRegex(@"^<{7}( |\r?$)", RegexOptions.Multiline)]
    private static partial Regex ConflictStart();

    [GeneratedRegex(@"^>{7}( |\r?$)", RegexOptions.Multiline)]
    private static partial Regex ConflictEnd();

    [GeneratedRegex(@" (Path: \S+ \| )?LineNumber: \d+ \| BytePositionInLine: \d+\.?")]
    private static partial Regex PlaceInMessage();

    [GeneratedRegex(@"^[a-zA-Z0-9_-]{1,64}\z")]
    private static partial Regex ValidId();
}
