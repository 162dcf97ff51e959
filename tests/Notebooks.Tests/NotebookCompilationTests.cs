using System.Collections.Immutable;
using System.Globalization;

namespace Notebooks.Tests;

public sealed class NotebookCompilationTests
{
    [Fact]
    public void A_cell_sees_what_those_before_it_declared_and_one_that_does_not_compile_adds_nothing()
    {
        ImmutableArray<CompiledCell> cells = Compile("int a = 1;", "int b = a + nothing;", "int c = b;", "a + 1");
        Assert.Equal([0, 1, 2, 3], cells.Select(cell => cell.Index));
        Assert.Equal([[], ["CS0103"], ["CS0103"], []], cells.Select(cell => cell.Errors.Select(error => error.Id).ToArray()));
    }

    [Fact]
    public void An_error_has_the_line_of_the_cell_also_below_a_directive()
    {
        var error = Assert.Single(Compile("#!time\nvar a = 1;\nvar b = nothing;")[0].Errors);
        Assert.Equal(2, error.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Contains("nothing", error.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_run_and_the_kernels_own_names_are_known() =>
        Assert.Empty(Compile("display(1); 1.Display(); Environment.FailFast(\"run\");")[0].Errors);

    [Fact]
    public void Imported_and_loaded_files_count_from_the_folder()
    {
        string folder = Directory.CreateTempSubdirectory("compilation-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "usings.csx"), "using System.Numerics;");
            File.WriteAllText(Path.Combine(folder, "loaded.csx"), "int Loaded() => 3;");
            Assert.All(CompileIn(folder, "#!import usings.csx", "#load \"loaded.csx\"\nvar z = new Complex(Loaded(), 1);"), cell =>
                Assert.Empty(cell.Errors));
            Assert.NotEmpty(CompileIn(folder, "#r \"missing.dll\"")[0].Errors);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ImmutableArray<CompiledCell> Compile(params string[] sources) => CompileIn(Path.GetTempPath(), sources);

    private static ImmutableArray<CompiledCell> CompileIn(string folder, params string[] sources) =>
        NotebookCompilation.Compile(
            new Notebook { Cells = [.. sources.Select(source => new Cell { Kind = CellKind.Code, Source = source })] },
            folder,
            TestContext.Current.CancellationToken);
}
