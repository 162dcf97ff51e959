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
        List<(TInput Input, TOutput Output)> given = [.. answers.Select((answer, i) => (Input: inputs[i], Answer: answer))
            .Where(pair => pair.Answer.State == AnswerState.Given && Tensor.Split(pair.Answer.Value, task.OutputNames) is not null)
            .Select(pair => (pair.Input, pair.Answer.Value!))];
        if (given.Count == answers.Length && OwnMistakes(task, given) is { Length: > 0 } own)
            return own;
        if (Stopped(task, answers) is { } stopped)
            return [stopped];
        if (task.Reference is null)
            return [];
        var seen = given.SelectMany(pair => task.ExpectedOf(pair.Input).Zip(Tensor.Split(pair.Output, task.OutputNames)!.Value))
            .GroupBy(pair => pair.First.Name)
            .Select(part => CommonMistakes.Find([.. part], task.Tolerance, part.Key)).OfType<Diagnosis>();
        return [.. seen.Take(2)];
    }

    private static Diagnosis? Stopped<TOutput>(ExerciseTask task, ImmutableArray<Answer<TOutput>> answers)
    {
        if (answers.FirstOrDefault(each => each.State == AnswerState.TookTooLong) is not null)
        {
            return new Diagnosis(Diagnosis.NoEnd, $"{task.Function} did not come back. Which loop's condition never becomes false? "
                + "Restart the kernel before you go on.");
        }
        if (answers.FirstOrDefault(each => each.State == AnswerState.Threw) is { } threw)
            return new Diagnosis(Diagnosis.AnException, $"{task.Function} threw {threw.Problem}");
        return answers.Any(each => each.Value is null)
            ? new Diagnosis("silence", $"{task.Function} gave null: does every path through it return what it computed?")
            : null;
    }

    private static ImmutableArray<Diagnosis> OwnMistakes<TInput, TOutput>(
        ExerciseTask<TInput, TOutput> task, List<(TInput Input, TOutput Output)> given)
    {
        var found = ImmutableArray.CreateBuilder<Diagnosis>();
        var parts = new HashSet<int>();
        foreach (var mistake in task.Mistakes)
        {
            if (mistake.Part is { } part && !parts.Contains(part) && IsMade(task, mistake, given))
            {
                parts.Add(part);
                found.Add(mistake.Diagnosis);
            }
            else if (mistake.Part is null && found.Count == 0 && IsMade(task, mistake, given))
                return [mistake.Diagnosis];
        }
        return found.ToImmutable();
    }

    private static bool IsMade<TInput, TOutput>(
        ExerciseTask<TInput, TOutput> task, Mistake<TInput, TOutput> mistake, List<(TInput Input, TOutput Output)> given)
    {
        if (mistake.IsSeen is { } isSeen)
            return isSeen(given);
        var differs = task.Reference is null;
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
                if (!IsNear(wrong[i], got[i]))
                    return false;
                differs |= task.Reference is not null && !IsNear(task.ExpectedOf(input)[i], got[i]);
            }
        }
        return differs;
    }

    private static bool IsNear(Tensor one, Tensor other) =>
        one.Shape.SequenceEqual(other.Shape) && Tolerance.Error(one, other) < 1e-7;
}
