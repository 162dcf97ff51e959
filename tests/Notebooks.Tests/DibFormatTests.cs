namespace Notebooks.Tests;

public sealed class DibFormatTests
{
    private const string Lesson = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp","languageName":"C#","aliases":[]}]},"course":{"title":"Gates"}}

        #!markdown

        # Gates

        A neuron.

        #!csharp

        var x = 1;

        x

        #!html

        <b>bold</b>

        """;

    [Fact]
    public void The_line_on_which_each_cell_begins_is_told()
    {
        const string Text = "#!meta\n\n{\"course\":{}}\n\n#!markdown\n\n\n# Title\ntext\n\n#!csharp\nvar x = 1;\n\n#!csharp\n";
        Notebook notebook = DibFormat.Read(Text, null, out var lines);
        Assert.Equal(notebook.Cells.Length, lines.Length);
        Assert.Equal([8, 12], lines.Take(2));
        Assert.Equal("# Title", Text.Split('\n')[lines[0] - 1]);
        DibFormat.Read("\n\nvar y = 2;\n", null, out lines);
        Assert.Equal([3], lines);
    }

    [Fact]
    public void A_file_is_read_into_cells_and_metadata()
    {
        Notebook notebook = DibFormat.Read(Lesson);

        Assert.Equal(["markdown", "csharp", "html"], notebook.Cells.Select(cell => cell.Language));
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Code], notebook.Cells.Select(cell => cell.Kind));
        Assert.Equal(["# Gates\n\nA neuron.", "var x = 1;\n\nx", "<b>bold</b>"], notebook.Cells.Select(cell => cell.Source));
        Assert.Equal("Gates", (string?)notebook.Metadata["course"]!["title"]);
    }

    [Fact]
    public void What_was_written_is_read_again_and_written_the_same()
    {
        string written = DibFormat.Write(DibFormat.Read(Lesson));

        Assert.Equal(written, DibFormat.Write(DibFormat.Read(written)));
        Assert.Equal(DibFormat.Read(Lesson).Cells.Select(cell => cell.Source),
            DibFormat.Read(written).Cells.Select(cell => cell.Source));
        Assert.DoesNotContain('\r', written);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_change_nothing()
    {
        Notebook plain = DibFormat.Read(Lesson);
        Notebook windows = DibFormat.Read("\uFEFF" + Lesson.ReplaceLineEndings("\r\n"));

        Assert.Equal(plain.Cells.Select(cell => cell.Source), windows.Cells.Select(cell => cell.Source));
        Assert.Equal(plain.Metadata.ToJsonString(), windows.Metadata.ToJsonString());
    }

    [Theory]
    [InlineData("#!csharp ")]
    [InlineData(" #!csharp")]
    [InlineData("#!csharp // code")]
    [InlineData("#!time")]
    [InlineData("#!import ../lib/course.csx")]
    public void Only_a_line_of_exactly_a_header_starts_a_cell(string line)
    {
        Notebook notebook = DibFormat.Read($"#!markdown\n\nabove\n{line}\nbelow\n");

        Assert.Equal($"above\n{line}\nbelow", Assert.Single(notebook.Cells).Source);
    }

    [Fact]
    public void Lines_before_the_first_header_are_csharp()
    {
        Notebook notebook = DibFormat.Read("\n\nvar x = 1;\n\n#!markdown\ntext");

        Assert.Equal(("csharp", "var x = 1;"), (notebook.Cells[0].Language, notebook.Cells[0].Source));
        Assert.Equal(2, notebook.Cells.Length);
        Assert.Empty(DibFormat.Read("").Cells);
    }

    [Fact]
    public void A_language_that_the_metadata_name_starts_cells_too()
    {
        string text = """
            #!meta
            {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"prolog","aliases":["pl"]}]}}
            #!pl
            human(socrates).
            """;

        Assert.Equal(("prolog", "human(socrates)."), (DibFormat.Read(text).Cells[0].Language,
            DibFormat.Read(text).Cells[0].Source));
    }

    [Fact]
    public void Damaged_metadata_are_an_error_with_its_line()
    {
        var error = Assert.Throws<NotebookFormatException>(() =>
            DibFormat.Read("#!meta\n\n{\"course\":\n oops}\n#!csharp\n1", "01.dib"));

        Assert.Equal(4, error.Line);
        Assert.StartsWith("01.dib, line 4, column 2: not valid JSON", error.Message);
    }

    [Fact]
    public void A_cell_that_the_format_cannot_hold_is_an_error()
    {
        Notebook notebook = new() { Cells = [new Cell { Kind = CellKind.Markdown, Source = "in a .dib:\n#!csharp\nx",
            Language = "markdown" }] };

        Assert.Contains("cell 1 has the line '#!csharp'",
            Assert.Throws<NotebookFormatException>(() => DibFormat.Write(notebook)).Message);
    }

    [Fact]
    public void Ids_depend_on_position_and_content_only_and_are_unique()
    {
        string same = "#!csharp\n\nx\n\n#!csharp\n\nx\n";

        Notebook first = DibFormat.Read(same);
        Assert.Equal(first.Cells.Select(cell => cell.Id), DibFormat.Read(same).Cells.Select(cell => cell.Id));
        Assert.Equal(2, first.Cells.Select(cell => cell.Id).Distinct().Count());
    }
}
