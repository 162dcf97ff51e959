namespace NeuralNet;

/// <summary>
/// eˣ − 1 and log(1 + x) that keep their digits near x = 0, where the plain formulas round x away (Kahan; see Higham, Accuracy
/// and Stability of Numerical Algorithms, 1.14.1: the errors of the rounded logarithm and of the rounded difference cancel).
/// </summary>
internal static class Precise
{
    /// <summary>eˣ − 1; NaN for NaN.</summary>
    public static double ExpMinusOne(double x)
    {
        var power = Math.Exp(x);
        if (power == 1)
            return x;
        var difference = power - 1;
        return difference == -1 || double.IsInfinity(power) ? difference : difference * (x / Math.Log(power));
    }

    /// <summary>log(1 + x) for x ≥ 0; NaN for NaN.</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
