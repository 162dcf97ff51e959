using System.Collections.Immutable;
using NeuralNet;
using Start = (int Width, int Seed);

namespace Checks;

/// <summary>
/// Exercise 08: first weights, an epoch, a step for a whole batch, when XOR is solved, when to stop, and how often it works.
/// </summary>
/// <remarks>
/// A network with k hidden neurons is an array of 4k + 1 numbers, in the order of <see cref="XorNet.Parameters"/>: two weights
/// for each hidden neuron, their biases, a weight from each of them to the output, and the output's bias.
/// </remarks>
public static class LearnXorExercise
{
    internal static readonly ImmutableArray<string> Ready =
        ["NeuralNet.XorNet", "NeuralNet.Mlp", "NeuralNet.Dense", "NeuralNet.Trainer", "NeuralNet.Sgd", "NeuralNet.GradientCheck"];

    /// <summary>The numbers that a network begins with.</summary>
    public static ExerciseTask<Start, double[]> Weights { get; } = new()
    {
        Id = "xor-weights",
        Title = "The first weights",
        Function = "FirstWeights",
        Points = 2,
        Reread = "lesson 08, “The lecture's network”",
        Hint = "Make one source of random numbers, before the loop. In the loop, ask it for one number after the other.",
        Forbidden = Ready,
        Describe = x => $"width {x.Width}, seed {x.Seed}",
        Inputs = random =>
        [
            (2, 1), (2, 2), (1, 1), (3, 7), (8, 3), (5, 12),
            .. Enumerable.Range(0, 4).Select(_ => (1 + random.NextInt(6), random.NextInt(1000))),
        ],
        Reference = x => Drawn(x, source => source.NextDouble(-1, 1)),
        Mistakes =
        [
            new("zeros", "With equal weights the hidden neurons do the same and learn the same, for ever.",
                x => new double[Count(x)]),
            new("the source made anew for each number",
                "Every new source with this seed begins with the same number. Make one, and ask it again and again.",
                x => Filled(x, (_, _) => new RandomSource(x.Seed).NextDouble(-1, 1))),
            new("positive numbers only", "They lie between 0 and 1. Which interval is asked for?",
                x => Drawn(x, source => source.NextDouble())),
            new("half the interval", "They lie between −½ and ½. Which interval is asked for?",
                x => Drawn(x, source => source.NextDouble(-0.5, 0.5))),
            new("the bell curve", "These are drawn from the normal distribution. Evenly from an interval is asked for.",
                x => Drawn(x, source => source.NextGaussian())),
            new("the seed left out", "Whatever the seed is, the numbers are those of one and the same seed.",
                given => given.Count > 1 && given.Select(pair => pair.Output).Where(output => output.Length > 0)
                    .Select(output => output[0]).Distinct().Count() == 1),
            new("the width in place of the seed", "What is it that the sequence of random numbers follows from?",
                x => Drawn((x.Width, x.Width), source => source.NextDouble(-1, 1), Count(x))),
            new("identical hidden neurons", "All hidden neurons have the same weights, so they are one neuron, copied.", Alike),
            new("biases left at zero", "In the lecture's network the biases are drawn, too.",
                x => Filled(x, (values, i) => i / x.Width == 2 || i == 4 * x.Width ? 0 : values[i])),
            new("the last number left at zero", "Where does the loop end?",
                x => Filled(x, (values, i) => i == 4 * x.Width ? 0 : values[i])),
            new("the output's weights left at zero", "All of the numbers are drawn.",
                x => Filled(x, (values, i) => i / x.Width >= 3 ? 0 : values[i])),
            new("whole numbers", "Only −1 and 1 come out. Evenly from the interval is asked for.",
                given => given.All(pair => pair.Output.All(value => Math.Abs(value) is 0 or 1))),
            new("scaled by the width",
                "Weights that shrink with the width are a good idea, of lesson 09. Here the interval is −1 to 1.",
                x => Drawn(x, source => source.NextDouble(-1, 1) / Math.Sqrt(x.Width))),
            new("one number thrown away", "Your sequence begins with the second number of the source.",
                x => [.. Drawn(x, source => source.NextDouble(-1, 1), Count(x) + 1).Skip(1)]),
            new("another source of random numbers", "They are as many as they should be, and none too large, but this seed's source "
                + "gives others. Is it new RandomSource(seed) that you ask?",
                given => given.All(pair => IsElsewhere(pair.Input, pair.Output))),
        ],
    };

    /// <summary>One epoch, with a step after every row.</summary>
    public static ExerciseTask<(double[] Weights, double[][] Inputs, double[] Targets, double LearningRate), double[]> Epoch
        { get; } = EpochTasks.Online();

