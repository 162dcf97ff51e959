using NeuralNet;

namespace Checks.Tests;

/// <summary>What exercise 01 expects, against the library, central differences and closed forms.</summary>
public class CurveReferenceTests
{
    private static readonly long[] _seeds = [1, 2, 3];

    [Fact]
    public void Values_are_a_product_with_the_powers()
    {
        foreach (var (w, u) in _seeds.SelectMany(seed => CurveExercise.Prediction.Cases(seed)))
        {
            var expected = Powers(u, w.Length) * Matrix.FromColumn(w);
            Assert.Equal(expected.Column(0), CurveExercise.Prediction.Reference!((w, u)), (a, b) => Math.Abs(a - b) < 1e-10);
        }
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_loss()
    {
        foreach (var fit in _seeds.SelectMany(seed => CurveExercise.Gradient.Cases(seed)))
        {
            AssertSlopes(fit.W, w => Loss(w, fit.U, fit.T), CurveExercise.Gradient.Reference!(fit));
            Assert.Equal(CurveExercise.Gradient.Reference!(fit), CurveExercise.GivenGradient(fit.W, fit.U, fit.T));
        }
    }

    [Fact]
    public void The_gradient_with_L2_is_the_slope_of_loss_and_penalty_without_the_constant()
    {
        foreach (var input in _seeds.SelectMany(seed => CurveExercise.L2.Cases(seed)))
        {
            AssertSlopes(
                input.W, w => Loss(w, input.U, input.T) + input.Lambda * w.Skip(1).Sum(each => each * each),
                CurveExercise.L2.Reference!(input));
        }
    }

    // In a bowl a step multiplies the distance from the lowest place by I − ηH, H = 2/n XᵀX.
    [Fact]
    public void The_descent_shrinks_the_distance_from_the_least_squares_by_the_power_of_a_matrix()
    {
        var compared = 0;
        foreach (var run in _seeds.SelectMany(seed => CurveExercise.Descent.Cases(seed))
            .Where(run => run.U.Distinct().Count() >= run.Start.Length))
        {
            var x = Powers(run.U, run.Start.Length);
            var lowest = LeastSquares.Solve(x, Matrix.FromColumn(run.T));
            var hessian = 2.0 / run.U.Length * x.TransposeMultiply(x);
            var distance = Matrix.FromColumn(run.Start) - lowest;
            for (var step = 0; step < run.Steps; step++)
                distance -= run.LearningRate * (hessian * distance);
            var expected = (lowest + distance).Column(0);
            Assert.Equal(expected, CurveExercise.Descent.Reference!(run), (a, b) => Math.Abs(a - b) < 1e-9);
            compared++;
        }
        Assert.True(compared >= 10, $"Only {compared} runs were compared.");
    }

    [Fact]
    public void The_chosen_degree_is_the_first_of_the_least_validation_error()
    {
        foreach (var errors in _seeds.SelectMany(seed => CurveExercise.Degree.Cases(seed)))
        {
            Assert.Equal(
                errors.Degrees.Zip(errors.Validation).MinBy(pair => pair.Second).First, CurveExercise.Degree.Reference!(errors));
        }
    }

    [Fact]
    public void The_examples_of_the_notebook_are_right()
    {
        Assert.Equal([1, 6, 17], CurveExercise.Prediction.Reference!(([1, 2, 3], [0, 1, 2])));
        Assert.Equal([3, 2], CurveExercise.Gradient.Reference!(([1, 2], [0, 1], [0, 1])));
        Assert.Equal([-2, -4], CurveExercise.GivenGradient([0, 0], [2], [1]));
        Assert.Equal([0.2, 0.4], CurveExercise.Descent.Reference!(([0, 0], [2], [1], 0.1, 1)), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(4, CurveExercise.Degree.Reference!(([2, 4, 6], [9, 3, 1], [8, 2, 5], [7, 2.5, 6])));
        Assert.Equal([4, 6], CurveExercise.L2.Reference!(([1, 3], [0, 1], [0, 1], 0.5)));
    }

    [Fact]
    public void The_given_gradient_says_what_is_missing()
    {
        var thrown = Assert.Throws<ArgumentException>(() => CurveExercise.GivenGradient([1], [1, 2], [1]));
        Assert.Contains("2 places and 1 readings", thrown.Message, StringComparison.Ordinal);
    }

    private static double Loss(double[] w, double[] u, double[] t) =>
        MeanSquaredError.Loss(Powers(u, w.Length) * Matrix.FromColumn(w), Matrix.FromColumn(t));

    private static Matrix Powers(double[] u, int count)
    {
        var powers = new Matrix(u.Length, count);
        for (var i = 0; i < u.Length; i++)
        {
            for (var k = 0; k < count; k++)
                powers[i, k] = Math.Pow(u[i], k);
        }
        return powers;
    }

    // The loss is a parabola in each coefficient, so that a central difference is exact but for rounding.
    private static void AssertSlopes(double[] w, Func<double[], double> loss, double[] gradient)
    {
        const double step = 0.01;
        for (var k = 0; k < w.Length; k++)
        {
            double[] above = [.. w], below = [.. w];
            above[k] += step;
            below[k] -= step;
            var slope = (loss(above) - loss(below)) / (2 * step);
            Assert.True(Math.Abs(slope - gradient[k]) < 1e-9 * (1 + Math.Abs(slope)) * 10, $"{slope} and {gradient[k]}");
        }
    }
}
