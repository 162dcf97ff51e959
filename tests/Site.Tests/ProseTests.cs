using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Site.Tests;

public sealed class ProseTests
{
    [Fact]
    public async Task A_formula_between_dollars_is_set_with_MathML_for_screen_readers()
    {
        var html = await HtmlAsync("The sum $x_1 + x_2$ counts.");
        Assert.Contains("<math><mrow><msub><mi>x</mi><mn>1</mn></msub><mo>+</mo><msub><mi>x</mi><mn>2</mn></msub></mrow></math>", html);
        Assert.DoesNotContain("$", html);
    }

    [Theory]
    [InlineData("It costs $5, or $10 for two.")]
    [InlineData("From US$5 to US$6 a piece.")]
    [InlineData("Escaped: \\$x\\$ stays.")]
    [InlineData("One alone: $")]
    [InlineData("Open $ x $ with blanks.")]
    [InlineData("A bracket \\(never closed.")]
    public void Money_and_escapes_are_no_formulas(string markdown) => Assert.Empty(Read(markdown).Formulas);

    [Theory]
    [InlineData("$a$", "a", false)]
    [InlineData("($a$)", "a", false)]
    [InlineData("$a\\$b$", "a\\$b", false)]
    [InlineData("\\(a\\)", "a", false)]
    [InlineData("text $$a$$ text", "a", true)]
    [InlineData("$$a$$", "a", true)]
    [InlineData("$$\na\n= b\n$$", "a\n= b", true)]
    [InlineData("text\n$$\na\n\n- b\n$$\ntext", "a\n\n- b", true)]
    [InlineData("\\[\na\n\\]", "a", true)]
    [InlineData("- item\n\n  $$\n  a\n  $$", "a", true)]
    [InlineData("<details><summary>Why $a$?</summary>\n\n</details>", "a", false)]
    public void Formulas_are_found(string markdown, string tex, bool display) =>
        Assert.Equal([new Formula(tex, display)], Read(markdown).Formulas);

    [Fact]
    public void A_formula_may_hold_a_bar_in_a_table_and_an_underscore_between_others()
    {
        var formulas = Read("| a | b |\n|---|---|\n| $|x|$ | $a_1$ and $b_1$ |").Formulas;
        Assert.Equal(["|x|", "a_1", "b_1"], formulas.Select(formula => formula.Tex));
    }

    [Theory]
    [InlineData("`$x$`")]
    [InlineData("```\n$x$\n$$\ny\n$$\n```")]
    [InlineData("    $$\n    indented code\n    $$")]
    public void Dollars_in_code_stay(string markdown) => Assert.Empty(Read(markdown).Formulas);

    [Fact]
    public async Task A_full_stop_behind_a_formula_of_its_own_stays_behind_it() =>
        Assert.EndsWith(".</p>\n", await HtmlAsync("$$a$$."));

    [Fact]
    public async Task Words_behind_the_last_line_of_a_formula_are_not_lost() =>
        Assert.Contains("as promised", await HtmlAsync("$$\na\n$$ as promised"));

