using System.Text.Json.Nodes;
using Notebooks;
using static Grading.Tests.Support;

namespace Grading.Tests;

/// <summary>What students get, of every exercise.</summary>
public class StudentNotebookTests
{
    public static TheoryData<string> Names => [.. Exercises.Solutions.Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory, MemberData(nameof(Names))]
    public void A_solution_has_nothing_to_mend(string name) => Assert.Empty(Solution(name).Problems);

    [Theory, MemberData(nameof(Names))]
    public void The_file_in_exercises_is_what_the_solution_makes_of_it_to_the_last_byte(string name)
    {
        var text = StudentNotebook.From(Solution(name)).Text;
        Assert.Equal(text, StudentNotebook.From(Solution(name)).Text);
        Assert.True(text == File.ReadAllText(Path.Combine(FolderOfNotebooks, name + ".ipynb")),
            $"exercises/{name}.ipynb is out of date: run './course exercises'.");
    }

    [Fact]
    public void Exercises_holds_nothing_else() =>
        Assert.Equal(Exercises.Solutions.Select(Path.GetFileNameWithoutExtension),
            Exercises.Generated.Select(Path.GetFileNameWithoutExtension));

    [Theory, MemberData(nameof(Names))]
    public void No_line_between_the_markers_appears_anywhere_in_what_students_get(string name)
    {
        // Read by other means than the generator: line by line from the file, and every string of the JSON.
        var secret = new List<string>();
        var isSecret = false;
        foreach (var line in File.ReadLines(Path.Combine(Root, "solutions", name + ".dib")).Select(line => line.Trim()))
        {
            var isMarker = line.Contains("BEGIN ", StringComparison.Ordinal) || line.Contains("END ", StringComparison.Ordinal);
            if (isMarker)
                isSecret = line.Contains("BEGIN SOLUTION", StringComparison.Ordinal)
                    || line.Contains("BEGIN HIDDEN", StringComparison.Ordinal);
            else if (isSecret && line.Length >= 12)
                secret.Add(line);
        }
        var told = string.Join('\n', Strings(JsonNode.Parse(File.ReadAllText(Path.Combine(FolderOfNotebooks, name + ".ipynb")))));
        Assert.NotEmpty(secret);
        Assert.All(secret, line => Assert.DoesNotContain(line, told, StringComparison.Ordinal));
        Assert.DoesNotMatch("(BEGIN|END) (SOLUTION|STUB|HIDDEN)", told);
    }

    [Theory, MemberData(nameof(Names))]
    public void Cells_are_named_by_their_task_and_hold_no_outputs(string name)
    {
        var student = StudentNotebook.From(Solution(name));
        var read = IpynbFormat.Read(student.Text);
        Assert.All(student.Tasks, task =>
        {
            Assert.Equal($"task-{task.Id}", read.Cells[task.Cell].Id);
            Assert.Equal($"check-{task.Id}", read.Cells[task.Check!.Value].Id);
            Assert.Equal(task.Id, (string)read.Cells[task.Cell].Metadata["course"]!["task"]!);
            Assert.Equal(task.Points, (int)read.Cells[task.Cell].Metadata["course"]!["points"]!);
        });
        Assert.All(read.Cells, cell => Assert.True(cell.Outputs.IsEmpty && cell.ExecutionCount is null));
        Assert.Equal("#!import ../lib/course.csx", read.Cells.First(cell => cell.Kind == CellKind.Code).Source);
        Assert.Equal(read.Cells.Length, read.Cells.Select(cell => cell.Id).Distinct().Count());
        Assert.True(CourseExercises.IsAsHandedOut(read));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_prose_above_a_task_has_the_parts_that_a_student_needs(string name)
    {
        var solution = Solution(name);
        Assert.All(solution.Tasks, task =>
        {
            // Cell numbers count from 1, so this is the cell before the task's.
            var prose = solution.Cells[task.Number - 2].Cell.Source;
            Assert.Matches(@"(?m)^## Task \d+: \S", prose);
            Assert.Matches(
                $@"(?m)^[★☆]{{3}} · \d+ minutes? · {task.Points} {(task.Points == 1 ? "point" : "points")}(, .+)?\s*$", prose);
            Assert.All(["**Goal.**", "**Formula.**", "**Signature.**", "**Example.**", "**The check**"], part =>
                Assert.Contains($"\n{part}", prose, StringComparison.Ordinal));
            Assert.Matches(@"(?s)<details>\s*<summary>First hint</summary>\n\n.+\n\n</details>", prose);
            Assert.Contains(solution.Exercise!.Tasks.First(each => each.Id == task.Task).Function, prose,
                StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_stub_loses_its_comment_signs_and_keeps_its_indentation()
    {
        var student = StudentNotebook.From(Read(Dib()));
        Assert.Equal(
            $"{Head}\ndouble[] {Naive.Function}(double[] scores)\n{{\n    throw new NotImplementedException();\n}}",
            student.Notebook.Cells[student.Tasks[0].Cell].Source);
        Assert.Equal(
            "<!-- Written: one-expected (1 point) -->\n### Expected\n*Write before you run the cell: what do you expect, and "
                + "why?*",
            student.Notebook.Cells[student.WrittenParts[0].Cell].Source);
    }

    [Fact]
    public void One_changed_letter_is_no_longer_as_handed_out_and_outputs_do_not_count()
    {
        var notebook = IpynbFormat.Read(StudentNotebook.From(Read(Dib())).Text);
        var run = notebook with { Cells =
            [.. notebook.Cells.Select(cell => cell with { ExecutionCount = 1, Outputs = [new StreamOutput("stdout", "x")] })] };
        var changed = notebook with { Cells =
            notebook.Cells.SetItem(0, notebook.Cells[0] with { Source = notebook.Cells[0].Source + "!" }) };
        Assert.Equal((true, false), (CourseExercises.IsAsHandedOut(run), CourseExercises.IsAsHandedOut(changed)));
    }

    internal static SolutionNotebook Solution(string name) =>
        SolutionNotebook.Read(Path.Combine(Root, "solutions", name + ".dib"));

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        // A cell's source is a list of lines, and a line may be looked for across two of them.
        JsonArray lines when lines.All(line => line is JsonValue value && value.TryGetValue(out string? _)) =>
            [string.Concat(lines.Select(line => (string)line!))],
        JsonArray items => items.SelectMany(Strings),
        JsonObject fields => fields.SelectMany(field => Strings(field.Value).Prepend(field.Key)),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };
}
