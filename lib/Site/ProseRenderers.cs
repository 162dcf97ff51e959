using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site;

/// <summary>How the site writes what Markdig would write otherwise.</summary>
internal static class ProseRenderers
{
    /// <summary>Replaces Markdig's renderers by the site's own.</summary>
    /// <param name="renderer">The renderer of one piece of prose.</param>
    /// <param name="formulas">The formulas, set.</param>
    public static void Install(HtmlRenderer renderer, Formulas formulas)
    {
        renderer.ObjectRenderers.Replace<HtmlBlockRenderer>(new RawHtml(formulas));
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new ScrollingTable());
        renderer.ObjectRenderers.Replace<HeadingRenderer>(new LinkedHeading());
        renderer.ObjectRenderers.Add(new InlineFormula(formulas));
        renderer.ObjectRenderers.Add(new DisplayedFormula(formulas));
    }

    private sealed class InlineFormula(Formulas formulas) : HtmlObjectRenderer<FormulaInline>
    {
        private const int ShortTex = 24;

        /// <summary>A short formula keeps the full stop or comma behind it on its line; a long one must stay free to break.</summary>
        protected override void Write(HtmlRenderer renderer, FormulaInline inline)
        {
            var html = formulas.HtmlOf(inline.Formula);
            if (inline.NextSibling is LiteralInline { Content: { IsEmpty: false } next } text
                && ".,;:!?)".Contains(next.CurrentChar, StringComparison.Ordinal) && inline.Formula.Tex.Length <= ShortTex)
            {
                html = $"<span class=\"unbroken\">{html}{next.CurrentChar}</span>";
                next.SkipChar();
                text.Content = next;
            }
            renderer.Write(html);
        }
    }

    private sealed class DisplayedFormula(Formulas formulas) : HtmlObjectRenderer<FormulaBlock>
    {
        protected override void Write(HtmlRenderer renderer, FormulaBlock block) => renderer
            .Write("<p class=\"formula-line\">").Write(formulas.HtmlOf(block.Formula))
            .Write(Html.Text(block.Trailing)).WriteLine("</p>");
    }

    /// <summary>A heading can be linked to.</summary>
    private sealed class LinkedHeading : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock block)
        {
            var id = block.TryGetAttributes()?.Id;
            renderer.EnsureLine().Write($"<h{block.Level}").WriteAttributes(block).Write(">").WriteLeafInline(block);
            if (id is not null)
                renderer.Write($" <a class=\"anchor\" href=\"#{id}\" aria-label=\"Link to this section\">#</a>");
            renderer.WriteLine($"</h{block.Level}>");
        }
    }

    /// <summary>A wide table scrolls in a box of its own, so that the page does not.</summary>
    private sealed class ScrollingTable : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            // Room for up to 26 letters a column, so that on a telephone a column of text stays readable; two columns fit on one.
            var columns = table.Descendants<TableCell>().GroupBy(cell => cell.Parent!.IndexOf(cell)).ToList();
            var most = columns.Count <= 2 ? 16 : 26;
            var letters = columns.Sum(column => Math.Min(most, column.Max(cell =>
                Prose.PlainTextOf(cell).Length
                + cell.Descendants<FormulaInline>().Sum(formula => Math.Min(8, formula.Formula.Tex.Length)))));
            table.GetAttributes().AddProperty("style", $"min-width:{Math.Min(43, (letters / 2) + (columns.Count * 3 / 2))}rem");
            renderer.EnsureLine().Write("<div class=\"scroll\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }

    /// <summary>HTML of the author's own: as it is, but without comments, and with Markdown in summaries.</summary>
    private sealed class RawHtml(Formulas formulas) : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock block) => renderer.EnsureLine().WriteLine(
            HtmlParts.Summary.Replace(HtmlParts.TextOf(block), match =>
                $"{match.Groups["open"].Value}{Prose.ReadLine(match.Groups["text"].Value).LineHtml(formulas)}</summary>"));
    }
}

/// <summary>The parts of raw HTML blocks that the site looks into.</summary>
internal static partial class HtmlParts
{
    /// <summary>A summary of a folded part on one line: its text is Markdown.</summary>
    [GeneratedRegex("(?<open><summary[^>]*>)(?<text>.*?)</summary>", RegexOptions.Singleline)]
    public static partial Regex Summary { get; }

    [GeneratedRegex("<!--.*?(?:-->|$)", RegexOptions.Singleline)]
    private static partial Regex Comment { get; }

    /// <summary>The text of a block without its comments.</summary>
    /// <param name="block">A block of raw HTML.</param>
    /// <returns>HTML.</returns>
    public static string TextOf(HtmlBlock block) => Comment.Replace(block.Lines.ToString(), "");

    /// <summary>The summaries in a block, read.</summary>
    /// <param name="block">A block of raw HTML.</param>
    /// <returns>One piece of prose a summary.</returns>
    public static IEnumerable<Prose> SummariesOf(HtmlBlock block) =>
        Summary.Matches(TextOf(block)).Select(match => Prose.ReadLine(match.Groups["text"].Value));
}
