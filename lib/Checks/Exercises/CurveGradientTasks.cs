using System.Collections.Immutable;
using NeuralNet;
using Fit = (double[] W, double[] U, double[] T);
using Held = (double[] W, double[] U, double[] T, double Lambda);

namespace Checks;

/// <summary>The two gradients of exercise 01: of a polynomial's mean squared error, and of the same with an L2 penalty.</summary>
internal static class CurveGradientTasks
{
    private const string WholeNumbers = "a division of whole numbers";
    private const string WholeHint = "With few readings all is well, and with three or more every slope is 0. In C#, what is 2 "
        + "/ 3? A number with a point, as 2.0, makes it a division of numbers with fractions.";

    public static ExerciseTask<(double[] W, double[] U, double[] T), double[]> Gradient(ImmutableArray<string> forbidden) => new()
    {
        Id = "curve-gradient",
        Title = "The gradient of the fit",
        Function = "Gradient",
        Points = 3,
        Reread = "lesson 01, “The gradient of a polynomial's loss”",
        Hint = "Reading by reading: first the prediction with all its terms, then the difference, then for each k the "
            + "difference times "
            + "u to the power k, added to element k. When all readings are through, multiply every element by 2 and divide it "
            + "by n.",
        Forbidden = forbidden,
        Describe = fit => Text(fit),
        Tolerance = Tolerance.Gradients,
        Inputs = random =>
        [
            ([0, 0], [2], [1]), ([1, 2], [0, 1], [0, 1]), ([1, 0, 2], [-1, 0, 1], [2, 3, 2]), ([0.5], [1, 2, 3, 0], [1, 2, 4, 0]),
            ([0, -1, 0, 0.5], [-2, -0.5, 1, 1.5, 3], [1, 0, 2, -1, 4]), Draw(random, 5, 7), Draw(random, 6, 4), Draw(random,
            2, 9),
        ],
        Reference = fit => Slopes(fit, (difference, u, k) => difference * Power(u, k)),
        Mistakes =
        [
            new(WholeNumbers, WholeHint, fit => Scaled(fit, n => 2 / n * n / 2.0)),
            new(WholeNumbers, WholeHint, fit => Scaled(fit, n => 1 / n * n)),
            new("the factor 2 left out", "Every slope is half of what it should be. What is the derivative of a square?",
                fit => Scaled(fit, _ => 0.5)),
            new("the sum in place of the mean", "These are the slopes of the squares added up. What does a mean of n readings "
                + "add?",
                fit => Scaled(fit, n => n)),
            new("neither the factor 2 nor the mean", "Two numbers stand in front of the sum in the formula, 2 above and n below.",
                fit => Scaled(fit, n => 0.5 * n)),
            new("the wrong sign", "If all predictions are too high, a larger constant makes the loss worse: its slope is "
                + "positive. Which is taken from which, y or t?", fit => Scaled(fit, _ => -1)),
            new("the wrong sign", "Two things: which is taken from which, y or t? And what is the derivative of a square?",
                fit => Scaled(fit, _ => -0.5)),
            new("division by the number of coefficients", "The mean is over the readings. How many are there?",
                fit => Scaled(fit, n => (double)n / fit.W.Length)),
            new("every power one too high", "The constant is multiplied by 1 in the prediction, so with what is its difference "
                + "multiplied?", fit => Slopes(fit, (difference, u, k) => difference * Power(u, k + 1))),
            .. new Func<double, int, double>[]
                {
                    (u, k) => Math.Pow(u, k - 1), (u, k) => Power(u, k - 1), (u, k) => k == 0 ? 0 : Power(u, k - 1),
                }.Select(power => new Mistake<Fit, double[]>("every power one too low",
                    "Only one term of the prediction contains w[1], and there it is multiplied by u itself.",
                    fit => Slopes(fit, (difference, u, k) => difference * power(u, k)))),
            new("the derivative with respect to u", "The readings stay where they are; the coefficients move. What is w[2] "
                + "multiplied by in the prediction?", fit => Slopes(fit, (difference, u, k) => difference * k * Power(u, k - 1))),
            new("the derivative with respect to u", "The readings stay where they are; the coefficients move. What is w[2] "
                + "multiplied "
                + "by in the prediction?", fit => Slopes(fit, (difference, u, k) => difference * k * fit.W[k] * Power(u, k - 1))),
            new("the coefficient as a factor", "The derivative of w[2] u² with respect to w[2] contains no w[2] any more.",
                fit => Slopes(fit, (difference, u, k) => difference * fit.W[k] * Power(u, k))),
            new("no power", "Every coefficient gets the slope of the constant. How much does y change when w[2] moves a little?",
                fit => Slopes(fit, (difference, _, _) => difference)),
            new("the first power for every coefficient", "How much does y change when w[2] moves a little, at u = 2?",
                fit => Slopes(fit, (difference, u, _) => difference * u)),
            new("the first power for every coefficient", "How much does y change when w[2] moves a little, at u = 2?",
                fit => Slopes(fit, (difference, u, k) => k == 0 ? difference : difference * u)),
            new("k times u in place of a power", "How much does y change when w[2] moves a little, at u = 3? The formula says "
                + "u to the power 2.", fit => Slopes(fit, (difference, u, k) => difference * k * u)),
            new("the constant's slope left out", "The constant is a coefficient like the others. What is it multiplied by?",
                fit => Slopes(fit, (difference, u, k) => k == 0 ? 0 : difference * Power(u, k))),
            new("the highest coefficient's slope left out", "All others are right: where does the loop over k end?",
                fit => Slopes(fit, (difference, u, k) => k == fit.W.Length - 1 ? 0 : difference * Power(u, k))),
            new("the target left out", "These slopes do not depend on t. What is compared with the prediction?",
                fit => SlopesOf(fit, (y, _) => y)),
            new("the prediction left out", "These slopes do not depend on w. What is compared with the target?",
                fit => SlopesOf(fit, (_, t) => t)),
            new("the squared difference", "The derivative of a square is not the square. What happens to the exponent 2?",
                fit => SlopesOf(fit, (y, t) => (y - t) * (y - t))),
            new("the difference without its sign", "A prediction that is too high and one that is too low must pull in "
                + "opposite ways.",
                fit => SlopesOf(fit, (y, t) => Math.Abs(y - t))),
            new("a prediction without its constant", "What does the polynomial say at u = 0? Print it.",
                fit => Slopes(fit, (difference, u, k) => (difference - fit.W[0]) * Power(u, k))),
            new("a prediction without its highest term", "Print the predictions of the first line that is wrong: is the sum "
                + "complete?",
                fit => Slopes(fit, (difference, u, k) =>
                    (difference - fit.W[^1] * Power(u, fit.W.Length - 1)) * Power(u, k))),
            new("a product of two means", "The mean of a product is not the product of the means: multiply reading by reading.",
                fit => [.. fit.W.Select((_, k) => 2 * Difference(fit, (y, t) => y - t).Average()
                    * fit.U.Average(u => Power(u, k)))]),
            new("the last reading only", "A sum over the readings has a share of each: is += there, and not = alone?",
                fit => [.. fit.W.Select((_, k) => 2.0 / fit.U.Length * Difference(fit, (y, t) => y - t)[^1] * Power(fit.U[^1],
                    k))]),
        ],
    };

