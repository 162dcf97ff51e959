namespace Checks.Tests;

/// <summary>The machinery of a check, on a task small enough to see through: the squares of some numbers.</summary>
public class VerdictTests
{
    private static ExerciseTask<double[], double[]> Squares { get; } = new()
    {
        Id = "squares",
        Title = "Squares",
        Function = "Square",
        Points = 2,
        Reread = "lesson 01",
        Hint = "x times x",
        Inputs = random => [[1, 2, 3], [-1, 0.5], [.. Enumerable.Range(0, 4).Select(_ => random.NextDouble(-2, 2))]],
        Reference = values => [.. values.Select(value => value * value)],
        Mistakes =
        [
            new("the doubled number", "A square multiplies a number by itself.",
                values => [.. values.Select(value => 2 * value)]),
            new("the absolute value", "Look at the number 2.", values => [.. values.Select(Math.Abs)]),
        ],
    };

    [Fact]
    public void A_right_answer_passes_and_earns_the_points()
    {
        var verdict = Squares.Check(values => [.. values.Select(value => Math.Pow(value, 2))]);
        Assert.Equal((VerdictState.Passed, 2), (verdict.State, verdict.Points));
        Assert.Equal(3, verdict.Trials.Length);
    }

    [Fact]
    public void An_unfilled_answer_is_open_and_earns_nothing()
    {
        var verdict = Squares.Check(_ => throw new NotImplementedException());
        Assert.Equal((VerdictState.Open, 0), (verdict.State, verdict.Points));
    }

    public static TheoryData<string, Func<double[], double[]>> WrongAnswers => new()
    {
        { "the doubled number", values => [.. values.Select(value => value + value)] },
        { "the absolute value", values => [.. values.Select(value => Math.Max(value, -value))] },
        { "the wrong sign", values => [.. values.Select(value => -value * value)] },
        { "a constant factor", values => [.. values.Select(value => value * value / 2)] },
        { "a constant difference", values => [.. values.Select(value => value * value + 1)] },
        { "not a number", values => [.. values.Select(value => Math.Exp(2 * Math.Log(value)))] },
        { "infinity", values => [.. values.Select(value => value * value / 0)] },
        { "zeros only", values => new double[values.Length] },
        { "the wrong shape", values => [.. values.Skip(1).Select(value => value * value)] },
        { "only the first element is wrong", values => [.. values.Select((value, i) => i == 0 ? 7 : value * value)] },
        { "only the last element is wrong",
            values => [.. values.Select((value, i) => i == values.Length - 1 ? 0 : value * value)] },
        { "nearly right", values => [.. values.Select((value, i) => value * value * (1 + 1e-6 * (i + 1)))] },
        { "silence", _ => null! },
        { "an exception", values => throw new InvalidOperationException("no") },
        { "no end", _ => { Thread.Sleep(Timeout.Infinite); return []; } },
    };

    [Theory, MemberData(nameof(WrongAnswers))]
    public void A_wrong_answer_fails_with_its_own_diagnosis(string diagnosis, Func<double[], double[]> answer)
    {
        var verdict = Squares.Check(answer);
        Assert.Equal((VerdictState.Failed, 0), (verdict.State, verdict.Points));
        Assert.Equal(diagnosis, verdict.Diagnoses[0].Name);
    }

    [Fact]
    public void An_exception_is_said_as_a_fact_and_with_the_input_that_raised_it()
    {
        var verdict = Squares.Check(values => [values[0] * values[0], values[2]]);
        var said = Assert.Single(verdict.Diagnoses).ToString();
        Assert.StartsWith("An exception. Square stopped for (−1, 0.5): IndexOutOfRangeException", said, StringComparison.Ordinal);
        Assert.Equal("Probably the wrong sign. What minus what?", new Diagnosis("the wrong sign", "What minus what?").ToString());
    }

    [Fact]
    public void An_answer_that_calls_a_function_still_open_is_not_itself_open()
    {
        Answer<double> ofAnother = new(AnswerState.Open, 0, "nothing filled in yet") { Place = "Predict" };
        Assert.Equal((AnswerState.Threw, "Predict is not filled in yet."),
            (ofAnother.Within("Gradient").State, ofAnother.Within("Gradient").Problem));
        Assert.Equal(AnswerState.Open, ofAnother.Within("Predict").State);
        Assert.Equal(AnswerState.Open, (ofAnother with { Place = null }).Within("Gradient").State);
    }

    [Fact]
    public void What_two_parts_have_in_common_is_said_once()
    {
        ExerciseTask<double, (double, double)> task = new()
        {
            Id = "two",
            Title = "Two",
            Function = "Two",
            Points = 1,
            Reread = "lesson 01",
            Hint = "both",
            OutputNames = ["value", "slope"],
            Inputs = _ => [1, 2, 3],
            Reference = x => (x * x, 2 * x),
        };
        Assert.Equal("value and slope: the wrong sign", Assert.Single(task.Check(x => (-x * x, -2 * x)).Diagnoses).Name);
        Assert.Equal(["value: the wrong sign", "slope: zeros only"], task.Check(x => (-x * x, 0)).Diagnoses.Select(each => each.Name));
    }

