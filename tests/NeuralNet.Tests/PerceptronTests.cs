namespace NeuralNet.Tests;

public sealed class PerceptronTests
{
    [Fact]
    public void A_neuron_with_the_lectures_weights_is_AND_and_OR()
    {
        Assert.Equal(Gates.And.Targets, new Neuron([1, 1], -1.5, Activation.Step).Outputs(Gates.And.Inputs));
        Assert.Equal(Gates.Or.Targets, new Neuron([1, 1], -0.5, Activation.Step).Outputs(Gates.Or.Inputs));
    }

    [Fact]
    public void A_neuron_computes_its_formula()
    {
        var neuron = new Neuron([2, -3], 0.5, Activation.Sigmoid);
        Assert.Equal(2 * 4 - 3 * 2 + 0.5, neuron.WeightedSum(4, 2));
        Assert.Equal(1 / (1 + Math.Exp(-2.5)), neuron.Output(4, 2), 15);
        Assert.Equal("y = Sigmoid(2·x1 - 3·x2 + 0.5)", neuron.ToString());
        Assert.Equal(
            "Neuron: 3 inputs were given, but the neuron has 2 weights; one input a weight.",
            Assert.Throws<ArgumentException>(() => neuron.Output(1, 2, 3)).Message);
    }

    [Fact]
    public void The_gates_are_those_of_C_sharp()
    {
        for (var row = 0; row < 4; row++)
        {
            var (a, b) = (Gates.And.Inputs[row, 0] == 1, Gates.And.Inputs[row, 1] == 1);
            Assert.Equal(a && b, Gates.And.Targets[row] == 1);
            Assert.Equal(a || b, Gates.Or.Targets[row] == 1);
            Assert.Equal(!(a && b), Gates.Nand.Targets[row] == 1);
            Assert.Equal(a ^ b, Gates.Xor.Targets[row] == 1);
        }
    }

    [Fact]
    public void The_rule_learns_AND_OR_and_NAND()
    {
        foreach (var gate in new[] { Gates.And, Gates.Or, Gates.Nand })
        {
            var run = Perceptron.Train(gate);
            Assert.True(run.Converged, gate.Name);
            Assert.Equal(gate.Targets, run.Neuron.Outputs(gate.Inputs));
            Assert.Equal(0, run.Steps[^1].Mistakes);
        }
    }

    [Fact]
    public void The_rule_does_not_learn_XOR_and_says_so()
    {
        var run = Perceptron.Train(Gates.Xor, new PerceptronOptions { MaxEpochs = 1000 });
        Assert.False(run.Converged);
        Assert.Equal(1000, run.Epochs);
        Assert.All(run.Steps, step => Assert.InRange(step.Mistakes, 1, 4));
        Assert.StartsWith("did not converge in 1000 epochs", run.ToString());
    }

    [Fact]
    public void Every_recorded_step_follows_the_rule()
    {
        var options = new PerceptronOptions { LearningRate = 0.3, InitialWeights = [0.2, -0.7], InitialBias = 0.1 };
        double[] weights = [0.2, -0.7];
        var bias = 0.1;
        var run = Perceptron.Train(Gates.And, options);
        for (var i = 0; i < run.Steps.Count; i++)
        {
            var step = run.Steps[i];
            Assert.Equal((i / 4 + 1, i % 4), (step.Epoch, step.Sample));
            var x = Gates.And.Inputs.Row(step.Sample);
            var output = weights[0] * x[0] + weights[1] * x[1] + bias >= 0 ? 1.0 : 0;
            var error = Gates.And.Targets[step.Sample] - output;
            weights = [weights[0] + 0.3 * error * x[0], weights[1] + 0.3 * error * x[1]];
            bias += 0.3 * error;
            Assert.Equal((output, error != 0), (step.Output, step.Changed));
            Assert.Equal(weights[0], step.Weights[0], 1e-12);
            Assert.Equal(weights[1], step.Weights[1], 1e-12);
            Assert.Equal(bias, step.Bias, 1e-12);
        }
        Assert.True(run.Steps.TakeLast(4).All(step => !step.Changed));
    }

    [Fact]
    public void Targets_other_than_zero_and_one_are_an_error()
    {
        Assert.Equal(
            "Perceptron: a target is -1; targets must be 0 or 1.",
            Assert.Throws<ArgumentException>(() => Perceptron.Train(Gates.And.Inputs, [-1, -1, -1, 1])).Message);
    }
}
