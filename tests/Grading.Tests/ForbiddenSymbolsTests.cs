using System.Reflection;
using Checks;
using Notebooks;
using static Grading.Tests.Support;

namespace Grading.Tests;

/// <summary>What an answer may not use is found however it is written, and nothing else is.</summary>
public class ForbiddenSymbolsTests
{
    private static readonly ExerciseTask _task = new ExerciseTask<double[], double[]>
    {
        Id = "shares",
        Title = "Shares",
        Function = "Shares",
        Points = 1,
        Reread = "",
        Hint = "",
        Inputs = _ => [],
        Forbidden = ["NeuralNet.Softmax", "System.Linq.Enumerable.Sum", "System.Math.Exp", "NeuralNet.Mlp"],
    };

    private static readonly ExerciseTask _other = new ExerciseTask<double[], double[]>
    {
        Id = "other", Title = "", Function = "Other", Points = 1, Reread = "", Hint = "", Inputs = _ => [],
    };

    [Theory]
    [InlineData("double F(double[] x) => Softmax.Apply(x)[0];", "NeuralNet.Softmax")]
    [InlineData("double F(double[] x) => NeuralNet.Softmax.Apply(x)[0];", "NeuralNet.Softmax")]
    [InlineData("using S = NeuralNet.Softmax;\ndouble F(double[] x) => S.Apply(x)[0];", "NeuralNet.Softmax")]
    [InlineData("using static NeuralNet.Softmax;\ndouble F(double[] x) => Apply(x)[0];", "NeuralNet.Softmax.Apply")]
    [InlineData("var f = (Func<Matrix, Matrix>)Softmax.Apply;", "NeuralNet.Softmax")]
    [InlineData("double F(double[] x) => x.Sum();", "System.Linq.Enumerable.Sum")]
    [InlineData("double F(double[] x) => Enumerable.Sum(x, v => v * v);", "System.Linq.Enumerable.Sum")]
    [InlineData("Func<double[], double> f = Enumerable.Sum;", "System.Linq.Enumerable.Sum")]
    [InlineData("using static System.Math;\ndouble F(double x) => Exp(x);", "System.Math.Exp")]
    [InlineData("double[] F(double[] x) => x.Select(Math.Exp).ToArray();", "System.Math.Exp")]
    [InlineData("double F(double x)\n{\n    return\n        Math\n            .Exp(x);\n}", "System.Math.Exp")]
    [InlineData("Mlp F() => null;", "NeuralNet.Mlp")]
    [InlineData("List<Mlp> F() => new();", "NeuralNet.Mlp")]
    [InlineData("class Mine : System.IO.MemoryStream { }\nlong F() => new Mine().Length;", "System.IO.MemoryStream")]
    [InlineData("var s = new System.Text.StringBuilder(); System.IO.StreamWriter w = new(\"x\");", "System.IO.StreamWriter")]
    [InlineData("var info = typeof(double).Assembly;", "System.Reflection.Assembly")]
    [InlineData("var found = Type.GetType(\"NeuralNet.Softmax\");", "System.Type.GetType")]
    [InlineData("var made = Activator.CreateInstance(typeof(string));", "System.Activator")]
    [InlineData("object F(dynamic x) => x.Of;", "dynamic")]
    [InlineData("var p = System.Diagnostics.Process.GetCurrentProcess();", "System.Diagnostics.Process")]
    [InlineData("void F() { Environment.Exit(0); }", "System.Environment.Exit")]
    [InlineData("Action<int> f = Environment.Exit;", "System.Environment.Exit")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid();", "extern")]
    [InlineData("unsafe int F(int* p) => *p;", "unsafe")]
    [InlineData("var verdict = SoftmaxExercise.Naive.Check(x => x);", "Checks.SoftmaxExercise")]
    [InlineData("double[] F(double[] x) => SoftmaxExercise.Naive.Reference(x);", "Checks.ExerciseTask")]
    [InlineData("class SoftmaxExercise { public static int Naive; }", "SoftmaxExercise")]
    [InlineData("var SoftmaxExercise = new { Naive = 1 };", "SoftmaxExercise")]
    [InlineData("using Verdict = System.String;", "Verdict")]
    [InlineData("async Task F() { var t = await System.IO.File.ReadAllTextAsync(\"x\"); }", "System.IO.File")]
    [InlineData("double F(double[] x) => x.Sum(NotThere);", "System.Linq.Enumerable.Sum")]
    public void A_forbidden_use_is_found(string code, string symbol) =>
        Assert.Contains(Find(code), use => use.Symbol.StartsWith(symbol, StringComparison.Ordinal) && use.Task == "shares" && use.Cell == 1);

    [Theory]
    [InlineData("// Softmax.Of(x) and System.IO.File\nvar a = 1;")]
    [InlineData("var text = \"Softmax.Of(x) System.IO.File.Delete(y) dynamic\";")]
    [InlineData("double Exp(double x) => x; double F(double x) => Exp(x) + Math.Sqrt(x) + Math.Abs(x);")]
    [InlineData("double F(double[] x) { double Sum(double[] y) => y[0]; return Sum(x); }")]
    [InlineData("double[] F(double[] x) => x.Select(v => v / x.Max()).ToArray();")]
    [InlineData("class SoftmaxLike { public double Of(double x) => x; } var one = new SoftmaxLike().Of(1);")]
    [InlineData("Console.WriteLine(1.0.GetType().Name); Console.Out.WriteLine(2);")]
    [InlineData("(double loss, double[] grad) F(Matrix m) { var (a, b) = (m.Rows, m.Columns); return (a + b, new double[] { a, b }); }")]
    [InlineData("var squares = from i in Enumerable.Range(0, 3) where i > 1 select i * i;")]
    [InlineData("var dynamicRange = 3; int reflection = dynamicRange;")]
    [InlineData("double F(double[] x) { foreach (ref var v in x.AsSpan()) v *= 2; return x[^1] + x[1..].Length; }")]
    [InlineData("display(1 + 1); throw new NotImplementedException();")]
    public void What_only_looks_like_it_is_not(string code) => Assert.Empty(Find(code));

    [Fact]
    public void The_line_is_the_line_of_the_cell() => Assert.Equal(3, Assert.Single(Find("// Task: shares (1 point)\n\nvar a = Math.Exp(1);")).Line);

    [Fact]
    public void An_answer_may_not_go_through_another_answer_that_uses_it()
    {
        var uses = Find("double F(double[] x) => Helped(x);", "double Helped(double[] x) => Deeper(x);\ndouble Deeper(double[] x) => x.Sum();");
        Assert.Equal("shares", Assert.Single(uses).Task);
        Assert.Contains("Enumerable.Sum", uses[0].What, StringComparison.Ordinal);
        Assert.NotEmpty(Find("double F(double[] x) => helped(x);", "Func<double[], double> helped;\nhelped = x => x.Sum();"));
        Assert.Empty(Find("double F(double[] x) => Plain(x);", "double Plain(double[] x) => x[0];\ndouble Unused(double[] x) => x.Sum();"));
    }

    [Fact]
    public void Code_that_an_exercise_gives_is_there_for_answers()
    {
        var given = typeof(Exercise).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
            .FirstOrDefault(method => method.Name.StartsWith("Given", StringComparison.Ordinal));
        if (given is null)
            Assert.Skip("No exercise gives code from lib/Checks.");
        Assert.Empty(Find($"var given = {given.DeclaringType!.Name}.{given.Name};"));
        Assert.NotEmpty(Find($"var given = {given.DeclaringType.Name}.Exercise;"));
    }

    [Fact]
    public void Query_syntax_is_seen_through()
    {
        var task = new ExerciseTask<double[], double[]>
        {
            Id = "shares", Title = "", Function = "", Points = 1, Reread = "", Hint = "", Inputs = _ => [], Forbidden = ["System.Linq.Enumerable.Where", "System.Linq.Enumerable.OrderBy"],
        };
        Assert.NotEmpty(Find("var a = from i in new[] { 1, 2 } where i > 1 select i;", null, task));
        Assert.NotEmpty(Find("var a = from i in new[] { 1, 2 } orderby i select i;", null, task));
    }

    [Theory]
    [InlineData("#r \"nuget: Evil\"\nvar a = 1;", 1)]
    [InlineData("var a = 1;\n#!import ../solutions/04-softmax.dib", 2)]
    [InlineData("#load \"x.csx\"", 1)]
    public void Directives_are_seen(string code, int line) => Assert.Equal([line], NotebookCompilation.DirectiveLines(code));

    [Fact]
    public void A_directive_in_a_string_or_an_ordinary_region_is_none() =>
        Assert.Empty(NotebookCompilation.DirectiveLines("var s = @\"\n#!import x\n\";\n#region mine\n#pragma warning disable\n#endregion"));

    private static List<ForbiddenUse> Find(string code, string? before = null, ExerciseTask? task = null)
    {
        Cell[] cells = before is null ? [Code("#!import ../lib/course.csx"), Code(code)] : [Code("#!import ../lib/course.csx"), Code(before), Code(code)];
        var tasks = new Dictionary<int, ExerciseTask> { [cells.Length - 1] = task ?? _task };
        if (before is not null)
            tasks[1] = _other;
        var compiled = NotebookCompilation.Compile(new Notebook { Cells = [.. cells] }, FolderOfNotebooks, TestContext.Current.CancellationToken);
        return [.. ForbiddenSymbols.Find(compiled, tasks)];
    }
}
