using System.Text;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site;

/// <summary>A formula, as its author wrote it.</summary>
/// <param name="Tex">The TeX between the delimiters, trimmed.</param>
/// <param name="Display">Whether it stands on a line of its own.</param>
internal readonly record struct Formula(string Tex, bool Display);

/// <summary>A formula within a line of prose.</summary>
internal sealed class FormulaInline(Formula formula) : LeafInline
{
    /// <summary>What to set.</summary>
    public Formula Formula { get; } = formula;
}

/// <summary>A formula between paragraphs.</summary>
internal sealed class FormulaBlock(BlockParser parser) : LeafBlock(parser)
{
    /// <summary>The TeX read so far.</summary>
    public StringBuilder Tex { get; } = new();

    /// <summary>The delimiter that ends it.</summary>
    public required string Closer { get; init; }

    /// <summary>What stands behind the closing delimiter on its line, such as a full stop.</summary>
    public string Trailing { get; set; } = "";

    /// <summary>What to set.</summary>
    public Formula Formula => new(Tex.ToString().Trim(), Display: true);
}

/// <summary>
/// Formulas in Markdown: <c>$…$</c> and <c>\(…\)</c> in a line, <c>$$…$$</c> and <c>\[…\]</c> on their own, over several lines if
/// need be. A dollar sign that is money stays one: an opening one has no blank behind it and no letter or digit before it; a
/// closing one has no blank before it and no digit behind it; <c>\$</c> is never either.
/// </summary>
internal sealed class FormulaSyntax : IMarkdownExtension
{
    private static readonly (string Opener, string Closer, bool Display)[] Delimiters =
        [("$$", "$$", true), ("$", "$", false), (@"\(", @"\)", false), (@"\[", @"\]", true)];

    /// <inheritdoc/>
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        // Before the parser of escapes, which would read \( as a bracket, and before that of paragraphs.
        pipeline.InlineParsers.InsertBefore<EscapeInlineParser>(new InFormulas());
        pipeline.BlockParsers.Insert(0, new BetweenParagraphs());
    }

    /// <inheritdoc/>
    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    /// <summary>Where the closing delimiter stands at or behind <paramref name="from"/>, or −1.</summary>
    private static int FindCloser(ReadOnlySpan<char> text, int from, string closer, bool display)
    {
        for (var i = from; i + closer.Length <= text.Length; i++)
        {
            if (text[i..].StartsWith(closer, StringComparison.Ordinal) && i > from)
            {
                var money = !display && closer == "$"
                    && (char.IsWhiteSpace(text[i - 1]) || (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])));
                if (!money)
                    return i;
            }
            if (text[i] == '\\')
                i++;
            else if (text[i] == '`' && !display)
                return -1;
        }
        return -1;
    }

    private sealed class InFormulas : InlineParser
    {
        public InFormulas() => OpeningCharacters = ['$', '\\'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.AsSpan();
            foreach (var (opener, closer, display) in Delimiters)
            {
                if (!text.StartsWith(opener, StringComparison.Ordinal))
                    continue;
                var start = opener.Length;
                if (opener == "$"
                    && (text.Length < 2 || char.IsWhiteSpace(text[1]) || char.IsLetterOrDigit(slice.PeekCharExtra(-1))))
                    return false;
                var end = FindCloser(text, start, closer, display);
                if (end < 0 || text[start..end].IsWhiteSpace())
                    return false;
                processor.Inline = new FormulaInline(new Formula(text[start..end].Trim().ToString(), display));
                slice.Start += end + closer.Length;
                return true;
            }
            return false;
        }
    }

    private sealed class BetweenParagraphs : BlockParser
    {
        public BetweenParagraphs() => OpeningCharacters = ['$', '\\'];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            var line = processor.Line.AsSpan();
            var closer = line.StartsWith("$$") ? "$$" : line.StartsWith(@"\[") ? @"\]" : null;
            if (processor.IsCodeIndent || closer is null)
                return BlockState.None;
            var rest = line[2..];
            var end = FindCloser(rest, 0, closer, display: true);
            // Words behind the closing delimiter: the formula stands within a paragraph. Never closed: no formula.
            if (end >= 0 ? !IsPunctuation(rest[(end + 2)..]) : !IsClosedBelow(processor, closer))
                return BlockState.None;
            var block = new FormulaBlock(this) { Closer = closer, Line = processor.LineIndex, Column = processor.Column };
            processor.NewBlocks.Push(block);
            return Read(block, rest);
        }

        public override BlockState TryContinue(BlockProcessor processor, Block block) =>
            Read((FormulaBlock)block, processor.Line.AsSpan());

        private static BlockState Read(FormulaBlock block, ReadOnlySpan<char> line)
        {
            var isLast = line.StartsWith(block.Closer) && block.Tex.Length > 0;
            var end = isLast ? 0 : FindCloser(line, 0, block.Closer, display: true);
            if (end < 0)
            {
                block.Tex.Append(line).Append('\n');
                return BlockState.ContinueDiscard;
            }
            block.Tex.Append(line[..end]);
            block.Trailing = line[(end + 2)..].Trim().ToString();
            return BlockState.BreakDiscard;
        }

        private static bool IsClosedBelow(BlockProcessor processor, string closer) =>
            processor.Line.Text.IndexOf(closer, processor.Line.End + 1, StringComparison.Ordinal) >= 0;

        private static bool IsPunctuation(ReadOnlySpan<char> text) => text.Trim().Trim(".,;:").IsEmpty;
    }
}
