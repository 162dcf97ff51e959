using System.Numerics;

namespace NeuralNet;

/// <summary>
/// All products of powers of n inputs up to a total degree d: from (x₁, x₂) and degree 2 the features 1, x₁, x₂, x₁², x₁ x₂, x₂².
/// There are C(n + d, d) of them: a curse when n is large.
/// </summary>
public sealed class PolynomialFeatures
{
    private const int MaxFeatures = 1_000_000;

    private readonly int[][] _factors;

    /// <summary>The features of a number of inputs up to a degree.</summary>
    /// <param name="inputSize">n: numbers in a sample.</param>
    /// <param name="degree">d: how many factors a product has at most.</param>
    /// <param name="withConstant">
    /// Whether the first feature is the constant 1; leave it out where a model has a bias of its own.
    /// </param>
    /// <exception cref="ArgumentException">A number is out of range, or there would be more than a million features.</exception>
    public PolynomialFeatures(int inputSize, int degree, bool withConstant = true)
    {
        var count = FeatureCount(inputSize, degree);
        if (count > MaxFeatures)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"PolynomialFeatures: {inputSize} inputs to degree {degree} make {count:N0} features, over {MaxFeatures:N0}."));
        }
        InputSize = inputSize;
        Degree = degree;
        _factors = [.. Enumerable.Range(withConstant ? 0 : 1, withConstant ? degree + 1 : degree)
            .SelectMany(length => Combinations(inputSize, length))];
    }

    /// <summary>n: numbers in a sample.</summary>
    public int InputSize { get; }

    /// <summary>d: the greatest total degree.</summary>
    public int Degree { get; }

    /// <summary>Number of features made.</summary>
    public int Count => _factors.Length;

    /// <summary>
    /// The features in order, such as <c>1</c>, <c>x1</c>, <c>x1^2</c>, <c>x1 x2</c>; a single input is called x.
    /// </summary>
    public IReadOnlyList<string> Names => [.. _factors.Select(NameOf)];

    /// <summary>How many terms a polynomial of degree d in n variables has: C(n + d, d), the constant included.</summary>
    /// <param name="inputSize">n</param>
    /// <param name="degree">d</param>
    public static BigInteger FeatureCount(int inputSize, int degree)
    {
        if (inputSize < 1 || degree < 0)
        {
            throw new ArgumentException(
                $"PolynomialFeatures: {inputSize} inputs and degree {degree}; give at least 1 input and a degree of 0 or more.");
        }
        // C(n + i, i) = C(n + i − 1, i − 1) · (n + i) / i: every step divides without a remainder.
        var count = BigInteger.One;
        for (var i = 1; i <= degree; i++)
            count = count * (inputSize + (long)i) / i;
        return count;
    }

    /// <summary>The features of each sample.</summary>
    /// <param name="x">(samples × inputs)</param>
    /// <returns>(samples × features)</returns>
    public Matrix Transform(Matrix x)
    {
        Require.Columns("PolynomialFeatures.Transform", "x", x, InputSize);
        return Matrix.Create(x.Rows, Count, (row, feature) =>
        {
            var product = 1.0;
            foreach (var input in _factors[feature])
                product *= x[row, input];
            return product;
        });
    }

    /// <summary>Inputs, degree and count.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Count:N0} features of degree ≤ {Degree} in {InputSize} inputs");

    /// <summary>The multisets of inputs with so many members, each ascending, in lexicographic order.</summary>
    private static IEnumerable<int[]> Combinations(int inputSize, int length)
    {
        var members = new int[length];
        while (true)
        {
            yield return [.. members];
            var last = length - 1;
            while (last >= 0 && members[last] == inputSize - 1)
                last--;
            if (last < 0)
                yield break;
            Array.Fill(members, members[last] + 1, last, length - last);
        }
    }

    private string NameOf(int[] factors) => factors.Length == 0
        ? "1"
        : string.Join(" ", factors.CountBy(input => input).Select(power =>
            (InputSize == 1 ? "x" : $"x{power.Key + 1}") + (power.Value == 1 ? "" : $"^{power.Value}")));
}
