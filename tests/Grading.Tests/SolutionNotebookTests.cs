using static Grading.Tests.Support;

namespace Grading.Tests;

/// <summary>Everything that can be wrong with a solution notebook is found, at its cell and line, all at once.</summary>
public class SolutionNotebookTests
{
    [Fact]
    public void A_notebook_that_is_well_has_no_problems_and_one_task_and_one_written_part()
    {
        var solution = Read(Dib());
        Assert.Empty(solution.Problems);
        Assert.Equal([Naive.Id], solution.Tasks.Select(cell => cell.Task));
        Assert.Equal(["one-expected"], solution.WrittenParts.Select(cell => cell.Written));
    }

    // What is changed in the notebook, what the problem says, and what stands on the line that it names (null: the whole notebook).
    public static TheoryData<string, string, string?> Mistakes => new()
    {
        { Dib(TaskCell.Replace("    // END SOLUTION\n", "")), "BEGIN STUB inside BEGIN SOLUTION", "// BEGIN STUB" },
        { Dib(TaskCell.Replace("    // END STUB\n", "")), "BEGIN STUB has no END STUB", "// BEGIN STUB" },
        { Dib(TaskCell.Replace("    // BEGIN SOLUTION\n", "")), "END SOLUTION without a BEGIN", "// END SOLUTION" },
        { Dib(TaskCell.Replace("// END SOLUTION", "// END STUB")), "END STUB where BEGIN SOLUTION", "// END STUB" },
        { Dib(TaskCell.Replace("// BEGIN SOLUTION", "var x = 1; // BEGIN SOLUTION")), "stands alone on its line", "var x = 1;" },
        { Dib(TaskCell.Replace("// BEGIN SOLUTION", "//BEGIN SOLUTION")), "stands alone on its line", "//BEGIN SOLUTION" },
        { Dib(TaskCell.Replace("    // BEGIN SOLUTION\n", "    // BEGIN SOLUTION\n    var s = \"// END SOLUTION\";\n")), "stands alone on its line", "var s" },
        { Dib(TaskCell.Replace("    // BEGIN SOLUTION\n", "    // BEGIN SOLUTION\n    var s = @\"\n// END SOLUTION\n\";\n")), "in a string", "// END SOLUTION" },
        { Dib(TaskCell.Replace("    // BEGIN SOLUTION\n", "    // BEGIN SOLUTION\n    /*\n// END SOLUTION\n*/\n")), "in a string or a longer comment", "// END SOLUTION" },
        { Dib(written: WrittenCell.Replace("<!-- END STUB -->", "<!-- END STUB --> and on")), "stands alone on its line", "and on" },
        { Dib(TaskCell.Replace("// throw", "throw")), "put '// ' before it", "throw new" },
        { Dib(more: $"#!csharp\n\n{TaskCell}"), "is there twice", "// Task:" },
        { Dib(more: $"#!csharp\n\n{CheckCell}"), "is there twice", "// Check:" },
        { Dib(more: $"#!markdown\n\n{WrittenCell}", meta: $"\"points\":{Naive.Points},\"writtenPoints\":2"), "is there twice", "<!-- Written:" },
        { Dib(check: "var nothing = 0;"), "has no check", "// Task:" },
        { Dib(TaskCell.Replace(Head, "// A helper"), meta: "\"points\":0,\"writtenPoints\":1"), "has no task", "// Check:" },
        { Dib(TaskCell.Replace(Naive.Id, "no-such-task"), CheckCell.Replace($"// Check: {Naive.Id}", "// Check: no-such-task")), "is no task of the exercise", "// Task:" },
        { Dib(TaskCell.Replace($"({Naive.Points} ", $"({Naive.Points + 1} "), meta: $"\"points\":{Naive.Points + 1},\"writtenPoints\":1"), "its check gives", "// Task:" },
        { Dib(meta: $"\"points\":{Naive.Points + 1},\"writtenPoints\":1"), "\"points\"", null },
        { Dib(meta: $"\"points\":{Naive.Points}"), "\"writtenPoints\": nothing", null },
        { Dib(TaskCell.Replace("points)", "pts)"), meta: "\"points\":0,\"writtenPoints\":1"), "is the first line of no cell", "// Task:" },
        { Dib("// A remark\n" + TaskCell, meta: "\"points\":0,\"writtenPoints\":1"), "is the first line of no cell", "// Task:" },
        { Dib(TaskCell.Split("    // BEGIN STUB")[0] + "}"), "has no stub", "// Task:" },
        { Dib(written: WrittenCell.Split("<!-- BEGIN STUB -->")[0]), "has no stub", "<!-- Written:" },
        { Dib($"{Head}\ndouble[] {Naive.Function}(double[] scores)\n{{\n    // BEGIN STUB\n    // return null;\n    // END STUB\n}}"), "no answer between", "// Task:" },
        { Dib(TaskCell.Replace("throw new NotImplementedException();", "throw new NotImplementedExeption();")), "with its stub, it does not compile", "NotImplementedExeption" },
        { Dib(TaskCell.Replace("scores.Sum(score", "scores.Summ(score")), "does not compile: CS1061", "Summ" },
        { Dib(TaskCell.Replace("scores.Sum(score => Math.Exp(score))", "Softmax.Apply(scores)[0]")), "uses what the task forbids: NeuralNet.Softmax", "Softmax.Apply" },
        { Dib(TaskCell.Replace("var sum", "System.IO.File.Delete(\"x\"); var sum")), "System.IO.File", "System.IO.File" },
        { Dib(check: $"// Check: {Naive.Id}\nvar verdict = SoftmaxExercise.Naive.Check({Naive.Function});"), "its cell's value", "var verdict" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_cell_and_line(string dib, string says, string? line)
    {
        var problems = Read(dib).Problems;
        var found = problems.Where(problem => problem.What.Contains(says, StringComparison.Ordinal)).ToList();
        Assert.True(found.Count > 0, $"Wanted '{says}', got:\n{string.Join('\n', problems)}");
        Assert.All(problems, problem => Assert.Equal("solutions/99-one.dib", problem.File));
        Assert.Equal(line is not null, found[0].Line is not null);
        if (line is not null)
        {
            Assert.Contains(found, problem => dib.Split('\n')[problem.Line!.Value - 1].Contains(line, StringComparison.Ordinal));
            Assert.NotNull(found[0].Cell);
            Assert.Contains($"cell {found[0].Cell}, line {found[0].Line}: ", found[0].ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_task_of_the_checks_without_a_cell_and_an_unknown_exercise_are_named()
    {
        Assert.Contains(Read(Dib(check: "1", task: "2", meta: "\"writtenPoints\":1")).Problems, problem => problem.What.Contains("has no cell", StringComparison.Ordinal));
        Assert.Contains(Read(Dib(), One with { Name = "98-other" }).Problems, problem => problem.What.Contains("no exercise '99-one'", StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_are_reported_at_once()
    {
        var dib = Dib(
            TaskCell.Replace("    // END STUB\n", ""), check: "var nothing = 0;", written: WrittenCell.Replace("<!-- BEGIN STUB -->", "<!-- BEGIN STUBS -->"),
            meta: "\"points\":77,\"writtenPoints\":1");
        var problems = Read(dib).Problems.Select(problem => problem.What).ToList();
        Assert.All(["no END STUB", "has no check", "stands alone", "\"points\": 77"], says =>
            Assert.Contains(problems, problem => problem.Contains(says, StringComparison.Ordinal)));
    }

    [Fact]
    public void Hidden_tests_go_with_the_cell_that_holds_nothing_else()
    {
        var solution = Read(Dib(more: "#!csharp\n\n// BEGIN HIDDEN TESTS\nvar secret = 1;\n// END HIDDEN TESTS\n"));
        Assert.Empty(solution.Problems);
        var student = StudentNotebook.From(solution);
        Assert.DoesNotContain("secret", student.Text, StringComparison.Ordinal);
        Assert.Equal(solution.Cells.Length - 1, student.Notebook.Cells.Length);
    }
}