    /// <summary>One step with the mean gradient of all rows.</summary>
    public static ExerciseTask<(double[] Weights, double[][] Inputs, double[] Targets, double LearningRate), double[]> Batch
        { get; } = EpochTasks.Batch();

    /// <summary>Whether every answer is near enough.</summary>
    public static ExerciseTask<(double[] Answers, double[] Targets), bool> Solved { get; } = SuccessTasks.Solved();

    /// <summary>The first epoch after which XOR is solved.</summary>
    public static ExerciseTask<(double[] Weights, double LearningRate, int Epochs), int> Stop { get; } = SuccessTasks.Stop();

    /// <summary>The share of starts that are solved in time.</summary>
    public static ExerciseTask<(int Runs, int Epochs), double> Share { get; } = SuccessTasks.Share();

    /// <summary>The exercise.</summary>
    public static Exercise Exercise { get; } = new("08-learn-xor", "Learn XOR", [Weights, Epoch, Batch, Solved, Stop, Share]);

    /// <summary>The network's answer ŷ to one row.</summary>
    /// <param name="weights">4k + 1 numbers.</param>
    /// <param name="x">The two inputs.</param>
    public static double GivenAnswer(double[] weights, double[] x) => XorWeights.Forward(weights, x, new double[Width(weights)]);

    /// <summary>The gradient of ½(ŷ − target)² for one row, by all weights.</summary>
    /// <param name="weights">4k + 1 numbers.</param>
    /// <param name="x">The two inputs.</param>
    /// <param name="target">The answer wanted.</param>
    /// <returns>As many numbers, in the same order; a new array.</returns>
    public static double[] GivenGradient(double[] weights, double[] x, double target) => XorWeights.Gradient(weights, x, target);

    /// <summary>The weights after one epoch on XOR, row by row in the lecture's order.</summary>
    /// <param name="weights">The weights before; they are not changed.</param>
    /// <param name="learningRate">η</param>
    public static double[] GivenEpoch(double[] weights, double learningRate) =>
        EpochTasks.Descended((weights, XorWeights.Inputs, XorWeights.Targets, learningRate));

    /// <summary>Whether each of the four answers is within 0.2 of its target.</summary>
    /// <param name="weights">4k + 1 numbers.</param>
    public static bool GivenIsSolved(double[] weights) => XorWeights.Inputs.Zip(XorWeights.Targets)
        .All(row => Math.Abs(GivenAnswer(weights, row.First) - row.Second) <= XorRun.SolvedWithin);

    /// <summary>
    /// The first epoch after which the lecture's network with this seed has solved XOR, trained with η = 0.5; −1 if it has not
    /// done so after so many epochs.
    /// </summary>
    /// <param name="seed">The seed of its first weights.</param>
    /// <param name="epochs">At most.</param>
    public static int GivenFirstSolved(int seed, int epochs) => XorWeights.FirstSolved(seed, epochs);

    internal static int Width(double[] weights) => weights.Length >= 5 && weights.Length % 4 == 1
        ? weights.Length / 4
        : throw new ArgumentException($"A network with k hidden neurons has 4k + 1 weights; these are {weights.Length}.");

    private static int Count(Start x) => 4 * x.Width + 1;

    private static double[] Drawn(Start x, Func<RandomSource, double> draw, int? count = null)
    {
        var source = new RandomSource(x.Seed);
        return [.. Enumerable.Range(0, count ?? Count(x)).Select(_ => draw(source))];
    }

    private static double[] Filled(Start x, Func<double[], int, double> value)
    {
        var drawn = Drawn(x, source => source.NextDouble(-1, 1));
        return [.. drawn.Select((_, i) => value(drawn, i))];
    }

    // As many different numbers as asked for, all in the interval, and none of them among the first of the seed's own.
    private static bool IsElsewhere(Start x, double[] got)
    {
        var own = Drawn(x, source => source.NextDouble(-1, 1), 3 * Count(x));
        return got.Length == Count(x) && got.Distinct().Count() == got.Length
            && got.All(value => value is > -1 and < 1 && own.All(mine => Math.Abs(mine - value) > 1e-9));
    }

    // The first two numbers for every neuron, then one for all biases, one for all output weights, and the last.
    private static double[] Alike(Start x)
    {
        var five = Drawn((1, x.Seed), source => source.NextDouble(-1, 1));
        return Filled(x, (_, i) => i < 2 * x.Width ? five[i % 2] : i == 4 * x.Width ? five[4] : five[i / x.Width]);
    }
}
