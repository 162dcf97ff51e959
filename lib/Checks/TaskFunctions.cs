using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Checks;

/// <summary>Functions of none and of two to seven parameters as tasks see them: with one input, which is a tuple.</summary>
public static class TaskFunctions
{
    /// <summary>Checks a function without parameters.</summary>
    public static Verdict Check<TOutput>(this ExerciseTask<NoInput, TOutput> task, Func<TOutput> answer) =>
        task.Check(_ => answer());

    /// <summary>Checks a function of two parameters.</summary>
    public static Verdict Check<T1, T2, TOutput>(this ExerciseTask<(T1, T2), TOutput> task, Func<T1, T2, TOutput> answer) =>
        task.Check(input => answer(input.Item1, input.Item2));

    /// <summary>Checks a function of three parameters.</summary>
    public static Verdict Check<T1, T2, T3, TOutput>(
        this ExerciseTask<(T1, T2, T3), TOutput> task, Func<T1, T2, T3, TOutput> answer) =>
        task.Check(input => answer(input.Item1, input.Item2, input.Item3));

    /// <summary>Checks a function of four parameters.</summary>
    public static Verdict Check<T1, T2, T3, T4, TOutput>(
        this ExerciseTask<(T1, T2, T3, T4), TOutput> task, Func<T1, T2, T3, T4, TOutput> answer) =>
        task.Check(input => answer(input.Item1, input.Item2, input.Item3, input.Item4));

    /// <summary>Checks a function of five parameters.</summary>
    public static Verdict Check<T1, T2, T3, T4, T5, TOutput>(
        this ExerciseTask<(T1, T2, T3, T4, T5), TOutput> task, Func<T1, T2, T3, T4, T5, TOutput> answer) =>
        task.Check(input => answer(input.Item1, input.Item2, input.Item3, input.Item4, input.Item5));

    /// <summary>Checks a function of six parameters.</summary>
    public static Verdict Check<T1, T2, T3, T4, T5, T6, TOutput>(
        this ExerciseTask<(T1, T2, T3, T4, T5, T6), TOutput> task, Func<T1, T2, T3, T4, T5, T6, TOutput> answer) =>
        task.Check(input => answer(input.Item1, input.Item2, input.Item3, input.Item4, input.Item5, input.Item6));

    /// <summary>Checks a function of seven parameters.</summary>
    public static Verdict Check<T1, T2, T3, T4, T5, T6, T7, TOutput>(
        this ExerciseTask<(T1, T2, T3, T4, T5, T6, T7), TOutput> task, Func<T1, T2, T3, T4, T5, T6, T7, TOutput> answer) =>
        task.Check(input => answer(input.Item1, input.Item2, input.Item3, input.Item4, input.Item5, input.Item6, input.Item7));

    internal static Type TypeFor(Type input, Type output)
    {
        Type[] parameters = input == typeof(NoInput) ? []
            : typeof(ITuple).IsAssignableFrom(input) ? input.GetGenericArguments() : [input];
        return System.Linq.Expressions.Expression.GetFuncType([.. parameters, output]);
    }

    internal static Func<TInput, TOutput> Adapt<TInput, TOutput>(Delegate answer) => input =>
    {
        object?[] arguments = input switch
        {
            NoInput => [],
            ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])],
            _ => [input],
        };
        try
        {
            return (TOutput)answer.DynamicInvoke(arguments)!;
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
            throw;
        }
    };
}
