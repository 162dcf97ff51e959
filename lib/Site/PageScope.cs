using System.Collections.Immutable;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site;

/// <summary>What the pieces of prose of one page share: ids of headings, where links lead, which pictures are needed.</summary>
/// <param name="page">The page's slug, for problems.</param>
/// <param name="slugs">All pages of the site: a link to a notebook leads to its page.</param>
/// <param name="folder">The folder of the notebook's file, or null.</param>
internal sealed class PageScope(string page, ImmutableHashSet<string> slugs, string? folder)
{
    private readonly HashSet<string> _ids = ["main", "outline", "top"];
    private readonly List<SiteProblem> _problems = [];
    private int _lastLevel;

    /// <summary>What was found wrong with the page's text.</summary>
    public IReadOnlyList<SiteProblem> Problems => _problems;

    /// <summary>Pictures to copy: from the path in the site to the file.</summary>
    public Dictionary<string, string> Pictures { get; } = [];

    /// <summary>Notes a problem of the page.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    public void Report(string message) => _problems.Add(new SiteProblem(page, message));

    /// <summary>Gives a heading its id and its level: one heading of level 1 a page, and no level left out.</summary>
    /// <param name="block">The heading.</param>
    /// <returns>The heading as the page has it.</returns>
    public Heading Enter(HeadingBlock block)
    {
        var text = block.Inline is null ? "" : Prose.PlainTextOf(block.Inline);
        var level = _lastLevel == 0 ? 1 : Math.Clamp(block.Level, 2, _lastLevel + 1);
        // The first heading of all is the page's title only when its author made it one.
        if (_lastLevel == 0 && block.Level > 1)
            level = 2;
        _lastLevel = level;
        return new Heading(level, UniqueId(text), text, block);
    }

    /// <summary>Points a link at what it means in the site, or reports it.</summary>
    /// <param name="link">A link or a picture; its address is replaced.</param>
    public void Resolve(LinkInline link)
    {
        var address = link.Url ?? "";
        var isForeign = Uri.TryCreate(address, UriKind.Absolute, out _) && !address.StartsWith('/');
        if (link.IsImage)
            ResolvePicture(link, address, isForeign);
        else if (!isForeign && !address.StartsWith('#'))
            ResolvePage(link, address);
    }

    private void ResolvePage(LinkInline link, string address)
    {
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var (path, fragment) = hash < 0 ? (address, "") : (address[..hash], address[hash..]);
        var name = Path.GetFileNameWithoutExtension(path);
        if (Path.GetExtension(path) is ".dib" or ".ipynb" or ".html" && (slugs.Contains(name) || name == "index"))
        {
            link.Url = $"{name}.html{fragment}";
            return;
        }
        Report($"the link to {address} leads to no page of the site; name a notebook that is part of it, or a full address.");
        link.MoveChildrenAfter(link);
        link.Remove();
    }

    private void ResolvePicture(LinkInline link, string address, bool isForeign)
    {
        if (address.StartsWith("data:", StringComparison.Ordinal))
            return;
        var file = isForeign || folder is null ? null : Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(address)));
        if (file is null || !File.Exists(file))
        {
            Report(isForeign
                ? $"the picture {address} lies on another server, and the site asks none; put it beside the notebook."
                : $"the picture {address} is not there; it is looked for from " +
                  $"{folder ?? "the notebook's folder, which was not given"}.");
            link.ReplaceBy(new LiteralInline($"[picture {address}]"));
            return;
        }
        link.Url = Pictures.FirstOrDefault(known => known.Value == file).Key
            ?? $"images/{page}-{Pictures.Count + 1}-{Path.GetFileName(file)}";
        Pictures[link.Url] = file;
    }

    private string UniqueId(string text)
    {
        var id = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
                id.Append(letter);
            else if (id.Length > 0 && id[^1] != '-')
                id.Append('-');
        }
        var stem = id.ToString().Trim('-') is { Length: > 0 } words ? words : "section";
        var unique = stem;
        for (var i = 2; !_ids.Add(unique); i++)
            unique = $"{stem}-{i}";
        return unique;
    }
}
