using NeuralNet;

namespace Checks;

/// <summary>Exercise 03: five nonlinearities with their slopes, and which functions saturate.</summary>
public static class NonlinearitiesExercise
{
    private static readonly PairChecks<double> _sigmoid = new("σ", Show.Number, z => z, z => (S(z), S(z) * S(-z)));

    private static readonly PairChecks<double> _tanh = new("tanh", Show.Number, z => z, z => (Math.Tanh(z), TanhSlope(z)));

    private static readonly PairChecks<double> _relu = new(
        "ReLU", Show.Number, z => z, z => (Math.Max(0, z), z > 0 ? 1 : 0), _ => (0, 1));

    private static readonly PairChecks<(double Z, double Alpha)> _leaky = new(
        "f", given => $"{Show.Number(given.Z)}, α = {Show.Number(given.Alpha)}", given => given.Z,
        given => given.Z > 0 ? (given.Z, 1) : (given.Alpha * given.Z, given.Alpha), given => (given.Alpha, 1));

    private static readonly PairChecks<double> _elu = new(
        "ELU", Show.Number, z => z, z => z > 0 ? (z, 1) : (Math.Exp(z) - 1, Math.Exp(z)));

    /// <summary>The sigmoid and its slope.</summary>
    public static ExerciseTask<double, (double, double)> Sigmoid { get; } = Pair("sigmoid", "The sigmoid and its slope",
        "Sigmoid", 2, "lesson 03, “Five functions”",
        "Compute the value first, and the slope from it: one factor is the value, the other what it lacks to 1.", _sigmoid,
        random => [0, 1, -1, 2, -2, 0.5, -0.5, 5, -5, -30, 1000, -1000, .. Drawn(random)],
        [
            _sigmoid.Exchanged(),
            _sigmoid.WholeNumbers(),
            .. _sigmoid.Overflow("Near 0 all is right; at 1000 or −1000 it is not a finite number. e¹⁰⁰⁰ is ∞ in a double, and "
                + "∞/∞ is NaN. Rearrange so that an ∞ can only stand in a denominator, or treat z ≥ 0 and z < 0 apart."),
            _sigmoid.InValue("the sign of the exponent", "At z = 5 the sigmoid is near 1. What is e⁵, and what is e⁻⁵?",
                z => S(-z)),
            _sigmoid.InValue("brackets forgotten", "1 / 1 + x is (1 / 1) + x in C#: a division comes before a sum. What stands below "
                + "the line?", z => 1 + Math.Exp(-z)),
            _sigmoid.InValue("the 1 in the denominator forgotten", "At z = 0 the value should be ½.", Math.Exp),
            _sigmoid.InValue("a minus in the denominator", "Both terms of the denominator are added; look at z = 0.",
                z => 1 / (1 - Math.Exp(-z))),
            _sigmoid.InValue("tanh in place of the sigmoid", "The sigmoid lies between 0 and 1, not between −1 and 1.",
                Math.Tanh),
            _sigmoid.InSlope("z in place of σ(z)", "The slope is made of values of the function. You took z itself.",
                z => z * (1 - z)),
            _sigmoid.InSlope("the sigmoid applied twice", "You put the value into the sigmoid once more. The slope needs the "
                + "value as it is.",
                z => S(S(z)) * (1 - S(S(z)))),
            _sigmoid.InSlope("the value in place of the slope", "Both parts of your result are the same.", S),
            _sigmoid.InSlope("a factor forgotten", "At z = 0 the slope should be ¼: a product of two halves.", z => 1 - S(z)),
            _sigmoid.InSlope("the slope of tanh", "1 − f² is the slope of tanh. The sigmoid has another formula.",
                z => 1 - S(z) * S(z)),
            _sigmoid.InSlope("a plus in place of the minus", "The steepest place is z = 0, and the slope there is ¼.",
                z => S(z) * (1 + S(z))),
        ]);

