using System.Collections.Immutable;
using NeuralNet;

namespace Checks;

/// <summary>
/// A task whose function takes an input and gives an output. Its two halves are apart: <see cref="Cases"/>, the inputs, and
/// <see cref="Judge"/>, the verdict on what came of one of them; only the first must be where the student's function is.
/// </summary>
/// <typeparam name="TInput">What the function takes; a tuple when it takes several, <see cref="NoInput"/> when it takes
/// nothing.</typeparam>
/// <typeparam name="TOutput">What it gives; a tuple when it gives several.</typeparam>
public sealed class ExerciseTask<TInput, TOutput> : ExerciseTask
{
    /// <summary>Makes the inputs; the first ones are the plain ones, since a student reads the table from the top.</summary>
    public required Func<RandomSource, IReadOnlyList<TInput>> Inputs { get; init; }

    /// <summary>What a right answer gives; null when there are many right ones and <see cref="Judgement"/> knows them.</summary>
    public Func<TInput, TOutput>? Reference { get; init; }

    /// <summary>Judges where no single answer is right; null compares with <see cref="Reference"/>.</summary>
    public Func<TInput, TOutput, IEnumerable<Trial>>? Judgement { get; init; }

    /// <summary>
    /// Judges what all answers say together, beside <see cref="Judge"/> for each of them: that two seeds give two orders, say.
    /// Asked only when every call gave a value; null where each answer stands for itself.
    /// </summary>
    public Func<IReadOnlyList<(TInput Input, TOutput Output)>, IEnumerable<Trial>>? Together { get; init; }

    /// <summary>The mistakes that students make here, the most special first.</summary>
    public ImmutableArray<Mistake<TInput, TOutput>> Mistakes { get; init; } = [];

    /// <summary>
    /// The fault of the function that was handed out, in a task that is to mend one; null in a task that is to write one. As long as
    /// an answer gives what the fault gives, the task is open: the verdict shows what was tried and names the fault.
    /// </summary>
    public Mistake<TInput, TOutput>? Fault { get; init; }

    /// <summary>The names of the output's parts, when it has several: dW, db, dX.</summary>
    public ImmutableArray<string> OutputNames { get; init; } = [];

    /// <summary>How an input is written in the table; null for the usual way.</summary>
    public Func<TInput, string>? Describe { get; init; }

    /// <summary>How far a right answer may be off.</summary>
    public Tolerance Tolerance { get; init; } = Tolerance.Values;

    /// <summary>How long all calls together may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override Type DelegateType => TaskFunctions.TypeFor(typeof(TInput), typeof(TOutput));

    /// <summary>The inputs, the same for the same seed.</summary>
    /// <param name="seed">The seed.</param>
    public IReadOnlyList<TInput> Cases(long seed) => Inputs(new RandomSource(seed));

    /// <summary>The verdict on one input's answer.</summary>
    /// <param name="input">One of the inputs.</param>
    /// <param name="answer">What the student's function gave for it.</param>
    /// <returns>The lines of the table.</returns>
    public ImmutableArray<Trial> Judge(TInput input, Answer<TOutput> answer)
    {
        var tried = TextOf(input);
        if (answer.State != AnswerState.Given)
            return [Trial.Of(tried, ExpectedText(input), answer.Problem, false)];
        if (Tensor.Split(answer.Value, OutputNames) is not { } got)
            return [Trial.Of(tried, ExpectedText(input), "nothing (null)", false)];
        if (Judgement is { } judgement)
            return [.. judgement(input, answer.Value!)];
        return [.. ExpectedOf(input).Zip(got, (expected, part) => Compare(tried, expected, part))];
    }

    /// <summary>Checks the student's function and says what came of it.</summary>
    /// <param name="answer">The student's function.</param>
    /// <returns>A verdict, which a notebook displays.</returns>
    public Verdict Check(Func<TInput, TOutput> answer) => Check(answer, seed: 1);

