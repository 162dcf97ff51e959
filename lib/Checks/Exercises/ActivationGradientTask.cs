using System.Collections.Immutable;
using NeuralNet;
using Batch = (double[,] DH, double[,] H);

namespace Checks;

/// <summary>A task of exercise 07: the gradient's way back through a layer of sigmoids, of which the outputs were kept.</summary>
internal static class ActivationGradientTask
{
    private const string ApartHint = "The slope at z is H (1 − H). Both factors are made of the H that was kept.";

    public static ExerciseTask<Batch, double[,]> Through(ImmutableArray<string> forbidden) => new()
    {
        Id = "activation-delta",
        Title = "Back through the sigmoid",
        Function = "SigmoidBackward",
        Points = 2,
        Reread = "lesson 07, “A layer at once” and lesson 03, “Five functions”",
        Hint = "Element by element: what arrived, times the slope of the sigmoid at the z that gave this h. That slope can be "
            + "written with h alone: it is largest, ¼, where h is ½, and 0 where h is 0 or 1.",
        Forbidden = forbidden,
        Tolerance = Tolerance.Gradients,
        Describe = input => $"dH = {Show.Value(input.DH)}, H = {Show.Value(input.H)}",
        Inputs = random =>
        [
            (new double[,] { { 4, -8 } }, new double[,] { { 0.5, 0.5 } }),
            (new double[,] { { 1, 10 }, { -2, 3 } }, new double[,] { { 0.2, 0.5 }, { 0.9, 0.75 } }),
            (new double[,] { { 5 }, { 1 }, { -3 } }, new double[,] { { 0.1 }, { 0.6 }, { 0.99 } }),
            (new double[,] { { 0, 2, -1 } }, new double[,] { { 0.3, 0.001, 0.8 } }),
            Drawn(random, 4, 3), Drawn(random, 3, 3), Drawn(random, 2, 5),
        ],
        Reference = input => Each(input, (d, h) => d * h * (1 - h)),
        Mistakes =
        [
            new("the missing activation derivative", "These are the gradients as they arrived. On the way back through f each is "
                + "multiplied by the slope of f.", input => Each(input, (d, _) => d)),
            new("the value in place of the slope", "What arrived is multiplied by the output of f. By what should it be "
                + "multiplied?",
                input => Each(input, (d, h) => d * h)),
            new("half of the slope", ApartHint, input => Each(input, (d, h) => d * (1 - h))),
            new("the slope of tanh", "1 − h² belongs to tanh. The sigmoid has a slope of its own: ¼ at its steepest.",
                input => Each(input, (d, h) => d * (1 - h * h))),
            new("the sigmoid applied again", "H has been through the sigmoid already. It is an output, and here it is treated "
                + "as a weighted sum.", input => Each(input, (d, h) => d * Sigmoid(h) * (1 - Sigmoid(h)))),
            new("the sigmoid applied again", "H has been through the sigmoid already.", input => Each(input,
                (d, h) => d * Sigmoid(h))),
            new("the slope of tanh at the output", "Two things: tanh is not the function here, and H is not the weighted sum.",
                input => Each(input, (d, h) => d * (1 - Math.Tanh(h) * Math.Tanh(h)))),
            new("the wrong sign", "The sigmoid rises everywhere: its slope is never negative.",
                input => Each(input, (d, h) => d * h * (h - 1))),
            new("what arrived left out", "This is the slope alone. The chain rule multiplies it by what came from the right.",
                input => Each(input, (_, h) => h * (1 - h))),
            new("a sum in place of the product", "The chain rule multiplies.", input => Each(input, (d, h) => d + h * (1 - h))),
            new("a division by the slope", "Forward and back, both times the slope is multiplied with.",
                input => Each(input, (d, h) => d / (h * (1 - h)))),
            new("the slope counted twice", "One sigmoid was passed, so one slope is due.",
                input => Each(input, (d, h) => d * h * (1 - h) * h * (1 - h))),
            new("a bracket missing", "d · h · 1 − h is not d · h · (1 − h).", input => Each(input, (d, h) => d * h * 1 - h)),
            new("a bracket missing", "d · h − h is not d · h · (1 − h).", input => Each(input, (d, h) => d * h - h)),
            new("the square left out", "h − h² and h (1 − h) are the same; h − h is not.", input => Each(input,
                (d, h) => d * (h - 2 * h))),
            new("one slope for all", "Each element has its own h, and so its own slope.",
                input => Each(input, (d, _) => d * input.H[0, 0] * (1 - input.H[0, 0]))),
            new("the first sample's slope for all", "Each sample has outputs of its own: row i goes with row i.",
                input => ForwardExercise.Tabled(input.H.GetLength(0), input.H.GetLength(1),
                    (i, k) => input.DH[i, k] * input.H[0, k] * (1 - input.H[0, k]))),
            new("H transposed", "Row i, column k, of both tables: nothing is turned here.",
                input => ForwardExercise.Tabled(input.H.GetLength(0), input.H.GetLength(1),
                    (i, k) => input.DH[i, k] * input.H[k, i] * (1 - input.H[k, i]))),
            new("the transposed result", "A sample is a row, of the gradient too.",
                input => ForwardExercise.Turned(Each(input, (d, h) => d * h * (1 - h)))),
            new("the mean in place of each", "Every value is right but for the number of samples: nothing is divided here.",
                input => Each(input, (d, h) => d * h * (1 - h) / input.H.GetLength(0))),
        ],
    };

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double[,] Each(Batch input, Func<double, double, double> element) => ForwardExercise.Tabled(
        input.H.GetLength(0), input.H.GetLength(1), (i, k) => element(input.DH[i, k], input.H[i, k]));

    private static Batch Drawn(RandomSource random, int samples, int neurons) => (
        ForwardExercise.Table(random, samples, neurons),
        Matrix.Uniform(samples, neurons, 0.05, 0.95, random).Map(value => Math.Round(value, 2)).ToArray());
}
