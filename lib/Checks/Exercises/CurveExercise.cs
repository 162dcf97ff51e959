using System.Collections.Immutable;
using NeuralNet;

namespace Checks;

/// <summary>Exercise 01: the values and the gradient of a polynomial, its descent, the choice of a degree, and L2.</summary>
public static class CurveExercise
{
    private static readonly ImmutableArray<string> _ready =
        ["NeuralNet.PolynomialFeatures", "NeuralNet.LinearRegression", "NeuralNet.LeastSquares", "NeuralNet.GradientCheck",
            "NeuralNet.MeanSquaredError", "Checks.CurveExercise.GivenGradient"];

    /// <summary>The values of a polynomial at many places.</summary>
    public static ExerciseTask<(double[] W, double[] U), double[]> Prediction { get; } = new()
    {
        Id = "curve-prediction",
        Title = "What a polynomial says",
        Function = "Predict",
        Points = 1,
        Reread = "lesson 01, “A day is not a line”",
        Hint = "For each place a sum of its own, which begins at 0. Within it keep a power that begins at 1: add w times the "
            + "power, then multiply the power by u.",
        Forbidden = _ready,
        Describe = input => $"w = {Show.Value(input.W)}, u = {Show.Value(input.U)}",
        Inputs = random =>
        [
            ([1, 2, 3], [0, 1, 2]), ([5], [2, -1, 0]), ([0, 1], [3, -2]), ([1, 0, -1, 0.5], [-1, 2, 0.5, -3]), ([2, -3, 0.5],
            [2]),
            (Numbers(random, 4), Numbers(random, 5)), (Numbers(random, 7), Numbers(random, 3)),
        ],
        Reference = input => Terms(input, (w, u, k) => w * Power(u, k)),
        Mistakes = PredictionMistakes,
    };

    /// <summary>The gradient of the mean squared error with respect to the coefficients.</summary>
    public static ExerciseTask<(double[] W, double[] U, double[] T), double[]> Gradient { get; } =
        CurveGradientTasks.Gradient(_ready);

    /// <summary>Many steps of gradient descent.</summary>
    public static ExerciseTask<(double[] Start, double[] U, double[] T, double LearningRate, int Steps),
        double[]> Descent { get; } =
        CurveChoiceTasks.Descent([.. _ready.Where(name => !name.EndsWith("GivenGradient", StringComparison.Ordinal))]);

    /// <summary>The degree that validation chooses.</summary>
    public static ExerciseTask<(int[] Degrees, double[] Train, double[] Validation, double[] Test), int> Degree { get; } =
        CurveChoiceTasks.Degree();

    /// <summary>The gradient with an L2 penalty.</summary>
    public static ExerciseTask<(double[] W, double[] U, double[] T, double Lambda), double[]> L2 { get; } =
        CurveGradientTasks.L2([.. _ready.Where(name => !name.EndsWith("GivenGradient", StringComparison.Ordinal)),
            "NeuralNet.Regularizer"]);

    /// <summary>The exercise.</summary>
    public static Exercise Exercise { get; } = new("01-fit-a-curve", "Fit a curve", [Prediction, Gradient, Descent, Degree, L2]);

    /// <summary>
    /// ∂ℒ/∂w_k = 2/n Σ (y_i − t_i) u_i^k, the gradient of the mean squared error of a polynomial, ready for the tasks that build
    /// on
    /// it, so that a student whom it has stopped can go on.
    /// </summary>
    /// <param name="w">The coefficients; the constant first.</param>
    /// <param name="u">The places of the readings, at least one.</param>
    /// <param name="t">The readings, one for each place.</param>
    /// <returns>One slope for each coefficient.</returns>
    /// <exception cref="ArgumentException">There are no places, or not one reading for each.</exception>
    public static double[] GivenGradient(double[] w, double[] u, double[] t)
    {
        if (u.Length == 0 || u.Length != t.Length)
            throw new ArgumentException($"GivenGradient: {u.Length} places and {t.Length} readings; one reading for each place.");
        return CurveGradientTasks.Slopes((w, u, t), (difference, place, k) => difference * Power(place, k));
    }

    /// <summary>u^k, by products, so that small whole numbers stay exact.</summary>
    internal static double Power(double u, int k) => k <= 0 ? 1 : u * Power(u, k - 1);

    /// <summary>For each place the sum of a term for each coefficient.</summary>
    internal static double[] Terms((double[] W, double[] U) input, Func<double, double, int, double> term) =>
        [.. input.U.Select(u => input.W.Select((w, k) => term(w, u, k)).Sum())];

    /// <summary>Numbers between −2 and 2.</summary>
    internal static double[] Numbers(RandomSource random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.Round(random.NextDouble(-2, 2), 2))];

    private static ImmutableArray<Mistake<(double[] W, double[] U), double[]>> PredictionMistakes =>
    [
        new("every power one too high", "At u = 0 a polynomial is its constant. Which power does the constant go with?",
            input => Terms(input, (w, u, k) => w * Power(u, k + 1))),
        new("the coefficients from the wrong end", "w[0] is the constant and the last coefficient belongs to the highest power.",
            input => Terms((input.W.Reverse().ToArray(), input.U), (w, u, k) => w * Power(u, k))),
        new("the constant left out", "At u = 0 a polynomial is its constant. Where does the sum over k begin?",
            input => Terms(input, (w, u, k) => k == 0 ? 0 : w * Power(u, k))),
        new("the highest term left out", "Three coefficients are three terms. Where does the sum over k end?",
            input => Terms(input, (w, u, k) => k == input.W.Length - 1 ? 0 : w * Power(u, k))),
        new("k times u in place of a power", "The term of w[2] should grow fourfold when u doubles.",
            input => Terms(input, (w, u, k) => w * k * u)),
        new("k times u in place of a power", "The term of w[2] should grow fourfold when u doubles.",
            input => Terms(input, (w, u, k) => k == 0 ? w : w * k * u)),
        new("the first power for every coefficient", "The term of w[2] should grow fourfold when u doubles.",
            input => Terms(input, (w, u, k) => k == 0 ? w : w * u)),
        new("the first power for every coefficient", "The term of w[2] should grow fourfold when u doubles; the constant's not "
            + "at all.",
            input => Terms(input, (w, u, _) => w * u)),
        new("the sum of the coefficients", "The answer does not depend on u: does the power change from term to term?",
            input => Terms(input, (w, _, _) => w)),
        new("the power of w in place of the power of u", "The coefficient is not raised to a power; only u is.",
            input => Terms(input, (w, u, k) => Power(w * u, k))),
        new("the power of w in place of the power of u", "The coefficient is not raised to a power; only u is.",
            input => Terms(input, (w, u, k) => Power(w, k) * u)),
        new("the slope of the polynomial", "This is the derivative with respect to u. The value itself is asked for.",
            input => Terms(input, (w, u, k) => k * w * Power(u, k - 1))),
        new("a sum that goes on from place to place", "The first value is right, and what it was is still in the second. Where "
            + "is the sum set to 0?", input => Running(Terms(input, (w, u, k) => w * Power(u, k)))),
        new("a power that goes on from place to place", "The first value is right. What is the power when the second place "
            + "begins?",
            GoingOn),
    ];

    private static double[] Running(double[] values) => [.. values.Select((_, i) => values.Take(i + 1).Sum())];

    private static double[] GoingOn((double[] W, double[] U) input)
    {
        double power = 1;
        var values = new double[input.U.Length];
        for (var i = 0; i < values.Length; i++)
        {
            foreach (var w in input.W)
            {
                values[i] += w * power;
                power *= input.U[i];
            }
        }
        return values;
    }
}
