using System.Collections;
using System.Net;
using System.Text;

namespace Notebooks;

/// <summary>
/// Values as HTML: text in a frame of its own, objects as tables of their properties, sequences as tables of their items.
/// </summary>
internal static class HtmlText
{
    public static string Of(object? value)
    {
        StringBuilder html = new();
        Write(html, value, new FormatBudget(), 0);
        return html.ToString();
    }

    private static void Write(StringBuilder html, object? value, FormatBudget budget, int depth)
    {
        if (value is HtmlContent content)
            html.Append(content.Content);
        else if (depth > 0 && ConventionFormatters.TryFormat(value, "text/html") is { } own)
            html.Append(own);
        else if (ValueShape.TextOf(value) is { } text)
            WriteText(html, text, depth);
        else if (depth >= FormatBudget.MaximumDepth || !budget.Take())
            html.Append('…');
        else if (value is IDictionary dictionary)
            WriteDictionary(html, dictionary, budget, depth);
        else if (value is Array { Rank: 2 } grid)
            WriteTable(html, ValueShape.Rows(grid), budget, depth);
        else if (value is TableOf table)
            WriteTable(html, table.Items, budget, depth);
        else if (value is IEnumerable items)
        {
            ShownItems shown = ShownItems.Of(items);
            if (shown.Shown.All(item => ValueShape.TextOf(item) is not null && item is not HtmlContent && !HasOwnHtml(item)))
                WriteText(html, PlainText.Of(items), depth);
            else
                WriteRows(html, shown, budget, depth);
        }
        else
            WriteObject(html, value!, budget, depth);
    }

    private static bool HasOwnHtml(object? value) =>
        ConventionFormatters.PreferredMimeTypes(value)?.Contains("text/html") == true;

    private static void WriteText(StringBuilder html, string text, int depth)
    {
        string encoded = WebUtility.HtmlEncode(text);
        html.Append(depth == 0 ? $"<div class=\"dni-plaintext\"><pre>{encoded}</pre></div>" : encoded);
    }

    private static void WriteObject(StringBuilder html, object value, FormatBudget budget, int depth)
    {
        IReadOnlyList<ShownMember> members = ValueShape.Members(value);
        string name = WebUtility.HtmlEncode(ValueShape.NameOf(value.GetType()));
        if (members.Count == 0)
        {
            WriteText(html, ValueShape.NameOf(value.GetType()), depth);
            return;
        }
        html.Append(depth == 0 ? "<details open class=\"dni-treeview\">" : "<details class=\"dni-treeview\">")
            .Append($"<summary><code>{name}</code></summary><table><tbody>");
        foreach (ShownMember member in members)
        {
            html.Append($"<tr><td>{WebUtility.HtmlEncode(member.Name)}</td><td>");
            Write(html, member.Read(value), budget, depth + 1);
            html.Append("</td></tr>");
        }
        html.Append("</tbody></table></details>");
    }

    private static void WriteDictionary(StringBuilder html, IDictionary dictionary, FormatBudget budget, int depth)
    {
        ShownItems entries = ShownItems.Of(dictionary);
        html.Append("<table><thead><tr><th><i>key</i></th><th>value</th></tr></thead><tbody>");
        foreach (DictionaryEntry entry in entries.Shown.Cast<DictionaryEntry>())
        {
            html.Append("<tr><td>");
            Write(html, entry.Key, budget, depth + 1);
            html.Append("</td><td>");
            Write(html, entry.Value, budget, depth + 1);
            html.Append("</td></tr>");
        }
        WriteEnd(html, entries, 2);
    }

    private static void WriteTable(StringBuilder html, IEnumerable items, FormatBudget budget, int depth) =>
        WriteRows(html, ShownItems.Of(items), budget, depth);

    private static void WriteRows(StringBuilder html, ShownItems items, FormatBudget budget, int depth)
    {
        // Rows whose items have the same parts show a column for each part.
        bool areRows = items.Shown.All(item => item is IList && ValueShape.TextOf(item) is null);
        List<string> columns = areRows ? [] : [.. items.Shown.Where(HasParts).SelectMany(item => ValueShape.Members(item!))
            .Select(member => member.Name).Distinct()];
        html.Append("<table><thead><tr><th><i>index</i></th>");
        int width = areRows ? Math.Min(FormatBudget.MaximumItems,
            items.Shown.Select(row => ((IList)row!).Count).DefaultIfEmpty().Max()) : columns.Count;
        foreach (string column in areRows ? Enumerable.Range(0, width).Select(i => $"{i}") : columns.DefaultIfEmpty("value"))
            html.Append($"<th>{WebUtility.HtmlEncode(column)}</th>");
        html.Append("</tr></thead><tbody>");
        for (int i = 0; i < items.Shown.Count; i++)
        {
            html.Append($"<tr><td>{i}</td>");
            object? item = items.Shown[i];
            if (areRows)
                WriteCells(html, ShownItems.Of((IList)item!), budget, depth);
            else if (HasParts(item))
                WriteCells(html, item!, columns, budget, depth);
            else
            {
                html.Append(columns.Count > 1 ? $"<td colspan=\"{columns.Count}\">" : "<td>");
                Write(html, item, budget, depth + 1);
                html.Append("</td>");
            }
            html.Append("</tr>");
        }
        WriteEnd(html, items, Math.Max(1, width) + 1);
    }

    private static bool HasParts(object? item) =>
        item is not (null or IEnumerable) && !HasOwnHtml(item) && ValueShape.TextOf(item) is null
            && ValueShape.Members(item).Count > 0;

    private static void WriteCells(StringBuilder html, object item, List<string> columns, FormatBudget budget, int depth)
    {
        IReadOnlyList<ShownMember> members = ValueShape.Members(item);
        foreach (string column in columns)
        {
            html.Append("<td>");
            if (members.FirstOrDefault(member => member.Name == column) is { } member)
                Write(html, member.Read(item), budget, depth + 1);
            html.Append("</td>");
        }
    }

    private static void WriteCells(StringBuilder html, ShownItems items, FormatBudget budget, int depth)
    {
        foreach (object? item in items.Shown)
        {
            html.Append("<td>");
            Write(html, item, budget, depth + 1);
            html.Append("</td>");
        }
        if (items.More is { } more)
            html.Append($"<td>{more}</td>");
    }

    private static void WriteEnd(StringBuilder html, ShownItems items, int width)
    {
        if (items.More is { } more)
            html.Append($"<tr><td colspan=\"{width}\">{more}</td></tr>");
        html.Append("</tbody></table>");
    }
}
