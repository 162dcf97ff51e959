namespace Checks;

/// <summary>
/// A mistake that students make in a task. It is known by the outputs, never by the text of the answer: so a renamed or
/// rearranged answer gets the same diagnosis.
/// </summary>
/// <typeparam name="TInput">What the task's function takes.</typeparam>
/// <typeparam name="TOutput">What it gives.</typeparam>
public sealed record Mistake<TInput, TOutput>
{
    /// <summary>A mistake that has a formula: whoever makes it gets what this function gives.</summary>
    /// <param name="name">The mistake's name: "the transposed matrix".</param>
    /// <param name="hint">Where to look, without the answer.</param>
    /// <param name="wrong">What the mistake computes. Where it throws, as beyond the end of an array, so does the answer.</param>
    public Mistake(string name, string hint, Func<TInput, TOutput> wrong) => (Diagnosis, Wrong) = (new Diagnosis(name, hint), wrong);

    /// <summary>A mistake that shows in some property of the outputs.</summary>
    /// <param name="name">The mistake's name.</param>
    /// <param name="hint">Where to look, without the answer.</param>
    /// <param name="isSeen">Whether inputs and outputs show it; asked only about answers that are not right.</param>
    public Mistake(string name, string hint, Func<IReadOnlyList<(TInput Input, TOutput Output)>, bool> isSeen) =>
        (Diagnosis, IsSeen) = (new Diagnosis(name, hint), isSeen);

    /// <summary>
    /// A mistake that has a formula and is asked about for some inputs only: whoever takes the wrong base of a logarithm may besides
    /// let large numbers overflow, and should hear of the first first.
    /// </summary>
    /// <param name="isMeant">Whether an input counts; at least one must, and one of these must tell the mistake from a right answer.</param>
    /// <param name="name">The mistake's name.</param>
    /// <param name="hint">Where to look, without the answer.</param>
    /// <param name="wrong">What the mistake computes.</param>
    public static Mistake<TInput, TOutput> Among(Func<TInput, bool> isMeant, string name, string hint, Func<TInput, TOutput> wrong) =>
        new(name, hint, given => given.Any(pair => isMeant(pair.Input)) && given.Where(pair => isMeant(pair.Input)).All(pair =>
            Tensor.Split(wrong(Copies.Of(pair.Input)), []) is { } expected && Tensor.Split(pair.Output, []) is { } got
            && expected.Length == got.Length && expected.Zip(got).All(parts => Tolerance.IsNear(parts.First, parts.Second))));

    /// <summary>Its name and hint.</summary>
    public Diagnosis Diagnosis { get; }

    /// <summary>What whoever makes it computes, or null.</summary>
    public Func<TInput, TOutput>? Wrong { get; }

    /// <summary>Whether inputs and outputs show it, or null.</summary>
    public Func<IReadOnlyList<(TInput Input, TOutput Output)>, bool>? IsSeen { get; }

    /// <summary>The part of a tuple that the formula is about, the other parts being as they may; null for all of it.</summary>
    public int? Part { get; init; }
}
