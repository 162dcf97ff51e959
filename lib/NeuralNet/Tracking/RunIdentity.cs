using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NeuralNet;

/// <summary>
/// Which run it is: the experiment's name, the settings and the number of the repetition. The run's id is a hash of these three,
/// so that the same run is found again whenever it was begun, and by whomever.
/// </summary>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Config">The settings.</param>
/// <param name="Repetition">0, or more for runs of the same settings that are to stand beside each other.</param>
/// <param name="Code">What is known of the code that runs: a fingerprint, not part of the id.</param>
internal sealed record RunIdentity(string Experiment, RunConfig Config, int Repetition, string Code)
{
    private const int IdLength = 16;
    private const int LongestSlug = 40;

    /// <summary>Sixteen hexadecimal digits.</summary>
    public string Id
    {
        get
        {
            // What separates the parts occurs in none of them: JSON escapes it, and the name comes last.
            byte[] content = [.. Config.Canonical(), 0, .. Encoding.UTF8.GetBytes($"{Repetition}"), 0,
                .. Encoding.UTF8.GetBytes(Experiment)];
            return Convert.ToHexStringLower(SHA256.HashData(content))[..IdLength];
        }
    }

    /// <summary>Where the run lies in a store. Experiments that share a folder are told apart by their runs' ids.</summary>
    public string FolderIn(string store) => Path.Combine(store, Slug(Experiment), Id);

    /// <summary>A name that every file system takes.</summary>
    public static string Slug(string name)
    {
        var letters = name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-');
        var slug = string.Concat(letters).Trim('-');
        slug = slug[..Math.Min(LongestSlug, slug.Length)];
        // Windows keeps some names for devices.
        var isDevice = slug.ToUpperInvariant() is "CON" or "PRN" or "AUX" or "NUL" or ['C', 'O', 'M', _] or ['L', 'P', 'T', _];
        return slug.Length == 0 || isDevice ? "run-" + slug : slug;
    }

    public void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteString("experiment", Experiment);
        json.WritePropertyName("config");
        Config.WriteTo(json);
        json.WriteNumber("repetition", Repetition);
        json.WriteString("code", Code);
    }

    public static RunIdentity Read(JsonElement element) => new(
        element.GetProperty("experiment").GetString()!, RunConfig.Read(element.GetProperty("config")),
        element.GetProperty("repetition").GetInt32(), element.GetProperty("code").GetString()!);
}