    [Theory]
    [InlineData("With $s$, and more.", "<span class=\"unbroken\"><span class=katex>", "</span>,</span> and more.")]
    [InlineData("With $\\sum_{k} w_k x_k + b_0 + b_1 + b_2$, and more.", "<p>With <span class=katex>", "</span>, and more.")]
    public async Task A_short_formula_keeps_the_comma_behind_it_on_its_line(string markdown, string begin, string end)
    {
        var html = await HtmlAsync(markdown);
        Assert.Contains(begin, html, StringComparison.Ordinal);
        Assert.Contains(end, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_formula_shows_its_source_and_says_why()
    {
        var formulas = await SetAsync(Read("$\\frac{1}{$"));
        var wrong = new Formula("\\frac{1}{", Display: false);
        Assert.Contains("formula-error", formulas.HtmlOf(wrong));
        Assert.Contains("\\frac{1}{", formulas.HtmlOf(wrong));
        Assert.Contains("KaTeX parse error", formulas.Error(wrong));
    }

    [Theory]
    [InlineData("It is 97.9 %<!-- =accuracy:P1 --> right.")]
    [InlineData("Before.\n\n<!-- a remark\n\nover several lines -->\n\nAfter.")]
    [InlineData("<div>\n<!-- in HTML -->\n</div>")]
    public async Task Comments_are_dropped(string markdown)
    {
        var html = await HtmlAsync(markdown);
        Assert.DoesNotContain("<!--", html);
        Assert.DoesNotContain("-->", html);
    }

    [Fact]
    public async Task A_solution_shows_the_model_answer_and_not_what_students_see_in_its_place()
    {
        var html = await HtmlAsync(
            "### Expected\n<!-- BEGIN SOLUTION -->\nIt falls.\n<!-- END SOLUTION -->\n<!-- BEGIN STUB -->\n*Write before you "
            + "run.*\n<!-- END STUB -->\n\nAfter.");
        Assert.Contains("<p>It falls.</p>", html);
        Assert.Contains("<p>After.</p>", html);
        Assert.DoesNotContain("Write", html);
    }

    [Fact]
    public async Task Comments_in_code_are_code() => Assert.Contains("&lt;!-- kept --&gt;", await HtmlAsync("`<!-- kept -->`"));

    [Fact]
    public async Task A_value_stands_before_its_comment() =>
        Assert.Equal("<p>It is 97.9 % right.</p>\n", await HtmlAsync("It is 97.9 %<!-- =accuracy:P1 --> right."));

    [Fact]
    public async Task A_folded_answer_holds_Markdown()
    {
        var html = await HtmlAsync("<details><summary>What is *f*?</summary>\n\nA **function**.\n\n</details>");
        Assert.Contains("<details><summary>What is <em>f</em>?</summary>", html);
        Assert.Contains("<p>A <strong>function</strong>.</p>", html);
        Assert.Contains("</details>", html);
    }

    [Fact]
    public async Task A_table_scrolls_in_a_box_of_its_own() => Assert.Matches(
        new Regex("<div class=\"scroll\">\\s*<table.*</table>\\s*</div>", RegexOptions.Singleline),
        await HtmlAsync("| a | b |\n|--|--:|\n| 1 | 2 |"));

    [Fact]
    public async Task Text_is_escaped() =>
        Assert.Equal("<p>1 &lt; 2 &amp; 3 &gt; 2</p>\n", await HtmlAsync("1 < 2 & 3 > 2"));

    [Theory]
    [InlineData("He said \"no\" ('so').", "He said “no” (‘so’).")]
    [InlineData("the network's *so-called* \"`mind`\"...", "the network’s so-called “mind”…")]
    [InlineData("`it's \"raw\"...`", "it's \"raw\"...")]
    public void Quotation_marks_are_those_of_a_printer(string markdown, string text)
    {
        var prose = Read(markdown);
        Assert.Equal(text, prose.PlainText);
    }

    [Fact]
    public void Headings_keep_their_order_and_their_ids_are_unique()
    {
        var page = new PageScope("p", [], null);
        var headings = new[] { "# Title", "## A\n\n#### Too deep", "# Another\n\n## A" }
            .SelectMany(markdown => Prose.Read(markdown, page).Headings).Select(heading => (heading.Level, heading.Id));
        Assert.Equal([(1, "title"), (2, "a"), (3, "too-deep"), (2, "another"), (2, "a-2")], headings);
    }

    [Theory]
    [InlineData("[l](05-forward.dib)", "05-forward.html")]
    [InlineData("[l](../notebooks/05-forward.dib#batches)", "05-forward.html#batches")]
    [InlineData("[l](05-forward.ipynb)", "05-forward.html")]
    [InlineData("[l](https://example.org/a?b=1)", "https://example.org/a?b=1")]
    public async Task Links_to_notebooks_lead_to_their_pages(string markdown, string address)
    {
        var page = new PageScope("p", ["05-forward"], null);
        Assert.Contains($"href=\"{address}\"", Prose.Read(markdown, page).HtmlOf(await SetAsync()));
        Assert.Empty(page.Problems);
    }

    [Theory]
    [InlineData("[the **work**](../exercises/99.ipynb)", "the link to ../exercises/99.ipynb leads to no page")]
    [InlineData("![a picture](missing.png)", "the picture missing.png is not there")]
    [InlineData("![a picture](https://example.org/a.png)", "lies on another server")]
    public async Task What_leads_nowhere_is_reported_and_leaves_its_words(string markdown, string problem)
    {
        var page = new PageScope("p", [], Path.GetTempPath());
        var html = Prose.Read(markdown, page).HtmlOf(await SetAsync());
        Assert.Contains(problem, Assert.Single(page.Problems).Message);
        Assert.DoesNotContain("<a", html);
        Assert.DoesNotContain("<img", html);
        Assert.Matches("work|picture", html);
    }

    [Fact]
    public void The_words_under_each_heading_are_known()
    {
        var sections = Read("Before.\n\n# A\n\nOne *two*.\n\n- three $x$\n\n> `four`\n\n" +
            "## B\n\n| five |\n|---|\n| six |").Sections();
        Assert.Equal([(null, "Before."), ("A", "One two. three x four"), ("B", "five six")],
            sections.Select(section => (section.Heading?.Text, section.Text.Trim())));
    }

    private static Prose Read(string markdown) => Prose.Read(markdown, new PageScope("p", ImmutableHashSet<string>.Empty, null));

    private static async Task<string> HtmlAsync(string markdown)
    {
        var prose = Read(markdown);
        return prose.HtmlOf(await SetAsync(prose));
    }

    private static async Task<Formulas> SetAsync(Prose? prose = null)
    {
        var formulas = prose?.Formulas.ToList() ?? [];
        if (formulas.Count > 0)
            await Demo.EnsurePackagesAsync();
        return await Formulas.SetAsync(formulas, Demo.PackageFolder, TestContext.Current.CancellationToken);
    }
}
