using System.Collections.Immutable;
using NeuralNet;
using Net = (NeuralNet.Matrix W1, NeuralNet.Matrix B1, NeuralNet.Matrix W2, NeuralNet.Matrix B2);
using Pass = (NeuralNet.Matrix X, NeuralNet.Matrix Z1, NeuralNet.Matrix X1, NeuralNet.Matrix W2, NeuralNet.Matrix DZ2);
using Step = ((NeuralNet.Matrix W1, NeuralNet.Matrix B1, NeuralNet.Matrix W2, NeuralNet.Matrix B2) Net,
    (NeuralNet.Matrix W1, NeuralNet.Matrix B1, NeuralNet.Matrix W2, NeuralNet.Matrix B2) Gradient, double LearningRate);

namespace Checks;

/// <summary>Exercise 09: backward, and the update.</summary>
internal static class MlpBackwardTasks
{
    private static readonly ImmutableArray<string> _gradients = ["dW1", "dB1", "dW2", "dB2"];

    public static ExerciseTask<Pass, Net> Backward(ImmutableArray<string> forbidden) => new()
    {
        Id = "mlp-backward",
        Title = "Backward",
        Function = "Backward",
        Points = 3,
        Reread = "lesson 07, “A layer at once”, and the table in lesson 10, “A hidden layer”",
        Hint = "First dW2 and dB2, from dZ2 alone and what the layer got. Then dX1 = dZ2 W2, in the shape of X1. Where Z1 was "
            + "not above 0, nothing flows back: that makes dZ1, and from it dW1 and dB1 follow as before.",
        Forbidden = forbidden,
        OutputNames = _gradients,
        Tolerance = Tolerance.Gradients,
        Describe = input => $"{input.X.Columns}–{input.W2.Columns}–{input.W2.Rows}, {MlpForwardTasks.Count(input.X.Rows, "sample")}",
        Inputs = random =>
        [
            (Matrix.FromRow(1, 2), Matrix.FromRow(1, -1, 2), Matrix.FromRow(1, 0, 2), Matrix.FromRows([1, 2, 3], [-1, 0, 1]),
                Matrix.FromRow(0.5, -0.5)),
            .. new[] { (1, 3, 2, 2), (4, 3, 5, 2), (3, 3, 3, 3), (2, 4, 1, 3), (6, 2, 4, 3) }.Select(size =>
                Draw(random, size.Item1, size.Item2, size.Item3, size.Item4)),
        ],
        Reference = input => MlpExercise.GivenBackward(input.X, input.Z1, input.X1, input.W2, input.DZ2),
        Mistakes =
        [
            .. Hidden("the missing activation derivative", "On its way back the gradient passes ReLU. What is ReLU's slope "
                + "where Z1 is negative?", (d, _) => d),
            .. Hidden("ReLU in place of its derivative", "Its derivative is 1 or 0. What stands here is the value of ReLU "
                + "itself.",
                (d, input) => d.Hadamard(input.X1)),
            .. Hidden("the derivative the wrong way round", "Where Z1 is above 0 the gradient passes; below, it stops.",
                (d, input) => d.Hadamard(input.Z1.Map(z => z > 0 ? 0 : 1))),
            .. Hidden("ReLU of the gradient", "Not the sign of the gradient decides, but the sign of Z1.",
                (d, _) => d.Map(value => Math.Max(0, value))),
            .. Hidden("the derivative of tanh", "The hidden layer has ReLU.", (d, input) => d.Hadamard(input.Z1.Map(z =>
                1 / Math.Pow(Math.Cosh(z), 2)))),
            .. Hidden("Z1 in place of the derivative", "What is wanted is ReLU's slope at Z1: 1 or 0.", (d, input) =>
                d.Hadamard(input.Z1)),
            .. Hidden("the wrong sign", "Every value has the other sign.", (d, input) => -Masked(d, input)),
            .. Hidden("divided by the batch twice", "dZ2 has its 1/n already: sum, and divide no more.",
                (d, input) => Masked(d, input) / input.X.Rows),
            .. Hidden("W2 transposed", "dX1 = dZ2 W2, and W2 stands there as it is. For a square W2 the transposed one fits "
                + "as well, and is wrong.",
                (_, input) => Masked(input.DZ2.MultiplyByTransposeOf(input.W2), input)),
            Part(0, "the transposed matrix", "A gradient has the shape of its parameter: hidden × inputs.",
                input => input.X.TransposeMultiply(Hidden(input))),
            Part(0, "the hidden outputs in place of the inputs", "What did the first layer get?", input =>
                Hidden(input).TransposeMultiply(input.X1)),
            Part(1, "the mean in place of the sum", "dZ2 has its 1/n already: sum, and divide no more.", input =>
                Hidden(input).ColumnMeans()),
            Part(1, "sums over the wrong axis", "A bias is shared by all samples: sum over the samples, which are rows.",
                input => Hidden(input).RowSums().Transpose()),
            Part(1, "sums over the wrong axis", "A bias is shared by all samples: sum over the samples, which are rows.",
                input => Hidden(input).RowSums()),
            Part(1, "the first sample only", "All samples of the batch have a say.", input => Hidden(input).SliceRows(..1)),
            Part(2, "the transposed matrix", "A gradient has the shape of its parameter: outputs × hidden.",
                input => input.X1.TransposeMultiply(input.DZ2)),
            Part(2, "Z1 in place of X1", "What did the second layer get: the weighted sums, or what ReLU made of them?",
                input => input.DZ2.TransposeMultiply(input.Z1)),
            Part(2, "the inputs in place of the hidden outputs", "What did the second layer get?", input =>
                input.DZ2.TransposeMultiply(input.X)),
            Part(2, "divided by the batch twice", "dZ2 has its 1/n already: sum, and divide no more.",
                input => input.DZ2.TransposeMultiply(input.X1) / input.X.Rows),
            Part(2, "the wrong sign", "Every value has the other sign.", input => -input.DZ2.TransposeMultiply(input.X1)),
            Part(3, "the mean in place of the sum", "dZ2 has its 1/n already: sum, and divide no more.", input =>
                input.DZ2.ColumnMeans()),
            Part(3, "sums over the wrong axis", "A bias is shared by all samples: sum over the samples, which are rows.",
                input => input.DZ2.RowSums().Transpose()),
            Part(3, "sums over the wrong axis", "A bias is shared by all samples: sum over the samples, which are rows.",
                input => input.DZ2.RowSums()),
            Part(3, "the first sample only", "All samples of the batch have a say.", input => input.DZ2.SliceRows(..1)),
        ],
    };