    /// <summary>tanh and its slope.</summary>
    public static ExerciseTask<double, (double, double)> Tanh { get; } = Pair("tanh", "tanh and its slope", "Tanh", 2,
        "lesson 03, “Five functions” and “Saturation”",
        "Divide top and bottom of the formula by the larger of the two exponentials: what remains is one exponential that is "
            + "at most 1.", _tanh,
        random => [0, 1, -1, 2, -2, 0.5, -0.5, 4, -4, 1000, -1000, .. Drawn(random)],
        [
            _tanh.Exchanged(),
            _tanh.WholeNumbers(),
            .. _tanh.Overflow("Near 0 all is right; at 1000 or −1000 it is not a finite number. e¹⁰⁰⁰ is ∞ in a double, and "
                + "∞/∞ is NaN. Which exponentials stay small when z is large? And when it is far below 0?"),
            new("the sign on the far left", "Near 0 all is right. To which number does tanh go on the left?",
                pairs => pairs.All(pair => pair.Input < -100 || Math.Abs(pair.Output.Item1 - Math.Tanh(pair.Input)) < 1e-7)
                    && pairs.Any(pair => pair.Input < -100 && pair.Output.Item1 == 1)) { Part = 0 },
            _tanh.InValue("the denominator forgotten", "tanh lies between −1 and 1; this grows without end.",
                z => Math.Exp(z) - Math.Exp(-z)),
            _tanh.InValue("2 in place of the denominator", "This is the hyperbolic sine, which grows without end. tanh has "
                + "another denominator.",
                Math.Sinh),
            _tanh.InValue("numerator and denominator exchanged", "At z = 0 the value should be 0.", z => 1 / Math.Tanh(z)),
            _tanh.InValue("the sigmoid in place of tanh", "tanh lies between −1 and 1 and is 0 at 0.", S),
            _tanh.InValue("half the input", "This is tanh of z/2. If you went by the sigmoid: tanh is twice as quick as σ.",
                z => Math.Tanh(z / 2)),
            _tanh.InValue("no shift downwards", "The steepness fits. But the value at z = 0 should be 0.", z => 2 * S(2 * z)),
            _tanh.InSlope("a plus in place of the minus", "tanh is steepest at 0, where the slope is 1, and flat far out.",
                z => 1 + Square(Math.Tanh(z))),
            _tanh.InSlope("the slope of the sigmoid", "f (1 − f) is the slope of the sigmoid. tanh has another formula.",
                z => Math.Tanh(z) * (1 - Math.Tanh(z))),
            _tanh.InSlope("the square forgotten", "The slope at −z must be the same as at z. Is it?", z => 1 - Math.Tanh(z)),
            _tanh.InSlope("z in place of tanh(z)", "The slope is made of values of the function. You took z itself.",
                z => 1 - z * z),
            _tanh.InSlope("tanh applied twice", "You put the value into tanh once more. The slope needs the value as it is.",
                z => 1 - Square(Math.Tanh(Math.Tanh(z)))),
            _tanh.InSlope("the value in place of the slope", "Both parts of your result are the same.", Math.Tanh),
        ],
        "System.Math.Tanh", "System.Math.Sinh", "System.Math.Cosh", "System.Double.Tanh", "System.Double.Sinh",
        "System.Double.Cosh");

    /// <summary>ReLU and its slope.</summary>
    public static ExerciseTask<double, (double, double)> ReLU { get; } = Pair("relu", "ReLU and its slope", "ReLU", 1,
        "lesson 03, “The corner of ReLU”", "Two cases: z above 0, and the rest. What is the value in each, and how steep is it?",
            _relu,
        random => [2, -2, 0.5, -0.5, 0, 3.25, -1, 1000, -1000, .. Drawn(random)],
        [
            _relu.Exchanged(),
            _relu.InValue("the absolute value", "For z below 0 the value should be 0.", Math.Abs),
            _relu.InValue("the smaller in place of the larger", "ReLU keeps what is above 0.", z => Math.Min(0, z)),
            _relu.InValue("z itself", "For z below 0 the value should be 0.", z => z),
            _relu.InValue("the step in place of ReLU", "Above 0, ReLU goes on rising.", z => z > 0 ? 1 : 0),
            _relu.WholeNumbers(),
            _relu.InSlope("a slope of 1 everywhere", "What does ReLU do for z below 0, and how steep is that?", _ => 1),
            _relu.InSlope("a slope of 0 everywhere", "What does ReLU do for z above 0, and how steep is that?", _ => 0),
            _relu.InSlope("the value in place of the slope", "How steep is ReLU at 2, and how steep at 1000?",
                z => Math.Max(0, z)),
            _relu.InSlope("z in place of the slope", "How steep is ReLU at 2, and how steep at −2?", z => z),
            _relu.InSlope("z in place of the slope on the left", "On the left ReLU is 0 everywhere. How steep is that?",
                z => z > 0 ? 1 : z),
            _relu.InSlope("the wrong side", "ReLU is flat on the left and rises on the right.", z => z < 0 ? 1 : 0),
            _relu.InSlope("the slope of the absolute value", "On the left, ReLU is flat.", z => Math.Sign(z)),
            _relu.AtTheCorner("Everywhere else the slope is right. At z = 0 any number from 0 to 1 will do; this is none."),
        ]);

