using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Plotting.Tests;

public sealed class FigureTests
{
    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!-- <script>")]
    [InlineData("a\u2028b\u2029c")]
    [InlineData("\"quoted\" & 'single' \\ back")]
    public void A_hostile_title_neither_ends_the_script_nor_is_lost(string hostile)
    {
        Figure figure = Chart.Scatter(hostile, hostile, hostile, Series.Of(hostile, [1, 2]) with { Labels = [hostile, hostile] });
        string html = figure.ToHtml();
        // Two scripts, each with its end: the figure's JSON and the runtime.
        Assert.Equal(2, html.Split("</script").Length - 1);
        Assert.DoesNotContain("alert(1)</script", html);
        string json = Parsed.PageText(figure);
        Assert.DoesNotContain('<', json);
        Assert.DoesNotContain('\u2028', json);
        Assert.DoesNotContain('\u2029', json);
        // The document parses, and where plotly reads HTML the name has come through as text.
        string name = Parsed.Trace(figure, 0).GetProperty("name").GetString()!;
        Assert.Equal(hostile.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"), name);
        Assert.Equal(hostile, figure.Title);
    }

    [Fact]
    public void What_is_not_finite_becomes_null_and_long_numbers_six_digits()
    {
        double[] y = [double.NaN, double.PositiveInfinity, 1.0 / 3, 2.0e-17 / 3, 80_931_145, -123456.789, 0];
        Figure figure = Chart.Lines("", "x", "y", Series.Of("a", y));
        Assert.Equal([null, null, 0.333333, 6.66667e-18, 80931145, -123457, 0], Parsed.Numbers(Parsed.Trace(figure,
            0).GetProperty("y")));
    }

    [Fact]
    public void The_json_of_one_panel_is_a_plotly_figure_and_of_two_a_list()
    {
        Figure one = Chart.Lines("", "x", "y", Series.Of("a", [1, 2]));
        JsonElement json = JsonDocument.Parse(one.ToJson()).RootElement;
        Assert.Equal("scatter", json.GetProperty("data")[0].GetProperty("type").GetString());
        Assert.Equal("x", json.GetProperty("layout").GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString());
        Assert.Equal(2, JsonDocument.Parse(Chart.Beside("", one, one).ToJson()).RootElement.GetArrayLength());
    }

    [Fact]
    public void A_notebook_kernel_finds_html_and_plain_text_by_names_alone()
    {
        object attribute = typeof(Figure).GetCustomAttributes().Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var preferred = (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!;
        Assert.Equal(["text/html", "text/plain"], preferred);
        var sourceType = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        object source = Activator.CreateInstance(sourceType)!;
        var formatters = ((IEnumerable)sourceType.GetMethod("CreateTypeFormatters")!.Invoke(source,
            null)!).Cast<object>().ToArray();
        Figure figure = Chart.Lines("Loss", "epoch", "loss", Series.Of("training", [2, 1]));
        var shown = new Dictionary<string, string>();
        foreach (object formatter in formatters)
        {
            Type type = formatter.GetType();
            MethodInfo format = type.GetMethods().Single(method => method.Name == "Format");
            Assert.Equal(typeof(bool), format.ReturnType);
            Assert.Equal([typeof(object), typeof(TextWriter)], format.GetParameters().Select(parameter =>
                parameter.ParameterType));
            Assert.Equal(typeof(Figure), type.GetProperty("Type")!.GetValue(formatter));
            using var writer = new StringWriter();
            Assert.True((bool)format.Invoke(formatter, [figure, writer])!);
            Assert.False((bool)format.Invoke(formatter, ["no figure", TextWriter.Null])!);
            shown.Add((string)type.GetProperty("MimeType")!.GetValue(formatter)!, writer.ToString());
        }
        Assert.Equal(preferred.Order(), shown.Keys.Order());
        Assert.StartsWith("<div class=\"nn-figure\"", shown["text/html"]);
        Assert.Equal($"Loss\n{figure.AltText}", shown["text/plain"]);
    }

    [Fact]
    public void The_fallback_carries_title_text_and_table_in_that_order()
    {
        string html = Chart.Lines("Loss", "epoch", "loss", Series.Of("training", [2, 1])).ToHtml();
        int title = html.IndexOf("<strong>Loss</strong>", StringComparison.Ordinal);
        int alt = html.IndexOf("falls from 2.00 to 1.00", StringComparison.Ordinal);
        int table = html.IndexOf("<table>", StringComparison.Ordinal);
        Assert.True(0 < title && title < alt && alt < table, $"title at {title}, text at {alt}, table at {table}");
    }

    [Fact]
    public void A_long_table_keeps_its_first_and_last_row_and_says_what_it_leaves_out()
    {
        Figure figure = Chart.Lines("", "x", "y", Series.Of("a", Enumerable.Range(0, 1000).Select(i => (double)i)));
        Assert.Equal(FigureTable.MaximumRows, figure.Table.Rows.Length);
        Assert.Equal(["0", "0"], figure.Table.Rows[0]);
        Assert.Equal(["999", "999"], figure.Table.Rows[^1]);
        Assert.Contains("60 of 1,000 rows", figure.ToHtml());
    }

    [Fact]
    public void Too_little_height_is_refused_with_its_value()
    {
        Figure figure = Chart.Lines("", "x", "y", Series.Of("a", [1, 2]));
        Assert.Contains("40 pixels", Assert.Throws<ArgumentOutOfRangeException>(() => figure.WithHeight(40)).Message);
        Assert.Equal(500, Parsed.Panel(figure.WithHeight(500)).GetProperty("height").GetInt32());
    }
}
