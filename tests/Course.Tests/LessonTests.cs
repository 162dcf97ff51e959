using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Course.Tests;

/// <summary>Every lesson, run as the README says, on all of the data.</summary>
[Trait("Speed", "Slow")]
public sealed partial class LessonTests(LessonRun run) : AfterLessonRun(run)
{
    [Fact]
    public void The_run_succeeds() => Assert.True(Run.Result.ExitCode == 0, Run.Result.Error);

    [Theory, MemberData(nameof(Lessons))]
    public void Every_cell_succeeds_and_is_listed_with_its_time(string lesson)
    {
        var cells = Run.Notebook(lesson)["cells"]!.AsArray();
        Assert.NotEmpty(cells);
        Assert.All(cells, cell =>
        {
            Assert.Equal("succeeded", (string)cell!["status"]!);
            Assert.True((double)cell["milliseconds"]! > 0);
        });
    }

    [Theory, MemberData(nameof(Lessons))]
    public void Every_result_that_the_lesson_declares_has_a_value(string lesson)
    {
        var declared = Lesson.Read(Repository.Path("notebooks", lesson + ".dib")).Results;
        Assert.NotEmpty(declared);
        Assert.All(declared, name => Assert.NotNull(Run.Notebook(lesson)["values"]![name]));
    }

    [Theory, MemberData(nameof(Lessons))]
    public void Every_number_in_the_prose_is_the_value_of_the_notebook(string lesson)
    {
        SkipOnSample(lesson);
        Assert.Empty(Run.Notebook(lesson)["proseDisagreements"]!.AsArray().Select(line => (string)line!));
    }

    [Theory, MemberData(nameof(Lessons))]
    public void One_digit_changed_in_the_prose_is_noticed_and_its_sentence_named(string lesson)
    {
        SkipOnSample(lesson);
        var values = Run.Notebook(lesson)["values"]!;
        foreach (var number in ProseValue.In(Lesson.Read(Repository.Path("notebooks", lesson + ".dib")).Notebook).Where(each => each.Tolerance is null))
        {
            var at = number.Before.LastIndexOfAny([.. "0123456789"]);
            var digit = number.Before[at] == '9' ? '1' : (char)(number.Before[at] + 1);
            var changed = number with { Before = number.Before[..at] + digit + number.Before[(at + 1)..] };
            Assert.Contains(changed.Sentence, changed.Disagreement(values[number.Name]), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Lessons))]
    public void Every_chart_is_followed_by_what_was_expected_observed_and_explained(string lesson)
    {
        var cells = JsonNode.Parse(File.ReadAllText(Path.Combine(Run.Output, lesson + ".ipynb")))!["cells"]!.AsArray();
        var charts = Enumerable.Range(0, cells.Count).Where(i => cells[i]!["outputs"]?.ToJsonString().Contains("nn-figure", StringComparison.Ordinal) == true).ToList();
        Assert.NotEmpty(charts);
        // A cell that only computes what the reading cites may lie between; the next chart may not.
        Assert.All(charts, i => Assert.Contains(
            cells.Skip(i + 1).Take(charts.Append(cells.Count).First(next => next > i) - i - 1),
            cell => Reading().IsMatch(string.Concat(cell!["source"]!.AsArray().Select(line => (string)line!)))));
    }

    [Theory, MemberData(nameof(Lessons))]
    public void Every_chart_says_in_words_of_its_own_what_it_shows(string lesson)
    {
        var charts = ExecutedCharts.In(Path.Combine(Run.Output, lesson + ".ipynb"));
        var texts = charts.SelectMany(chart => AltText().Matches(ExecutedCharts.Html(chart))).Select(match => match.Groups[1].Value).ToList();
        var hosts = charts.Sum(chart => ExecutedCharts.Html(chart).Split("class=\"nn-figure\"").Length - 1);
        Assert.Equal(hosts, texts.Count);
        Assert.All(texts, text => Assert.InRange(text.Length, 40, 1200));
        Assert.Equal(texts.Count, texts.Distinct().Count());
    }

    [Fact]
    public void The_digits_are_read_with_over_97_point_5_percent_accuracy()
    {
        SkipOnSample("10-mnist");
        Assert.InRange((double)Run.Notebook("10-mnist")["values"]!["testAccuracy"]!, 0.975, 0.99);
    }

    [Fact]
    public async Task With_permuted_labels_the_accuracy_of_the_same_lesson_falls_to_chance()
    {
        var honest = await RunOnSampleAsync("Mnist.LoadSample()");
        var permuted = await RunOnSampleAsync("Mnist.LoadSample().WithPermutedLabels(seed: 1)");
        Assert.InRange(honest, 0.8, 0.99);
        Assert.InRange(permuted, 0.05, 0.15);
    }

    [GeneratedRegex(@"\*\*Expected\.\*\*.*\*\*Observed\.\*\*.*\*\*Explanation\.\*\*", RegexOptions.Singleline)]
    private static partial Regex Reading();

    [GeneratedRegex("""<p class="nn-alt">(.*?)</p>""", RegexOptions.Singleline)]
    private static partial Regex AltText();

    private void SkipOnSample(string lesson)
    {
        if ((bool)Run.Notebook(lesson)["sample"]!)
        {
            Assert.Skip("The data set could not be fetched, so the lesson shows the sample.");
        }
    }

    /// <summary>Runs lesson 10 with another line for loading the data, from work/, which lies where notebooks/ lies.</summary>
    private static async Task<double> RunOnSampleAsync(string load)
    {
        const string Line = "var mnist = Mnist.Load();";
        var source = RepositoryFiles.Text("notebooks", "10-mnist.dib");
        Assert.Contains(Line, source, StringComparison.Ordinal);
        var notebook = Path.Combine(Directory.CreateDirectory(Repository.Path("work")).FullName, $"test-{Guid.NewGuid():N}.dib");
        var output = Directory.CreateTempSubdirectory("course-sample-");
        try
        {
            await File.WriteAllTextAsync(notebook, source.Replace(Line, $"var mnist = {load};", StringComparison.Ordinal));
            var report = Path.Combine(output.FullName, "run.json");
            var result = await CourseProgram.RunAsync("run", notebook, "--out", output.FullName, "--format", "ipynb", "--json", report);
            Assert.True(result.ExitCode == 0, result.Error);
            return (double)JsonNode.Parse(await File.ReadAllTextAsync(report))!["notebooks"]![0]!["values"]!["testAccuracy"]!;
        }
        finally
        {
            File.Delete(notebook);
            output.Delete(recursive: true);
        }
    }
}
