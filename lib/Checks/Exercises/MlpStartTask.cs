using System.Collections.Immutable;
using NeuralNet;
using Drawn = (int Inputs, int Hidden, int Outputs, long Seed);
using Net = (NeuralNet.Matrix W1, NeuralNet.Matrix B1, NeuralNet.Matrix W2, NeuralNet.Matrix B2);

namespace Checks;

/// <summary>Exercise 09: the first weights. Many draws are right, so the check looks at shapes, spread, mean and
/// biases.</summary>
internal static class MlpStartTask
{
    // A sample of n values has the right standard deviation to about 1/√(2n); six times that, for the largest layers 1 %.
    private const int FewestToMeasure = 5000;
    private const double StandardErrors = 6;

    public static ExerciseTask<Drawn, Net> Task(ImmutableArray<string> forbidden) => new()
    {
        Id = "mlp-start",
        Title = "The first weights",
        Function = "Initialise",
        Points = 2,
        Reread = "lesson 09, “ReLU loses half” and “Equal is the same as one”",
        Hint = "One RandomSource for the whole function. Each W is outputs × inputs of its own layer, and its standard "
            + "deviation is the square root of 2 over the number of that layer's inputs. A new Matrix is full of zeros.",
        Forbidden = [.. forbidden, "NeuralNet.Matrix.He", "NeuralNet.Matrix.Xavier"],
        OutputNames = ["W1", "B1", "W2", "B2"],
        Inputs = _ => [(4, 3, 2, 1), (3, 3, 3, 1), (4, 3, 2, 2), (100, 400, 50, 1), (800, 100, 60, 1), (200, 50, 300, 7)],
        Judgement = Judge,
        Together = given =>
        {
            var differ = Of(given, (4, 3, 2, 1)).W1 is var one && Of(given, (4, 3, 2, 2)).W1 is var other
                && (one.Shape != other.Shape || !one.IsCloseTo(other));
            return [Trial.Of("seed 1 against seed 2", "other weights", differ ? "other weights" : "the same weights", differ)];
        },
        Mistakes =
        [
            Seen("W as inputs × outputs", "A row for each neuron: W1 is hidden × inputs, W2 outputs × hidden.",
                (input, net) => net.W1.Shape == new Shape(input.Inputs, input.Hidden)
                    || net.W2.Shape == new Shape(input.Hidden, input.Outputs)),
            Seen("biases as columns", "The biases are a row here, so that AddRow can add them to every row.",
                (input, net) => net.B1.Shape == new Shape(input.Hidden, 1) || net.B2.Shape == new Shape(input.Outputs, 1)),
            new("the wrong shape", "W1 is hidden × inputs, B1 is 1 × hidden, W2 is outputs × hidden, B2 is 1 × outputs.",
                given => given.Any(pair => !HasShapes(pair.Input, pair.Output))),
            Seen("not a number", "At least one weight is NaN or infinite. Is somewhere an integer division, such as 2 / "
                + "inputs, which is 0?",
                (_, net) => !IsFinite(net)),
            Seen("zero weights", "Then all hidden neurons stay alike for ever, and dead besides. Is it an integer division? 2 "
                + "/ 784 is 0; 2.0 / 784 is not.", (_, net) => IsConstant(net.W1) || IsConstant(net.W2)),
            Seen("neurons that begin alike", "Every neuron needs weights of its own: equal neurons stay equal.",
                (_, net) => RowsAlike(net.W1) || RowsAlike(net.W2)),
            Seen("biases that are not zero", "There is nothing to break the symmetry of a bias: the weights do it. They begin "
                + "at 0.",
                (_, net) => net.B1.Norm() > 0 || net.B2.Norm() > 0),
            new("the seed ignored", "Two seeds gave the same weights.", given => Of(given, (4, 3, 2, 1)).W1.IsCloseTo(Of(given,
                (4, 3, 2, 2)).W1)),
            Seen("the same numbers for both layers", "W2 repeats the numbers of W1: a second RandomSource with the same seed "
                + "begins anew. Use one for both.", (_, net) => IsRepeated(net)),
            Large("weights that are not centred", "Their mean should be 0. NextDouble() gives numbers from 0 to 1; "
                + "NextGaussian() has the mean 0.", (input, net) => Math.Abs(net.W1.Mean()) > 0.1 * Spread(net.W1)
                    && Math.Abs(net.W2.Mean()) > 0.1 * Spread(net.W2)),
            Sized("no scaling", "A standard deviation of 1, whatever the layer's size: the sums of 784 such terms are huge.",
                (_, _) => 1),
            Sized("the variance in place of the standard deviation", "2/n is the variance. NextGaussian is multiplied by its "
                + "square root.",
                (inputs, _) => 2.0 / inputs),
            Sized("the standard deviation times 2/n twice", "The root is taken of 2/n, not of its square.", (inputs, _) =>
                2.0 / inputs * 2.0 / inputs),
            Sized("Xavier in place of He", "2/(inputs + outputs) is meant for tanh. For ReLU the variance is 2/inputs.",
                (inputs, outputs) => Math.Sqrt(2.0 / (inputs + outputs))),
            Sized("the factor 2 left out", "1/inputs keeps a variance where f is nearly straight. ReLU loses half.", (inputs,
                _) => Math.Sqrt(1.0 / inputs)),
            Sized("outputs counted in place of inputs", "A weighted sum has as many terms as the layer has inputs.",
                (_, outputs) => Math.Sqrt(2.0 / outputs)),
            Sized("an interval in place of a standard deviation", "Numbers spread evenly over ±a have the standard deviation "
                + "a/√3.",
                (inputs, _) => Math.Sqrt(2.0 / inputs / 3)),
            Large("one size for both layers", "The second layer has inputs of its own, and their number is another.", (input,
                net) =>
                Is(Spread(net.W1), Math.Sqrt(2.0 / input.Inputs)) && Is(Spread(net.W2), Math.Sqrt(2.0 / input.Inputs))),
            new("the same size for every network", "The standard deviation does not change with the number of inputs.", given =>
                given.Where(pair => pair.Input.Inputs >= 100).Select(pair => Spread(pair.Output.W1)).ToList() is var all
                && all.Max() < 1.05 * all.Min()),
            Large("weights that are too large", "Compare the table: which number goes under the root?", (input, net) =>
                Spread(net.W1) > 1.02 * Math.Sqrt(2.0 / input.Inputs)),
            Large("weights that are too small", "Compare the table: which number goes under the root?", (input, net) =>
                Spread(net.W1) < 0.98 * Math.Sqrt(2.0 / input.Inputs)),
        ],
    };

