using System.Collections.Immutable;
using Errors = (int[] Degrees, double[] Train, double[] Validation, double[] Test);
using Run = (double[] Start, double[] U, double[] T, double LearningRate, int Steps);

namespace Checks;

/// <summary>Exercise 01: gradient descent with a given gradient, and the choice of a degree by validation.</summary>
internal static class CurveChoiceTasks
{
    public static ExerciseTask<(double[] Start, double[] U, double[] T, double LearningRate, int Steps), double[]> Descent(
        ImmutableArray<string> forbidden) => new()
    {
        Id = "curve-descent",
        Title = "Downhill, step by step",
        Function = "Descend",
        Points = 2,
        Reread = "lesson 01, “Downhill”",
        Hint = "Two loops, one inside the other. The outer one counts the steps. Each step asks for the gradient once, keeps "
            + "that array, and only then moves every coefficient by its own slope times the learning rate.",
        Forbidden = [.. forbidden, "NeuralNet.Sgd", "NeuralNet.Trainer"],
        Describe = run => $"start {Show.Value(run.Start)}, u = {Show.Value(run.U)}, t = {Show.Value(run.T)}, "
            + $"η = {Show.Number(run.LearningRate)}, {run.Steps} {(run.Steps == 1 ? "step" : "steps")}",
        Inputs = random =>
        [
            ([0, 0], [2], [1], 0.1, 1), ([0, 0], [2], [1], 0.1, 2), ([3, -1], [0, 1], [1, 2], 0.25, 0), ([4], [1, 2, 3], [1,
            2, 6], 0.5, 3),
            ([1, 2], [-1, 1, 2], [0, 1, 3], 0.05, 5), ([0, 0, 0], [-1, -0.5, 0.5, 1], [1, 0, 0, 2], 0.2, 20),
            (CurveExercise.Numbers(random, 3), CurveExercise.Numbers(random, 5), CurveExercise.Numbers(random, 5), 0.03, 7),
            (CurveExercise.Numbers(random, 2), CurveExercise.Numbers(random, 4), CurveExercise.Numbers(random, 4), 0.1, 12),
        ],
        Reference = run => Follow(run, (w, slope, rate) => w - rate * slope),
        Mistakes =
        [
            new("uphill in place of downhill", "The gradient points uphill: which sign has the step?",
                run => Follow(run, (w, slope, rate) => w + rate * slope)),
            new("a gradient from coefficients that have moved already", "Within one step all slopes belong to the same place. "
                + "Ask for the gradient before the first coefficient moves, and keep the array.", OneByOne),
            new("the start again and again", "Every step begins where the run began. From which place must the second step "
                + "start?",
                run => Follow(run with { Steps = Math.Min(run.Steps, 1) }, (w, slope, rate) => w - rate * slope)),
            new("the gradient of the start for every step", "The slopes change on the way down, so each step asks anew.",
                run => Follow(run with { Steps = Math.Min(run.Steps, 1) }, (w, slope, rate) => w - run.Steps * rate * slope)),
            new("one step too many", "With 0 steps the start should come back. Where does the count begin, and where does it "
                + "end?",
                run => Follow(run with { Steps = run.Steps + 1 }, (w, slope, rate) => w - rate * slope)),
            new("one step too few", "With 1 step something should have moved. Where does the count begin, and where does it end?",
                run => Follow(run with { Steps = Math.Max(0, run.Steps - 1) }, (w, slope, rate) => w - rate * slope)),
            new("the learning rate forgotten", "A step is the slope times η.", run => Follow(run, (w, slope, _) => w - slope)),
            new("division by the learning rate", "A smaller η makes smaller steps.",
                run => Follow(run, (w, slope, rate) => w - slope / rate)),
            new("nothing changed", "The start comes back. Is the result of the subtraction stored?", run => run.Start),
            new("the step in place of the place", "Give where the descent arrives: the old coefficient, minus the step.",
                run => Follow(run, (_, slope, rate) => -rate * slope)),
            new("the step in place of the place", "Give where the descent arrives: the old coefficient, minus the step.",
                run => Follow(run, (_, slope, rate) => rate * slope)),
            new("the gradient at the end", "Give the coefficients where the descent arrives, not the slopes there.",
                run => CurveExercise.GivenGradient(Follow(run, (w, slope, rate) => w - rate * slope), run.U, run.T)),
            new("a mean taken twice", "The given gradient is the slope of a mean already; do not divide it by n again.",
                run => Follow(run, (w, slope, rate) => w - rate * slope / run.U.Length)),
            new("a second factor 2", "The given gradient has its factor 2 already.",
                run => Follow(run, (w, slope, rate) => w - 2 * rate * slope)),
            new("the constant left where it was", "The constant moves like every other coefficient: where does the loop over k "
                + "begin?",
                run => Follow(run, (w, slope, rate, k) => k == 0 ? w : w - rate * slope)),
            new("the highest coefficient left where it was", "It moves like every other one: where does the loop over k end?",
                run => Follow(run, (w, slope, rate, k) => k == run.Start.Length - 1 ? w : w - rate * slope)),
            new("the sign of the slope in place of the slope", "Where the ground is steep the step should be long.",
                run => Follow(run, (w, slope, rate) => w - rate * Math.Sign(slope))),
        ],
    };

