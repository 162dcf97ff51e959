using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using NeuralNet;

namespace Plotting;

/// <summary>
/// Runs as a table that a reader sorts by a click on a column's head and filters by words or conditions, in a static file too.
/// Without scripts it is a plain table.
/// </summary>
/// <example><code>
/// RunTable.Of(store.List("lesson-11"), "LearningRate", "Seed", "min(validation loss)")
/// </code></example>
[TypeFormatterSource(typeof(RunTableFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record RunTable
{
    /// <summary>The most rows a page shows.</summary>
    public const int MaximumRows = 500;

    private RunTable(RunList runs, ImmutableArray<string> fields) => (Runs, Fields) = (runs, fields);

    /// <summary>The runs, in the order in which they are shown at first.</summary>
    public RunList Runs { get; }

    /// <summary>The columns after the run's id.</summary>
    public ImmutableArray<string> Fields { get; }

    /// <summary>A table of runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="fields">
    /// The columns, as <see cref="RunList"/> names fields; when none are given, status, the settings that vary, and all metrics.
    /// </param>
    /// <exception cref="ArgumentException">No run has a field.</exception>
    public static RunTable Of(RunList runs, params IReadOnlyList<string> fields)
    {
        if (fields.Count == 0)
            return new(runs, ["status", .. runs.VaryingSettings, .. runs.Metrics]);
        foreach (string field in fields)
            RunFields.Require(runs, field);
        return new(runs, [.. fields]);
    }

    /// <summary>The table as HTML.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<div class=\"nn-runs\">\n<style>").Append(_style).Append("</style>\n")
            .Append("<p class=\"nn-runs-bar\"><label hidden>Show only <input type=\"search\" ")
            .Append("placeholder=\"words, or loss&lt;0.1\"></label> <span aria-live=\"polite\">")
            .Append(Words.Count(Runs.Count, "run")).Append("</span></p>\n<div class=\"nn-runs-scroll\"><table><thead><tr>");
        foreach (string field in Fields.Prepend("run"))
        {
            bool isText = !Runs.Any(run => RunFields.Value(run, field) is long or double);
            html.Append(isText ? "<th scope=\"col\" class=\"nn-text\">" : "<th scope=\"col\">")
                .Append($"<button type=\"button\">{Escape(field)}</button></th>");
        }
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (RunRecord run in Runs.Take(MaximumRows))
        {
            html.Append($"<tr><td><code>{run.Id[..8]}</code></td>");
            foreach (string field in Fields)
            {
                object? value = RunFields.Value(run, field);
                html.Append(value is long or double
                    ? $"<td data-value=\"{Escape(RunFields.Text(value))}\">{Escape(Shown(value))}</td>"
                    : $"<td class=\"nn-text\">{Escape(Shown(value))}</td>");
            }
            html.Append("</tr>\n");
        }
        html.Append("</tbody></table></div>\n");
        if (Runs.Count > MaximumRows)
            html.Append(CultureInfo.InvariantCulture, $"<p>The first {MaximumRows} of {Runs.Count:N0} runs.</p>\n");
        return html.Append("</div>\n<script>").Append(_script).Append("</script>").ToString();
    }

    /// <summary>One line a run.</summary>
    public override string ToString() => Runs.ToString();

    private static string Shown(object? value) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        double number => Words.Cell(number),
        _ => RunFields.Text(value),
    };

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static readonly string _style = Resource("run-table.css"), _script = Resource("run-table.js");

    private static string Resource(string name)
    {
        using Stream stream = typeof(RunTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Plotting.dll lacks its resource {name}; build lib/Plotting again.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return string.Join('\n', reader.ReadToEnd().Split('\n').Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)));
    }
}

/// <summary>The ways to show a <see cref="RunTable"/>.</summary>
internal sealed class RunTableFormatterSource
{
    public IEnumerable CreateTypeFormatters() => new object[]
    {
        new TypeFormatter<RunTable>("text/html", table => table.ToHtml()),
        new TypeFormatter<RunTable>("text/plain", table => table.ToString()),
    };
}
