using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Notebooks.Tests;

public sealed class IpynbFormatTests
{
    private const string Full = """
        {
         "cells": [
          {"cell_type": "markdown", "id": "intro", "metadata": {"tags": ["a"]}, "source": ["# Title\n", "text"],
           "attachments": {"a.png": {"image/png": "AAAA"}}},
          {"cell_type": "code", "id": "c1", "execution_count": 3, "metadata": {"nbgrader": {"grade_id": "x"}}, "source": "1+1",
           "vendor": 7,
           "outputs": [
            {"output_type": "stream", "name": "stdout", "text": ["a\n", "b"], "extra": true},
            {"output_type": "execute_result", "execution_count": 3, "metadata": {"isolated": true},
             "data": {"text/plain": ["2"], "application/json": [1, 2.50, 1e400]}},
            {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<b>x</b>", "application/vnd.x+json": {"a": ["b"]}}},
            {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["l1", "l2"]},
            {"output_type": "hologram", "light": 1}
           ]},
          {"cell_type": "raw", "id": "r", "metadata": {"format": "latex"}, "source": ["x"]}
         ],
         "metadata": {"kernelspec": {"name": ".net-csharp", "display_name": ".NET (C#)", "language": "C#"}, "language_info": {"name": "C#"},
          "polyglot_notebook": {"kernelInfo": {"defaultKernelName": "csharp", "items": []}}, "toc": {"depth": 2}},
         "nbformat": 4, "nbformat_minor": 5, "signature": "abc"
        }
        """;

    [Fact]
    public void What_is_not_understood_is_kept_and_written_back_at_every_level()
    {
        JsonNode before = JsonNode.Parse(Full)!;
        JsonNode after = JsonNode.Parse(IpynbFormat.Write(IpynbFormat.Read(Full)))!;

        Assert.Equal("abc", (string?)after["signature"]);
        foreach (string path in new[] { "metadata", "cells/0/metadata", "cells/0/attachments", "cells/1/metadata", "cells/1/vendor",
            "cells/1/outputs/0/extra", "cells/1/outputs/1/metadata", "cells/1/outputs/1/data/application~json", "cells/1/outputs/3/traceback",
            "cells/1/outputs/2/data/application~vnd.x+json", "cells/1/outputs/4", "cells/2/metadata", "cells/2/source" })
            Assert.True(JsonNode.DeepEquals(At(before, path), At(after, path)), path);
    }

    [Fact]
    public void Reading_and_writing_again_changes_no_byte()
    {
        string once = IpynbFormat.Write(IpynbFormat.Read(Full));

        Assert.Equal(once, IpynbFormat.Write(IpynbFormat.Read(once)));
        Assert.EndsWith("}\n", once);
        Assert.DoesNotContain('\r', once);
        Assert.Contains("1e400", once);
    }