    public static ExerciseTask<(int[] Degrees, double[] Train, double[] Validation, double[] Test), int> Degree() => new()
    {
        Id = "curve-degree",
        Title = "Choose the degree",
        Function = "ChooseDegree",
        Points = 2,
        Reread = "lesson 01, “Which degree?”",
        Hint = "Keep the place of the least error so far, beginning with place 0. A later one replaces it only if it is really "
            + "less. At the end look up which degree stands at that place.",
        Describe = errors => $"degrees {Show.Value(errors.Degrees)}: training {Show.Value(errors.Train)}, validation "
            + $"{Show.Value(errors.Validation)}, test {Show.Value(errors.Test)}",
        Inputs = random =>
        [
            ([1, 2, 3], [9, 4, 2], [8, 5, 6], [7, 6, 4]), ([2, 4, 6, 8], [5, 2, 1, 0.5], [6, 1.5, 3, 9], [5, 2, 1, 7]),
            ([0, 1, 2, 3, 4], [30, 8, 7, 2, 1], [25, 9, 11, 3, 6], [20, 7, 2, 5, 9]), ([3, 5, 7, 9], [4, 3, 2, 1], [5, 2, 4,
            2], [6, 5, 1, 8]),
            ([7], [0.5], [2], [1]), ([1, 2, 3, 4], [4, 3, 2, 1], [1, 2, 3, 4], [4, 1, 2, 3]), ([5, 6, 7], [1, 0.9, 0.8], [9,
            8, 7], [6, 7, 8]),
            // A descent that stopped too early: the training error need not fall to the end.
            ([1, 3, 6], [5, 2, 2.5], [6, 4, 3], [4, 6, 5]),
            ([4, 8, 12], [4000, 3000, 2500], [9e7, 5e7, 8e7], [7e7, 6e7, 9e7]), ([2, 3, 5], [1e-9, 1e-10, 1e-11], [3e-9, 2e-9,
            4e-9], [1e-9, 5e-9, 2e-9]),
            Draw(random, 6), Draw(random, 6), Draw(random, 5),
        ],
        Reference = errors => errors.Degrees[Place(errors.Validation)],
        Mistakes =
        [
            new("the index in place of the degree", "The first degree of a list need not be 0: look it up in degrees.",
                errors => Place(errors.Validation)),
            new("the index plus 1 in place of the degree", "The first degree of a list need not be 1, nor the next one more: "
                + "look it up in degrees.", errors => Place(errors.Validation) + 1),
            new("an index counted from the first degree", "Degrees may leave some out, as 2, 4, 6: look the place up in degrees.",
                errors => errors.Degrees[0] + Place(errors.Validation)),
            new("the least training error", "The training error falls with the degree, whatever the curve does between the "
                + "readings.",
                errors => errors.Degrees[Place(errors.Train)]),
            new("the least test error", "The test set is opened once, at the end. If it chooses, no honest number is left.",
                errors => errors.Degrees[Place(errors.Test)]),
            new("the highest degree", "The last of the list is the loosest curve, which is not always the best.",
                errors => errors.Degrees[^1]),
            new("the lowest degree", "The first of the list is the stiffest curve, which is not always the best. Does the "
                + "search ever leave it?", errors => errors.Degrees[0]),
            new("the greatest validation error", "An error should be small.",
                errors => errors.Degrees[Place([.. errors.Validation.Select(error => -error)])]),
            new("the last one in a tie", "When two degrees do equally well, the first of them, the simpler curve, is taken.",
                errors => errors.Degrees[errors.Validation.Length - 1 - Place([.. errors.Validation.Reverse()])]),
            new("the smallest gap", "A degree that is bad in training and in validation has a small gap too.",
                errors => errors.Degrees[Place([.. errors.Validation.Zip(errors.Train, (one, other) => Math.Abs(one - other))])]),
            new("the least sum of training and validation error", "The training error has no say in the choice.",
                errors => errors.Degrees[Place([.. errors.Validation.Zip(errors.Train, (one, other) => one + other)])]),
            new("the least sum of validation and test error", "The test set has no say in the choice.",
                errors => errors.Degrees[Place([.. errors.Validation.Zip(errors.Test, (one, other) => one + other)])]),
            new("a stop at the first rise", "The validation error may rise and fall again: the search must go through to the "
                + "end.",
                errors => errors.Degrees[FirstRise(errors.Validation)]),
            new("the first degree never considered", "The search begins with the second degree. What if the first is the best?",
                errors => errors.Degrees[errors.Degrees.Length == 1 ? 0 : 1 + Place(errors.Validation[1..])]),
            new("the first degree never considered", "The search begins with the second degree. What if the first is the best, "
                + "or the only one?", errors => errors.Degrees[1 + Place(errors.Validation[1..])]),
            new("the last degree never considered", "The search ends before the last degree. What if that is the best?",
                errors => errors.Degrees[errors.Degrees.Length == 1 ? 0 : Place(errors.Validation[..^1])]),
            new("a search that begins with an error too small", "Ordinary errors come out right. When all are very large, none "
                + "is less than the number that the search begins with. Begin with the first error.",
                given => given.All(pair => pair.Input.Validation.Min() < 1e6
                    == (pair.Output == pair.Input.Degrees[Place(pair.Input.Validation)]))),
        ],
    };

