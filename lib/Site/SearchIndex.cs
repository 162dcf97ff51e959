using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks;

namespace Site;

/// <summary>What the search looks through: the words and the code under each heading of each page.</summary>
internal static class SearchIndex
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the index as a script, since a page opened from a file may load no JSON.</summary>
    /// <param name="pages">The pages.</param>
    /// <returns>JavaScript.</returns>
    public static string Write(ImmutableArray<PageDraft> pages)
    {
        var sections = new JsonArray();
        foreach (var page in pages)
        {
            var title = $"{page.Page.Number} {page.TitleText}".Trim();
            foreach (var section in Read(page))
            {
                sections.Add(new JsonObject
                {
                    ["page"] = $"{page.Page.Slug}.html", ["title"] = title, ["id"] = section.Heading?.Id ?? "",
                    ["heading"] = section.Heading?.Text ?? "", ["text"] = section.Text, ["code"] = section.Code,
                });
            }
        }
        return $"courseSite.searchIndex({sections.ToJsonString(Plain)});\n";
    }

    private static List<(Heading? Heading, string Text, string Code)> Read(PageDraft page)
    {
        List<(Heading? Heading, string Text, string Code)> sections = [ (null, page.Summary.PlainText, "")];
        for (var i = 0; i < page.Page.Executed.Cells.Length; i++)
        {
            if (page.Prose.TryGetValue(i, out var prose))
            {
                foreach (var (heading, text) in prose.Sections())
                {
                    if (heading is not null)
                        sections.Add((heading, text.Trim(), ""));
                    else
                        sections[^1] = sections[^1] with { Text = $"{sections[^1].Text} {text.Trim()}".Trim() };
                }
            }
            else if (page.Page.Executed.Cells[i] is { Kind: CellKind.Code } cell)
            {
                sections[^1] = sections[^1] with { Code = $"{sections[^1].Code}\n{cell.Source}".Trim() };
            }
        }
        return sections;
    }
}
