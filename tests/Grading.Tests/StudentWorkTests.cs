using System.Collections.Immutable;
using Notebooks;
using static Grading.Tests.Support;

namespace Grading.Tests;

/// <summary>A student's answers are found whatever else became of the notebook.</summary>
public class StudentWorkTests
{
    private const string Answer = "double[] NaiveSoftmax(double[] scores) => scores;";
    private static readonly StudentNotebook _ours = StudentNotebook.From(Read(Dib()));
    private static readonly string _filled = $"{Head}\n{Answer}";

    private static int TaskIndex => _ours.Tasks[0].Cell;

    private static ImmutableArray<Cell> With(string source) =>
        _ours.Notebook.Cells.SetItem(TaskIndex, _ours.Notebook.Cells[TaskIndex] with { Source = source });

    public static TheoryData<string, Cell[]> Notebooks => new()
    {
        { "as it is", [.. With(_filled)] },
        { "without its first line, by its id", [.. With(Answer)] },
        { "moved to the end, all else deleted", [Code(_filled)] },
        { "in reverse", [.. With(_filled).Reverse()] },
        { "other cells edited",
            [.. With(_filled).Select((cell, i) => i == TaskIndex || cell.Id.StartsWith("written-", StringComparison.Ordinal)
                ? cell : cell with { Source = "throw new Exception();" })] },
        { "merged with its check", [Code($"{_filled}\n{CheckCell}", "task-" + Naive.Id)] },
        { "merged with another task", [Code($"// Task: other (1 point)\nint Other() => 1;\n{_filled}")] },
        { "the untouched cell beside it", [.. _ours.Notebook.Cells, Code(_filled)] },
        { "a sloppy first line", [Code($"  //task:  {Naive.Id} (99 points)\n{Answer}")] },
        { "a remark above the first line", [Code($"// mine\n{_filled}")] },
    };

    [Theory, MemberData(nameof(Notebooks))]
    public void The_answer_is_found(string what, Cell[] cells)
    {
        var work = StudentWork.From(_ours, new Notebook { Cells = [.. cells] });
        Assert.True(work.Tasks.TryGetValue(Naive.Id, out var answer), what);
        Assert.Contains(Answer, answer.Source, StringComparison.Ordinal);
        Assert.DoesNotContain(".Check(", answer.Source, StringComparison.Ordinal);
        Assert.DoesNotContain(work.Notes, note => note.Id == Naive.Id);
        var notebook = work.PutInto(_ours);
        Assert.Equal(answer.Source, notebook.Cells[TaskIndex].Source);
        Assert.Equal(_ours.Notebook.Cells.RemoveAt(TaskIndex).Select(cell => cell.Source), notebook.Cells.RemoveAt(TaskIndex)
            .Select(cell => cell.Source));
    }

    [Fact]
    public void A_dib_file_is_read_like_any_other()
    {
        var dib = DibFormat.Write(new Notebook { Cells = With(_filled) });
        Assert.Equal(_filled, StudentWork.From(_ours, DibFormat.Read(dib)).Tasks[Naive.Id].Source);
    }

    [Fact]
    public void Missing_cells_and_cells_turned_into_text_are_named_and_ours_stands_in()
    {
        foreach (var cells in new Cell[][] { [], [Prose(_filled, "task-" + Naive.Id)] })
        {
            var work = StudentWork.From(_ours, new Notebook { Cells = [.. cells] });
            Assert.Empty(work.Tasks);
            Assert.Contains(work.Notes, note => note.Id == Naive.Id && note.What.Contains("deleted", StringComparison.Ordinal));
            Assert.Equal(_ours.Notebook.Cells, work.PutInto(_ours).Cells);
        }
    }

    [Fact]
    public void Of_two_different_answers_the_one_in_the_cell_handed_out_counts_and_the_student_is_told()
    {
        var work = StudentWork.From(_ours, new Notebook { Cells = [Code($"{Head}\n// an older try"), .. With(_filled)] });
        Assert.Equal(_filled, work.Tasks[Naive.Id].Source);
        Assert.Contains(work.Notes, note => note.What.Contains("2 cells answer it", StringComparison.Ordinal));
        Assert.DoesNotContain(StudentWork.From(_ours, new Notebook { Cells = [Code(_filled), Code(_filled)] }).Notes, note =>
            note.Id == Naive.Id);
    }

    [Theory]
    [InlineData("<!-- Written: one-expected (1 point) -->\n### Expected\n*Write before you run the cell: what do you expect, "
        + "and why?*", false)]
    [InlineData("<!-- Written: one-expected (1 point) -->\n### Expected\n", false)]
    [InlineData("<!-- Written: one-expected (1 point) -->\n### Expected\n\n…\n", false)]
    [InlineData("<!-- Written: one-expected (1 point) -->\n### Expected\n<!-- a secret thought -->", false)]
    [InlineData("<!-- Written: one-expected (1 point) -->\n### Expected\nThe largest.", true)]
    [InlineData("<!-- Written: one-expected (1 point) -->\n### Expected\n*Write before you run the cell: what do you expect, "
        + "and why?*\nThe largest.", true)]
    public void A_part_is_written_when_it_says_more_than_what_was_handed_out(string text, bool isWritten) =>
        Assert.Equal(isWritten, StudentWork.From(_ours, new Notebook { Cells = [Prose(text)] }).IsWritten(_ours, "one-expected"));

    [Fact]
    public void A_text_without_its_comment_is_known_by_its_id() =>
        Assert.True(StudentWork.From(_ours, new Notebook { Cells = [Prose("The largest.", "written-one-expected")] })
            .IsWritten(_ours, "one-expected"));

    [Fact]
    public void What_would_bring_down_the_compiler_is_not_given_to_it()
    {
        foreach (var source in new[] { new string('(', 5000), new string(' ', 300_000) + "1" })
            Assert.Empty(StudentWork.From(_ours, new Notebook { Cells = [Code($"{Head}\n{source}")] }).Tasks);
    }
}
