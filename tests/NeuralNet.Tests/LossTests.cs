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
    public void The_gradient_for_probabilities_is_its_central_difference_and_that_of_labels()
    {
        var logits = Matrix.Normal(6, 4, 2, new RandomSource(1));
        var targets = Softmax.Apply(Matrix.Normal(6, 4, 1, new RandomSource(2)));
        var numeric = GradientCheck.Numeric(logits, () => SoftmaxCrossEntropy.Loss(logits, targets));
        Assert.InRange(GradientCheck.RelativeError(SoftmaxCrossEntropy.Gradient(logits, targets), numeric), 0, 1e-7);
        int[] labels = [0, 1, 2, 3, 0, 1];
        var hot = Matrix.OneHot(labels, 4);
        Assert.Equal(SoftmaxCrossEntropy.Loss(logits, labels), SoftmaxCrossEntropy.Loss(logits, hot), 1e-14);
        Assert.True(SoftmaxCrossEntropy.Gradient(logits, labels).IsCloseTo(SoftmaxCrossEntropy.Gradient(logits, hot), 1e-15));
    }

    [Fact]
    public void The_binary_cross_entropy_gradient_is_its_central_difference()
    {
        Matrix logits = Matrix.Normal(6, 4, 2, new RandomSource(1)), targets = Matrix.Uniform(6, 4, 0, 1, new RandomSource(2));
        var numeric = GradientCheck.Numeric(logits, () => BinaryCrossEntropy.Loss(logits, targets));
        Assert.InRange(GradientCheck.RelativeError(BinaryCrossEntropy.Gradient(logits, targets), numeric), 0, 1e-7);
    }

    [Fact]
    public void Binary_cross_entropy_is_the_two_class_softmax_with_one_logit_at_zero()
    {
        Matrix logits = Matrix.Normal(50, 1, 3, new RandomSource(1)), targets = Matrix.Create(50, 1, (row, _) => row % 2);
        var two = Matrix.StackHorizontally(logits, new Matrix(50, 1));
        int[] labels = [.. targets.Values.ToArray().Select(t => t == 1 ? 0 : 1)];
        Assert.Equal(SoftmaxCrossEntropy.Loss(two, labels), BinaryCrossEntropy.Loss(logits, targets), 1e-14);
        var gradient = SoftmaxCrossEntropy.Gradient(two, labels);
        Assert.True(Matrix.FromColumn(gradient.Column(0)).IsCloseTo(BinaryCrossEntropy.Gradient(logits, targets), 1e-15));
    }

    [Fact]
    public void Backward_through_softmax_and_its_logarithm_is_the_central_difference()
    {
        Matrix z = Matrix.Normal(5, 4, 2, new RandomSource(1)), upstream = Matrix.Normal(5, 4, 1, new RandomSource(2));
        var numeric = GradientCheck.Numeric(z, () => Softmax.Apply(z).Dot(upstream));
        Assert.InRange(GradientCheck.RelativeError(Softmax.Backward(Softmax.Apply(z), upstream), numeric), 0, 1e-7);
        numeric = GradientCheck.Numeric(z, () => Softmax.Log(z).Dot(upstream));
        Assert.InRange(GradientCheck.RelativeError(Softmax.LogBackward(Softmax.Log(z), upstream), numeric), 0, 1e-7);
    }

    [Fact]
    public void The_gradients_of_L1_and_L2_are_central_differences()
    {
        foreach (var regularizer in new[] { Regularizer.L1(0.3), Regularizer.L2(0.3) })
        {
            var w = new Parameter("W", Matrix.Normal(4, 5, 1, new RandomSource(1)), decays: true);
            var bias = new Parameter("b", Matrix.Normal(1, 5, 1, new RandomSource(2)), decays: false);
            w.Gradient.Fill(2);
            regularizer.AddGradient([w, bias]);
            var numeric = GradientCheck.Numeric(w.Value, () => regularizer.Penalty([w, bias]) + 2 * w.Value.Sum());
            Assert.InRange(GradientCheck.RelativeError(w.Gradient, numeric), 0, 1e-7);
            Assert.Equal(0, bias.Gradient.L1Norm());
        }
    }

    [Fact]
    public void Targets_that_are_no_probabilities_are_errors_that_say_where()
    {
        Assert.Equal(
            "SoftmaxCrossEntropy: row 1 of the targets is [0.5, 0.4]; a row of targets must not be negative and must sum to 1.",
            Assert.Throws<ArgumentException>(() =>
                SoftmaxCrossEntropy.Loss(new Matrix(2, 2), Matrix.FromRows([1, 0], [0.5, 0.4]))).Message);
        Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.Gradient(new Matrix(1, 2), Matrix.FromRow(1.5, -0.5)));
        Assert.Throws<ArgumentException>(() => SoftmaxCrossEntropy.Gradient(new Matrix(1, 2), Matrix.FromRow(double.NaN, 1)));
        Assert.Equal(
            "BinaryCrossEntropy: the target in row 1, column 0 is 2; targets go from 0 to 1.",
            Assert.Throws<ArgumentException>(() =>
                BinaryCrossEntropy.Loss(new Matrix(2, 1), Matrix.FromColumn(1, 2))).Message);
        Assert.Throws<ArgumentException>(() => BinaryCrossEntropy.Gradient(new Matrix(1, 1), Matrix.FromRow(double.NaN)));
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
