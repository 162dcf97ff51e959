using System.Collections.Immutable;

namespace Checks;

/// <summary>Finds out what is the matter with an answer that is not right.</summary>
internal static class Diagnose
{
    /// <summary>The likeliest mistakes: what stopped the function; else the task's own; else what can be seen in any task.</summary>
    public static ImmutableArray<Diagnosis> Answers<TInput, TOutput>(
        ExerciseTask<TInput, TOutput> task, IReadOnlyList<TInput> inputs, ImmutableArray<Answer<TOutput>> answers,
        ImmutableArray<Trial> trials)
    {
        var (given, threw) = Sorted(task, inputs, answers);
        if (given.Count > 0 && given.Count + threw.Count == inputs.Count && OwnMistakes(task, given, threw) is { Length: > 0 } own)
            return own;
        if (Stopped(task, inputs, answers) is { } stopped)
            return [stopped];
        if (task.Reference is null)
            return [];
        var seen = given.SelectMany(pair => task.ExpectedOf(pair.Input).Zip(Tensor.Split(pair.Output, task.OutputNames)!.Value))
            .GroupBy(pair => pair.First.Name)
            .Select(part => (Part: part.Key, Found: CommonMistakes.Find([.. part], task.Tolerance)))
            .Where(pair => pair.Found is not null).Take(2)
            // What two parts have in common is said once: "value and slope: infinity".
            .GroupBy(pair => pair.Found!);
        return [.. seen.Select(group => group.Key with { Name = Whose(group.Select(pair => pair.Part)) + group.Key.Name })];
    }

    private static string Whose(IEnumerable<string> parts) =>
        string.Join(" and ", parts) is { Length: > 0 } names ? names + ": " : "";

    // The first input that stopped it, and where, when that is another function of the student's.
    private static string Thrown<TInput, TOutput>(ExerciseTask<TInput, TOutput> task, Answer<TOutput> threw, TInput input)
    {
        var where = threw.Place is { } place && place != task.Function ? $" in {place}" : "";
        var tried = task.TextOf(input);
        var with = tried.Length is 0 or > 100 ? "" : $" for {tried}";
        var places = threw.Problem.StartsWith(nameof(IndexOutOfRangeException), StringComparison.Ordinal)
            ? " The places of n elements are 0 to n − 1." : "";
        return $"{task.Function} stopped{with}{where}: {threw.Problem}{places}";
    }

    /// <summary>Whether all answers together are what a mistake gives, and throw where it throws.</summary>
    public static bool Shows<TInput, TOutput>(
        ExerciseTask<TInput, TOutput> task, Mistake<TInput, TOutput> mistake, IReadOnlyList<TInput> inputs,
        ImmutableArray<Answer<TOutput>> answers)
    {
        var (given, threw) = Sorted(task, inputs, answers);
        return given.Count + threw.Count == inputs.Count && IsMade(task, mistake, given, threw);
    }

    private static (List<(TInput Input, TOutput Output)> Given, List<TInput> Threw) Sorted<TInput, TOutput>(
        ExerciseTask<TInput, TOutput> task, IReadOnlyList<TInput> inputs, ImmutableArray<Answer<TOutput>> answers) =>
        ([.. answers.Select((answer, i) => (Input: inputs[i], Answer: answer))
            .Where(pair => pair.Answer.State == AnswerState.Given && Tensor.Split(pair.Answer.Value, task.OutputNames) is not null)
            .Select(pair => (pair.Input, pair.Answer.Value!))],
        [.. inputs.Take(answers.Length).Where((_, i) => answers[i].State == AnswerState.Threw)]);

    private static Diagnosis? Stopped<TInput, TOutput>(
        ExerciseTask<TInput, TOutput> task, IReadOnlyList<TInput> inputs, ImmutableArray<Answer<TOutput>> answers)
    {
        if (answers.FirstOrDefault(each => each.State == AnswerState.TookTooLong) is not null)
        {
            return new Diagnosis(Diagnosis.NoEnd, $"{task.Function} did not come back. Which loop's condition never becomes false? "
                + "Restart the kernel before you go on.");
        }
        if (answers.Select((each, i) => (Answer: each, Input: inputs[i])).FirstOrDefault(pair =>
            pair.Answer.State == AnswerState.Threw) is { Answer: { } threw } first)
        {
            return new Diagnosis(Diagnosis.AnException, Thrown(task, threw, first.Input));
        }
        return answers.Any(each => Tensor.Split(each.Value, task.OutputNames) is null)
            ? new Diagnosis(Diagnosis.Silence, $"{task.Function} gave null, or a part of what it gave is null: does every path through it "
                + "return what it computed?")
            : null;
    }

    private static ImmutableArray<Diagnosis> OwnMistakes<TInput, TOutput>(
        ExerciseTask<TInput, TOutput> task, List<(TInput Input, TOutput Output)> given, List<TInput> threw)
    {
        var found = ImmutableArray.CreateBuilder<Diagnosis>();
        var parts = new HashSet<int>();
        foreach (var mistake in task.Mistakes)
        {
            if (mistake.Part is { } part && !parts.Contains(part) && IsMade(task, mistake, given, threw))
            {
                parts.Add(part);
                found.Add(mistake.Diagnosis);
            }
            else if (mistake.Part is null && found.Count == 0 && IsMade(task, mistake, given, threw))
                return [mistake.Diagnosis];
        }
        return found.ToImmutable();
    }

    private static bool IsMade<TInput, TOutput>(
        ExerciseTask<TInput, TOutput> task, Mistake<TInput, TOutput> mistake, List<(TInput Input, TOutput Output)> given,
        List<TInput> threw)
    {
        if (mistake.IsSeen is { } isSeen)
            return threw.Count == 0 && isSeen(given);
        // Where the answer threw, as beyond the end of an array, the mistake must throw too: then that is how it shows.
        if (!threw.All(input => Throws(mistake.Wrong!, input)))
            return false;
        var differs = task.Reference is null || threw.Count > 0;
        foreach (var (input, output) in given)
        {
            ImmutableArray<Tensor> wrong;
            try
            {
                if (Tensor.Split(mistake.Wrong!(Copies.Of(input)), task.OutputNames) is not { } split)
                    return false;
                wrong = split;
            }
            catch (Exception)
            {
                // What the mistake computes has no value here, so an answer that has one is another mistake.
                return false;
            }
            var got = Tensor.Split(output, task.OutputNames)!.Value;
            if (wrong.Length != got.Length)
                return false;
            foreach (var i in mistake.Part is { } only ? [only] : Enumerable.Range(0, wrong.Length))
            {
                if (!Tolerance.IsNear(wrong[i], got[i]))
                    return false;
                differs |= task.Reference is not null && !Tolerance.IsNear(task.ExpectedOf(input)[i], got[i]);
            }
        }
        return differs;
    }

    private static bool Throws<TInput, TOutput>(Func<TInput, TOutput> wrong, TInput input)
    {
        try
        {
            wrong(Copies.Of(input));
            return false;
        }
        catch (Exception)
        {
            return true;
        }
    }
}
