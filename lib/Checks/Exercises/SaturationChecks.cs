using System.Collections.Immutable;

namespace Checks;

/// <summary>How a function is judged that says of other functions whether they are flat far out.</summary>
internal static class SaturationChecks
{
    private const string Slow = "leaky ReLU, α = 0.03";

    private static readonly (string Name, Func<double, double> Function, bool Left, bool Right)[] _table =
    [
        ("sigmoid", z => 1 / (1 + Math.Exp(-z)), true, true),
        ("ReLU", z => Math.Max(0, z), true, false),
        ("leaky ReLU, α = 0.1", z => z > 0 ? z : 0.1 * z, false, false),
        ("ELU", z => z > 0 ? z : Math.Exp(z) - 1, true, false),
        ("tanh", Math.Tanh, true, true),
        ("step", z => z >= 0 ? 1 : 0, true, true),
        ("z", z => z, false, false),
        ("−z", z => -z, false, false),
        ("|z|", Math.Abs, false, false),
        ("z²", z => z * z, false, false),
        ("z³", z => z * z * z, false, false),
        ("min(z, 0)", z => Math.Min(z, 0), false, true),
        ("softplus, ln(1 + eᶻ)", z => Math.Log(1 + Math.Exp(z)), true, false),
        ("bell, e^(−z²)", z => Math.Exp(-z * z), true, true),
        ("arctan z", Math.Atan, true, true),
        ("z cut off at ±3", z => Math.Clamp(z, -3, 3), true, true),
        ("sin z", Math.Sin, false, false),
        ("sin² πz, flat at whole z", z => Math.Pow(Math.Sin(Math.PI * z), 2), false, false),
        ("σ(z) + sin(10z)/20", z => 1 / (1 + Math.Exp(-z)) + Math.Sin(10 * z) / 20, false, false),
        (Slow, z => z > 0 ? z : 0.03 * z, false, false),
        ("σ(z/3), a wide one", z => 1 / (1 + Math.Exp(-z / 3)), true, true),
        ("max(0, z + 15)", z => Math.Max(0, z + 15), true, false),
        ("max(0, z − 15)", z => Math.Max(0, z - 15), true, false),
        ("−e⁻ᶻ/1000", z => -Math.Exp(-z) / 1000, false, true),
    ];

    private static readonly string[] _waves = ["sin z", "sin² πz, flat at whole z", "σ(z) + sin(10z)/20"];

    private static readonly string[] _wide = ["σ(z/3), a wide one", "arctan z"];

    private static readonly string[] _shifted = ["max(0, z + 15)", "max(0, z − 15)"];

    /// <summary>The functions to be judged.</summary>
    public static IReadOnlyList<Func<double, double>> Functions { get; } = [.. _table.Select(row => row.Function)];

    /// <summary>The name of one of them.</summary>
    public static string Describe(Func<double, double> function) => RowOf(function).Name;

    /// <summary>Whether it is flat on the left and on the right.</summary>
    public static (bool, bool) Saturates(Func<double, double> function) => (RowOf(function).Left, RowOf(function).Right);

    /// <summary>One line for each function.</summary>
    public static IEnumerable<Trial> Judge(Func<double, double> function, (bool Left, bool Right) got) =>
        [Trial.Of(Describe(function), Text(Saturates(function)), Text(got), got == Saturates(function))];

    /// <summary>What else one may look at, and is wrong for some of the functions.</summary>
    public static ImmutableArray<Mistake<Func<double, double>, (bool, bool)>> Mistakes { get; } =
    [
        new("always yes", "Leaky ReLU has a slope on both sides. Does the function use what it is given?", _ => (true, true)),
        new("always no", "The sigmoid is flat on both sides. Does the function use what it is given?", _ => (false, false)),
        new("left and right exchanged", "First the left, then the right.", f => (RightOf(f), LeftOf(f))),
        new("yes and no exchanged", "Flat means a small slope. Is a comparison the wrong way round?",
            f => (!LeftOf(f), !RightOf(f))),
        new("both sides alike", "ReLU is flat on one side and not on the other. Does each side have its own answer?",
            answers => answers.All(each => each.Output.Item1 == each.Output.Item2)),
        new("the sign of the slope", "A slope of −1 is small as a number, and steep all the same.",
            f => (GreatestSlope(f, -40) < 0.01, GreatestSlope(f, 20) < 0.01)),
        .. new[] { 0.01, 0.2 }.Select(most => new Mistake<Func<double, double>, (bool, bool)>("the two ends only",
            "What comes out at 20 and at 40 says nothing of what lies between, and a small slope adds up on the way.",
            f => (Math.Abs(f(-20) - f(-40)) < most, Math.Abs(f(40) - f(20)) < most))),
        new("bounds in place of slopes", "A sine stays between −1 and 1, and is never flat for long. What counts is the slope.",
            answers => answers.All(each => _waves.Contains(Describe(each.Input))
                ? each.Output == (true, true)
                : each.Output == Saturates(each.Input) || Describe(each.Input) == Slow)),
        Only("too few places", "A wave is flat at some places and steep between them. Look at many, and take each slope over "
            + "a short distance.", _waves),
        new("places too near to 0", "It goes wrong for functions that are wide or shifted. How far out must one look?",
            answers => Wrong(answers).Any(_shifted.Contains)
                && Wrong(answers).All(name => _shifted.Contains(name) || _waves.Contains(name) || _wide.Contains(name))),
        Only("an allowance that is too large", "A slope of 0.03 is small, but not below 0.01.", [Slow]),
        new("an allowance that is too small", "A sigmoid is never quite flat. It is enough that the slope is below 0.01 in size.",
            answers => answers.All(each => (!each.Output.Item1 || LeftOf(each.Input))
                && (!each.Output.Item2 || RightOf(each.Input)))),
    ];

    private static bool LeftOf(Func<double, double> function) => RowOf(function).Left;

    private static bool RightOf(Func<double, double> function) => RowOf(function).Right;

    private static (string Name, Func<double, double> Function, bool Left, bool Right) RowOf(Func<double, double> function) =>
        _table.First(row => row.Function == function);

    private static double GreatestSlope(Func<double, double> f, double from) => Enumerable.Range(0, 1000)
        .Select(i => from + (i + 0.5) * 20 / 1000).Max(z => (f(z + 1e-4) - f(z - 1e-4)) / 2e-4);

    private static Mistake<Func<double, double>, (bool, bool)> Only(string name, string hint, string[] names) =>
        new(name, hint, answers => Wrong(answers).All(names.Contains));

    private static IEnumerable<string> Wrong(IReadOnlyList<(Func<double, double> Input, (bool, bool) Output)> answers) =>
        answers.Where(each => each.Output != Saturates(each.Input)).Select(each => Describe(each.Input));

    private static string Text((bool Left, bool Right) sides) => sides switch
    {
        (true, true) => "left and right",
        (true, false) => "left only",
        (false, true) => "right only",
        _ => "neither",
    };
}
