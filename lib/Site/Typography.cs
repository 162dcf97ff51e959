using System.Text;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site;

/// <summary>Quotation marks, apostrophes and ellipses as a printer sets them. Code and formulas stay as they are.</summary>
internal static class Typography
{
    /// <summary>Sets the marks of a whole text.</summary>
    /// <param name="document">The text, read.</param>
    public static void Apply(MarkdownDocument document)
    {
        foreach (var block in document.Descendants<LeafBlock>())
        {
            // What stands before a mark decides which it is: behind a blank or a bracket it opens, behind all else it closes.
            var before = ' ';
            foreach (var inline in block.Inline?.Descendants() ?? [])
            {
                switch (inline)
                {
                    case LiteralInline literal:
                        literal.Content = new StringSlice(Set(literal.Content.AsSpan(), ref before));
                        break;
                    case LineBreakInline:
                        before = ' ';
                        break;
                    case LeafInline:
                        before = 'x';
                        break;
                }
            }
        }
    }

    private static string Set(ReadOnlySpan<char> text, ref char before)
    {
        var set = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var opens = char.IsWhiteSpace(before) || before is '(' or '[' or '{' or '–' or '—' or '“' or '‘';
            before = letter switch
            {
                '"' => opens ? '“' : '”',
                '\'' => opens ? '‘' : '’',
                _ => letter,
            };
            set.Append(before);
        }
        return set.Replace("...", "…").ToString();
    }
}
