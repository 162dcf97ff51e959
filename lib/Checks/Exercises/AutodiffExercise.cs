using System.Collections.Immutable;
using NeuralNet;
using OfOne = (double Value, double Slope);
using OfTwo = (double Value, double SlopeA, double SlopeB);

namespace Checks;

/// <summary>Exercise 06: the nodes of a scalar graph with their local slopes, a topological order, and the walk back.</summary>
public static class AutodiffExercise
{
    internal static readonly ImmutableArray<string> Ready =
        ["NeuralNet.Scalar", "NeuralNet.ScalarGraph", "NeuralNet.GradientCheck", "NeuralNet.Activation"];

    /// <summary>a + b and its two slopes.</summary>
    public static ExerciseTask<(double A, double B), OfTwo> Add { get; } = new()
    {
        Id = "graph-add",
        Title = "A node that adds",
        Function = "Add",
        Points = 1,
        Reread = "lesson 07, “Take it apart” and “Three kinds of gate”",
        Hint = "Nudge a by 0.01 and leave b alone. By how much does a + b move? Divide. Does it matter how large a and b are?",
        Forbidden = Ready,
        OutputNames = ["value", "slope by a", "slope by b"],
        Describe = Said,
        Inputs = Pairs,
        Reference = x => (x.A + x.B, 1, 1),
        Mistakes =
        [
            new("the slopes of a product", "Each slope is the other operand here. That is how mul switches; add distributes.",
                x => (x.A + x.B, x.B, x.A)),
            new("values in place of slopes",
                "These are the operands themselves. How fast does the sum move when one of them does?",
                x => (x.A + x.B, x.A, x.B)),
            new("the value in place of the slopes",
                "The sum is the first number asked for. The other two say how fast it changes.",
                x => (x.A + x.B, x.A + x.B, x.A + x.B)),
            new("no slopes", "A slope of 0 would mean that the operand has no effect on the sum.", x => (x.A + x.B, 0, 0)),
            new("the gradient shared out", "Add does not divide the gradient among its operands: each gets all of it.",
                x => (x.A + x.B, 0.5, 0.5)),
            new("the slope of a difference", "What happens to a + b when b grows by 1?", x => (x.A + x.B, 1, -1)),
            new("a slope for one operand only", "Both operands move the sum.", x => (x.A + x.B, 1, 0)),
            new("a slope for one operand only", "Both operands move the sum.", x => (x.A + x.B, 0, 1)),
            new("a mul node", "Value and slopes are those of the product. That is the next task.", x => (x.A * x.B, x.B, x.A)),
            new("a difference in place of the sum", "Which operation is asked for?", x => (x.A - x.B, 1, -1)),
            Value("the product", "Which operation is asked for?", x => x.A * x.B),
            Value("the difference", "Which operation is asked for?", x => x.A - x.B),
            Value("the mean", "The sum is not divided by anything.", x => (x.A + x.B) / 2),
        ],
    };

    /// <summary>a · b and its two slopes.</summary>
    public static ExerciseTask<(double A, double B), OfTwo> Mul { get; } = new()
    {
        Id = "graph-mul",
        Title = "A node that multiplies",
        Function = "Mul",
        Points = 1,
        Reread = "lesson 07, “Take it apart” and “Three kinds of gate”",
        Hint = "With 2 and 5: nudge the 2 to 2.01 and multiply again. The product moves by 0.05. Divide by 0.01: which is it?",
        Forbidden = Ready,
        OutputNames = ["value", "slope by a", "slope by b"],
        Describe = Said,
        Inputs = Pairs,
        Reference = x => (x.A * x.B, x.B, x.A),
        Mistakes =
        [
            new("the own factor as slope",
                "The two slopes are exchanged: a large factor makes the product sensitive to the other.",
                x => (x.A * x.B, x.A, x.B)),
            new("the slopes of a sum", "That is how add distributes. Does the product of 2 and 5 grow by 1 when the 2 does?",
                x => (x.A * x.B, 1, 1)),
            new("the value in place of the slopes",
                "The product is the first number asked for. The other two say how fast it changes.",
                x => (x.A * x.B, x.A * x.B, x.A * x.B)),
            new("the sum of the slopes for each", "One slope for each operand, the other operand held fixed.",
                x => (x.A * x.B, x.A + x.B, x.A + x.B)),
            new("the slopes of squares", "2a is the slope of a². Here the second factor is held fixed while the first one moves.",
                x => (x.A * x.B, 2 * x.A, 2 * x.B)),
            new("the wrong sign of the slopes", "With two positive factors, does the product fall when one of them grows?",
                x => (x.A * x.B, -x.B, -x.A)),
            new("one wrong sign", "Both slopes come about in the same way. Why should one have a minus?",
                x => (x.A * x.B, x.B, -x.A)),
            new("one wrong sign", "Both slopes come about in the same way. Why should one have a minus?",
                x => (x.A * x.B, -x.B, x.A)),
            new("a slope for one operand only", "Both operands move the product.", x => (x.A * x.B, x.B, 0)),
            new("a slope for one operand only", "Both operands move the product.", x => (x.A * x.B, 0, x.A)),
            new("a division by an operand",
                "It is right as long as no operand is 0. Then it is 0/0. Is there a way without division?",
                x => (x.A * x.B, x.A * x.B / x.A, x.A * x.B / x.B)),
            new("no slopes", "A slope of 0 would mean that the operand has no effect.", x => (x.A * x.B, 0, 0)),
            new("an add node", "Value and slopes are those of the sum. That was the task before.", x => (x.A + x.B, 1, 1)),
            Value("the sum", "Which operation is asked for?", x => x.A + x.B),
            Value("a power", "Which operation is asked for?", x => Math.Pow(x.A, x.B)),
            Value("the quotient", "Which operation is asked for?", x => x.A / x.B),
        ],
    };