    private static double[] Follow(Run run, Func<double, double, double, double> update) =>
        Follow(run, (w, slope, rate, _) => update(w, slope, rate));

    private static double[] Follow(Run run, Func<double, double, double, int, double> update)
    {
        var w = run.Start;
        for (var step = 0; step < run.Steps; step++)
        {
            var slopes = CurveExercise.GivenGradient(w, run.U, run.T);
            w = [.. w.Select((each, k) => update(each, slopes[k], run.LearningRate, k))];
        }
        return w;
    }

    private static double[] OneByOne(Run run)
    {
        double[] w = [.. run.Start];
        for (var step = 0; step < run.Steps; step++)
        {
            for (var k = 0; k < w.Length; k++)
                w[k] -= run.LearningRate * CurveExercise.GivenGradient(w, run.U, run.T)[k];
        }
        return w;
    }

    // The place of the least, the first in a tie.
    private static int Place(double[] errors) => Array.IndexOf(errors, errors.Min());

    private static int FirstRise(double[] errors)
    {
        var place = 0;
        while (place + 1 < errors.Length && errors[place + 1] < errors[place])
            place++;
        return place;
    }

    private static Errors Draw(NeuralNet.RandomSource random, int count)
    {
        double[] Some() => [.. Enumerable.Range(0, count).Select(_ => Math.Round(random.NextDouble(0.5, 9), 2))];
        var first = random.NextInt(5);
        return ([.. Enumerable.Range(0, count).Select(i => first + 2 * i)], [.. Some().OrderDescending()], Some(), Some());
    }
}
