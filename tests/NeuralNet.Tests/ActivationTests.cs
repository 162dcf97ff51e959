namespace NeuralNet.Tests;

public sealed class ActivationTests
{
    public static TheoryData<Activation> All() =>
    [
        Activation.Step, Activation.Sigmoid, Activation.Tanh, Activation.ReLU, Activation.Identity,
        Activation.LeakyReLU(0.1), Activation.ELU(1.5),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void The_derivative_is_the_central_difference(Activation activation)
    {
        const double H = 1e-6;
        for (var z = -4.95; z < 5; z += 0.1)
        {
            var difference = (activation.Apply(z + H) - activation.Apply(z - H)) / (2 * H);
            Assert.Equal(difference, activation.Derivative(z), 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Forward_and_backward_over_spans_are_value_and_derivative(Activation activation)
    {
        var z = Matrix.Normal(7, 9, 3, new RandomSource(2));
        z[0, 0] = 0;
        var y = activation.Apply(z);
        var gradient = Matrix.Normal(7, 9, 1, new RandomSource(3));
        var expected = gradient.Hadamard(activation.Derivative(z));
        activation.Backward(z.Values, y.Values, gradient.Values);
        Assert.Equal(z.Map(activation.Apply).Values.ToArray(), y.Values.ToArray());
        Assert.InRange(expected.MaxDifference(gradient), 0, 1e-14);
    }

    [Fact]
    public void Values_at_zero_are_the_conventions_of_the_course()
    {
        Assert.Equal(1, Activation.Step.Apply(0));
        Assert.Equal(0.5, Activation.Sigmoid.Apply(0));
        Assert.Equal(0.25, Activation.Sigmoid.Derivative(0));
        Assert.Equal(0, Activation.ReLU.Apply(0));
        Assert.Equal(0, Activation.ReLU.Derivative(0));
    }

    [Fact]
    public void NaN_stays_NaN()
    {
        foreach (var activation in new[] { Activation.Sigmoid, Activation.Tanh, Activation.ReLU, Activation.ELU() })
        {
            Assert.True(double.IsNaN(activation.Apply(double.NaN)), activation.Name);
            Assert.True(double.IsNaN(activation.Apply(Matrix.FromRow(double.NaN))[0, 0]), activation.Name);
        }
    }
}
