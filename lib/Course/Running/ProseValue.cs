using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notebooks;

namespace Course;

/// <summary>
/// A number in a lesson's prose that comes from one of its variables. Right behind the number stands a comment that no
/// page shows: <c>97.9 %&lt;!-- =testAccuracy:P1 --&gt;</c>, or, for what differs from run to run,
/// <c>12 s&lt;!-- =seconds:0 s ±60% --&gt;</c>.
/// </summary>
/// <param name="Name">The variable.</param>
/// <param name="Format">A .NET format, used with the invariant culture.</param>
/// <param name="Tolerance">The largest relative difference allowed, or null when the text must be the formatted value.</param>
/// <param name="Before">The prose of the paragraph up to the comment; it ends with the number.</param>
public sealed partial record ProseValue(string Name, string Format, double? Tolerance, string Before)
{
    /// <summary>The sentence that holds the number, up to it.</summary>
    public string Sentence => SentenceEnd().Split(Comment().Replace(Before, "")).Last().Trim();

    /// <summary>All such numbers of a notebook, in order.</summary>
    /// <param name="notebook">The notebook.</param>
    public static ImmutableArray<ProseValue> In(Notebook notebook) =>
    [
        .. from cell in notebook.Cells
           where cell.Kind == CellKind.Markdown
           from paragraph in cell.Source.Split("\n\n")
           from Match match in Comment().Matches(paragraph)
           select new ProseValue(
               match.Groups["name"].Value,
               match.Groups["format"].Value,
               match.Groups["percent"].Success ? double.Parse(match.Groups["percent"].Value, CultureInfo.InvariantCulture) / 100 : null,
               paragraph[..match.Index].Replace('\n', ' ')),
    ];

    /// <summary>Holds the text against the variable's value; null when they agree, else what differs, naming the sentence.</summary>
    /// <param name="value">The variable's value, or null when the notebook has no such variable.</param>
    public string? Disagreement(JsonNode? value)
    {
        if (value is not JsonValue)
        {
            return $"The notebook has no value '{Name}' for the sentence \"{Sentence} …\".";
        }

        var expected = Show(value);
        if (Tolerance is { } tolerance)
        {
            var said = Number().Match(Normalise(Before));
            var agrees = said.Success
                && double.TryParse(said.Value.Replace(",", ""), CultureInfo.InvariantCulture, out var number)
                && value.GetValueKind() == System.Text.Json.JsonValueKind.Number
                && Math.Abs(number - value.GetValue<double>()) <= tolerance * Math.Abs(number);
            return agrees ? null : $"\"{Sentence}\" should end with about {expected} ('{Name}', ±{tolerance:P0}).";
        }

        var text = Normalise(Before);
        var stands = text.EndsWith(Normalise(expected), StringComparison.Ordinal);
        var rest = stands ? text[..^Normalise(expected).Length] : "";
        var whole = rest.Length == 0 || !(char.IsDigit(rest[^1]) || (rest.Length > 1 && ".,".Contains(rest[^1]) && char.IsDigit(rest[^2])));
        return stands && whole ? null : $"\"{Sentence}\" should end with {expected} ('{Name}').";
    }

    private string Show(JsonNode value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Number => value.GetValue<double>().ToString(Format, CultureInfo.InvariantCulture),
        System.Text.Json.JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    /// <summary>Typography and arithmetic write the same number: a true minus, a narrow space, emphasis around it.</summary>
    private static string Normalise(string text) => text
        .Replace('\u2212', '-').Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace("\\%", "%").TrimEnd('*', '_', '$', '`');

    [GeneratedRegex(@"<!--\s*=(?<name>\w+)(:(?<format>[^±]*?))?(\s*±(?<percent>[\d.]+)\s?%)?\s*-->")]
    private static partial Regex Comment();

    [GeneratedRegex(@"-?\d[\d,]*(\.\d+)?(?=[^\d]*$)")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=[.!?])\s+(?=[A-Z])")]
    private static partial Regex SentenceEnd();
}
