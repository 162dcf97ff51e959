using System.Net;
using System.Text.RegularExpressions;

namespace Site.Tests;

public sealed partial class CodeHighlighterTests
{
    private static readonly CodeHighlighter Highlighter = new([], []);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("int x = 1; // <b> & \"c\"\n")]
    [InlineData("#!time\nvar s = $\"{1:F2} – ∑ 🙂\";\n\n\tx\n")]
    [InlineData("this does not ( compile \"at all")]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("#r \"nuget: A, 1.0\"\n@\"verbatim \"\" text\" + \"\"\"raw\n  text\"\"\"")]
    public async Task The_text_of_coloured_code_is_the_code(string code)
    {
        var html = Assert.Single(await Highlighter.HighlightAsync([code], Token));
        Assert.Equal(code, WebUtility.HtmlDecode(Tag.Replace(html, "")));
    }

    [Fact]
    public async Task Names_are_coloured_by_their_meaning_across_cells()
    {
        var html = await Highlighter.HighlightAsync(
            ["using System.IO;\nrecord Shape(int Rows);\nstatic int Area(Shape shape) => shape.Rows;",
                "var all = File.Exists(\"a\") ? Area(new Shape(3)) : 0"],
            Token);
        Assert.Contains("=&gt; shape.Rows", html[0]);
        // File is a type only because the cell before opened its namespace; Area and Shape were declared there.
        Assert.Contains("<i class=t>File</i>.<i class=m>Exists</i>", html[1]);
        Assert.Contains(
            "<i class=m>Area</i>(<i class=k>new</i> <i class=t>Shape</i>(<i class=n>3</i>",
            html[1]);
        Assert.Contains("<i class=s>\"a\"</i>", html[1]);
    }

    [Fact]
    public async Task A_name_declared_anew_keeps_its_meaning_in_each_cell()
    {
        var html = await Highlighter.HighlightAsync(
            ["static int Twice(int x) => 2 * x;", "Twice(1)", "var Twice = 2;", "Twice + 1"], Token);
        Assert.Contains("<i class=m>Twice</i>", html[1]);
        Assert.StartsWith("Twice", html[3]);
    }

    [Fact]
    public async Task A_library_given_by_the_caller_is_known()
    {
        using var highlighter = new CodeHighlighter([typeof(Notebooks.Notebook).Assembly.Location], ["Notebooks"]);
        var html = await highlighter.HighlightAsync(["new Notebook()"], Token);
        Assert.Contains("<i class=t>Notebook</i>", html[0]);
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag { get; }
}
