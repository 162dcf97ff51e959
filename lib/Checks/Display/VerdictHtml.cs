using System.Net;
using System.Text;

namespace Checks;

/// <summary>A verdict as HTML: a headline, what is probably the matter, the table, and one click further another hint.</summary>
internal static class VerdictHtml
{
    private const int MostTrials = 10;
    private const int LongestPiece = 22;

    public static string Write(Verdict verdict)
    {
        var html = new StringBuilder();
        html.Append($"<div class=\"nn-verdict\" style=\"border-left:4px solid {Colour(verdict.State)};padding:.3em 0 .3em 1em;margin:.5em 0\">")
            .Append($"<p style=\"margin:.2em 0\"><strong style=\"color:{Colour(verdict.State)}\">{VerdictText.Mark(verdict.State)}</strong> ")
            .Append($"<strong>{Escape(verdict.Task.Title)}:</strong> {Escape(VerdictText.Said(verdict))}</p>");
        foreach (var diagnosis in verdict.Diagnoses)
            html.Append($"<p style=\"margin:.4em 0\">{VerdictText.Lead(verdict, diagnosis)}"
                + $"<strong>{Escape(VerdictText.Title(verdict, diagnosis))}</strong>. {Escape(diagnosis.Hint)}</p>");
        if (verdict.State == VerdictState.Failed && verdict.Diagnoses.IsEmpty)
            html.Append($"<p style=\"margin:.4em 0\">{VerdictText.Unknown}</p>");
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
        var count = verdict.Trials.Length == 1 ? "1 trial" : $"{verdict.Trials.Length} trials";
        var summary = isRight ? $"{count}, all right" : $"{count}, {wrong} not right";
        // Where the two values are plainly different, the size of the difference says nothing more.
        var hasErrors = shown.Any(trial => trial.Error is > 0 and < 0.01);
        html.Append($"<details{(isRight ? "" : " open")}><summary>{summary}</summary><div style=\"overflow-x:auto\">")
            .Append("<table><thead><tr><th scope=\"col\"></th><th scope=\"col\">tried</th><th scope=\"col\">expected</th>")
            .Append($"<th scope=\"col\">got</th>{(hasErrors ? "<th scope=\"col\">relative error</th>" : "")}</tr></thead><tbody>");
        foreach (var trial in shown)
        {
            html.Append($"<tr><td>{Mark(trial.State)}</td><td>{Pieces(trial.Tried)}</td>")
                .Append(Labelled("expected", Pieces(trial.Expected))).Append(Labelled("got", Pieces(trial.Got)))
                .Append(hasErrors ? Labelled("error", trial.Error is { } error ? Show.Error(error) : "") : "").Append("</tr>");
        }
        html.Append("</tbody></table></div>");
        if (shown.Count < verdict.Trials.Length)
            html.Append($"<p style=\"margin:.4em 0\">And {verdict.Trials.Length - shown.Count} more.</p>");
        html.Append("</details>");
    }

    // On a narrow page the column's name stands beside its value.
    private static string Labelled(string column, string html) => $"<td data-label=\"{column}\"><span>{html}</span></td>";

    private static string Mark(TrialState state) => state switch
    {
        TrialState.Right => "<span title=\"right\">✓</span>",
        TrialState.Doubtful => "<span title=\"doubtful\">≈</span>",
        _ => "<span title=\"wrong\">✗</span>",
    };

    // In a narrow column a line breaks between "w = (1, 2)" and "u = (0, 1)", and within one of them only if it is long.
    private static string Pieces(string text)
    {
        var html = new StringBuilder();
        var (start, depth) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length)
                depth += text[i] is '(' or '[' ? 1 : text[i] is ')' or ']' ? -1 : 0;
            if (i < text.Length && !(depth == 0 && text[i] == ' ' && i > 0 && text[i - 1] is ',' or ';' or ':'))
                continue;
            var piece = Escape(text[start..i]);
            html.Append(start == 0 ? "" : " ")
                .Append(i - start <= LongestPiece ? $"<span style=\"white-space:nowrap\">{piece}</span>" : piece);
            start = i + 1;
        }
        return html.ToString();
    }

    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
