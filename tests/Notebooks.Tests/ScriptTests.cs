namespace Notebooks.Tests;

/// <summary>What PORTABILITY says of scripts and paths, point by point.</summary>
public sealed class ScriptTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    [Fact]
    public async Task The_last_expression_without_a_semicolon_is_the_result()
    {
        CellRun run = await shared.Run("var six = 6; six * 7");

        DisplayOutput result = Assert.IsType<DisplayOutput>(Assert.Single(run.Outputs));
        Assert.Equal("42", (string?)result.Data["text/plain"]);
        Assert.NotNull(result.ExecutionCount);
        Assert.Empty((await shared.Run("six * 7;  ".Replace("six * 7;", "var seven = six + 1;"))).Outputs);
        Assert.Equal("<null>", await shared.Value("(string)null"));
        Assert.Empty((await shared.Run("void Nothing() { }\nNothing()")).Outputs);
    }

    [Fact]
    public async Task The_default_usings_are_there_and_system_io_is_not()
    {
        Assert.Equal("6", await shared.Value("new List<int> { 1, 2, 3 }.Sum()"));
        Assert.Equal("ab", await shared.Value("new StringBuilder(\"ab\").ToString()"));
        Assert.Equal("True", await shared.Value("new ArrayList() is IEnumerable"));
        Assert.Contains("CS0103", (await shared.Error("File.Exists(\"x\")")).Message);
        Assert.Contains("CS0103", (await shared.Error("Thread.Sleep(1)")).Message);
        Assert.Contains("CS0103", (await shared.Error("Kernel")).Message);
    }

    [Fact]
    public async Task Await_works_at_the_top_and_blocking_on_a_task_does_not_hang()
    {
        Assert.Equal("3", await shared.Value("await Task.Delay(1); var three = await Task.FromResult(3); three"));
        Assert.Equal("9", await shared.Value("async Task<int> Nine() { await Task.Delay(5); return 9; }\nNine().Result"));
        Assert.Equal("18", await shared.Value("await Task.Delay(1);\nNine().Result + Nine().GetAwaiter().GetResult()"));
    }

    [Fact]
    public async Task Nullable_is_off_the_language_is_the_latest_and_extension_methods_work()
    {
        Assert.Equal("2", await shared.Value("string nothing = null; int[] xs = [1, 2]; xs.Length"));
        Assert.Equal("5", await shared.Value("static int Twice(this int x) => 2 * x;\n2.Twice() + 1"));
    }

    [Fact]
    public async Task A_cell_that_throws_keeps_its_variables()
    {
        Assert.Equal("first", (await shared.Error("var kept = 5;\nthrow new Exception(\"first\");")).Message);
        Assert.Equal("5", await shared.Value("kept"));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_adds_nothing_not_even_its_usings()
    {
        await shared.Error("using System.Numerics;\nint absent = 1;\nnonsense");

        Assert.Contains("CS0103", (await shared.Error("absent")).Message);
        Assert.Contains("CS0103", (await shared.Error("Vector3.One")).Message);
        Assert.Equal("1", await shared.Value("using System.Numerics;\nVector3.One.X"));
        Assert.Equal("0", await shared.Value("Vector3.Zero.Y"));
    }

    [Fact]
    public async Task Errors_name_cell_and_line()
    {
        CellRun run = await shared.Kernel.ExecuteAsync(new CellRequest("var fine = 1;\n\n  wrong + 1") { Number = 7 });
        ErrorOutput error = run.Outputs.OfType<ErrorOutput>().Single();

        Assert.Equal("CompilationError", error.Name);
        Assert.Equal("cell 7, line 3: CS0103: The name 'wrong' does not exist in the current context", error.Traceback[0]);
        Assert.Equal(["      wrong + 1", "      ^^^^^"], error.Traceback[1..3]);
        Assert.Contains("cell 7 (`var fine = 1;`): CompilationError: CS0103", run.Problem);
        Assert.DoesNotContain('\n', run.Problem!);
    }

    [Fact]
    public async Task Exceptions_name_cell_and_line_without_the_kernels_own_frames()
    {
        await shared.Kernel
            .ExecuteAsync(
                new CellRequest("void Inner() "
                    + "{\n  throw new InvalidOperationException(\"deep\", new FormatException(\"deeper\"));\n}") { Number = 8 });
        CellRun run = await shared.Kernel.ExecuteAsync(new CellRequest("\nawait Task.Delay(1);\nInner();") { Number = 9 });
        ErrorOutput error = run.Outputs.OfType<ErrorOutput>().Single();

        Assert.Equal("System.InvalidOperationException", error.Name);
        Assert.Equal(
            ["System.InvalidOperationException: deep", "   at Inner() in cell 8, line 2", "   at cell 9, line 3", "caused by "
                + "System.FormatException: deeper"],
            error.Traceback);
        Assert.Contains("(cell 8, line 2)", run.Problem);
    }

    [Fact]
    public async Task Paths_count_from_the_notebooks_folder()
    {
        shared.Write("data.txt", "hello");

        Assert.Equal("hello", await shared.Value("System.IO.File.ReadAllText(\"data.txt\")"));
        Assert.Equal(Path.GetFileName(shared.Folder), Path.GetFileName(await shared.Value("Environment.CurrentDirectory")));
    }

    [Fact]
    public async Task Load_runs_a_file_whose_paths_count_from_itself_and_whose_usings_stay_in_it()
    {
        shared.Write("loaded/a.csx", "#load \"b.csx\"\nusing System.Globalization;\nvar fromA = new "
            + "CultureInfo(\"\").Name.Length + fromB;");
        shared.Write("loaded/b.csx", "var fromB = 4;");

        Assert.Equal("4", await shared.Value("#load \"loaded/a.csx\"\nfromA"));
        Assert.Equal("4", await shared.Value("fromB"));
        Assert.Contains("CS0246", (await shared.Error("new CultureInfo(\"\")")).Message);
        Assert.Contains("nowhere.csx", (await shared.Error("#load \"nowhere.csx\"")).Message);
    }

    [Fact]
    public async Task Import_counts_from_the_current_folder_also_when_nested_and_its_usings_carry_on()
    {
        shared.Write("imported/a.csx", "#!import imported/b.csx\nusing System.Buffers.Binary;\nvar imported = 2 * deeper;");
        shared.Write("imported/b.csx", "#load \"imported/c.cs\"\nvar deeper = three;");
        shared.Write("imported/c.cs", "int three = 3;");

        Assert.Equal("6", await shared.Value("#!import imported/a.csx\nimported"));
        // Another namespace than in the test of #load, since what an import opens stays open in the kernel that the tests share.
        Assert.Equal("256", await shared.Value("BinaryPrimitives.ReverseEndianness((short)1)"));
        Assert.Contains("there is no file", (await shared.Error("1\n#!import nowhere.csx")).Message);
        shared.Write("imported/bad.csx", "\nvar x = ;");
        Assert.StartsWith("imported/bad.csx, line 2: CS1525", (await shared.Error("#!import imported/bad.csx")).Traceback[0]);
        shared.Write("imported/self.csx", "#!import imported/self.csx");
        Assert.Contains("imports itself", (await shared.Error("#!import imported/self.csx")).Message);
    }

    [Fact]
    public async Task Import_takes_notebooks_of_both_formats()
    {
        shared.Write("imported/n.dib", "#!markdown\n\ntext\n\n#!csharp\n\nvar fromDib = 1;\n\n#!csharp\n\nvar andMore = "
            + "fromDib + 1;");
        NotebookFile.Write(Path.Combine(shared.Folder, "n.ipynb"),
            new Notebook { Cells = [new Cell { Kind = CellKind.Code, Source = "var fromIpynb = 5;" }] });

        Assert.Equal("7", await shared.Value("#!import imported/n.dib\n#!import n.ipynb\nandMore + fromIpynb"));
    }

    [Fact]
    public async Task Kernel_lines_switch_languages_and_are_left_alone_in_strings_and_comments()
    {
        CellRun run = await shared.Run("var shown = 1;\n#!markdown\n# Title\n#!html\n<b>x</b>\n#!csharp\nshown");
        DisplayOutput[] outputs = [.. run.Outputs.OfType<DisplayOutput>()];

        Assert.Equal(["text/markdown", "text/html", "text/plain"],
            outputs.Select((output, i) => i < 2 ? output.Data.Keys.Order().First() : "text/plain"));
        Assert.Equal("# Title", (string?)outputs[0].Data["text/markdown"]);
        Assert.Equal("1", (string?)outputs[2].Data["text/plain"]);
        Assert.Equal("a\n#!html\nb", await shared.Value("/*\n#!nonsense\n*/\nvar raw = \"\"\"\na\n#!html\nb\n\"\"\";\nraw"));
    }

    [Fact]
    public async Task Time_says_how_long_the_cell_took()
    {
        CellRun run = await shared.Run("#!time\nSystem.Threading.Thread.Sleep(30);");

        Assert.Matches(@"^Wall time: \d+(\.\d+)? ms$", (string?)run.Outputs.OfType<DisplayOutput>().Single().Data["text/plain"]);
    }

    [Theory]
    [InlineData("var one = 1;\n#!sharpen", "cell 5, line 2: '#!sharpen' is not a directive of this kernel; it knows #!csharp")]
    [InlineData("#!fsharp\nlet x = 1", "cell 5, line 1: '#!fsharp' is not a directive of this kernel")]
    public async Task An_unknown_directive_is_a_clear_error(string code, string says)
    {
        CellRun run = await shared.Kernel.ExecuteAsync(new CellRequest(code) { Number = 5 });

        Assert.Equal(CellStatus.Failed, run.Status);
        Assert.StartsWith(says, run.Outputs.OfType<ErrorOutput>().Single().Traceback[0]);
    }

    [Fact]
    public async Task Cells_of_other_languages_are_displayed()
    {
        CellRun html = await shared.Kernel.ExecuteAsync(new CellRequest("<i>x</i>") { Language = "html" });
        CellRun script = await shared.Kernel.ExecuteAsync(new CellRequest("let a = 1 < 2;") { Language = "javascript" });
        CellRun other = await shared.Kernel.ExecuteAsync(new CellRequest("let x = 1") { Language = "fsharp" });

        Assert.Equal("<i>x</i>", (string?)Assert.IsType<DisplayOutput>(html.Outputs[0]).Data["text/html"]);
        Assert.Equal("<script type=\"text/javascript\">let a = 1 < 2;</script>",
            (string?)Assert.IsType<DisplayOutput>(script.Outputs[0]).Data["text/html"]);
        Assert.Contains("'fsharp'", other.Problem);
    }

    [Fact]
    public async Task A_missing_reference_says_which_file_and_what_to_do()
    {
        ErrorOutput error = await shared.Error("#r \"../lib/bin/Nowhere.dll\"");

        Assert.Contains("there is no file", error.Message);
        Assert.Contains("build it first", error.Message);
    }
}
