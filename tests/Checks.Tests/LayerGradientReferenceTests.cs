using NeuralNet;

namespace Checks.Tests;

/// <summary>What the first part of exercise 07 expects, against central differences of a loss and the library's layer.</summary>
public class LayerGradientReferenceTests
{
    private static readonly long[] _seeds = [1, 2, 3];

    [Fact]
    public void Gradients_of_weights_and_biases_are_the_slopes_of_the_loss()
    {
        foreach (var (x, dz) in _seeds.SelectMany(seed => BackwardExercise.Weights.Cases(seed)))
        {
            Matrix inputs = new(x), weights = Matrix.Normal(dz.GetLength(1), x.GetLength(1), 1, new RandomSource(9));
            var bias = Matrix.Normal(1, dz.GetLength(1), 1, new RandomSource(10));
            double Loss() => Weighted(inputs.MultiplyByTransposeOf(weights).AddRow(bias), dz);
            RequireSlopes(weights, Loss, BackwardExercise.Weights.Reference!((x, dz)));
            RequireSlopes(bias, Loss, Row(BackwardExercise.Bias.Reference!(dz)));
            RequireSlopes(inputs, Loss, BackwardExercise.Inputs.Reference!((dz, weights.ToArray())));
        }
    }

    [Fact]
    public void Each_task_gives_what_the_librarys_layer_gives()
    {
        foreach (var dz in _seeds.SelectMany(seed => BackwardExercise.Bias.Cases(seed)))
            RequireNear(new Matrix(dz).ColumnSums().ToArray(), Row(BackwardExercise.Bias.Reference!(dz)));
        foreach (var (dz, w) in _seeds.SelectMany(seed => BackwardExercise.Inputs.Cases(seed)))
            RequireNear((new Matrix(dz) * new Matrix(w)).ToArray(), BackwardExercise.Inputs.Reference!((dz, w)));
        foreach (var (x, dz) in _seeds.SelectMany(seed => BackwardExercise.Weights.Cases(seed)))
        {
            var layer = new Dense(new Matrix(dz.GetLength(1), x.GetLength(1)));
            layer.BackwardParameters(new Matrix(x), new Matrix(dz));
            RequireNear(layer.Weights.Gradient.ToArray(), BackwardExercise.Weights.Reference!((x, dz)));
        }
    }

    [Fact]
    public void The_way_back_through_the_sigmoid_is_the_slope_at_the_z_that_gave_h()
    {
        foreach (var (dh, h) in _seeds.SelectMany(seed => BackwardExercise.Through.Cases(seed)))
        {
            var z = new Matrix(h).Map(value => Math.Log(value / (1 - value)));
            RequireSlopes(z, () => Weighted(z.Map(value => 1 / (1 + Math.Exp(-value))), dh),
                BackwardExercise.Through.Reference!((dh, h)));
        }
    }

    [Fact]
    public void The_examples_of_the_notebook_are_right()
    {
        RequireNear(new double[,] { { 31, 42 }, { -3, -4 } }, BackwardExercise.Weights.Reference!(
            (new double[,] { { 1, 2 }, { 3, 4 } }, new double[,] { { 1, 0 }, { 10, -1 } })));
        Assert.Equal([11, 22, 27], BackwardExercise.Bias.Reference!(new double[,] { { 1, 2, -3 }, { 10, 20, 30 } }));
        RequireNear(new double[,] { { 41, 52, -57 } }, BackwardExercise.Inputs.Reference!(
            (new double[,] { { 1, 10 } }, new double[,] { { 1, 2, 3 }, { 4, 5, -6 } })));
        RequireNear(new double[,] { { 1, -2, 0.16 } }, BackwardExercise.Through.Reference!(
            (new double[,] { { 4, -8, 1 } }, new double[,] { { 0.5, 0.5, 0.2 } })));
    }

    /// <summary>A loss whose gradient by its argument is known: the sum of all elements, each times its own number.</summary>
    private static double Weighted(Matrix z, double[,] slopes) => z.Hadamard(new Matrix(slopes)).Values.ToArray().Sum();

    private static double[,] Row(double[] values) => Matrix.FromRow(values).ToArray();

    private static void RequireSlopes(Matrix parameter, Func<double> loss, double[,] gradient) =>
        Assert.InRange(GradientCheck.RelativeError(new Matrix(gradient), GradientCheck.Numeric(parameter, loss)), 0, 1e-7);

    private static void RequireNear(double[,] expected, double[,] got)
    {
        Assert.Equal(new Matrix(expected).Shape, new Matrix(got).Shape);
        Assert.InRange(new Matrix(expected).MaxDifference(new Matrix(got)), 0, 1e-12);
    }
}
