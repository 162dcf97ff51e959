namespace Checks;

/// <summary>How functions that give a value and a slope are judged, each part for itself.</summary>
/// <param name="name">The function's sign, which stands before its arguments: <c>σ</c>.</param>
/// <param name="arguments">The arguments as text.</param>
/// <param name="z">The number that goes in.</param>
/// <param name="right">Value and slope.</param>
/// <param name="corner">The slopes that are right at a corner at z = 0; null when there is no corner.</param>
/// <typeparam name="TInput">What the function takes: z, or z and α.</typeparam>
internal sealed class PairChecks<TInput>(
    string name, Func<TInput, string> arguments, Func<TInput, double> z, Func<TInput, (double Value, double Slope)> right,
    Func<TInput, (double Low, double High)>? corner = null)
{
    private const int Value = 0;
    private const int Slope = 1;

    /// <summary>Value and slope as they should be; at a corner one of the slopes that may be.</summary>
    public (double, double) Right(TInput input) => right(input);

    /// <summary>What is asked, as text.</summary>
    public string Describe(TInput input) => $"{name}({arguments(input)}) and its slope";

    /// <summary>A line for the value and a line for the slope.</summary>
    public IEnumerable<Trial> Judge(TInput input, (double Value, double Slope) got)
    {
        var expected = right(input);
        yield return Compare($"{name}({arguments(input)})", expected.Value, got.Value);
        if (CornerAt(input) is { } slopes)
        {
            yield return Trial.Of($"{name}′({arguments(input)})", $"{Show.Number(slopes.Low)} to {Show.Number(slopes.High)}",
                Show.Number(got.Slope), IsWithin(slopes, got.Slope));
        }
        else
            yield return Compare($"{name}′({arguments(input)})", expected.Slope, got.Slope);
    }

    /// <summary>Value and slope in the wrong order.</summary>
    public Mistake<TInput, (double, double)> Exchanged() => new("value and slope exchanged", "First the value, then the slope.",
        pairs => pairs.All(pair => IsNear(pair.Input, Value, pair.Output.Item2, right(pair.Input).Value)
            && IsNear(pair.Input, Slope, pair.Output.Item1, right(pair.Input).Slope)));

    /// <summary>Only whole numbers, as from a division of two of type int.</summary>
    public Mistake<TInput, (double, double)> WholeNumbers() => new("whole numbers only",
        "Every value is a whole number. Is there a cast to int, or a division of two whole numbers? In C#, 1 / 2 is 0.",
        pairs => pairs.All(pair => IsFar(pair.Input) || Math.Floor(pair.Output.Item1) == pair.Output.Item1)) { Part = Value };

    /// <summary>Right near 0, and no number far out.</summary>
    public Mistake<TInput, (double, double)>[] Overflow(string hint) =>
    [
        new("an overflow", hint, pairs => Overflows(pairs, Value)) { Part = Value },
        new("an overflow in the slope", hint, pairs => Overflows(pairs, Slope) && !Overflows(pairs, Value)) { Part = Slope },
    ];

    /// <summary>A mistake in the value that has a formula.</summary>
    public Mistake<TInput, (double, double)> InValue(string mistake, string hint, Func<TInput, double> wrong) =>
        new(mistake, hint, pairs => pairs.All(pair => IsNear(pair.Input, Value, Part(pair.Output, Value), wrong(pair.Input)))
            && pairs.Any(pair => !IsNear(pair.Input, Value, Part(pair.Output, Value), right(pair.Input).Value))) { Part = Value };

    /// <summary>A mistake in the slope that has a formula.</summary>
    public Mistake<TInput, (double, double)> InSlope(string mistake, string hint, Func<TInput, double> wrong) =>
        new(mistake, hint, pairs => pairs.All(pair => IsNear(pair.Input, Slope, Part(pair.Output, Slope), wrong(pair.Input)))
            && pairs.Any(pair => !IsNear(pair.Input, Slope, Part(pair.Output, Slope), right(pair.Input).Slope))) { Part = Slope };

    /// <summary>A slope that is right but at the corner.</summary>
    public Mistake<TInput, (double, double)> AtTheCorner(string hint) => new("the slope at the corner", hint,
        pairs => pairs.All(pair => IsNear(pair.Input, Slope, pair.Output.Item2, right(pair.Input).Slope))
            && pairs.Any(pair => CornerAt(pair.Input) is { } slopes && !IsWithin(slopes, pair.Output.Item2)))
        { Part = Slope };

    private bool Overflows(IReadOnlyList<(TInput Input, (double, double) Output)> pairs, int part) =>
        pairs.All(pair => IsNear(pair.Input, part, Part(pair.Output, part), Part(right(pair.Input), part)))
            && pairs.Any(pair => IsFar(pair.Input) && !double.IsFinite(Part(pair.Output, part)));

    // Far out and at a corner a wrong formula may give anything, by overflow or by choice: there it is not compared.
    private bool IsNear(TInput input, int part, double got, double wanted) =>
        IsFar(input) || part == Slope && CornerAt(input) is not null || Tolerance.Error(Of(wanted), Of(got)) < 1e-7;

    private bool IsFar(TInput input) => Math.Abs(z(input)) > 100;

    private static bool IsWithin((double Low, double High) slopes, double slope) => slope >= slopes.Low && slope <= slopes.High;

    private (double Low, double High)? CornerAt(TInput input) => z(input) == 0 ? corner?.Invoke(input) : null;

    private static Trial Compare(string tried, double expected, double got)
    {
        var error = Tolerance.Error(Of(expected), Of(got));
        return new Trial(tried, Show.Number(expected), Show.Number(got), Tolerance.Values.StateOf(error)) { Error = error };
    }

    private static Tensor Of(double value) => new("", [], [value]);

    private static double Part((double Value, double Slope) pair, int part) => part == Value ? pair.Value : pair.Slope;
}
