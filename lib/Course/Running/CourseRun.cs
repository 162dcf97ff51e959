using System.Collections.Immutable;
using Notebooks;

namespace Course;

/// <summary>What a run tells of itself while it goes on.</summary>
public interface IRunObserver
{
    /// <summary>A notebook begins.</summary>
    /// <param name="lesson">Which.</param>
    void Started(Lesson lesson);

    /// <summary>A cell of it ended.</summary>
    /// <param name="lesson">Which notebook.</param>
    /// <param name="progress">How far it is.</param>
    void Progressed(Lesson lesson, CellProgress progress);

    /// <summary>A path is done, whatever became of it.</summary>
    /// <param name="outcome">What became of it.</param>
    void Finished(LessonOutcome outcome);
}

/// <summary>Runs notebooks side by side on the processors, each in a worker of its own: one that fails never stops the others.</summary>
public static class CourseRun
{
    /// <summary>Runs every path.</summary>
    /// <param name="paths">The notebooks' files.</param>
    /// <param name="cellTimeout">How long one cell may run; null for ever.</param>
    /// <param name="observer">Told what happens; its calls may come from several threads.</param>
    /// <param name="cancellationToken">Stops the run and its workers.</param>
    /// <returns>One outcome a path, in the order of the paths.</returns>
    public static async Task<ImmutableArray<LessonOutcome>> RunAsync(
        IReadOnlyList<string> paths, TimeSpan? cellTimeout, IRunObserver observer, CancellationToken cancellationToken)
    {
        var outcomes = new LessonOutcome[paths.Count];
        var absent = await FetchDataAsync(paths, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };

        // The longest lessons come last by number, so that starting from the end keeps all processors busy to the end.
        await Parallel.ForEachAsync(Enumerable.Range(0, paths.Count).Reverse(), options, async (index, token) =>
        {
            outcomes[index] = await RunOneAsync(paths[index], absent, cellTimeout, observer, token);
            observer.Finished(outcomes[index]);
        });
        return [.. outcomes];
    }

    /// <summary>Fetches what the notebooks declare; returns the names of the data sets that could not be had.</summary>
    private static async Task<ImmutableHashSet<string>> FetchDataAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var absent = ImmutableHashSet<string>.Empty;
        foreach (var name in paths.SelectMany(DeclaredData).Distinct())
        {
            try
            {
                await DataCommand.FetchAsync(DataSet.Find(name), cancellationToken);
            }
            catch (CourseException problem)
            {
                Terminal.Notice($"{problem.Message} The lessons that read it show the sample that comes with the course.");
                absent = absent.Add(name);
            }
        }

        return absent;
    }

    private static IEnumerable<string> DeclaredData(string path)
    {
        try
        {
            return Lesson.Read(path).Data.Where(name => DataSet.All.Any(set => set.Name == name));
        }
        catch (CourseException)
        {
            return []; // Told when the notebook's turn comes.
        }
    }

    private static async Task<LessonOutcome> RunOneAsync(
        string path, ImmutableHashSet<string> absent, TimeSpan? cellTimeout, IRunObserver observer, CancellationToken cancellationToken)
    {
        var outcome = new LessonOutcome(Repository.Show(path));
        Lesson lesson;
        try
        {
            lesson = Lesson.Read(path);
        }
        catch (CourseException problem)
        {
            return outcome with { Problem = problem.Message, ExitCode = problem.ExitCode };
        }

        outcome = outcome with { Lesson = lesson, IsSample = lesson.Data.Any(absent.Contains) };
        if (lesson.Data.FirstOrDefault(name => DataSet.All.All(set => set.Name != name)) is { } unknown)
        {
            return outcome with { Problem = $"{outcome.Path} declares the data set '{unknown}', which the course does not know.", ExitCode = ExitCode.WrongCall };
        }

        if (await UnmetRequirement.FindAsync(lesson, cancellationToken) is { } reason)
        {
            return outcome with { SkipReason = reason };
        }

        observer.Started(lesson);
        using var runs = new FreshRuns();
        var options = new RunOptions
        {
            Kernel = new KernelOptions { Environment = runs.Variables },
            CellTimeout = cellTimeout,
            ValueNames = [.. lesson.Results, .. ProseValue.In(lesson.Notebook).Select(value => value.Name)],
        };
        var run = await NotebookRunner.RunAsync(
            lesson.Notebook,
            Path.GetDirectoryName(Path.GetFullPath(path))!,
            options,
            new ImmediateProgress<CellProgress>(progress => observer.Progressed(lesson, progress)),
            cancellationToken);
        var firstProblem = run.Cells.FirstOrDefault(cell => cell.Problem is not null)?.Problem;
        return outcome with
        {
            Run = run,
            Problem = firstProblem is null ? null : $"{outcome.Path}: {firstProblem}",
            ExitCode = run.Succeeded ? ExitCode.Done : ExitCode.WorkFailed,
        };
    }
}