    /// <summary>Checks the student's function on the inputs of a seed.</summary>
    /// <param name="answer">The student's function.</param>
    /// <param name="seed">Another seed, other inputs.</param>
    public Verdict Check(Func<TInput, TOutput> answer, long seed)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var inputs = Cases(seed);
        var answers = Answer<TOutput>.All(answer, inputs, Patience).Select(each => each.Within(Function)).ToImmutableArray();
        var verdict = answers.Any(each => each.State == AnswerState.Open)
            ? new Verdict(this, VerdictState.Open)
            : Weigh(inputs, answers, answer);
        LastVerdict = verdict;
        return verdict;
    }

    /// <inheritdoc/>
    public override Verdict CheckAny(Delegate answer, long seed = 1) => Check(TaskFunctions.Adapt<TInput, TOutput>(answer), seed);

    /// <summary>An input as the table writes it.</summary>
    internal string TextOf(TInput input) => Describe?.Invoke(input) ?? Show.Value(input);

    internal ImmutableArray<Tensor> ExpectedOf(TInput input) => Tensor.Split(Reference!(input), OutputNames)!.Value;

    private Verdict Weigh(IReadOnlyList<TInput> inputs, ImmutableArray<Answer<TOutput>> answers, Func<TInput, TOutput> function)
    {
        var trials = answers.SelectMany((answer, i) => Judge(inputs[i], answer)).Concat(JudgeTogether(inputs, answers))
            .ToImmutableArray();
        var isRight = trials.All(trial => trial.State == TrialState.Right);
        if (isRight && !TakesLong && DependsOnEarlierCalls(inputs, answers, function))
        {
            var diagnosis = new Diagnosis(
                "an answer that depends on earlier calls",
                "The same inputs, asked in another order, gave other values. Keep what the function computes in variables inside it.");
            return new Verdict(this, VerdictState.Failed) { Trials = trials, Diagnoses = [diagnosis] };
        }
        if (!isRight && Fault is { } fault && Diagnose.Shows(this, fault, inputs, answers))
            return new Verdict(this, VerdictState.Open) { Trials = trials, Diagnoses = [fault.Diagnosis] };
        return isRight
            ? new Verdict(this, VerdictState.Passed) { Trials = trials }
            : new Verdict(this, VerdictState.Failed) { Trials = trials, Diagnoses = Diagnose.Answers(this, inputs, answers, trials) };
    }

    private IEnumerable<Trial> JudgeTogether(IReadOnlyList<TInput> inputs, ImmutableArray<Answer<TOutput>> answers) =>
        Together is null || answers.Length < inputs.Count
            || answers.Any(each => each.State != AnswerState.Given || Tensor.Split(each.Value, OutputNames) is null)
            ? [] : Together([.. inputs.Zip(answers, (input, answer) => (input, answer.Value!))]);

    private bool DependsOnEarlierCalls(
        IReadOnlyList<TInput> inputs, ImmutableArray<Answer<TOutput>> first, Func<TInput, TOutput> function)
    {
        var second = Answer<TOutput>.All(function, [.. inputs.Reverse()], Patience).Reverse().ToList();
        return second.Count != first.Length || first.Zip(second).Any(pair => !IsSame(pair.First, pair.Second));
    }

    private bool IsSame(Answer<TOutput> one, Answer<TOutput> other) =>
        one.State == other.State
        && Tensor.Split(one.Value, OutputNames) is { } a && Tensor.Split(other.Value, OutputNames) is { } b
        && a.Length == b.Length && a.Zip(b).All(pair => pair.First.IsSame(pair.Second));

    private Trial Compare(string tried, Tensor expected, Tensor got)
    {
        var name = expected.Name.Length == 0 ? "" : expected.Name + " = ";
        var (wanted, given) = (name + Show.Tensor(expected), name + Show.Tensor(got));
        if (!expected.Shape.SequenceEqual(got.Shape))
            return Trial.Of(tried, $"{wanted} ({expected.ShapeText})", $"{given} ({got.ShapeText})", false);
        var error = Tolerance.Error(expected, got);
        return new Trial(tried, wanted, given, Tolerance.StateOf(error)) { Error = error };
    }

    private string ExpectedText(TInput input) =>
        Reference is null ? "an answer" : string.Join("; ", ExpectedOf(input).Select(Show.Tensor));
}
