using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;

namespace NeuralNet;

/// <summary>
/// Runs in an order. A field is an experiment's setting, a metric (its last value), <c>min(metric)</c>, <c>max(metric)</c>,
/// or one of <c>id</c>, <c>experiment</c>, <c>status</c>, <c>attempt</c>, <c>repetition</c>, <c>seconds</c>.
/// </summary>
[TypeFormatterSource(typeof(RunListFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class RunList : IReadOnlyList<RunRecord>
{
    private const int MostShown = 50;

    private readonly RunRecord[] _runs;

    /// <summary>A list of these runs, in their order.</summary>
    public RunList(IEnumerable<RunRecord> runs) => _runs = [.. runs];

    /// <summary>How many runs there are.</summary>
    public int Count => _runs.Length;

    /// <summary>A run.</summary>
    /// <param name="index">Its place, from 0.</param>
    public RunRecord this[int index] => index >= 0 && index < Count ? _runs[index] : throw new ArgumentOutOfRangeException(
        nameof(index), $"RunList: there is no run {index} in a list of {Count}.");

    /// <summary>The names of all settings, in the order in which they first come.</summary>
    public IReadOnlyList<string> Settings => [.. _runs.SelectMany(run => run.Config.Keys).Distinct()];

    /// <summary>The names of all metrics, in the order in which they first come.</summary>
    public IReadOnlyList<string> Metrics => [.. _runs.SelectMany(run => run.Metrics.Keys).Distinct()];

    /// <summary>The settings that are not the same in all runs.</summary>
    public IReadOnlyList<string> VaryingSettings =>
        [.. Settings.Where(name => _runs.Select(run => RunFields.Text(RunFields.Value(run, name))).Distinct().Count() > 1)];

    /// <summary>The runs that a filter lets through.</summary>
    /// <param name="filter">As <see cref="RunFilter"/> has it: <c>"Rate &lt; 0.1 &amp;&amp; status = finished"</c>.</param>
    /// <exception cref="FormatException">The filter is no filter.</exception>
    /// <exception cref="ArgumentException">It names a field that no run has.</exception>
    public RunList Where(string filter) => RunFilter.Parse(filter).Apply(this);

    /// <summary>
    /// The runs in the order of a field, the least first; numbers before texts, and what has none, or has NaN, last.
    /// </summary>
    /// <param name="field">The field.</param>
    /// <param name="descending">Whether the greatest come first; what has none is last all the same.</param>
    /// <exception cref="ArgumentException">No run has that field.</exception>
    public RunList OrderBy(string field, bool descending = false)
    {
        RunFields.Require(this, field);
        var keyed = _runs.Select(run => (Run: run, Value: RunFields.Value(run, field))).ToList();
        var have = keyed.Where(pair => pair.Value is not null and not double.NaN);
        var ordered = descending
            ? have.OrderByDescending(pair => pair.Value, RunFields.Order)
            : have.OrderBy(pair => pair.Value, RunFields.Order);
        return new RunList([.. ordered.Select(pair => pair.Run),
            .. keyed.Where(pair => pair.Value is null or double.NaN).Select(pair => pair.Run)]);
    }

    /// <summary>A field of every run as a number; NaN where a run has none. Made for charts.</summary>
    /// <param name="field">The field.</param>
    /// <exception cref="ArgumentException">No run has that field.</exception>
    public double[] Numbers(string field)
    {
        RunFields.Require(this, field);
        return [.. _runs.Select(run => RunFields.Value(run, field) switch
        {
            long whole => whole,
            double number => number,
            bool flag => flag ? 1 : 0,
            _ => double.NaN,
        })];
    }

    /// <summary>A field of every run as text; empty where a run has none.</summary>
    /// <param name="field">The field.</param>
    /// <exception cref="ArgumentException">No run has that field.</exception>
    public string[] Texts(string field)
    {
        RunFields.Require(this, field);
        return [.. _runs.Select(run => RunFields.Text(RunFields.Value(run, field)))];
    }

    /// <summary>
    /// The runs in groups of one value of a field, in the field's order: one group a learning rate, with all its seeds.
    /// </summary>
    /// <param name="field">The field.</param>
    /// <exception cref="ArgumentException">No run has that field.</exception>
    public IReadOnlyList<RunGroup> GroupBy(string field) =>
        [.. OrderBy(field)._runs.GroupBy(run => RunFields.Text(RunFields.Value(run, field)))
            .Select(group => new RunGroup(group.Key, new RunList(group)))];

    /// <inheritdoc/>
    public IEnumerator<RunRecord> GetEnumerator() => ((IEnumerable<RunRecord>)_runs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One line a run, the first fifty.</summary>
    public override string ToString() =>
        Count == 0 ? "no runs" : string.Join("\n", _runs.Take(MostShown))
            + (Count > MostShown ? $"\n… {Count - MostShown} more" : "");

    internal string ToHtml()
    {
        if (Count == 0)
            return "<p>No runs.</p>";
        string[] fields = ["status", .. Settings, .. Metrics];
        var html = new StringBuilder("<table class=\"nn-history\"><thead><tr>");
        foreach (var field in fields.Prepend("run"))
            html.Append("<th scope=\"col\">").Append(WebUtility.HtmlEncode(field)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var run in _runs.Take(MostShown))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td><code>{run.Id[..8]}</code></td>");
            foreach (var field in fields)
            {
                html.Append("<td style=\"text-align:right\">")
                    .Append(WebUtility.HtmlEncode(RunFields.ShortText(RunFields.Value(run, field)))).Append("</td>");
            }
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
        if (Count > MostShown)
            html.Append(CultureInfo.InvariantCulture, $"<p>The first {MostShown} of {Count:N0} runs.</p>");
        return html.ToString();
    }
}

/// <summary>Runs that have a value of a field in common.</summary>
/// <param name="Value">The value, as text.</param>
/// <param name="Runs">The runs.</param>
public sealed record RunGroup(string Value, RunList Runs);

internal sealed class RunListFormatterSource
{
    public IEnumerable CreateTypeFormatters() => new object[]
    {
        new TypeFormatter<RunList>("text/html", runs => runs.ToHtml()),
        new TypeFormatter<RunList>("text/plain", runs => runs.ToString()),
    };
}
