using NeuralNet;

namespace Checks.Tests;

/// <summary>The checks of exercise 02 against the library's neuron and perceptron, and against every neuron of a grid.</summary>
public class GatesExerciseTests
{
    private static readonly double[] _values = [.. Enumerable.Range(-5, 11).Select(i => i / 2.0)];

    public static TheoryData<string> ThreeGates => ["gate-and", "gate-or", "gate-nand"];

    [Fact]
    public void One_step_of_the_perceptron_rule_is_what_the_library_does()
    {
        Assert.All(GatesExercise.Update.Cases(1), given =>
        {
            var (weights, bias, x, target, learningRate) = given;
            var options = new PerceptronOptions
            {
                InitialWeights = weights, InitialBias = bias, LearningRate = learningRate, MaxEpochs = 1,
            };
            var step = Perceptron.Train(Matrix.FromRow(x), [target], options).Steps.Single();
            var (updated, moved) = GatesExercise.Update.Reference!(given);
            Assert.Equal(step.Weights, updated, (one, other) => Math.Abs(one - other) < 1e-12);
            Assert.Equal(step.Bias, moved, 1e-12);
        });
    }

    [Fact]
    public void The_steps_tried_have_right_answers_and_wrong_ones_in_both_directions()
    {
        var moves = GatesExercise.Update.Cases(1).Select(given =>
            Math.Sign(GatesExercise.Update.Reference!(given).Item2 - given.Item2)).ToList();
        Assert.All([-1, 0, 1], move => Assert.True(moves.Count(each => each == move) >= 5));
    }

    [Theory, MemberData(nameof(ThreeGates))]
    public void Of_all_neurons_of_a_grid_exactly_those_pass_that_are_the_gate_and_the_others_are_told_why(string id)
    {
        var task = (ExerciseTask<NoInput, (double, double, double)>)GatesExercise.Exercise.Tasks.Single(each => each.Id == id);
        var gate = Gates.All.Single(each => each.Name == task.Title);
        foreach (var (w1, w2, b) in from w1 in _values from w2 in _values from b in _values select (w1, w2, b))
        {
            var isGate = new Neuron([w1, w2], b, Activation.Step).Outputs(Gates.Inputs).SequenceEqual(gate.Targets);
            var trials = task.Judge(default, new Answer<(double, double, double)>(AnswerState.Given, (w1, w2, b), ""));
            Assert.Equal(isGate, trials.All(trial => trial.State == TrialState.Right));
            if (!isGate)
                Assert.Contains(task.Mistakes, mistake => mistake.IsSeen!([(default, (w1, w2, b))]));
        }
    }

    [Fact]
    public void Of_drawn_networks_exactly_those_pass_that_are_XOR_and_the_others_are_told_why()
    {
        var random = new RandomSource(7);
        var right = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var table = new double[3, 3];
            for (var k = 0; k < 9; k++)
                table[k / 3, k % 3] = (random.NextInt(7) - 3) / 2.0;
            Neuron Row(int k) => new([table[k, 0], table[k, 1]], table[k, 2], Activation.Step);
            var isXor = Gates.Xor.Targets.Select((target, row) => target == Row(2).Output(
                Row(0).Output(Gates.Inputs.Row(row)), Row(1).Output(Gates.Inputs.Row(row)))).All(each => each);
            right += isXor ? 1 : 0;
            var trials = GatesExercise.Xor.Judge(default, new Answer<double[,]>(AnswerState.Given, table, ""));
            Assert.Equal(isXor, trials.All(trial => trial.State == TrialState.Right));
            if (!isXor)
                Assert.Contains(GatesExercise.Xor.Mistakes, mistake => mistake.IsSeen!([(default, table)]));
        }
        Assert.InRange(right, 10, 1_000);
    }

    [Fact]
    public void Every_neuron_tried_is_wrong_somewhere_and_each_row_is_for_some_neuron_the_only_wrong_one()
    {
        var corners = new[] { (0.0, 0.0), (0, 1), (1, 0), (1, 1) };
        var onlyOnes = new HashSet<(double, double)>();
        Assert.All(GatesExercise.WrongRow.Cases(1), neuron =>
        {
            var right = corners.Where(row => GatesExercise.WrongRow
                .Judge(neuron, new Answer<(double, double)>(AnswerState.Given, row, ""))
                .All(trial => trial.State == TrialState.Right)).ToList();
            Assert.NotEmpty(right);
            var answers = new Neuron([neuron.Item1, neuron.Item2], neuron.Item3, Activation.Step).Outputs(Gates.Inputs);
            Assert.Equal(corners.Where((_, i) => answers[i] != Gates.Xor.Targets[i]), right);
            if (right.Count == 1)
                onlyOnes.Add(right[0]);
        });
        Assert.Equal(4, onlyOnes.Count);
    }
}
