namespace NeuralNet.Tests;

public sealed class LossTests
{
    [Fact]
    public void The_softmax_of_the_lectures_example_is_in_percent_as_printed()
    {
        double[] percent = [.. Softmax.Apply(1, 0.1, 3, 0.1, 0.4, 2, 1, 0.05, 0).Select(p => Math.Round(100 * p, 1))];
        Assert.Equal([7.0, 2.9, 51.9, 2.9, 3.9, 19.1, 7.0, 2.7, 2.6], percent);
    }

    [Fact]
    public void Equal_logits_cost_the_logarithm_of_the_number_of_classes()
    {
        Assert.Equal(Math.Log(10), SoftmaxCrossEntropy.Loss(new Matrix(3, 10), [0, 5, 9]), 1e-15);
    }

    [Fact]
    public void A_hopeless_answer_costs_its_distance_and_not_infinity()
    {
        Assert.Equal(2000, SoftmaxCrossEntropy.Loss(Matrix.FromRow(1000, -1000), [1]));
        Assert.Equal([1.0, -1], SoftmaxCrossEntropy.Gradient(Matrix.FromRow(1000, -1000), [1]).Values.ToArray());
    }

    [Fact]
    public void Log_softmax_is_finite_where_softmax_is_zero()
    {
        var logits = Matrix.FromRow(0, -2000);
        Assert.Equal(0, Softmax.Apply(logits)[0, 1]);
        Assert.Equal(-2000, Softmax.Log(logits)[0, 1]);
    }

    [Fact]
    public void The_cross_entropy_gradient_is_its_central_difference()
    {
        var logits = Matrix.Normal(6, 4, 2, new RandomSource(1));
        int[] labels = [0, 1, 2, 3, 0, 1];
        var numeric = GradientCheck.Numeric(logits, () => SoftmaxCrossEntropy.Loss(logits, labels));
        Assert.InRange(GradientCheck.RelativeError(SoftmaxCrossEntropy.Gradient(logits, labels), numeric), 0, 1e-8);
    }

    [Fact]
    public void The_squared_error_and_its_gradient_are_right()
    {
        var outputs = Matrix.FromRows([1, 2], [3, 5]);
        var targets = Matrix.FromRows([1, 0], [0, 5]);
        Assert.Equal((4 + 9) / 4.0, MeanSquaredError.Loss(outputs, targets));
        var numeric = GradientCheck.Numeric(outputs, () => MeanSquaredError.Loss(outputs, targets));
        Assert.InRange(GradientCheck.RelativeError(MeanSquaredError.Gradient(outputs, targets), numeric), 0, 1e-8);
    }

    [Fact]
    public void Wrong_labels_are_errors_that_say_which()
    {
        Assert.Equal(
            "SoftmaxCrossEntropy: label 4 of row 1 is not a class; classes go from 0 to 2.",
            Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.Loss(new Matrix(2, 3), [0, 4])).Message);
        Assert.Equal(
            "SoftmaxCrossEntropy: the outputs are 2×3, but there are 1 labels; there must be one label a row.",
            Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.Loss(new Matrix(2, 3), [0])).Message);
    }
}
