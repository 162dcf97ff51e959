using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks.Tests;

/// <summary>What PORTABILITY says of display, point by point.</summary>
public sealed class DisplayTests(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private const string Library = """
        using System;
        using System.Collections.Generic;
        using System.IO;

        [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
        internal sealed class TypeFormatterSourceAttribute : Attribute
        {
            public TypeFormatterSourceAttribute(Type type) => FormatterSourceType = type;
            public Type FormatterSourceType { get; }
            public string[] PreferredMimeTypes { get; set; }
        }

        internal sealed class ShapeSource
        {
            public IEnumerable<object> CreateTypeFormatters() { yield return new ShapeHtml(); yield return new ShapeText(); }
        }

        internal sealed class ShapeHtml
        {
            public string MimeType => "text/html";
            public bool Format(object value, TextWriter writer) { writer.Write($"<svg>{((Shape)value).Size}</svg>"); return true; }
        }

        internal sealed class ShapeText
        {
            public string MimeType => "text/plain";
            public bool Format(object value, TextWriter writer) { writer.Write($"a shape of {((Shape)value).Size}"); return true; }
        }

        [TypeFormatterSource(typeof(ShapeSource), PreferredMimeTypes = new[] { "text/html", "text/plain" })]
        public class Shape { public int Size { get; set; } = Besides.Four; }

        public sealed class Square : Shape { }

        [TypeFormatterSource(typeof(OnlyTextSource), PreferredMimeTypes = new[] { "text/plain" })]
        public struct OnlyText { }

        internal sealed class OnlyTextSource { public IEnumerable<object> CreateTypeFormatters() => new object[] { new OnlyTextFormatter() }; }

        internal sealed class OnlyTextFormatter
        {
            public string MimeType => "text/plain";
            public Type Type => typeof(OnlyText);
            public bool Format(object value, TextWriter writer) { writer.Write("only text"); return true; }
        }

        public static class Live
        {
            public static void Count()
            {
                Type host = Type.GetType("Notebooks.LiveDisplay, Notebooks");
                object shown = host.GetMethod("Show").Invoke(null, new object[] { "0 %" });
                for (int i = 1; i <= 100; i++)
                    shown.GetType().GetMethod("Update").Invoke(shown, new object[] { $"{i} %" });
            }
        }
        """;

    [Fact]
    public async Task A_library_brings_formatters_without_a_reference_and_dlls_beside_a_dll_are_found()
    {
        Compile("Besides", "public static class Besides { public const int Unused = 0; public static int Four => 4; }");
        Compile("Shapes", Library, "Besides");

        CellRun run = await shared.Run("#r \"shapes/Shapes.dll\"\nnew Square()");
        DisplayOutput shown = Assert.IsType<DisplayOutput>(Assert.Single(run.Outputs));
        Assert.Equal("<svg>4</svg>", (string?)shown.Data["text/html"]);
        Assert.Equal("a shape of 4", (string?)shown.Data["text/plain"]);
        Assert.Equal(2, shown.Data.Count);

        run = await shared.Run("new OnlyText()");
        Assert.Equal("only text", (string?)Assert.IsType<DisplayOutput>(Assert.Single(run.Outputs)).Data["text/plain"]);
        Assert.Single(((DisplayOutput)run.Outputs[0]).Data);
        Assert.Contains("<svg>4</svg>", await shared.Value("new { Drawn = new Shape() }", "text/html"));
        Assert.Contains("shapes", await shared.Value("typeof(Shape).Assembly.Location"));

        run = await shared.Run("Live.Count();");
        Assert.Equal("100 %", (string?)Assert.IsType<DisplayOutput>(Assert.Single(run.Outputs)).Data["text/plain"]);
    }

    [Theory]
    [InlineData("0.5", "0.5")]
    [InlineData("1234567.25m", "1234567.25")]
    [InlineData("'x'", "x")]
    [InlineData("DayOfWeek.Monday", "Monday")]
    [InlineData("TimeSpan.FromSeconds(90)", "00:01:30")]
    [InlineData("new[] { 1, 2, 3 }", "[ 1, 2, 3 ]")]
    [InlineData("new int[0]", "[]")]
    [InlineData("new[] { new[] { 1 }, new[] { 2, 3 } }", "[ [ 1 ], [ 2, 3 ] ]")]
    [InlineData("new[,] { { 1, 2 }, { 3, 4 } }", "[ [ 1, 2 ], [ 3, 4 ] ]")]
    [InlineData("(1, \"a\", 0.5)", "(1, a, 0.5)")]
    [InlineData("new { A = 1, B = \"x\" }", "(anonymous) { A = 1, B = x }")]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1 }", "{ a: 1 }")]
    [InlineData("Task.FromResult(4)", "Task<Int32> { Status = RanToCompletion, Result = 4 }")]
    [InlineData("typeof(List<int[]>)", "List<Int32[]>")]
    [InlineData("record Point(int X, int Y);\nnew Point(1, 2)", "Point { X = 1, Y = 2 }")]
    [InlineData("new Exception(\"oh\")", "System.Exception: oh")]
    [InlineData("Enumerable.Range(0, 1020).ToList()", "[ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, "
        + "… (1,000 more) ]")]
    [InlineData("Enumerable.Range(0, 25).Where(x => x >= 0)", "[ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, "
        + "18, 19, … (more) ]")]
    [InlineData("class Ring { public Ring Next { get; set; } }\nvar ring = new Ring(); ring.Next = ring; ring",
        "Ring { Next = Ring { Next = Ring { Next = Ring { Next = Ring { Next = Ring { Next = … } } } } } }")]
    public async Task Values_have_a_text(string code, string text) => Assert.Equal(text, await shared.Value(code));

    [Fact]
    public async Task Html_is_escaped_has_a_text_beside_it_and_text_has_no_html()
    {
        Assert.Equal("<div class=\"dni-plaintext\"><pre>7</pre></div>", await shared.Value("7", "text/html"));
        string html = await shared.Value("new { A = \"<script>\", B = new[] { \"&\" } }", "text/html");
        Assert.DoesNotContain("<script>", html);
        Assert.Contains("<td>A</td><td>&lt;script&gt;</td>", html);
        Assert.Contains("[ &amp; ]", html);
        CellRun run = await shared.Run("\"<b>\"");
        Assert.Equal(["text/plain"], Assert.IsType<DisplayOutput>(run.Outputs[0]).Data.Keys);
    }

    [Fact]
    public async Task Sequences_of_objects_are_tables()
    {
        string html = await shared.Value("new[] { new { A = 1, B = 2 }, new { A = 3, B = 4 } }", "text/html");
        Assert.StartsWith("<table><thead><tr><th><i>index</i></th><th>A</th><th>B</th></tr></thead><tbody><tr><td>0</td><td>1</td><td>2</td></tr>", html);
        await shared.Run("new[] { 1, 2 }.DisplayTable();");
        Assert.Contains("<th>value</th>", await shared.Value("new[] { 1, 2 }.DisplayTable();", "text/html"));
        Assert.Contains("<th>0</th><th>1</th>", await shared.Value("new[,] { { 1, 2 } }", "text/html"));
        Assert.Contains("<td>a</td><td>1</td>", await shared.Value("new Dictionary<string, int> { [\"a\"] = 1 }", "text/html"));
        Assert.Contains("… (5 more)",
            await shared.Value("Enumerable.Range(0, 25).Select(i => new { I = i }).ToList()", "text/html"));
        Assert.Contains("InvalidOperationException: no", await shared.Value(
            "class Bad { public int A => throw new InvalidOperationException(\"no\"); }\nnew Bad()", "text/html"));
    }

    [Fact]
    public async Task The_members_of_every_cell_display()
    {
        Assert.Equal("<b>x</b>", await shared.Value("HTML(\"<b>x</b>\")", "text/html"));
        Assert.Equal("<style>p{}</style>", await shared.Value("CSS(\"p{}\");", "text/html"));
        Assert.Equal("<script type=\"text/javascript\">a<b</script>", await shared.Value("Javascript(\"a<b\");", "text/html"));
        Assert.Equal("5", await shared.Value("display(5);"));
        Assert.Equal("6", await shared.Value("6.Display();"));
        Assert.Equal("# x", await shared.Value("\"# x\".DisplayAs(\"text/markdown\");", "text/markdown"));
        CellRun json = await shared.Run("\"{\\\"a\\\":[1]}\".DisplayAs(\"application/json\");");
        Assert.Equal(1, (int)Assert.IsType<DisplayOutput>(json.Outputs[0]).Data["application/json"]["a"]![0]!);
        CellRun both = await shared.Run("display(1.5, \"text/plain\", \"application/json\");");
        Assert.Equal(["application/json", "text/plain"], Assert.IsType<DisplayOutput>(both.Outputs[0]).Data.Keys.Order());
    }

    [Fact]
    public async Task Outputs_come_in_order_and_pieces_of_a_stream_are_joined()
    {
        CellRun run = await shared.Run("""
            Console.Write("a"); Console.WriteLine("b"); display(1); Console.Error.Write("e");
            Console.Out.Flush(); Console.Write("c"); display(2); "end"
            """);

        Assert.Equal(
            ["stdout:ab\n", "1", "stderr:e", "stdout:c", "2", "end"],
            run.Outputs.Select(output => output is StreamOutput stream
                ? $"{stream.Name}:{stream.Text}" : (string)((DisplayOutput)output).Data["text/plain"]!));
    }

    [Fact]
    public async Task Output_of_tasks_and_threads_is_kept_until_the_cell_ends_and_lost_after()
    {
        CellRun run = await shared.Run("""
            var late = Task.Run(async () => { await Task.Delay(1500); Console.WriteLine("too late"); });
            var thread = new System.Threading.Thread(() => Console.WriteLine("thread")); thread.Start(); thread.Join();
            await Task.Run(() => Console.WriteLine("task"));
            """);
        Assert.Equal("thread\ntask\n", Assert.IsType<StreamOutput>(Assert.Single(run.Outputs)).Text);
        await Task.Delay(2000);
        Assert.Equal("1", await shared.Value("1"));
        Assert.Empty((await shared.Run("late.Wait();")).Outputs);
    }

    [Fact]
    public async Task Outputs_stream_while_the_cell_runs()
    {
        TaskCompletionSource first = new();
        Task<CellRun> run = shared.Kernel.ExecuteAsync(new CellRequest("Console.Write(1); while (true) { }")
        {
            Timeout = TimeSpan.FromSeconds(20),
            OnEvent = happened => first.TrySetResult(),
        });
        await first.Task.WaitAsync(TimeSpan.FromSeconds(15));
        Assert.False(run.IsCompleted);
        await shared.Kernel.InterruptAsync();
        await run;
    }

    [Fact]
    public async Task A_cell_that_puts_out_too_much_is_cut_and_said_so()
    {
        CellRun run = await shared.Run("for (int i = 0; i < 30_000; i++) Console.WriteLine(new string('x', 99));\n\"end\"");
        StreamOutput[] streams = [.. run.Outputs.OfType<StreamOutput>()];
        Assert.Equal(1_000_000, streams.Where(stream => stream.Name == "stdout").Sum(stream => stream.Text.Length));
        Assert.Contains("more than 1,000,000 characters", streams.Last().Text);
        Assert.Equal("end", (string?)run.Outputs.OfType<DisplayOutput>().Single().Data["text/plain"]);

        run = await shared.Run("for (int i = 0; i < 3000; i++) display(i);");
        Assert.Equal(1000, run.Outputs.OfType<DisplayOutput>().Count());
        Assert.Contains("more than 1,000 outputs", run.Outputs.OfType<StreamOutput>().Single().Text);
    }

    [Fact]
    public async Task A_display_is_updated_in_place_by_a_later_cell_too()
    {
        CellRun first = await shared.Run("var place = display(\"old\"); place.Update(\"new\");");
        DisplayOutput shown = Assert.IsType<DisplayOutput>(Assert.Single(first.Outputs));
        Assert.Equal("new", (string?)shown.Data["text/plain"]);
        List<KernelEvent> events = [];
        CellRun second = await shared.Kernel.ExecuteAsync(new CellRequest("place.Update(\"newest\");") { OnEvent = events.Add });

        Assert.Empty(second.Outputs);
        Assert.Equal(shown.DisplayId, Assert.IsType<DisplayUpdated>(Assert.Single(events)).Output.DisplayId);
    }

    [Fact]
    public async Task Input_is_asked_for_and_an_error_where_nobody_can_answer()
    {
        List<InputRequest> asked = [];
        CellRun run = await shared.Kernel
            .ExecuteAsync(new CellRequest("var answer = await GetInputAsync(\"name?\"); answer + Console.ReadLine()")
        {
            Input = (request, _) =>
            {
                asked.Add(request);
                return Task.FromResult($"answer {asked.Count} ");
            },
        });
        Assert.Equal("answer 1 answer 2 ", (string?)run.Outputs.OfType<DisplayOutput>().Single().Data["text/plain"]);
        Assert.Equal(["name?", ""], asked.Select(request => request.Prompt));
        Assert.Contains("this notebook asks for input ('name?')", (await shared.Run("await GetInputAsync(\"name?\")")).Problem);
    }

    [Fact]
    public async Task Numbers_and_dates_do_not_depend_on_the_machines_language()
    {
        Assert.Equal("1234.5 01/31/2026", await shared.Value("$\"{1234.5} {new DateTime(2026, 1, 31):d}\""));
        Assert.Equal("utf-8", await shared.Value("Console.OutputEncoding.WebName"));
    }

    private void Compile(string name, string source, params string[] besides)
    {
        string folder = Path.Combine(shared.Folder, "shapes");
        Directory.CreateDirectory(folder);
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> references = new[] { "System.Private.CoreLib", "System.Runtime", "System.Collections" }
            .Select(file => Path.Combine(framework, file + ".dll"))
                .Concat(besides.Select(file => Path.Combine(folder, file + ".dll")));
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
            references.Select(path => MetadataReference.CreateFromFile(path)),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var emitted = compilation.Emit(Path.Combine(folder, name + ".dll"));
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
    }
}
