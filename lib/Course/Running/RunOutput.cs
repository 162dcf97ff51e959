using System.Collections.Immutable;
using Notebooks;
using Site;

namespace Course;

/// <summary>Writes what a run leaves behind: executed notebooks and the site.</summary>
internal static class RunOutput
{
    /// <summary>What was written.</summary>
    /// <param name="Index">The site's first page, or null when no site was asked for or nothing was run.</param>
    /// <param name="Problems">What a reader of the site would stumble over, each in a line.</param>
    public sealed record Written(string? Index, IReadOnlyList<string> Problems);

    public static async Task<Written> WriteAsync(
        ImmutableArray<LessonOutcome> outcomes, string folder, string format, SiteOptions? options, string? browser, CancellationToken cancellationToken)
    {
        var named = Name(outcomes);
        if (named.Count == 0)
        {
            return new Written(null, []);
        }

        string? index = null;
        IReadOnlyList<string> problems = [];
        if (options is not null && format != "ipynb")
        {
            try
            {
                var source = new SiteSource(
                    "Neural networks from scratch, in C#",
                    "From one neuron and the XOR gate to a network that reads handwritten digits: every lesson is a notebook that ran "
                    + "from top to bottom to make this page.",
                    [.. named.Select(each => Page(each.Slug, each.Outcome))])
                {
                    Footer = "Made by `./course run` from notebooks that ran from top to bottom. These pages ask no other server for "
                        + "anything; what you have read is remembered in this browser alone.",
                };
                var report = await SiteBuilder.BuildAsync(source, folder, options, cancellationToken);
                (index, problems) = (report.Index, [.. report.Problems.Select(problem => problem.ToString())]);
            }
            catch (SiteException problem)
            {
                throw new CourseException(problem.Message);
            }
        }

        if (format != "html")
        {
            Directory.CreateDirectory(folder);
            await using var chromium = browser is null ? null : await Chromium.StartAsync(browser, cancellationToken);
            foreach (var (slug, outcome) in named)
            {
                if (outcome.Run is { } run)
                {
                    var executed = chromium is null
                        ? run.Executed
                        : await ChartPictures.AddAsync(run.Executed, chromium, SiteTools.Plotly, cancellationToken);
                    NotebookFile.Write(Path.Combine(folder, slug + ".ipynb"), executed);
                }
            }
        }

        return new Written(index, problems);
    }

    /// <summary>A name for each readable notebook: its file's, and where two share it, its folder's before it.</summary>
    private static List<(string Slug, LessonOutcome Outcome)> Name(ImmutableArray<LessonOutcome> outcomes)
    {
        var readable = outcomes.Where(outcome => outcome.Lesson is not null).ToList();
        var shared = readable.CountBy(outcome => outcome.Lesson!.Name).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet();
        var taken = new HashSet<string>();
        return [.. readable.Select(outcome =>
        {
            var lesson = outcome.Lesson!;
            var parent = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(lesson.Path)));
            var wanted = shared.Contains(lesson.Name) ? $"{parent}-{lesson.Name}" : lesson.Name;
            var slug = Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? wanted : $"{wanted}-{i}").First(taken.Add);
            return (slug, outcome);
        })];
    }

    private static SitePage Page(string slug, LessonOutcome outcome)
    {
        var lesson = outcome.Lesson!;
        PageStatus status = outcome switch
        {
            { SkipReason: { } reason } => new PageStatus.Skipped($"Not run here: {reason}."),
            { Problem: { } problem } => new PageStatus.Failed(problem),
            _ => new PageStatus.Succeeded(),
        };
        return new SitePage(slug, lesson.Number, lesson.Title, lesson.Summary, outcome.Run?.Executed ?? lesson.Notebook, status)
        {
            Minutes = lesson.Minutes,
            Duration = outcome.Run?.Duration,
            Cells = outcome.Run?.Cells ?? [],
            SourceFile = Path.GetRelativePath(Repository.Root, Path.GetFullPath(lesson.Path)).Replace('\\', '/'),
            Folder = Path.GetDirectoryName(Path.GetFullPath(lesson.Path)),
            Notice = outcome.IsSample
                ? "This page was made from the small sample of the data that comes with the course, so its numbers differ from those in "
                + "the text, which are for all the data. './course run' fetches all of it when there is a network."
                : null,
        };
    }
}