    /// <summary>Leaky ReLU and its slope.</summary>
    public static ExerciseTask<(double, double), (double, double)> LeakyReLU { get; } = Pair(
        "leaky-relu", "Leaky ReLU and its slope", "LeakyReLU", 1, "lesson 03, “How leaky?”",
        "Draw the function for α = 0.5, from −2 to 2. On which side does α appear, and how steep is that side?", _leaky,
        random => [(2, 0.1), (-2, 0.1), (3, 0.5), (-3, 0.5), (0, 0.1), (-1, 0.01), (-1, 0), (-2, -1), (-1000, 0.1), (1000, 0.1),
            .. Drawn(random).Select(z => (z, Math.Round(random.NextDouble(0.05, 0.9), 2)))],
        [
            _leaky.Exchanged(),
            _leaky.InValue("α on the wrong side", "The leak is on the left, for z below 0.",
                given => given.Z > 0 ? given.Alpha * given.Z : given.Z),
            _leaky.InValue("no leak", "For z below 0 the value is 0 here, whatever α is.", given => Math.Max(0, given.Z)),
            _leaky.InValue("α in place of αz", "On the left the function is a straight line through 0, not a constant.",
                given => given.Z > 0 ? given.Z : given.Alpha),
            _leaky.InValue("the sign of the leak", "With a positive α, a z below 0 gives a value below 0.",
                given => given.Z > 0 ? given.Z : -given.Alpha * given.Z),
            .. new[] { 0.01, 0.1 }.Select(alpha => _leaky.InValue($"α always {Show.Number(alpha)}", "Another α is given. Does "
                + "the function use it?",
                given => given.Z > 0 ? given.Z : alpha * given.Z)),
            _leaky.InValue("α z on both sides", "On the right the value is z itself.", given => given.Alpha * given.Z),
            _leaky.WholeNumbers(),
            _leaky.InSlope("α on the wrong side in the slope", "The leak is on the left, for z below 0.",
                given => given.Z > 0 ? given.Alpha : 1),
            _leaky.InSlope("a slope of 1 everywhere", "How steep is the left side?", _ => 1),
            _leaky.InSlope("no leak in the slope", "On the left the slope is 0 here, whatever α is.",
                given => given.Z > 0 ? 1 : 0),
            _leaky.InSlope("αz in place of α", "The slope of a straight line is the same everywhere on it.",
                given => given.Z > 0 ? 1 : given.Alpha * given.Z),
            _leaky.InSlope("the value in place of the slope", "Both parts of your result are the same.",
                given => given.Z > 0 ? given.Z : given.Alpha * given.Z),
            _leaky.InSlope("the sign of the slope", "With a positive α the left side rises, too.",
                given => given.Z > 0 ? 1 : -given.Alpha),
            .. new[] { 0.01, 0.1 }.Select(alpha => _leaky.InSlope($"a slope that is always {Show.Number(alpha)} on the left",
                "Another α is given. Does the slope use it?", given => given.Z > 0 ? 1 : alpha)),
            _leaky.AtTheCorner("Everywhere else the slope is right. At z = 0 any number from α to 1 will do; this is none."),
        ]);