    public static ExerciseTask<(double[] W, double[] U, double[] T, double Lambda),
        double[]> L2(ImmutableArray<string> forbidden) =>
        new()
    {
        Id = "curve-l2",
        Title = "The gradient with L2",
        Function = "GradientWithL2",
        Points = 2,
        Reread = "lesson 01, “Holding a curve back”",
        Hint = "The loss is a sum, so its gradient is one too: the given gradient, and from k = 1 on the derivative of λ times "
            + "the square of w[k] on top.",
        Forbidden = forbidden,
        Describe = input => $"{Text((input.W, input.U, input.T))}, λ = {Show.Number(input.Lambda)}",
        Tolerance = Tolerance.Gradients,
        Inputs = random =>
        [
            ([1, 3], [0, 1], [0, 1], 0), ([1, 3], [0, 1], [0, 1], 0.5), ([2, -1, 0.5], [-1, 0, 2], [1, 2, 0], 1),
            ([3], [1, 2], [1, 0], 2), ([0, -2, 0, 1], [-1, 0.5, 1, 2], [1, 0, -1, 3], 0.1), WithLambda(random, 5, 6),
            WithLambda(random, 3, 8),
        ],
        Reference = input => Held(input, (w, lambda) => 2 * lambda * w),
        Mistakes =
        [
            new("no penalty", "The answer does not depend on λ. The loss has two terms, and the gradient has the slope of each.",
                input => Held(input, (_, _) => 0)),
            new("the penalty without its factor 2", "What is the derivative of a square? (Where a book writes λ/2 in the loss, "
                + "this would be right. Here the loss has λ alone.)", input => Held(input, (w, lambda) => lambda * w)),
            new("a penalty on the constant", "All but the first element are right. Which coefficients does the sum in the "
                + "penalty hold?",
                input => Held(input, (w, lambda) => 2 * lambda * w, from: 0)),
            new("a penalty on the constant", "Two things: which coefficients does the sum in the penalty hold? And what is the "
                + "derivative of a square?", input => Held(input, (w, lambda) => lambda * w, from: 0)),
            new("a penalty divided by the number of readings", "The penalty is not part of the mean: it stands beside it, whole.",
                input => Held(input, (w, lambda) => 2 * lambda * w / input.U.Length)),
            new("a penalty divided by the number of readings", "The penalty is not part of the mean: it stands beside it, "
                + "whole. And "
                + "what is the derivative of a square?", input => Held(input, (w, lambda) => lambda * w / input.U.Length)),
            new("the wrong sign of the penalty", "The penalty is lowest where the coefficients are 0: for w > 0 its slope is "
                + "positive.",
                input => Held(input, (w, lambda) => -2 * lambda * w)),
            new("the penalty itself in place of its slope", "To each element the whole penalty is added: that is what the loss "
                + "gains. How fast does it change with w[k]?",
                input => Held(input, (_, lambda) => lambda * input.W.Skip(1).Sum(w => w * w), from: 0)),
            new("the penalty itself in place of its slope", "What is added is what the loss gains. How fast does it change "
                + "with w[k]?",
                input => Held(input, (_, lambda) => lambda * input.W.Skip(1).Sum(w => w * w))),
            new("the square of the coefficient", "The derivative of a square is not the square.",
                input => Held(input, (w, lambda) => lambda * w * w)),
            new("the square of the coefficient", "The derivative of a square has no square left in it.",
                input => Held(input, (w, lambda) => 2 * lambda * w * w)),
            new("L1 in place of L2", "This pull is the same for small and for large coefficients. The pull of L2 grows with "
                + "them.",
                input => Held(input, (w, lambda) => lambda * Math.Sign(w))),
            new("the coefficient without its sign", "A negative coefficient must be pulled up, towards 0.",
                input => Held(input, (w, lambda) => 2 * lambda * Math.Abs(w))),
            new("the coefficient left out", "Every element is moved by the same amount. The pull of L2 grows with the "
                + "coefficient.",
                input => Held(input, (_, lambda) => 2 * lambda)),
            new("the penalty on the highest coefficient only", "The sum in the penalty goes over all coefficients but the "
                + "constant.",
                input => [.. Held(input, (_, _) => 0).Select((slope, k) =>
                    slope + (k > 0 && k == input.W.Length - 1 ? 2 * input.Lambda * input.W[k] : 0))]),
            new("the sum of all coefficients", "Each element has to do with its own coefficient: of the sum in the penalty "
                + "only one term contains w[k].", input => Held(input, (_, lambda) => 2 * lambda * input.W.Skip(1).Sum())),
            new("the sum of all coefficients", "Each element has to do with its own coefficient. And which coefficient costs nothing?",
                input => Held(input, (_, lambda) => 2 * lambda * input.W.Skip(1).Sum(), from: 0)),
            new("only the penalty", "Where λ is 0 the gradient without a penalty should remain.",
                input => [.. input.W.Select((w, k) => k == 0 ? 0 : 2 * input.Lambda * w)]),
            new("λ times everything", "Where λ is 0 the gradient without a penalty should remain.",
                input => [.. Held(input, (w, _) => 2 * w).Select(slope => input.Lambda * slope)]),
        ],
    };

