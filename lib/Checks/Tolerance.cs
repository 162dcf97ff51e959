namespace Checks;

/// <summary>
/// How far an answer may lie from what is expected: ‖a − e‖ / (‖a‖ + ‖e‖) for a tensor as a whole, 0 when both are zero.
/// </summary>
/// <param name="Right">An error below it is right.</param>
/// <param name="Doubtful">Below it, but not right: nearly the same, by another formula or with too few digits.</param>
public sealed record Tolerance(double Right, double Doubtful)
{
    /// <summary>For values that a formula gives: any order of summation passes, a cut-off digit does not.</summary>
    public static Tolerance Values { get; } = new(1e-9, 1e-4);

    /// <summary>For gradients: right below 1e-7, doubtful below 1e-4, else wrong.</summary>
    public static Tolerance Gradients { get; } = new(1e-7, 1e-4);

    /// <summary>The error of a tensor of the expected shape.</summary>
    /// <param name="expected">What is expected.</param>
    /// <param name="got">What the student's function gave, in the same shape.</param>
    /// <returns>A number from 0 to 1; NaN where one of both is no number and the other is.</returns>
    public static double Error(Tensor expected, Tensor got)
    {
        double difference = 0, ofExpected = 0, ofGot = 0;
        for (var i = 0; i < expected.Values.Length; i++)
        {
            double e = expected.Values[i], g = got.Values[i];
            // Two infinities of one sign, and two that are no number, are the same answer and have no size.
            if (e.Equals(g) && !double.IsFinite(e))
                continue;
            difference += (e - g) * (e - g);
            ofExpected += e * e;
            ofGot += g * g;
        }
        var size = Math.Sqrt(ofExpected) + Math.Sqrt(ofGot);
        return difference == 0 ? 0 : double.IsInfinity(size) ? double.NaN : Math.Sqrt(difference) / size;
    }

    /// <summary>Whether two values are the same but for rounding.</summary>
    internal static bool IsNear(Tensor one, Tensor other) => one.Shape.SequenceEqual(other.Shape) && Error(one, other) < 1e-7;

    /// <summary>What an error of this size means.</summary>
    /// <param name="error">The error; NaN is wrong.</param>
    public TrialState StateOf(double error) =>
        error < Right ? TrialState.Right : error < Doubtful ? TrialState.Doubtful : TrialState.Wrong;
}
