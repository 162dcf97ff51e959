using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks;

namespace Site;

/// <summary>Formulas set by KaTeX while the site is built: pages carry finished HTML and no script for it.</summary>
internal sealed class Formulas
{
    private readonly ImmutableDictionary<Formula, (string? Html, string? Error)> _set;

    private Formulas(ImmutableDictionary<Formula, (string? Html, string? Error)> set, FormulaStyle style)
    {
        Style = style;
        _set = set.ToImmutableDictionary(
            entry => entry.Key, entry => (entry.Value.Html is { } html ? style.Shorten(html) : null, entry.Value.Error));
    }

    /// <summary>The style sheet of these formulas and the fonts it names.</summary>
    public FormulaStyle Style { get; }

    /// <summary>Sets all formulas of a site in one process of Node.js.</summary>
    /// <param name="formulas">What to set.</param>
    /// <param name="packageFolder">The folder with KaTeX and <c>katex-render.mjs</c>.</param>
    /// <param name="token">Ends the process.</param>
    /// <returns>The formulas, set.</returns>
    /// <exception cref="SiteException">Node.js is missing, or the process failed.</exception>
    public static async Task<Formulas> SetAsync(IEnumerable<Formula> formulas, string packageFolder, CancellationToken token)
    {
        var asked = formulas.Distinct().ToImmutableArray();
        var sheet = await File.ReadAllTextAsync(
            Path.Combine(packageFolder, "node_modules", "katex", "dist", "katex.min.css"), token);
        if (asked.IsEmpty)
            return new Formulas([], FormulaStyle.Read([], sheet));
        var set = asked.Zip(await SetWholeAsync(asked, packageFolder, token)).ToImmutableDictionary(
            pair => pair.First, pair => pair.Second);
        return new Formulas(set, FormulaStyle.Read(set.Values.Select(each => each.Html).OfType<string>(), sheet));
    }

    /// <summary>Sets formulas as KaTeX writes them.</summary>
    /// <param name="asked">What to set.</param>
    /// <param name="packageFolder">The folder with KaTeX and <c>katex-render.mjs</c>.</param>
    /// <param name="token">Ends the process.</param>
    /// <returns>HTML or an error for each, in order.</returns>
    internal static async Task<(string? Html, string? Error)[]> SetWholeAsync(
        IReadOnlyCollection<Formula> asked, string packageFolder, CancellationToken token)
    {
        var request = new JsonArray([.. asked.Select(formula =>
            new JsonObject { ["tex"] = formula.Tex, ["display"] = formula.Display })]);
        var answer = await RunAsync(request.ToJsonString(), packageFolder, token);
        if (answer?.Count != asked.Count)
            throw new SiteException($"KaTeX set {answer?.Count ?? 0} of {asked.Count} formulas; katex-render.mjs is at fault.");
        return [.. answer.Select(each => ((string?)each!["html"], (string?)each["error"]))];
    }

    /// <summary>The formula as HTML; one that KaTeX refused shows its source, marked as wrong.</summary>
    /// <param name="formula">One of those given to <see cref="SetAsync"/>.</param>
    /// <returns>HTML.</returns>
    public string HtmlOf(Formula formula)
    {
        var (html, error) = _set[formula];
        var source = Html.Text(formula.Tex);
        html ??= $"<code class=\"formula-error\" title=\"{Html.Attribute(error ?? "")}\">{source}</code>";
        return formula.Display ? $"<span class=\"formula\">{html}</span>" : html;
    }

    /// <summary>Why KaTeX refused the formula, or null when it did not.</summary>
    /// <param name="formula">One of those given to <see cref="SetAsync"/>.</param>
    /// <returns>One line.</returns>
    public string? Error(Formula formula) => _set[formula].Error?.ReplaceLineEndings(" ");

    private static async Task<JsonArray?> RunAsync(string request, string packageFolder, CancellationToken token)
    {
        var result = await ExternalTool.RunAsync("node", ["katex-render.mjs"], packageFolder, input: request, cancellationToken: token)
            ?? throw new SiteException(
                "Node.js is needed to set the formulas of the site, and node was not found. Install Node.js 20 or later, " +
                "or ask for notebooks only (--format ipynb), which needs none.");
        if (result.ExitCode != 0)
        {
            throw new SiteException(
                $"node katex-render.mjs in {packageFolder} failed with exit code {result.ExitCode}:\n{result.Text.Trim()}");
        }

        try
        {
            return JsonNode.Parse(result.Output) as JsonArray;
        }
        catch (JsonException garbled)
        {
            throw new SiteException("KaTeX's answer cannot be read; katex-render.mjs is at fault.", garbled);
        }
    }
}
