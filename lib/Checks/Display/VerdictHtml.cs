using System.Net;
using System.Text;

namespace Checks;

/// <summary>A verdict as HTML: a headline, what is probably the matter, the table, and one click further another hint.</summary>
internal static class VerdictHtml
{
    private const int MostTrials = 10;

    public static string Write(Verdict verdict)
    {
        var html = new StringBuilder();
        html.Append($"<div class=\"nn-verdict\" style=\"border-left:4px solid {Colour(verdict.State)};padding:.3em 0 .3em 1em;margin:.5em 0\">")
            .Append($"<p style=\"margin:.2em 0\"><strong style=\"color:{Colour(verdict.State)}\">{VerdictText.Mark(verdict.State)}</strong> ")
            .Append($"<strong>{Escape(verdict.Task.Title)}:</strong> {Escape(VerdictText.Said(verdict))}</p>");
        foreach (var diagnosis in verdict.Diagnoses)
            html.Append($"<p style=\"margin:.4em 0\">{VerdictText.Surely(verdict)} <strong>{Escape(diagnosis.Name)}</strong>. "
                + $"{Escape(diagnosis.Hint)}</p>");
        if (verdict.Trials.Length > 0)
            WriteTrials(html, verdict);
        if (verdict.State == VerdictState.Failed || verdict.IsUnmended)
        {
            html.Append("<details style=\"margin:.4em 0\"><summary>Another hint</summary>")
                .Append($"<p style=\"margin:.4em 0\">{Escape(verdict.Task.Hint)}</p>")
                .Append($"<p style=\"margin:.4em 0\">Reread {Escape(verdict.Task.Reread)}.</p></details>");
        }
        return html.Append("</div>").ToString();
    }

    /// <summary>Green, amber and vermilion that are legible on a light and on a dark page, and told apart by the colour-blind.</summary>
    public static string Colour(VerdictState state) => state switch
    {
        VerdictState.Open => "#8a6d00",
        VerdictState.Passed => "#00835f",
        _ => "#d55e00",
    };

    // A right answer's table is folded: whoever wants to know what was tried opens it.
    private static void WriteTrials(StringBuilder html, Verdict verdict)
    {
        var isRight = verdict.State == VerdictState.Passed;
        var shown = verdict.Trials.OrderBy(trial => isRight || trial.State != TrialState.Right ? 0 : 1).Take(MostTrials).ToList();
        var wrong = verdict.Trials.Count(trial => trial.State != TrialState.Right);
        var summary = isRight ? $"{verdict.Trials.Length} trials, all right" : $"{verdict.Trials.Length} trials, {wrong} not right";
        html.Append($"<details{(isRight ? "" : " open")}><summary>{summary}</summary><div style=\"overflow-x:auto\">")
            .Append("<table><thead><tr><th scope=\"col\"></th><th scope=\"col\">tried</th><th scope=\"col\">expected</th>")
            .Append("<th scope=\"col\">got</th><th scope=\"col\">error</th></tr></thead><tbody>");
        foreach (var trial in shown)
        {
            html.Append($"<tr><td>{Mark(trial.State)}</td><td>{Escape(trial.Tried)}</td><td>{Escape(trial.Expected)}</td>")
                .Append($"<td>{Escape(trial.Got)}</td><td>{(trial.Error is { } error ? Show.Error(error) : "")}</td></tr>");
        }
        html.Append("</tbody></table></div>");
        if (shown.Count < verdict.Trials.Length)
            html.Append($"<p>{verdict.Trials.Length - shown.Count} more.</p>");
        html.Append("</details>");
    }

    private static string Mark(TrialState state) => state switch
    {
        TrialState.Right => "<span title=\"right\">✓</span>",
        TrialState.Doubtful => "<span title=\"doubtful\">≈</span>",
        _ => "<span title=\"wrong\">✗</span>",
    };

    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
