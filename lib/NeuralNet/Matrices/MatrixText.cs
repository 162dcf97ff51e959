using System.Globalization;
using System.Text;

namespace NeuralNet;

/// <content>How a matrix is shown: as text, and in a notebook as a table or a picture.</content>
[TypeFormatterSource(typeof(MatrixFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed partial class Matrix
{
    private const int MaxShownRows = 12;
    private const int MaxShownColumns = 10;

    /// <summary>
    /// The shape, then the elements in columns, with four significant digits. Of a large matrix the first and last
    /// rows and columns are shown.
    /// </summary>
    public override string ToString()
    {
        var columns = Shown(Columns, MaxShownColumns);
        var lines = Shown(Rows, MaxShownRows)
            .Select(row => columns.Select(column => Cell(row, column)).ToArray())
            .ToArray();
        var width = lines.SelectMany(line => line).Select(cell => cell.Length).DefaultIfEmpty(0).Max();
        var text = new StringBuilder(Shape.ToString());
        foreach (var line in lines)
            text.Append('\n').Append('[').AppendJoin("  ", line.Select(cell => cell.PadLeft(width))).Append(']');
        return text.ToString();
    }

    /// <summary>A small matrix as an HTML table; a large one as a heat map, with such a table folded below it.</summary>
    internal string ToHtml() => Rows <= MaxShownRows && Columns <= MaxShownColumns || Count == 0
        ? ToHtmlTable()
        : MatrixPicture.ToHtml(this) + "<details><summary>Some of its numbers</summary>" + ToHtmlTable() + "</details>";

    private string ToHtmlTable()
    {
        var columns = Shown(Columns, MaxShownColumns);
        var html = new StringBuilder("<table class=\"nn-matrix\"><caption style=\"text-align:left\">Matrix ");
        html.Append(Shape).Append("</caption><thead><tr><th></th>");
        foreach (var column in columns)
            html.Append("<th scope=\"col\" style=\"text-align:right\">").Append(Heading(column)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in Shown(Rows, MaxShownRows))
        {
            html.Append("<tr><th scope=\"row\">").Append(Heading(row)).Append("</th>");
            foreach (var column in columns)
                html.Append("<td style=\"text-align:right\">").Append(Cell(row, column)).Append("</td>");
            html.Append("</tr>");
        }
        return html.Append("</tbody></table>").ToString();

        static string Heading(int? index) => index?.ToString(CultureInfo.InvariantCulture) ?? "…";
    }

    private string Cell(int? row, int? column) => (row, column) switch
    {
        (null, null) => "⋱",
        (null, _) => "⋮",
        (_, null) => "…",
        ({ } i, { } j) => Text.Number(this[i, j]),
    };

    /// <summary>The indices shown: all, or the first and the last with a gap (null) between.</summary>
    private static int?[] Shown(int count, int most)
    {
        if (count <= most)
            return [.. Enumerable.Range(0, count).Select(i => (int?)i)];
        var tail = most / 3;
        var head = most - tail - 1;
        return [.. Enumerable.Range(0, head).Select(i => (int?)i), null,
            .. Enumerable.Range(count - tail, tail).Select(i => (int?)i)];
    }
}
