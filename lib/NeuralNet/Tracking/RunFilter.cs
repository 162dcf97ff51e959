using System.Text.RegularExpressions;

namespace NeuralNet;

/// <summary>
/// Which runs to show, in words that need no manual: <c>LearningRate &lt; 0.1</c>, <c>status = finished</c>,
/// <c>max(validation accuracy) &gt;= 0.9 &amp;&amp; Optimizer != Adam</c>. A run without the field is not shown.
/// </summary>
public sealed partial class RunFilter
{
    private readonly (string Field, string Relation, object Value)[] _conditions;

    private RunFilter((string, string, object)[] conditions) => _conditions = conditions;

    /// <summary>Reads a filter.</summary>
    /// <param name="text">Conditions, joined by <c>&amp;&amp;</c>: a field, one of &lt; &lt;= &gt; &gt;= = !=, and a value.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static RunFilter Parse(string text) => new([.. text.Split("&&").Select(part =>
    {
        var match = Condition().Match(part);
        return match.Success
            ? (match.Groups["field"].Value, match.Groups["relation"].Value, RunFields.Parse(match.Groups["value"].Value))
            : throw new FormatException(
                $"'{part.Trim()}' is no condition; write a field, one of < <= > >= = !=, and a value: LearningRate < 0.1.");
    })]);

    /// <summary>The runs that fulfil every condition.</summary>
    /// <param name="runs">The runs to choose from.</param>
    /// <exception cref="ArgumentException">No run has a field that the filter names.</exception>
    public RunList Apply(RunList runs)
    {
        foreach (var (field, _, _) in _conditions)
            RunFields.Require(runs, field);
        return new RunList(runs.AsEnumerable().Where(IsMatch));
    }

    /// <summary>Whether a run fulfils every condition.</summary>
    /// <param name="run">The run.</param>
    public bool IsMatch(RunRecord run) => _conditions.All(condition =>
    {
        var value = RunFields.Value(run, condition.Field);
        if (value is null)
            return false;
        // Numbers are compared as numbers: nothing is less or greater than NaN, and NaN equals only NaN.
        if (value is long or double && condition.Value is long or double)
        {
            var (left, right) = (RunFields.Number(value), RunFields.Number(condition.Value));
            return condition.Relation switch
            {
                "<" => left < right,
                "<=" => left <= right,
                ">" => left > right,
                ">=" => left >= right,
                "!=" => !left.Equals(right),
                _ => left.Equals(right),
            };
        }
        var order = string.Compare(RunFields.Text(value), RunFields.Text(condition.Value), StringComparison.OrdinalIgnoreCase);
        return condition.Relation switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            "!=" => order != 0,
            _ => order == 0,
        };
    });

    [GeneratedRegex(@"^\s*(?<field>[^<>=!]+?)\s*(?<relation><=|>=|==|!=|<|>|=)\s*(?<value>[^<>=!]+?)\s*$")]
    private static partial Regex Condition();
}