    private static IEnumerable<Trial> Judge(Drawn input, Net net)
    {
        var tried = $"{input.Inputs}–{input.Hidden}–{input.Outputs}, seed {input.Seed}";
        var (wanted, got) = (ShapesOf(input), $"{net.W1.Shape}, {net.B1.Shape}, {net.W2.Shape}, {net.B2.Shape}");
        yield return Trial.Of($"shapes of {tried}", wanted, got, HasShapes(input, net));
        if (!HasShapes(input, net))
            yield break;
        yield return Trial.Of($"biases of {tried}", "all 0", net.B1.Norm() + net.B2.Norm() == 0 ? "all 0" : "not all 0",
            net.B1.Norm() + net.B2.Norm() == 0);
        var differ = IsFinite(net) && !IsConstant(net.W1) && !IsConstant(net.W2) && !RowsAlike(net.W1) && !RowsAlike(net.W2)
            && !IsRepeated(net);
        yield return Trial.Of($"weights of {tried}", "numbers that differ", differ ? "numbers that differ" : "not so", differ);
        foreach (var (name, matrix) in new[] { ("W1", net.W1), ("W2", net.W2) })
        {
            if (matrix.Count < FewestToMeasure)
                continue;
            var expected = Math.Sqrt(2.0 / matrix.Columns);
            var slack = Math.Max(0.01, StandardErrors / Math.Sqrt(2.0 * matrix.Count));
            var spread = Spread(matrix);
            var error = Math.Abs(spread / expected - 1);
            yield return new Trial($"standard deviation of {name}, {tried}", $"{Show.Number(Math.Round(expected, 4))} "
                + $"± {100 * slack:0.#} %",
                Show.Number(Math.Round(spread, 4)), error < slack ? TrialState.Right : TrialState.Wrong) { Error = error };
            var mean = matrix.Mean() / expected;
            var centred = Math.Abs(mean) < StandardErrors / Math.Sqrt(matrix.Count);
            yield return Trial.Of($"mean of {name}, {tried}", "0, nearly", Show.Number(Math.Round(matrix.Mean(), 4)), centred);
        }
    }

    private static string ShapesOf(Drawn input) =>
        $"{input.Hidden}×{input.Inputs}, 1×{input.Hidden}, {input.Outputs}×{input.Hidden}, 1×{input.Outputs}";

    private static bool HasShapes(Drawn input, Net net) =>
        net.W1.Shape == new Shape(input.Hidden, input.Inputs) && net.B1.Shape == new Shape(1, input.Hidden)
        && net.W2.Shape == new Shape(input.Outputs, input.Hidden) && net.B2.Shape == new Shape(1, input.Outputs);

    private static bool IsFinite(Net net) => double.IsFinite(net.W1.Norm()) && double.IsFinite(net.W2.Norm())
        && double.IsFinite(net.B1.Norm()) && double.IsFinite(net.B2.Norm());

    private static bool IsConstant(Matrix weights) => weights.Max() == weights.Min();

    private static bool RowsAlike(Matrix weights) => weights.Rows > 1
        && weights.SliceRows(..1).IsCloseTo(weights.SliceRows(1..2));

    private static bool IsRepeated(Net net)
    {
        var count = Math.Min(6, Math.Min(net.W1.Count, net.W2.Count));
        double[] ratios = [.. Enumerable.Range(0, count).Select(i => net.W1.Values[i] / net.W2.Values[i])];
        return ratios.All(ratio => Is(ratio, ratios[0], 1e-9));
    }

    private static double Spread(Matrix weights)
    {
        var mean = weights.Mean();
        return weights.Map(value => value - mean).Norm() / Math.Sqrt(weights.Count);
    }

    private static bool Is(double one, double other, double tolerance = 0.03) =>
        Math.Abs(one - other) <= tolerance * Math.Abs(other);

    private static Net Of(IReadOnlyList<(Drawn Input, Net Output)> given, Drawn input) => given.First(pair =>
        pair.Input == input).Output;

    private static Mistake<Drawn, Net> Seen(string name, string hint, Func<Drawn, Net, bool> isSeen) =>
        new(name, hint, given => given.Where(pair => pair.Input.Inputs != pair.Input.Hidden).All(pair => isSeen(pair.Input,
            pair.Output)));

    private static Mistake<Drawn, Net> Large(string name, string hint, Func<Drawn, Net, bool> isSeen) =>
        new(name, hint, given => given.Where(pair => pair.Input.Inputs >= 100).All(pair => isSeen(pair.Input, pair.Output)));

    // Both layers have the spread that a formula gives for inputs and outputs of a layer.
    private static Mistake<Drawn, Net> Sized(string name, string hint, Func<int, int, double> spread) => Large(name, hint,
        (input, net) =>
        Is(Spread(net.W1), spread(input.Inputs, input.Hidden)) && Is(Spread(net.W2), spread(input.Hidden, input.Outputs)));
}
