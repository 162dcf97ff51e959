using System.Collections;
using System.Text;

namespace Notebooks;

/// <summary>Values as text: what a terminal, or a search in the notebook's file, can use.</summary>
internal static class PlainText
{
    public static string Of(object? value)
    {
        StringBuilder text = new();
        Write(text, value, new FormatBudget(), 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, FormatBudget budget, int depth)
    {
        if (ValueShape.TextOf(value) is { } simple)
            text.Append(simple);
        else if (depth > 0 && ConventionFormatters.TryFormat(value, "text/plain") is { } own)
            text.Append(own);
        else if (depth >= FormatBudget.MaximumDepth || !budget.Take())
            text.Append('…');
        else if (value is TableOf table)
            Write(text, table.Items, budget, depth);
        else if (value is IDictionary dictionary)
        {
            WriteAll(text, "{ ", ShownItems.Of(dictionary), " }", item =>
            {
                DictionaryEntry entry = (DictionaryEntry)item!;
                Write(text, entry.Key, budget, depth + 1);
                text.Append(": ");
                Write(text, entry.Value, budget, depth + 1);
            });
        }
        else if (value is Array { Rank: 2 } grid)
            WriteAll(text, "[ ", ShownItems.Of(ValueShape.Rows(grid)), " ]", row => Write(text, row, budget, depth + 1));
        else if (value is IEnumerable items)
            WriteAll(text, "[ ", ShownItems.Of(items), " ]", item => Write(text, item, budget, depth + 1));
        else
        {
            IReadOnlyList<ShownMember> members = ValueShape.Members(value!);
            text.Append(ValueShape.NameOf(value!.GetType())).Append(members.Count == 0 ? "" : " ");
            if (members.Count > 0)
            {
                WriteAll(text, "{ ", new ShownItems([.. members], null), " }", member =>
                {
                    text.Append(((ShownMember)member!).Name).Append(" = ");
                    Write(text, ((ShownMember)member).Read(value), budget, depth + 1);
                });
            }
        }
    }

    private static void WriteAll(StringBuilder text, string open, ShownItems items, string close, Action<object?> write)
    {
        if (items.Shown.Count == 0 && items.More is null)
        {
            text.Append(open.TrimEnd()).Append(close.TrimStart());
            return;
        }
        text.Append(open);
        for (int i = 0; i < items.Shown.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            write(items.Shown[i]);
        }
        if (items.More is { } more)
            text.Append(items.Shown.Count > 0 ? ", " : "").Append(more);
        text.Append(close);
    }
}