    /// <summary>2/n times the sum over the readings of a term made of y − t, u and k; one for each coefficient.</summary>
    public static double[] Slopes(Fit fit, Func<double, double, int, double> term)
    {
        var differences = Difference(fit, (y, t) => y - t);
        return [.. fit.W.Select((_, k) => 2 * fit.U.Select((u, i) => term(differences[i], u, k)).Sum() / fit.U.Length)];
    }

    private static double[] SlopesOf(Fit fit, Func<double, double, double> difference)
    {
        var differences = Difference(fit, difference);
        return [.. fit.W.Select((_, k) => 2 * fit.U.Select((u, i) => differences[i] * Power(u, k)).Sum() / fit.U.Length)];
    }

    private static double[] Difference(Fit fit, Func<double, double, double> difference) =>
        [.. CurveExercise.Terms((fit.W, fit.U), (w, u, k) => w * Power(u, k)).Zip(fit.T, difference)];

    private static double[] Scaled(Fit fit, Func<int, double> factor) =>
        [.. Slopes(fit, (difference, u, k) => difference * Power(u, k)).Select(slope => factor(fit.U.Length) * slope)];

    private static double[] Held(Held input, Func<double, double, double> pull, int from = 1) =>
        [.. CurveExercise.GivenGradient(input.W, input.U, input.T).Select((slope, k) =>
            slope + (k < from ? 0 : pull(input.W[k], input.Lambda)))];

    private static double Power(double u, int k) => CurveExercise.Power(u, k);

    private static Fit Draw(RandomSource random, int coefficients, int readings) =>
        (CurveExercise.Numbers(random, coefficients), CurveExercise.Numbers(random, readings), CurveExercise.Numbers(random,
            readings));

    private static Held WithLambda(RandomSource random, int coefficients, int readings)
    {
        var (w, u, t) = Draw(random, coefficients, readings);
        return (w, u, t, Math.Round(random.NextDouble(0.2, 2), 2));
    }

    private static string Text(Fit fit) => $"w = {Show.Value(fit.W)}, u = {Show.Value(fit.U)}, t = {Show.Value(fit.T)}";
}
