using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site;

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 to 6, in the page's own order: no level is left out.</param>
/// <param name="Id">What a link names, unique on its page.</param>
/// <param name="Text">The heading as plain text.</param>
/// <param name="Block">The heading in the prose.</param>
internal sealed record Heading(int Level, string Id, string Text, HeadingBlock Block);

/// <summary>A piece of Markdown, read: what it holds can be asked before it is written as HTML.</summary>
internal sealed partial class Prose
{
    private static readonly MarkdownPipeline Pipeline = CreatePipeline();

    private readonly MarkdownDocument _document;

    private Prose(MarkdownDocument document, ImmutableArray<Heading> headings)
    {
        _document = document;
        Headings = headings;
    }

    /// <summary>The headings, in order.</summary>
    public ImmutableArray<Heading> Headings { get; }

    /// <summary>The formulas, those in summaries of folded parts included.</summary>
    public IEnumerable<Formula> Formulas =>
        _document.Descendants<FormulaInline>().Select(inline => inline.Formula)
            .Concat(_document.Descendants<FormulaBlock>().Select(block => block.Formula))
            .Concat(Summaries.SelectMany(summary => summary.Formulas));

    private IEnumerable<Prose> Summaries => _document.Descendants<HtmlBlock>().SelectMany(HtmlParts.SummariesOf);

    /// <summary>Reads Markdown as a part of a page.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="page">What the parts of the page share: ids, links, pictures.</param>
    /// <returns>The text, read.</returns>
    public static Prose Read(string markdown, PageScope page)
    {
        var document = Markdown.Parse(Stub().Replace(markdown.ReplaceLineEndings("\n"), ""), Pipeline);
        foreach (var comment in document.Descendants<HtmlInline>().Where(inline => inline.Tag.StartsWith("<!--")).ToList())
            comment.Remove();
        foreach (var link in document.Descendants<LinkInline>().ToList())
            page.Resolve(link);
        var headings = document.Descendants<HeadingBlock>().Select(page.Enter).ToImmutableArray();
        foreach (var heading in headings)
        {
            heading.Block.Level = heading.Level;
            heading.Block.GetAttributes().Id = heading.Id;
        }
        return new Prose(document, headings);
    }

    // In an instructor's notebook: what students see in the place of the model answer, which stands beside it.
    [GeneratedRegex(@"^<!-- BEGIN STUB -->\s*$.*?^<!-- END STUB -->\s*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Stub();

    /// <summary>Reads Markdown that stands by itself on a page: no headings, no links into the page.</summary>
    /// <param name="markdown">The text.</param>
    /// <returns>The text, read.</returns>
    public static Prose ReadLine(string markdown) => new(Markdown.Parse(markdown, Pipeline), []);

    /// <summary>The text as plain words on one line; of the formulas only the simplest.</summary>
    public string PlainText => PlainTextOf(_document);

    /// <summary>Takes a heading out, because the page shows it elsewhere.</summary>
    /// <param name="heading">One of <see cref="Headings"/>.</param>
    public static void Remove(Heading heading) => heading.Block.Parent?.Remove(heading.Block);

    /// <summary>Writes the text as HTML.</summary>
    /// <param name="formulas">The formulas, set.</param>
    /// <returns>HTML without comments.</returns>
    public string HtmlOf(Formulas formulas) => Render(_document, formulas);

    /// <summary>Writes the text as HTML for within a line: without the paragraph around it.</summary>
    /// <param name="formulas">The formulas, set.</param>
    /// <returns>HTML without comments.</returns>
    public string LineHtml(Formulas formulas) =>
        _document is [ParagraphBlock { Inline: { } only }] ? Render(only, formulas) : Render(_document, formulas);

    /// <summary>Writes a heading's content for the outline.</summary>
    /// <param name="heading">One of <see cref="Headings"/>.</param>
    /// <param name="formulas">The formulas, set.</param>
    /// <returns>HTML without the heading's own element.</returns>
    public static string HtmlOf(Heading heading, Formulas formulas) =>
        heading.Block.Inline is null ? "" : Render(heading.Block.Inline, formulas);

    /// <summary>The words of the text under each heading, for the search and the reading time.</summary>
    /// <returns>The heading above the words (null above the first) and the words.</returns>
    public IEnumerable<(Heading? Heading, string Text)> Sections()
    {
        Heading? heading = null;
        var text = new StringBuilder();
        foreach (var block in _document)
        {
            if (Headings.FirstOrDefault(candidate => candidate.Block == block) is { } next)
            {
                yield return (heading, text.ToString());
                heading = next;
                text.Clear();
                continue;
            }
            text.Append(PlainTextOf(block)).Append(' ');
        }
        yield return (heading, text.ToString());
    }

    /// <summary>The words of a part of the text.</summary>
    /// <param name="part">A block or an inline.</param>
    /// <returns>Plain text on one line.</returns>
    internal static string PlainTextOf(MarkdownObject part)
    {
        var text = new StringBuilder();
        var pieces = part switch
        {
            ContainerInline inlines => inlines.Descendants(),
            LeafBlock { Inline: { } inlines } => inlines.Descendants(),
            _ => part.Descendants(),
        };
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case FormulaInline { Formula.Tex: var tex }:
                    text.Append(tex.Contains('\\') ? "…" : tex);
                    break;
                case LineBreakInline or Block:
                    text.Append(' ');
                    break;
            }
        }
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Render(MarkdownObject part, Formulas formulas)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        ProseRenderers.Install(renderer, formulas);
        renderer.Render(part);
        return text.ToString();
    }

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePipeTables().UseAutoLinks().UseTaskLists().UseAlertBlocks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough);
        builder.Extensions.AddIfNotAlready(new FormulaSyntax());
        builder.DocumentProcessed += Typography.Apply;
        return builder.Build();
    }
}
