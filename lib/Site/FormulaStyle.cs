using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Site;

/// <summary>
/// Formulas and their style, made small together. As KaTeX writes them they are the heaviest part of a page: a subscript takes
/// 600 bytes, most of them names of classes and styles that repeat by the hundred. Here each name that the style sheet knows
/// becomes one or two letters in both, a name that it does not know goes, each style becomes a class, and so does every rule of
/// the style sheet go that no formula of the site uses. What a reader sees stays the same.
/// </summary>
internal sealed partial class FormulaStyle
{
    // What the site's own style sheet and its tests name.
    private static readonly ImmutableHashSet<string> Kept =
        ["katex", "katex-display", "katex-html", "katex-mathml", "katex-error"];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _styles = new(StringComparer.Ordinal);

    private FormulaStyle(IEnumerable<string> formulas, string sheet)
    {
        var tags = formulas.SelectMany(formula => Tag.Matches(formula).Select(match => match.Value)).ToList();
        var found = tags.SelectMany(ClassesOf).ToHashSet(StringComparer.Ordinal);
        // A class counts when a rule that can match asks for it.
        var known = Rule.Matches(sheet).SelectMany(rule => rule.Groups["selectors"].Value.Split(','))
            .Where(selector => CanMatch(selector, found.Contains)).SelectMany(selector => ClassName.Matches(selector))
            .Select(name => name.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var classes = Count(tags.SelectMany(tag => ClassesOf(tag).Where(known.Contains)).Where(name => !Kept.Contains(name)));
        var styles = Count(tags.Select(StyleOf).OfType<string>());
        // The most frequent get the shortest names. No two share one: a style is a class like any other.
        var next = 0;
        foreach (var (text, isStyle) in classes.Select(entry => (entry, false)).Concat(styles.Select(entry => (entry, true)))
            .OrderByDescending(each => each.entry.Value).ThenBy(each => each.entry.Key, StringComparer.Ordinal)
            .Select(each => (each.entry.Key, each.Item2)))
            (isStyle ? _styles : _names)[text] = ShortName(next++);
        Sheet = WriteSheet(sheet);
    }

    /// <summary>The style sheet that the short formulas need.</summary>
    public string Sheet { get; }

    /// <summary>The files of the fonts that the sheet names, relative to it.</summary>
    public IEnumerable<string> Fonts => FontFile.Matches(Sheet).Select(match => match.Value).Distinct();

    /// <summary>Makes formulas and their style sheet small.</summary>
    /// <param name="formulas">All formulas of the site, as KaTeX wrote them.</param>
    /// <param name="sheet">KaTeX's style sheet, minified.</param>
    /// <returns>What <see cref="Shorten"/> needs.</returns>
    public static FormulaStyle Read(IEnumerable<string> formulas, string sheet) => new(formulas, OlderFonts.Replace(sheet, ""));

    /// <summary>One of the formulas with short names.</summary>
    /// <param name="html">The formula as KaTeX wrote it.</param>
    /// <returns>HTML that looks the same under <see cref="Sheet"/>; what a screen reader reads is unchanged.</returns>
    public string Shorten(string html)
    {
        // For each open element: whether it is kept, and whether elements that say nothing may go inside it. Inside others,
        // such as the stacks of a fraction, rules of the sheet count their children.
        var open = new Stack<(bool IsKept, bool MayUnwrap)>();
        html = Annotation.Replace(html, "")
            .Replace(" xmlns=\"http://www.w3.org/1998/Math/MathML\"", "", StringComparison.Ordinal);
        return TagOrEnd.Replace(html, tag =>
        {
            if (tag.Value == "</span>")
                return open.Pop().IsKept ? tag.Value : "";
            var names = ClassesOf(tag.Value);
            var attributes = AttributesOf(tag.Value, names);
            if (attributes.Length == 0 && open.TryPeek(out var around) && around.MayUnwrap)
            {
                open.Push((false, true));
                return "";
            }
            open.Push((true, names.Contains("katex-base") || names.Contains("katex-sizing")));
            return $"<span{attributes}>";
        });
    }

    private string AttributesOf(string tag, string[] classes)
    {
        var names = classes.Select(name => Kept.Contains(name) ? name : _names.GetValueOrDefault(name))
            .Append(StyleOf(tag) is { } style ? _styles[style] : null).OfType<string>().ToArray();
        var others = string.Concat(Attribute.Matches(tag)
            .Where(match => match.Groups["name"].Value is not ("class" or "style")).Select(match => match.Value));
        return names.Length switch { 0 => "", 1 => $" class={names[0]}", _ => $" class=\"{string.Join(' ', names)}\"" } + others;
    }

    private static bool CanMatch(string selector, Func<string, bool> isThere) => ClassName.Matches(Not.Replace(selector, ""))
        .All(name => Kept.Contains(name.Groups[1].Value) || isThere(name.Groups[1].Value));

    private static Dictionary<string, int> Count(IEnumerable<string> texts) =>
        texts.CountBy(text => text, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private static string[] ClassesOf(string tag) => Value(tag, "class")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string? StyleOf(string tag) => Value(tag, "style") is { Length: > 0 } style
        ? LeadingZero.Replace(style, "").TrimEnd(';') : null;

    private static string? Value(string tag, string name) =>
        Attribute.Matches(tag).FirstOrDefault(match => match.Groups["name"].Value == name)?.Groups["value"].Value;

    /// <summary>
    /// The number in letters, a, b, … Z, aa, ab, …: 2,756 names of at most two, which the site's own style never has.
    /// </summary>
    private static string ShortName(int number)
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        var name = "";
        for (number++; number > 0; number = (number - 1) / Letters.Length)
            name = Letters[(number - 1) % Letters.Length] + name;
        return name;
    }

    private string WriteSheet(string sheet)
    {
        var rules = new StringBuilder();
        foreach (Match rule in Rule.Matches(sheet))
        {
            var selectors = rule.Groups["selectors"].Value.Split(',')
                .Where(selector => CanMatch(selector, _names.ContainsKey))
                .Select(selector => ClassName.Replace(selector, name =>
                    "." + _names.GetValueOrDefault(name.Groups[1].Value, name.Groups[1].Value))).ToArray();
            if (selectors.Length > 0 && !selectors[0].StartsWith('@'))
                rules.Append(string.Join(',', selectors)).Append('{').Append(rule.Groups["body"].Value).Append('}');
        }
        // As strong as the style attribute that each was: an id counts more than any class, though no element has this one.
        rules.Append(":is(.katex,#_){");
        foreach (var (style, name) in _styles)
            rules.Append($".{name}{{{style}}}");
        rules.Append('}');
        var used = rules.ToString();
        var faces = Rule.Matches(sheet).Where(rule => rule.Groups["selectors"].Value == "@font-face"
            && used.Contains(Family.Match(rule.Value).Groups[1].Value, StringComparison.Ordinal)).Select(rule => rule.Value);
        return string.Concat(faces) + used + "\n";
    }

    [GeneratedRegex("<span[^>]*>")]
    private static partial Regex Tag { get; }

    [GeneratedRegex("<span[^>]*>|</span>")]
    private static partial Regex TagOrEnd { get; }

    [GeneratedRegex(" (?<name>[a-z-]+)=\"(?<value>[^\"]*)\"")]
    private static partial Regex Attribute { get; }

    // The TeX that was set: no browser shows or speaks it.
    [GeneratedRegex("</?semantics>|<annotation .*?</annotation>", RegexOptions.Singleline)]
    private static partial Regex Annotation { get; }

    [GeneratedRegex(@"(?<=[:-])0(?=\.)")]
    private static partial Regex LeadingZero { get; }

    [GeneratedRegex(@"(?<selectors>[^{}]+)\{(?<body>[^{}]*)\}")]
    private static partial Regex Rule { get; }

    [GeneratedRegex(@"\.(-?[A-Za-z_][\w-]*)")]
    private static partial Regex ClassName { get; }

    // A class that an element must not have need not be there.
    [GeneratedRegex(@":not\([^)]*\)")]
    private static partial Regex Not { get; }

    [GeneratedRegex("font-family:([A-Za-z_]+)")]
    private static partial Regex Family { get; }

    [GeneratedRegex(@"fonts/[\w.-]+\.woff2")]
    private static partial Regex FontFile { get; }

    // Every browser of the last ten years reads woff2.
    [GeneratedRegex("""(?<=format\("woff2"\)),url\([^)]*\) format\("woff"\),url\([^)]*\) format\("truetype"\)""")]
    private static partial Regex OlderFonts { get; }
}