    public static ExerciseTask<Step, Net> Update(ImmutableArray<string> forbidden) => new()
    {
        Id = "mlp-update",
        Title = "Update",
        Function = "Update",
        Points = 1,
        Reread = "lesson 10, “A linear model first”, where the update is written out",
        Hint = "Four differences, one for each parameter. Matrices can be subtracted, and multiplied by a number.",
        Forbidden = forbidden,
        OutputNames = ["W1", "B1", "W2", "B2"],
        Describe = input => $"{MlpForwardTasks.Sizes(input.Net)}, η = {Show.Number(input.LearningRate)}",
        Inputs = random =>
        [
            ((Matrix.FromRow(1), Matrix.FromRow(2), Matrix.FromRow(3), Matrix.FromRow(4)),
                (Matrix.FromRow(10), Matrix.FromRow(-10), Matrix.FromRow(0), Matrix.FromRow(5)), 0.1),
            .. new[] { (3, 2, 2, 0.5), (2, 5, 3, 0.01), (3, 3, 3, 1), (4, 1, 3, 0) }.Select(size =>
                (MlpForwardTasks.DrawNet(random, size.Item1, size.Item2, size.Item3),
                    MlpForwardTasks.DrawNet(random, size.Item1, size.Item2, size.Item3), size.Item4)),
        ],
        Reference = input => MlpExercise.GivenUpdate(input.Net, input.Gradient, input.LearningRate),
        Mistakes =
        [
            Each("uphill in place of downhill", "The gradient points uphill: which sign has the step?", (w, d, rate) => w
                + rate * d),
            Each("the learning rate forgotten", "A step is η times the gradient.", (w, d, _) => w - d),
            Each("division by the learning rate", "A smaller η makes smaller steps.", (w, d, rate) => w - d / rate),
            Each("nothing changed", "The parameters come back as they went in. Is the result of the subtraction stored?", (w,
                _, _) => w),
            Each("the step in place of the place", "Give the new parameters: the old ones, less the step.", (_, d, rate) =>
                -rate * d),
            Each("the step in place of the place", "Give the new parameters: the old ones, less the step.", (_, d, rate) =>
                rate * d),
            Each("the gradient in place of the parameters", "Give the new parameters.", (_, d, _) => d),
            Each("the learning rate on the parameter too", "η multiplies the gradient alone. How far do the brackets reach?",
                (w, d, rate) => rate * (w - d)),
            Each("a parameter that shrinks", "η multiplies the gradient, not the parameter.", (w, _, rate) => w - rate * w),
            Each("a second step", "The step is taken twice.", (w, d, rate) => w - 2 * rate * d),
            new("the biases left where they were", "All four move.", input => Moved(input) is var (w1, _, w2, _)
                ? (w1, input.Net.B1, w2, input.Net.B2) : default),
            new("the weights left where they were", "All four move.", input => Moved(input) is var (_, b1, _, b2)
                ? (input.Net.W1, b1, input.Net.W2, b2) : default),
            new("only the second layer moves", "All four move.", input => Moved(input) is var (_, _, w2, b2)
                ? (input.Net.W1, input.Net.B1, w2, b2) : default),
            new("only the first layer moves", "All four move.", input => Moved(input) is var (w1, b1, _, _)
                ? (w1, b1, input.Net.W2, input.Net.B2) : default),
        ],
    };