    [Theory]
    [InlineData(1e-5, true)]
    [InlineData(0.5, false)]
    public void The_relative_error_is_shown_where_the_two_values_look_alike(double off, bool isShown)
    {
        var html = Squares.Check(values => [.. values.Select((value, i) => value * value * (1 + off * (i + 1)))]).ToHtml();
        Assert.Equal(isShown, html.Contains("relative error", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mistake_that_leaves_the_array_is_known_by_where_it_throws()
    {
        var task = Next(new("the next but one", "Count on your fingers.", input => input.Item1[input.Item2 + 2]));
        Assert.Equal("the next but one", task.Check((values, i) => values[i + 2]).Diagnoses[0].Name);
        Assert.Equal("an exception", task.Check((values, i) => values[i + 1 + values.Length]).Diagnoses[0].Name);
        Assert.Equal("an exception", task.Check((values, i) => i == 0 ? values[0] : values[values.Length]).Diagnoses[0].Name);
    }

    [Fact]
    public void A_mistake_that_gives_infinity_is_known_in_spite_of_rounding_elsewhere()
    {
        var tensors = Enumerable.Range(0, 2).Select(i =>
            Tensor.Split(new[] { 1 + i * 1e-15, double.NegativeInfinity, double.NaN }, [])!.Value[0]).ToArray();
        Assert.InRange(Tolerance.Error(tensors[0], tensors[1]), 0, 1e-12);
        Assert.Equal(double.NaN, Tolerance.Error(tensors[0], Tensor.Split(new[] { 1, double.PositiveInfinity, 0 },
            [])!.Value[0]));
    }

    [Fact]
    public void A_function_that_was_handed_out_with_a_fault_is_open_as_long_as_it_has_it_and_the_fault_is_named()
    {
        var task = Next(new("the last", "Which?", input => input.Item1[^1]), new("the next but one", "Count.",
            input => input.Item1[input.Item2 + 2]));
        // It leaves the array for one of the inputs, and that too is what was handed out.
        var verdict = task.Check((values, i) => values[2 + i]);
        Assert.Equal((VerdictState.Open, 0, true), (verdict.State, verdict.Points, verdict.IsUnmended));
        Assert.Equal("the next but one", Assert.Single(verdict.Diagnoses).Name);
        Assert.Contains("To mend: the next but one. Count.", verdict.ToString(), StringComparison.Ordinal);
        Assert.Contains("Another hint", verdict.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("Probably", verdict.ToHtml(), StringComparison.Ordinal);

        Assert.Equal(VerdictState.Passed, task.Check((values, i) => values[i + 1]).State);
        Assert.Equal((VerdictState.Failed, "the last"), Seen(task.Check((values, _) => values[^1])));
        // The same values where it gives any, and no exception: mended by half, which is another thing.
        Assert.Equal(VerdictState.Failed, task.Check((values, i) => values[Math.Min(i + 2, values.Length - 1)]).State);
        Assert.Equal(VerdictState.Failed, task.Check((_, _) => throw new InvalidOperationException("no")).State);
        Assert.False(task.Check((_, _) => throw new NotImplementedException()).IsUnmended);

        static (VerdictState, string) Seen(Verdict seen) => (seen.State, seen.Diagnoses[0].Name);
    }

    private static ExerciseTask<(double[], int), double> Next(
        Mistake<(double[], int), double> mistake, Mistake<(double[], int), double>? fault = null) => new()
    {
        Id = "next",
        Title = "The next element",
        Function = "Next",
        Points = 1,
        Reread = "lesson 01",
        Hint = "plus 1",
        Inputs = _ => [([1, 2, 4], 0), ([1, 2, 4], 1), ([7, 5, 6, 4], 0)],
        Reference = input => input.Item1[input.Item2 + 1],
        Mistakes = [mistake],
        Fault = fault,
    };

    [Fact]
    public void An_answer_that_remembers_earlier_calls_fails()
    {
        var calls = 0;
        var verdict = Squares.Check(values => ++calls > 3 ? [0] : [.. values.Select(value => value * value)]);
        Assert.Equal("an answer that depends on earlier calls", Assert.Single(verdict.Diagnoses).Name);
    }

    [Fact]
    public void An_answer_may_write_into_its_input_and_later_calls_do_not_see_it()
    {
        var verdict = Squares.Check(values =>
        {
            for (var i = 0; i < values.Length; i++)
                values[i] *= values[i];
            return values;
        });
        Assert.Equal(VerdictState.Passed, verdict.State);
    }

    [Fact]
    public void Page_and_text_say_what_was_expected_and_escape_what_the_answer_says()
    {
        var verdict = Squares.Check(_ => throw new InvalidOperationException("<script>alert(1)</script>"));
        Assert.DoesNotContain("<script>", verdict.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("(1, 4, 9)", verdict.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("expected (1, 4, 9), got InvalidOperationException", verdict.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_is_rightly_the_same_for_every_input_is_told_what_else_is_wrong()
    {
        var ones = new ExerciseTask<double, double>
        {
            Id = "ones", Title = "Ones", Function = "One", Points = 1, Reread = "lesson 01", Hint = "1",
            Inputs = _ => [1, 2, 3], Reference = _ => 1,
        };
        Assert.Equal("the wrong sign", ones.Check(_ => -1).Diagnoses.Single().Name);
        Assert.Equal("a constant factor", ones.Check(_ => 3).Diagnoses.Single().Name);
    }

    [Fact]
    public void An_answer_that_writes_into_an_array_of_arrays_does_not_change_the_next_input()
    {
        int[][] rows = [[1, 2], [3]];
        var sums = new ExerciseTask<int[][], int>
        {
            Id = "sums", Title = "Sums", Function = "Sum", Points = 1, Reread = "lesson 01", Hint = "add",
            Inputs = _ => [rows, rows, rows], Reference = input => input.Sum(row => row.Sum()),
        };
        var verdict = sums.Check(input =>
        {
            var sum = input.Sum(row => row.Sum());
            input[0][0] = 7;
            return sum;
        });
        Assert.Equal(VerdictState.Passed, verdict.State);
        Assert.Equal([1, 2], rows[0]);
    }
}