    /// <summary>ELU and its slope.</summary>
    public static ExerciseTask<double, (double, double)> ELU { get; } = Pair("elu", "ELU and its slope", "ELU", 2,
        "lesson 03, “Five functions”",
        "On the left the function is an exponential, moved down so that it arrives at 0 in z = 0. Moving a curve down changes "
            + "its values. Does it change its slope?",
            _elu,
        random => [2, -2, 1, -1, 0, 0.5, -0.5, -5, 1000, -1000, .. Drawn(random)],
        [
            _elu.Exchanged(),
            _elu.InValue("the −1 forgotten", "Just left of 0 the value should be just below 0, without a jump.",
                z => z > 0 ? z : Math.Exp(z)),
            _elu.InValue("the sign of the left side", "On the left the values lie between −1 and 0.",
                z => z > 0 ? z : 1 - Math.Exp(z)),
            _elu.InValue("the sign of the exponent", "Far left the value goes to −1. What becomes of e⁻ᶻ there?",
                z => z > 0 ? z : Math.Exp(-z) - 1),
            _elu.InValue("the exponential on both sides", "On the right the value is z itself.", z => Math.Exp(z) - 1),
            _elu.InValue("the sides exchanged", "z itself is for the right side, the exponential for the left.",
                z => z > 0 ? Math.Exp(z) - 1 : z),
            _elu.InValue("ReLU in place of ELU", "On the left the value is not 0; it goes to −1 gradually.", z => Math.Max(0, z)),
            _elu.WholeNumbers(),
            _elu.InSlope("the value in place of the slope", "Both parts of your result are the same. How steep is ELU at 2?",
                z => z > 0 ? z : Math.Exp(z) - 1),
            _elu.InSlope("the −1 in the slope", "The right side is right. On the left, what is the derivative of the constant?",
                z => z > 0 ? 1 : Math.Exp(z) - 1),
            _elu.InSlope("the exponential on both sides of the slope", "On the right, ELU is a straight line.", Math.Exp),
            _elu.InSlope("z in place of the slope on the right", "On the right ELU is z itself. How steep is that?",
                z => z > 0 ? z : Math.Exp(z)),
            .. new Func<double, double>[] { z => Math.Exp(z - 1), z => z * Math.Exp(z - 1) }.Select(left => _elu.InSlope(
                "the rule for powers", "In zⁿ the exponent stands still and comes down. In eᶻ the exponent is what moves.",
                z => z > 0 ? 1 : left(z))),
            _elu.InSlope("a slope of 1 everywhere", "On the left the slope dies away.", _ => 1),
            _elu.InSlope("no slope on the left", "On the left ELU is not flat: its slope dies away gradually.",
                z => z > 0 ? 1 : 0),
            _elu.InSlope("the sign of the slope", "On the left, too, ELU rises from left to right.",
                z => z > 0 ? 1 : -Math.Exp(z)),
            _elu.InSlope("the sign of the exponent in the slope", "Far left the slope dies away. What becomes of e⁻ᶻ there?",
                z => z > 0 ? 1 : Math.Exp(-z)),
        ]);

    /// <summary>Whether a function is flat far out on the left and on the right.</summary>
    public static ExerciseTask<Func<double, double>, (bool, bool)> Saturates { get; } = new()
    {
        Id = "saturates",
        Title = "Which functions saturate",
        Function = "Saturates",
        Points = 2,
        Reread = "lesson 03, “Saturation” and “Are the slopes right?”",
        Hint = "Walk from 20 to 40 in small steps that do not end on whole numbers. At each place take a central difference "
            + "and its size without "
            + "the sign. One place that is too steep is enough for “no”. The left is the same from −40 to −20.",
        OutputNames = ["left", "right"],
        Inputs = _ => SaturationChecks.Functions,
        Describe = SaturationChecks.Describe,
        Reference = SaturationChecks.Saturates,
        Judgement = (function, answer) => SaturationChecks.Judge(function, answer),
        Mistakes = SaturationChecks.Mistakes,
    };

    /// <summary>The exercise.</summary>
    public static Exercise Exercise { get; } = new(
        "03-nonlinearities", "Nonlinearities", [Sigmoid, Tanh, ReLU, LeakyReLU, ELU, Saturates]);

    private static ExerciseTask<TInput, (double, double)> Pair<TInput>(
        string id, string title, string function, int points, string reread, string hint, PairChecks<TInput> checks,
        Func<RandomSource, IReadOnlyList<TInput>> inputs, Mistake<TInput, (double, double)>[] mistakes,
        params string[] forbidden) => new()
    {
        Id = id,
        Title = title,
        Function = function,
        Points = points,
        Reread = reread,
        Hint = hint,
        Forbidden = ["NeuralNet.Activation", "System.Numerics.Tensors", .. forbidden],
        Inputs = inputs,
        OutputNames = ["value", "slope"],
        Describe = checks.Describe,
        Reference = checks.Right,
        Judgement = (input, got) => checks.Judge(input, got),
        Mistakes = [.. mistakes],
    };

    private static double S(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));

    private static double TanhSlope(double z) => 1 / Square(Math.Cosh(z));

    private static double Square(double value) => value * value;

    private static IEnumerable<double> Drawn(RandomSource random) =>
        [.. Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? 1 : -1) * Math.Round(random.NextDouble(0.1, 4), 2))];
}
