namespace NeuralNet.Tests;

public sealed class SixteenGatesTests
{
    [Fact]
    public void The_sixteen_gates_answer_in_sixteen_ways_and_number_n_with_the_digits_of_n()
    {
        Assert.Equal(16, Gates.Sixteen.Select(gate => gate.Name).Distinct().Count());
        for (var n = 0; n < 16; n++)
            Assert.Equal(Convert.ToString(n, 2).PadLeft(4, '0'), Gates.Sixteen[n].Answers);
    }

    [Fact]
    public void The_names_say_what_the_gates_answer()
    {
        // The oracle is C#'s own logic.
        var meaning = new Dictionary<string, Func<bool, bool, bool>>
        {
            ["always 0"] = (_, _) => false,
            ["AND"] = (a, b) => a && b,
            ["x₁ but not x₂"] = (a, b) => a && !b,
            ["x₁"] = (a, _) => a,
            ["x₂ but not x₁"] = (a, b) => b && !a,
            ["x₂"] = (_, b) => b,
            ["XOR"] = (a, b) => a ^ b,
            ["OR"] = (a, b) => a || b,
            ["NOR"] = (a, b) => !(a || b),
            ["XNOR"] = (a, b) => a == b,
            ["not x₂"] = (_, b) => !b,
            ["x₁ or not x₂"] = (a, b) => a || !b,
            ["not x₁"] = (a, _) => !a,
            ["x₂ or not x₁"] = (a, b) => b || !a,
            ["NAND"] = (a, b) => !(a && b),
            ["always 1"] = (_, _) => true,
        };
        foreach (var gate in Gates.Sixteen)
        {
            for (var row = 0; row < 4; row++)
            {
                var (x1, x2) = (gate.Inputs[row, 0] == 1, gate.Inputs[row, 1] == 1);
                Assert.True((gate.Targets[row] == 1) == meaning[gate.Name](x1, x2), $"{gate.Name} of {x1}, {x2}");
            }
        }
    }

    [Fact]
    public void A_neuron_is_found_by_its_answers()
    {
        var neuron = new Neuron([-1, -1], 1.5, Activation.Step);
        Assert.Same(Gates.Nand, Gates.Find(neuron.Outputs(Gates.Inputs)));
        Assert.All(Gates.Sixteen, gate => Assert.Same(gate, Gates.Find(gate.Targets)));
    }

    [Fact]
    public void Answers_that_are_no_gate_are_refused_with_the_values()
    {
        var half = Assert.Throws<ArgumentException>(() => Gates.Find([0, 0.5, 1, 1]));
        Assert.Contains("0, 0.5, 1, 1", half.Message);
        Assert.Throws<ArgumentException>(() => Gates.Find([0, 1, 1]));
    }
}
