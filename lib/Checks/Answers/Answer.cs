using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;

namespace Checks;

/// <summary>How a call of a student's function ended.</summary>
public enum AnswerState
{
    /// <summary>It gave a value.</summary>
    Given,

    /// <summary>It threw <see cref="NotImplementedException"/>: the cell is as it was handed out.</summary>
    Open,

    /// <summary>It threw something else.</summary>
    Threw,

    /// <summary>It did not come back in time.</summary>
    TookTooLong,
}

/// <summary>What a student's function gave for one input.</summary>
/// <param name="State">How the call ended.</param>
/// <param name="Value">Its value, when it gave one.</param>
/// <param name="Problem">What went wrong, in words, when it did not.</param>
/// <typeparam name="TOutput">What the function gives.</typeparam>
public sealed record Answer<TOutput>(AnswerState State, TOutput? Value, string Problem)
{
    /// <summary>The student's function in which it threw; null where the kernel does not say. (The line is not known: optimised
    /// code names one nearby.)</summary>
    public string? Place { get; init; }

    /// <summary>Calls the function with a copy of each input, in the order given.</summary>
    /// <param name="function">The student's function.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="patience">How long all calls together may take.</param>
    /// <returns>An answer for each input; after the first that was open or took too long, no more.</returns>
    /// <typeparam name="TInput">What the function takes.</typeparam>
    public static ImmutableArray<Answer<TOutput>> All<TInput>(
        Func<TInput, TOutput> function, IReadOnlyList<TInput> inputs, TimeSpan patience)
    {
        var answers = new List<Answer<TOutput>>();
        // A thread of its own: a loop without end must not take the notebook with it. A thread cannot be ended from outside, so
        // it goes on in the background until the kernel is restarted; the message says so.
        var thread = new Thread(() =>
        {
            foreach (var input in inputs)
            {
                var answer = One(function, input);
                lock (answers)
                    answers.Add(answer);
                if (answer.State == AnswerState.Open)
                    return;
            }
        }) { IsBackground = true };
        var clock = Stopwatch.StartNew();
        thread.Start();
        var isDone = thread.Join(patience);
        lock (answers)
        {
            if (isDone)
                return [.. answers];
            var waited = $"it did not come back within {clock.Elapsed.TotalSeconds:0} s; it may loop without end. "
                + "Restart the kernel, since the loop still runs";
            return [.. answers, new Answer<TOutput>(AnswerState.TookTooLong, default, waited)];
        }
    }

    /// <summary>The answer of a task: where what is open is another function, which this one calls, the answer threw.</summary>
    /// <param name="function">The name of the task's function.</param>
    internal Answer<TOutput> Within(string function) =>
        State == AnswerState.Open && Place is { } other && other != function
            ? this with { State = AnswerState.Threw, Problem = $"{other} is not filled in yet." }
            : this;

    private static Answer<TOutput> One<TInput>(Func<TInput, TOutput> function, TInput input)
    {
        try
        {
            return new Answer<TOutput>(AnswerState.Given, function(Copies.Of(input)), "");
        }
        catch (Exception thrown)
        {
            var cause = thrown;
            while (cause is TargetInvocationException or TypeInitializationException && cause.InnerException is { } inner)
                cause = inner;
            return cause is NotImplementedException
                ? new Answer<TOutput>(AnswerState.Open, default, "nothing filled in yet") { Place = PlaceOf(cause) }
                : new Answer<TOutput>(AnswerState.Threw, default, $"{cause.GetType().Name}: {cause.Message}")
                {
                    Place = PlaceOf(cause),
                };
        }
    }

    // The kernel names its cells in the debug information ("cell 3"); the course's own code is in files that end in .cs.
    private static string? PlaceOf(Exception thrown)
    {
        var frame = new StackTrace(thrown, fNeedFileInfo: true).GetFrames().FirstOrDefault(frame =>
            frame.GetFileName() is { Length: > 0 } file && !file.EndsWith(".cs", StringComparison.Ordinal));
        // A lambda or an inner function is called <Predict>…, after the function that holds it.
        var name = frame?.GetMethod()?.Name.Split('<')[^1].Split('>')[0];
        return string.IsNullOrEmpty(name) ? null : name;
    }
}
