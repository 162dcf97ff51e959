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

    /// <summary>The type that the student's function has.</summary>
    public abstract Type DelegateType { get; }

    /// <summary>The last verdict in this notebook, or null.</summary>
    public Verdict? LastVerdict { get; protected set; }

    /// <summary>Checks a function of which only the program knows the type.</summary>
    /// <param name="answer">A function of the type <see cref="DelegateType"/>.</param>
    /// <param name="seed">The seed of the inputs; the notebook's is 1.</param>
    public abstract Verdict CheckAny(Delegate answer, long seed = 1);
}