    /// <summary>tanh a and its slope.</summary>
    public static ExerciseTask<double, OfOne> Tanh { get; } = new()
    {
        Id = "graph-tanh",
        Title = "A node with a tanh",
        Function = "Tanh",
        Points = 2,
        Reread = "lesson 03, on tanh and its slope, and lesson 07, “The same, grown up”",
        Hint = "Give the value a name of its own, y. The slope is written with y alone, and a does not appear in it any more.",
        Forbidden = Ready,
        OutputNames = ["value", "slope"],
        Tolerance = new Tolerance(1e-11, 1e-4),
        Inputs = random =>
        [
            0, 1, -1, 0.5, 2, -2.5, 3, .. Enumerable.Range(0, 4).Select(_ => Math.Round(random.NextDouble(-2, 2), 2)),
        ],
        Describe = a => $"tanh of {Show.Number(a)}",
        Reference = a => (Math.Tanh(a), Slope(Math.Tanh(a))),
        Mistakes =
        [
            new("the slope from the input",
                "The square is that of a. Which number has to be squared, what goes in or what comes out?",
                a => (Math.Tanh(a), 1 - a * a)),
            new("no square", "At −1 your slope is above 1. Can a tanh be steeper than 1 anywhere?",
                a => (Math.Tanh(a), 1 - Math.Tanh(a))),
            new("the wrong sign between", "The tanh flattens out on both sides. Does your slope?",
                a => (Math.Tanh(a), 1 + Math.Tanh(a) * Math.Tanh(a))),
            new("the wrong sign of the slope", "tanh rises everywhere.", a => (Math.Tanh(a), -Slope(Math.Tanh(a)))),
            new("the sigmoid's slope", "y (1 − y) belongs to the sigmoid.",
                a => (Math.Tanh(a), Math.Tanh(a) * (1 - Math.Tanh(a)))),
            new("tanh taken twice", "The slope is computed from tanh of something that has been through tanh already.",
                a => (Math.Tanh(a), Slope(Math.Tanh(Math.Tanh(a))))),
            new("the square inside", "Is it tanh of a square, or the square of a tanh?",
                a => (Math.Tanh(a), 1 - Math.Tanh(a * a))),
            new("the value in place of the slope", "Both numbers are tanh a.", a => (Math.Tanh(a), Math.Tanh(a))),
            new("the slope 1 everywhere", "That is right at 0 only: further out the curve is flatter.", a => (Math.Tanh(a), 1)),
            new("no slope", "A slope of 0 would stop every gradient here.", a => (Math.Tanh(a), 0)),
            new("only the square", "y² is large where the curve is flat. What is missing before it?",
                a => (Math.Tanh(a), Math.Tanh(a) * Math.Tanh(a))),
            new("the slope of the slope", "−2y (1 − y²) is the second derivative.",
                a => (Math.Tanh(a), -2 * Math.Tanh(a) * Slope(Math.Tanh(a)))),
            new("a sigmoid node", "The sigmoid goes from 0 to 1, tanh from −1 to 1.",
                a => (Sigmoid(a), Sigmoid(a) * (1 - Sigmoid(a)))),
            new("value: the sigmoid", "The sigmoid goes from 0 to 1, tanh from −1 to 1.", a => (Sigmoid(a), 0)) { Part = 0 },
            new("value: the sigmoid between −1 and 1", "tanh a is 2σ(2a) − 1: there is a second 2.",
                a => (2 * Sigmoid(a) - 1, 0)) { Part = 0 },
            new("value: the tangent", "tanh is the hyperbolic tangent, Math.Tanh.", a => (Math.Tan(a), 0)) { Part = 0 },
        ],
    };

    /// <summary>The nodes that a result was made from, each behind its operands.</summary>
    public static ExerciseTask<(int[][] Operands, int Result), int[]> Order { get; } = OrderTask.Create();

    /// <summary>The walk back: every node's gradient.</summary>
    public static ExerciseTask<(int[][] Operands, double[][] Slopes, int[] Order), double[]> Backward { get; } =
        WalkTask.Create();

    /// <summary>Forward and backward together: the value of the result and every node's gradient.</summary>
    public static ExerciseTask<(string[] Kinds, int[][] Operands, double[] Numbers, int[] Order),
        (double Value, double[] Gradients)> Whole { get; } = GraphTask.Create();

    /// <summary>The exercise.</summary>
    public static Exercise Exercise { get; } = new("06-autodiff", "Autodiff", [Add, Mul, Tanh, Order, Backward, Whole]);

    internal static double Slope(double y) => 1 - y * y;

    private static double Sigmoid(double a) => 1 / (1 + Math.Exp(-a));

    private static string Said((double A, double B) x) => $"a = {Show.Number(x.A)}, b = {Show.Number(x.B)}";

    private static IReadOnlyList<(double, double)> Pairs(RandomSource random) =>
    [
        (2, 5), (-1, 0.5), (3, 3), (0, 4), (-2, 0), (1, -1),
        .. Enumerable.Range(0, 4).Select(_ => (Math.Round(random.NextDouble(-3, 3), 2), Math.Round(random.NextDouble(-3, 3), 2))),
    ];

    private static Mistake<(double A, double B), OfTwo> Value(
        string name, string hint, Func<(double A, double B), double> wrong) =>
        new($"value: {name}", hint, x => (wrong(x), 0, 0)) { Part = 0 };
}
