namespace NeuralNet.Tests;

public sealed class SkipConnectionTests
{
    [Fact]
    public void A_layer_of_equal_width_adds_its_input_to_what_it_passes_on()
    {
        var model = new Mlp([3, 5, 5, 4, 4], Activation.Tanh, seed: 2) { SkipConnections = true };
        var x = Matrix.Normal(6, 3, 1, new RandomSource(1));
        // Written out: only 5 → 5 is a hidden layer of equal width; 4 → 4 is the last layer.
        var first = Activation.Tanh.Apply(model.Layers[0].Forward(x));
        var second = first + Activation.Tanh.Apply(model.Layers[1].Forward(first));
        var third = Activation.Tanh.Apply(model.Layers[2].Forward(second));
        Assert.Equal(model.Layers[3].Forward(third).ToArray(), model.Forward(x).ToArray());
        Assert.Equal(second.ToArray(), model.LayerOutputs(x)[1].ToArray());
        Assert.Contains("skip connections", model.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_gradients_are_central_differences(bool firstLayerToo)
    {
        int[] sizes = firstLayerToo ? [4, 4, 4, 4, 3] : [5, 4, 4, 4, 4, 3];
        var x = Matrix.Normal(7, sizes[0], 1, new RandomSource(1));
        int[] labels = [0, 1, 2, 0, 1, 2, 0];
        foreach (var activation in new[] { Activation.Tanh, Activation.Sigmoid, Activation.ELU() })
        {
            var model = new Mlp(sizes, activation, seed: 3) { SkipConnections = true };
            Assert.All(GradientCheck.Run(model, x, labels), c => Assert.InRange(c.RelativeError, 0, 1e-7));
        }
    }

    [Fact]
    public void A_deep_network_keeps_its_gradient_only_with_them()
    {
        int[] sizes = [20, .. Enumerable.Repeat(20, 30), 3];
        var x = Matrix.Normal(16, 20, 1, new RandomSource(1));
        int[] labels = [.. Enumerable.Range(0, 16).Select(i => i % 3)];
        double FirstGradient(bool skips)
        {
            var model = new Mlp(sizes, Activation.Sigmoid, seed: 3, Initialization.Xavier) { SkipConnections = skips };
            model.Backward(SoftmaxCrossEntropy.Gradient(model.Forward(x), labels));
            return model.Layers[0].Weights.Gradient.Norm();
        }
        Assert.InRange(FirstGradient(skips: false), 0, 1e-12);
        Assert.InRange(FirstGradient(skips: true), 1e-3, 1e3);
    }
}