    private static Matrix Masked(Matrix gradient, Pass input) => gradient.Hadamard(input.Z1.Map(z => z > 0 ? 1 : 0));

    private static Matrix Hidden(Pass input) => Masked(input.DZ2 * input.W2, input);

    // A wrong dZ1 shows in both gradients of the first layer.
    private static IEnumerable<Mistake<Pass, Net>> Hidden(string name, string hint, Func<Matrix, Pass, Matrix> wrong) =>
        new[] { 0, 1 }.Select(part => new Mistake<Pass, Net>($"{_gradients[part]}: {name}", hint, input =>
        {
            var dZ1 = wrong(input.DZ2 * input.W2, input);
            return (dZ1.TransposeMultiply(input.X), dZ1.ColumnSums(), input.W2, input.DZ2);
        }) { Part = part });

    private static Mistake<Pass, Net> Part(int part, string name, string hint, Func<Pass, Matrix> wrong) =>
        new($"{_gradients[part]}: {name}", hint, input => (wrong(input), wrong(input), wrong(input),
            wrong(input))) { Part = part };

    private static Net Moved(Step input) => MlpExercise.GivenUpdate(input.Net, input.Gradient, input.LearningRate);

    private static Mistake<Step, Net> Each(string name, string hint, Func<Matrix, Matrix, double, Matrix> wrong) => new(name,
        hint,
        input => (wrong(input.Net.W1, input.Gradient.W1, input.LearningRate), wrong(input.Net.B1, input.Gradient.B1,
            input.LearningRate),
            wrong(input.Net.W2, input.Gradient.W2, input.LearningRate), wrong(input.Net.B2, input.Gradient.B2,
                input.LearningRate)));

    // Weighted sums that keep away from 0, where ReLU has its corner.
    private static Pass Draw(RandomSource random, int samples, int inputs, int hidden, int outputs)
    {
        var z1 = MlpForwardTasks.Draw(random, samples, hidden).Map(z => Math.Abs(z) < 0.1 ? 0.3 : z);
        return (MlpForwardTasks.Draw(random, samples, inputs), z1, z1.Map(z => Math.Max(0, z)),
            MlpForwardTasks.Draw(random, outputs, hidden), MlpForwardTasks.Draw(random, samples, outputs));
    }
}
