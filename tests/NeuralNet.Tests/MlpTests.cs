namespace NeuralNet.Tests;

public sealed class MlpTests
{
    [Fact]
    public void A_dense_layers_gradients_are_central_differences()
    {
        var random = new RandomSource(1);
        var layer = new Dense(5, 3, random);
        layer.Bias.Value.CopyFrom(Matrix.Normal(1, 3, 1, random));
        Matrix x = Matrix.Normal(4, 5, 1, random), target = Matrix.Normal(4, 3, 1, random);
        double Loss() => MeanSquaredError.Loss(layer.Forward(x), target);

        var dx = layer.Backward(x, MeanSquaredError.Gradient(layer.Forward(x), target));
        Assert.All(GradientCheck.Run([layer.Weights, layer.Bias], Loss), c => Assert.InRange(c.RelativeError, 0, 1e-8));
        Assert.InRange(GradientCheck.RelativeError(dx, GradientCheck.Numeric(x, Loss)), 0, 1e-8);
    }

    [Fact]
    public void The_gradient_check_finds_a_wrong_gradient()
    {
        var layer = new Dense(5, 3, new RandomSource(1));
        Matrix x = Matrix.Normal(4, 5, 1, new RandomSource(2)), target = new(4, 3);
        layer.Backward(x, MeanSquaredError.Gradient(layer.Forward(x), target));
        layer.Weights.Gradient[2, 4] *= -1;
        var comparisons = GradientCheck.Run([layer.Weights, layer.Bias], () => MeanSquaredError.Loss(layer.Forward(x), target));
        Assert.InRange(comparisons[0].RelativeError, 1e-3, 1);
        Assert.InRange(comparisons[1].RelativeError, 0, 1e-8);
    }

    [Fact]
    public void A_network_with_an_output_activation_learns_by_squared_error_too()
    {
        var model = new Mlp([2, 2, 1], Activation.Sigmoid, seed: 4, Initialization.Xavier, output: Activation.Tanh);
        var target = Gates.Xor.TargetColumn;
        double Loss() => MeanSquaredError.Loss(model.Forward(Gates.Xor.Inputs), target);
        model.Backward(MeanSquaredError.Gradient(model.Forward(Gates.Xor.Inputs), target));
        Assert.All(GradientCheck.Run(model.Parameters, Loss), c => Assert.InRange(c.RelativeError, 0, 1e-7));
    }

    [Fact]
    public void The_gradients_of_the_layers_sums_are_those_of_the_biases_before_summing()
    {
        // ∂Z/∂b is the identity for each sample, so db is the column sum of dZ.
        var model = new Mlp([4, 8, 3], Activation.Tanh);
        Assert.Equal(
            "Mlp.LayerGradients: call Backward first; there are no gradients yet.",
            Assert.Throws<InvalidOperationException>(() => model.LayerGradients()).Message);
        var x = Matrix.Normal(5, 4, 1, new RandomSource(1));
        model.Backward(SoftmaxCrossEntropy.Gradient(model.Forward(x), [0, 1, 2, 0, 1]));
        var gradients = model.LayerGradients();
        Assert.Equal([new Shape(5, 8), new Shape(5, 3)], gradients.Select(gradient => gradient.Shape));
        for (var layer = 0; layer < 2; layer++)
            Assert.True(gradients[layer].ColumnSums().IsCloseTo(model.Layers[layer].Bias.Gradient, 1e-15));
    }

    [Fact]
    public void Parameters_are_named_layer_by_layer_and_counted()
    {
        var model = new Mlp([784, 128, 10]);
        Assert.Equal(["W1 128×784", "b1 1×128", "W2 10×128", "b2 1×10"], model.Parameters.Select(p => p.ToString()));
        Assert.Equal(101_770, model.ParameterCount);
        Assert.Equal("784–128–10 ReLU, 101,770 parameters", model.ToString());
    }

    [Fact]
    public void A_zero_last_layer_makes_the_first_loss_the_logarithm_of_the_classes()
    {
        var x = Matrix.Normal(9, 20, 1, new RandomSource(1));
        int[] labels = [.. Enumerable.Range(0, 9)];
        foreach (var initialization in new[] { Initialization.HeWithZeroLastLayer, Initialization.XavierWithZeroLastLayer })
        {
            var model = new Mlp([20, 30, 10], initialization: initialization);
            Assert.Equal(Math.Log(10), SoftmaxCrossEntropy.Loss(model.Forward(x), labels), 1e-14);
            Assert.True(model.Layers[0].Weights.Value.Norm() > 1);
        }
    }

    [Fact]
    public void The_output_of_one_forward_pass_is_not_changed_by_the_next()
    {
        var model = new Mlp([4, 8, 3]);
        var random = new RandomSource(1);
        var first = model.Forward(Matrix.Normal(2, 4, 1, random));
        var hidden = model.LayerOutputs(Matrix.Normal(2, 4, 1, random));
        var (copy, hiddenCopy) = (first.Copy(), hidden[0].Copy());
        model.Forward(Matrix.Normal(2, 4, 1, random));
        Assert.Equal(copy.Values.ToArray(), first.Values.ToArray());
        Assert.Equal(hiddenCopy.Values.ToArray(), hidden[0].Values.ToArray());
        Assert.Equal([new Shape(2, 8), new Shape(2, 3)], hidden.Select(output => output.Shape));
    }

    [Fact]
    public void A_batch_may_change_its_size()
    {
        var model = new Mlp([4, 8, 3]);
        var x = Matrix.Normal(7, 4, 1, new RandomSource(1));
        var all = model.Forward(x);
        for (var row = 0; row < 7; row++)
            Assert.Equal(all.Row(row), model.Forward(x.Gather(row)).Row(0));
    }

    [Fact]
    public void Misuse_is_an_error_that_says_what_to_do()
    {
        var model = new Mlp([4, 8, 3]);
        Assert.Equal(
            "Mlp.Backward: call Forward first; the backward pass needs its activations.",
            Assert.Throws<InvalidOperationException>(() => model.Backward(new Matrix(1, 3))).Message);
        Assert.Equal(
            "Mlp.Forward: x is 2×5, but must have 4 columns; a sample is a row.",
            Assert.Throws<ArgumentException>(() => model.Forward(new Matrix(2, 5))).Message);
        model.Forward(new Matrix(2, 4));
        Assert.Equal(
            "Mlp.Backward: outputGradient is 3×3, but must be 2×3.",
            Assert.Throws<ArgumentException>(() => model.Backward(new Matrix(3, 3))).Message);
        Assert.Equal(
            "Mlp: the sizes are [4]; there must be two or more, each at least 1.",
            Assert.Throws<ArgumentException>(() => new Mlp([4])).Message);
    }
}
