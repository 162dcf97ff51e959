using System.Collections.Immutable;

namespace Checks;

/// <summary>One thing to fill in, and how it is checked.</summary>
public abstract class ExerciseTask
{
    /// <summary>Its name within the course, in lower case with hyphens: <c>softmax-stable</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called in headings and tables.</summary>
    public required string Title { get; init; }

    /// <summary>The name of the function that the student writes.</summary>
    public required string Function { get; init; }

    /// <summary>What a right answer earns.</summary>
    public required int Points { get; init; }

    /// <summary>What to reread: "lesson 06, ‘Overflow’".</summary>
    public required string Reread { get; init; }

    /// <summary>A second hint, one click further than the diagnosis.</summary>
    public required string Hint { get; init; }

    /// <summary>
    /// What the answer may not use, as documentation names it, with all that lies within: <c>NeuralNet.Softmax</c>,
    /// <c>System.Linq.Enumerable.Sum</c>. Held by <c>./course check</c>; a notebook cannot see how an answer is written.
    /// </summary>
    public ImmutableArray<string> Forbidden { get; init; } = [];

    /// <summary>
    /// Whether a call takes seconds, as the training of a whole network does. Such a task is checked with one call for each input,
    /// not with a second round in another order; the tests make no mutants of its solution.
    /// </summary>
    public bool TakesLong { get; init; }

    /// <summary>The type that the student's function has.</summary>
    public abstract Type DelegateType { get; }

    /// <summary>The last verdict in this notebook, or null.</summary>
    public Verdict? LastVerdict { get; protected set; }

    /// <summary>The student's function if its last check in this notebook passed, else one that is given.</summary>
    /// <param name="answer">The student's function.</param>
    /// <param name="given">A right one.</param>
    /// <typeparam name="TFunction">The type of both.</typeparam>
    public TFunction Passed<TFunction>(TFunction answer, TFunction given)
        where TFunction : Delegate => LastVerdict?.State == VerdictState.Passed ? answer : given;

    /// <summary>Checks a function of which only the program knows the type.</summary>
    /// <param name="answer">A function of the type <see cref="DelegateType"/>.</param>
    /// <param name="seed">The seed of the inputs; the notebook's is 1.</param>
    public abstract Verdict CheckAny(Delegate answer, long seed = 1);
}