    [Fact]
    public void Sources_and_streams_may_be_text_or_lists_of_lines()
    {
        Notebook notebook = IpynbFormat.Read(Full);

        Assert.Equal("# Title\ntext", notebook.Cells[0].Source);
        Assert.Equal("1+1", notebook.Cells[1].Source);
        Assert.Equal("a\nb", Assert.IsType<StreamOutput>(notebook.Cells[1].Outputs[0]).Text);
        Assert.Equal(3, Assert.IsType<DisplayOutput>(notebook.Cells[1].Outputs[1]).ExecutionCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Older_minor_versions_are_upgraded_with_ids(int minor)
    {
        string text = $$"""{"cells":[{"cell_type":"code","metadata":{},"source":"1","outputs":[],"execution_count":null}],"metadata":{},"nbformat":4,"nbformat_minor":{{minor}}}""";

        JsonNode written = JsonNode.Parse(IpynbFormat.Write(IpynbFormat.Read(text)))!;

        Assert.Equal(5, (int)written["nbformat_minor"]!);
        Assert.Equal(IpynbFormat.Read(text).Cells[0].Id, (string?)written["cells"]![0]!["id"]);
        Assert.Matches("^[0-9a-f]{8}$", (string?)written["cells"]![0]!["id"]);
    }

    [Theory]
    [InlineData("""{"polyglot_notebook":{"kernelName":"html"}}""", "x", "html", "x")]
    [InlineData("""{"dotnet_interactive":{"language":"javascript"}}""", "x", "javascript", "x")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"csharp"},"dotnet_interactive":{"language":"fsharp"}}""", "x", "csharp", "x")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"csharp"}}""", "#!html\n<b>", "html", "<b>")]
    [InlineData("{}", "#!time\nx", "csharp", "#!time\nx")]
    [InlineData("{}", "x", "csharp", "x")]
    public void A_cells_language_is_found_as_dotnet_interactive_finds_it(string metadata, string source, string language,
        string rest)
    {
        JsonObject cell = new()
        {
            ["cell_type"] = "code", ["metadata"] = JsonNode.Parse(metadata), ["source"] = source, ["outputs"] = new JsonArray(),
                ["execution_count"] = null,
        };
        JsonObject notebook = new()
        {
            ["cells"] = new JsonArray(cell), ["metadata"] = JsonNode.Parse("""{"kernelspec":{"name":".net-csharp","language":"C#"}}"""), ["nbformat"] = 4, ["nbformat_minor"] = 5,
        };

        Cell read = IpynbFormat.Read(notebook).Cells[0];
        Cell again = IpynbFormat.Read(IpynbFormat.Write(IpynbFormat.Read(notebook))).Cells[0];

        Assert.Equal((language, rest), (read.Language, read.Source));
        Assert.Equal((language, rest), (again.Language, again.Source));
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("[]", "not an object")]
    [InlineData("{}", "without 'nbformat'")]
    [InlineData("""{"nbformat":3,"worksheets":[]}""", "nbformat 3")]
    [InlineData("""{"nbformat":5,"cells":[]}""", "nbformat 5")]
    [InlineData("""{"nbformat":4}""", "'cells' is missing")]
    [InlineData("""{"nbformat":4,"cells":[1]}""", "cell 1 is not a JSON object")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"poem","source":""}]}""", "cell_type 'poem'")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":5}]}""", "source is neither")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":3}]}""", "outputs is not a list")]
    [InlineData("""{"nbformat":4,"cells":[],"cells":[]}""", "not valid JSON")]
    [InlineData("""{"nbformat":4,"cells":[{"cell_type":"code","source":"\ud800"}]}""", "not valid Unicode")]
    [InlineData("""{"nbformat":4,"cells":[],"metadata":{"deep":["\udc00"]}}""", "not valid Unicode")]
    public void What_is_no_notebook_is_one_clear_line(string text, string says)
    {
        var error = Assert.Throws<NotebookFormatException>(() => IpynbFormat.Read(text, "05.ipynb"));

        Assert.Contains(says, error.Message);
        Assert.StartsWith("05.ipynb", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_file_cut_anywhere_is_a_notebook_or_a_clear_error()
    {
        for (int length = 0; length < Full.Length; length += 10)
        {
            var error = Assert.Throws<NotebookFormatException>(() => IpynbFormat.Read(Full[..length], "cut.ipynb"));
            Assert.True(length == 0 || error.Line is > 0, error.Message);
        }
        // A letter lost in the middle, too.
        for (int at = 0; at < Full.Length; at += 10)
        {
            try
            {
                IpynbFormat.Write(IpynbFormat.Read(Full.Remove(at, 1)));
            }
            catch (NotebookFormatException error)
            {
                Assert.DoesNotContain('\n', error.Message);
            }
        }
    }

    [Fact]
    public void Conflict_markers_are_named_with_their_line()
    {
        string text = Full.Replace("  {\"cell_type\": \"raw\"", "<<<<<<< HEAD\n  {\"cell_type\": \"raw\"")
            + "\n=======\n>>>>>>> main\n";

        var error = Assert.Throws<NotebookFormatException>(() => IpynbFormat.Read(text, "a.ipynb"));

        Assert.Contains("git conflict markers", error.Message);
        Assert.Equal(text[..text.IndexOf("<<<<<<<", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1, error.Line);
    }

    [Fact]
    public void A_lesson_becomes_a_jupyter_notebook_and_a_lesson_again()
    {
        string dib = """
            #!meta

            {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp","languageName":"C#","aliases":[]}]},"course":{"minutes":40}}

            #!markdown

            # A

            #!csharp

            1+1

            """;
        Notebook lesson = DibFormat.Read(dib);
        Notebook converted = IpynbFormat.Read(IpynbFormat.Write(lesson));

        Assert.Equal(".net-csharp", (string?)converted.Metadata["kernelspec"]!["name"]);
        Assert.Equal(".NET (C#)", (string?)converted.Metadata["kernelspec"]!["display_name"]);
        Assert.Equal("C#", (string?)converted.Metadata["language_info"]!["name"]);
        Assert.Equal("csharp", (string?)converted.Metadata["polyglot_notebook"]!["kernelInfo"]!["defaultKernelName"]);
        Assert.Equal(40, (int)converted.Metadata["course"]!["minutes"]!);
        Assert.Equal(DibFormat.Write(lesson), DibFormat.Write(converted));
    }

    [Fact]
    public void The_written_file_satisfies_nbformats_own_validator()
    {
        using TemporaryFolder folder = new();
        Notebook full = IpynbFormat.Read(Full);
        // A kind of output that nbformat does not know cannot satisfy it.
        Cell code = full.Cells[1];
        full = full with { Cells = full.Cells.SetItem(1,
            code with { Outputs = [.. code.Outputs.Where(output => output is not UnknownOutput)], Extra = [] }) };
        NotebookFile.Write(Path.Combine(folder.Path, "full.ipynb"),
            full with { Extra = [], Cells = [.. full.Cells.Select(WithoutExtraOutputFields)] });
        NotebookFile.Write(Path.Combine(folder.Path, "new.ipynb"), new Notebook
        {
            Cells = [new Cell { Kind = CellKind.Code, Source = "1" },
                new Cell { Kind = CellKind.Code, Source = "<b>", Language = "html" }],
        });
        if (!File.Exists("/usr/bin/python3"))
            Assert.Skip("/usr/bin/python3 is missing");
        const string program = """
            import sys
            try:
                import nbformat
            except ImportError:
                sys.exit(77)
            for path in sys.argv[1:]:
                nbformat.validate(nbformat.read(path, as_version=nbformat.NO_CONVERT))
            """;
        ProcessStartInfo start = new("/usr/bin/python3") { RedirectStandardError = true };
        foreach (string argument in new[] { "-W", "error", "-c", program }.Concat(Directory.GetFiles(folder.Path)))
            start.ArgumentList.Add(argument);
        using Process python = Process.Start(start)!;
        string errors = python.StandardError.ReadToEnd();
        python.WaitForExit();
        if (python.ExitCode == 77)
            Assert.Skip("/usr/bin/python3 has no nbformat");
        Assert.True(python.ExitCode == 0, errors);
    }

    private static Cell WithoutExtraOutputFields(Cell cell) =>
        cell with { Outputs = [.. cell.Outputs.Select(output => output with { Extra = [] })] };

    private static JsonNode? At(JsonNode node, string path) =>
        path.Split('/').Aggregate((JsonNode?)node, (at, step) => int.TryParse(step, out int i) ? at![i]
            : at![step.Replace('~', '/')]);
}
