using System.Collections.Immutable;

namespace Checks;

/// <summary>What can be seen in the outputs of any task, from the coarsest to the finest.</summary>
internal static class CommonMistakes
{
    /// <summary>The first mistake that all outputs of one part of a task show; null when there is none, or nothing wrong.</summary>
    /// <param name="pairs">Expected and got, an input each.</param>
    /// <param name="tolerance">What counts as right.</param>
    public static Diagnosis? Find(ImmutableArray<(Tensor Expected, Tensor Got)> pairs, Tolerance tolerance)
    {
        if (Shape(pairs) is { } shape)
            return shape;
        if (pairs.All(pair => tolerance.StateOf(Tolerance.Error(pair.Expected, pair.Got)) == TrialState.Right))
            return null;
        return NotANumber(pairs) ?? Constant(pairs) ?? Factor(pairs) ?? Transposed(pairs)
            ?? Near(pairs, tolerance) ?? Offset(pairs) ?? Places(pairs, tolerance);
    }

    private static Diagnosis? Shape(ImmutableArray<(Tensor Expected, Tensor Got)> pairs)
    {
        var (expected, got) = pairs.FirstOrDefault(pair => !pair.Expected.Shape.SequenceEqual(pair.Got.Shape));
        if (expected is null)
            return null;
        var said = $"The shape should be {expected.ShapeText}, and is {got.ShapeText}.";
        return expected.Shape.Length == 2 && got.Shape.SequenceEqual(expected.Shape.Reverse())
            ? new Diagnosis("a transposed shape", said + " Which index counts rows, and which columns?")
            : new Diagnosis("the wrong shape", said + " Values were not compared.");
    }

    private static Diagnosis? NotANumber(ImmutableArray<(Tensor Expected, Tensor Got)> pairs)
    {
        var bad = pairs.FirstOrDefault(pair => pair.Got.Values.Where((value, i) => !double.IsFinite(value)
            && double.IsFinite(pair.Expected.Values[i])).Any()).Got;
        if (bad is null)
            return null;
        return bad.Values.Any(double.IsNaN)
            ? new Diagnosis("not a number", "At least one value is NaN: somewhere ∞/∞, 0/0, ∞ − ∞, or a root or logarithm of a "
                + "negative number. Print the steps for the first input where the table says NaN.")
            : new Diagnosis("infinity", "At least one value is infinite: a division by 0, a logarithm of 0, or an exponential that "
                + "is too large. Print the steps for the first input where the table says ∞.");
    }

    private static Diagnosis? Constant(ImmutableArray<(Tensor Expected, Tensor Got)> pairs)
    {
        if (pairs.All(pair => pair.Got.Values.All(value => value == 0)))
            return new Diagnosis("zeros only", "Every value is 0. Is the result of the computation stored in what you return?");
        return pairs.Length > 1 && pairs.Skip(1).All(pair => pair.Got.IsSame(pairs[0].Got))
            && pairs.Any(pair => !pair.Expected.IsSame(pairs[0].Expected))
            ? new Diagnosis("the same answer for every input", "The inputs differ and the outputs do not: does the function use its parameters?")
            : null;
    }

    private static Diagnosis? Factor(ImmutableArray<(Tensor Expected, Tensor Got)> pairs)
    {
        double top = pairs.Sum(pair => Product(pair.Expected, pair.Got)), bottom = pairs.Sum(pair => Product(pair.Expected, pair.Expected));
        var factor = top / bottom;
        if (!double.IsFinite(factor) || Math.Abs(factor - 1) < 1e-6 || Math.Abs(factor) < 1e-6
            || !pairs.All(pair => Fits(pair.Got, pair.Expected.Values.Select(value => factor * value))))
        {
            return null;
        }
        if (Math.Abs(factor + 1) < 1e-9)
            return new Diagnosis("the wrong sign", "Every value is the expected one with the other sign: what minus what?");
        return new Diagnosis("a constant factor", $"Every value is {Show.Number(factor)} times the expected one.");
    }

    private static Diagnosis? Transposed(ImmutableArray<(Tensor Expected, Tensor Got)> pairs)
    {
        var isSquare = pairs.All(pair => pair.Expected.Shape is [var rows, var columns] && rows == columns);
        return isSquare && pairs.All(pair => Fits(pair.Got, Transpose(pair.Expected)))
            ? new Diagnosis("a transposed matrix", "Rows and columns are exchanged: which index counts which?")
            : null;
    }

    private static Diagnosis? Offset(ImmutableArray<(Tensor Expected, Tensor Got)> pairs)
    {
        var offset = pairs[0].Got.Values.Length == 0 ? 0 : pairs[0].Got.Values[0] - pairs[0].Expected.Values[0];
        return offset != 0 && double.IsFinite(offset) && pairs.Sum(pair => pair.Got.Values.Length) > 2
            && pairs.All(pair => Fits(pair.Got, pair.Expected.Values.Select(value => value + offset)))
            ? new Diagnosis("a constant difference", $"Every value is the expected one {(offset < 0 ? "−" : "+")} {Show.Number(Math.Abs(offset))}.")
            : null;
    }

    // Of several places always the same one is wrong: the first or the last, as when a loop starts or ends one off.
    private static Diagnosis? Places(ImmutableArray<(Tensor Expected, Tensor Got)> pairs, Tolerance tolerance)
    {
        var wrong = pairs.Where(pair => pair.Expected.Values.Length > 1).Select(pair => Enumerable.Range(0, pair.Got.Values.Length)
            .Where(i => Math.Abs(pair.Got.Values[i] - pair.Expected.Values[i]) > tolerance.Doubtful * (1e-12 + Math.Abs(pair.Expected.Values[i])))
            .ToList()).Where(places => places.Count > 0).ToList();
        if (wrong.Count == 0 || wrong.Count < pairs.Count(pair => pair.Expected.Values.Length > 1))
            return null;
        if (wrong.All(places => places is [0]))
            return new Diagnosis("only the first element is wrong", "All others are right: where does the loop begin?");
        var lasts = pairs.Where(pair => pair.Expected.Values.Length > 1).Select(pair => pair.Expected.Values.Length - 1).ToList();
        return wrong.Count == lasts.Count && wrong.Zip(lasts).All(pair => pair.First.Count == 1 && pair.First[0] == pair.Second)
            ? new Diagnosis("only the last element is wrong", "All others are right: where does the loop end?")
            : null;
    }

    private static Diagnosis? Near(ImmutableArray<(Tensor Expected, Tensor Got)> pairs, Tolerance tolerance) =>
        pairs.All(pair => Tolerance.Error(pair.Expected, pair.Got) < tolerance.Doubtful)
            ? new Diagnosis("nearly right", "The values agree in several digits and no further. Is somewhere a float, a rounded constant, "
                + "or a difference quotient instead of the derivative?")
            : null;

    private static double Product(Tensor one, Tensor other) => one.Values.Zip(other.Values, (a, b) => a * b).Sum();

    private static IEnumerable<double> Transpose(Tensor square)
    {
        var size = square.Shape[0];
        return Enumerable.Range(0, size * size).Select(i => square.Values[i % size * size + i / size]);
    }

    private static bool Fits(Tensor got, IEnumerable<double> wanted) =>
        Tolerance.Error(got, got with { Values = [.. wanted] }) < 1e-7;
}
