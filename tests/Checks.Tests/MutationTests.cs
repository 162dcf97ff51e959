namespace Checks.Tests;

/// <summary>Right answers with one small mistake, made by a program rather than by a teacher who knows the check.</summary>
public class MutationTests(ITestOutputHelper output)
{
    private static readonly long[] _otherSeeds = [.. Enumerable.Range(101, 10).Select(seed => (long)seed)];

    /// <summary>All tasks but those whose calls take seconds: for each mutant several are needed.</summary>
    public static TheoryData<string, string> Tasks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (exercise, task) in AnswerFiles.Tasks.Where(each => !each.Task.TakesLong))
                data.Add(exercise, task.Id);
            return data;
        }
    }

    [Theory, MemberData(nameof(Tasks))]
    public void At_least_95_percent_of_the_mistakes_that_change_a_result_are_rejected(string exercise, string id)
    {
        var task = AnswerFiles.Tasks.Single(each => each.Exercise == exercise && each.Task.Id == id).Task;
        var mutants = Mutator.Mutants(AnswerFiles.Solution(exercise, id)).DistinctBy(each => each.Source).ToList();
        var functions = AnswerCompiler.Compile(task, [.. mutants.Select(each => AnswerFiles.WithWhatItCalls(exercise, each.Source))]);
        var rejected = 0;
        var survivors = new List<string>();
        foreach (var (mutant, function) in mutants.Zip(functions).Where(pair => pair.Second is not null))
        {
            if (!Passes(task, function!, 1))
                rejected++;
            else if (_otherSeeds.Any(seed => !Passes(task, function!, seed)))
                survivors.Add(mutant.What);
        }
        foreach (var survivor in survivors)
            output.WriteLine(survivor);
        Assert.True(rejected >= 4, $"Only {rejected} of {mutants.Count} mutants compile and change a result.");
        Assert.True(survivors.Count <= 0.05 * (rejected + survivors.Count), $"{rejected} rejected, accepted:\n{string.Join('\n', survivors)}");
    }

    private static bool Passes(ExerciseTask task, Delegate function, long seed)
    {
        return task.CheckAny(function, seed).State == VerdictState.Passed;
    }
}
