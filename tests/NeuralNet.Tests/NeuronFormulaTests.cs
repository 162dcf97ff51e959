namespace NeuralNet.Tests;

public sealed class NeuronFormulaTests
{
    [Theory]
    [InlineData(1, 1, -1.5, "y = Step(1·x1 + 1·x2 − 1.5)")]
    [InlineData(-1, 0.25, 0.5, "y = Step(−1·x1 + 0.25·x2 + 0.5)")]
    [InlineData(2, -3, 0, "y = Step(2·x1 − 3·x2 + 0)")]
    public void A_neuron_prints_as_its_formula_with_plus_and_minus_as_people_write_them(
        double w1, double w2, double bias, string expected) =>
        Assert.Equal(expected, new Neuron([w1, w2], bias, Activation.Step).ToString());
}
