using NeuralNet;

namespace Checks.Tests;

/// <summary>What exercise 08 gives and expects, against differences and against the library's network.</summary>
public class LearnXorReferenceTests
{
    private static readonly long[] _seeds = [1, 2, 3];

    [Fact]
    public void The_given_gradient_agrees_with_central_differences_of_the_given_answer()
    {
        const double h = 1e-5;
        foreach (var (weights, inputs, targets, _) in _seeds.SelectMany(seed => LearnXorExercise.Epoch.Cases(seed)))
        {
            foreach (var (x, target) in inputs.Zip(targets))
            {
                double Loss(int place, double change)
                {
                    var moved = (double[])weights.Clone();
                    moved[place] += change;
                    return 0.5 * Math.Pow(LearnXorExercise.GivenAnswer(moved, x) - target, 2);
                }
                var gradient = LearnXorExercise.GivenGradient(weights, x, target);
                Assert.All(Enumerable.Range(0, weights.Length), i =>
                    Assert.Equal((Loss(i, h) - Loss(i, -h)) / (2 * h), gradient[i], 1e-9));
            }
        }
    }

    [Fact]
    public void First_weights_and_epochs_are_those_of_the_librarys_network()
    {
        foreach (var (width, seed) in _seeds.SelectMany(each => LearnXorExercise.Weights.Cases(each)))
        {
            var network = new XorNet(2, width, 1, seed);
            var weights = LearnXorExercise.Weights.Reference!((width, seed));
            Assert.Equal(LossPlane.PointOf(network.Parameters), weights);
            Assert.Equal(network.Forward([1, 0])[0], LearnXorExercise.GivenAnswer(weights, [1, 0]), 1e-12);
            network.Train(3, 0.7, recordStates: false);
            for (var epoch = 0; epoch < 3; epoch++)
                weights = LearnXorExercise.GivenEpoch(weights, 0.7);
            AssertNear(LossPlane.PointOf(network.Parameters), weights, 1e-12);
        }
    }

    [Fact]
    public void One_step_for_all_rows_goes_against_the_differences_of_the_mean_loss()
    {
        const double h = 1e-5;
        foreach (var input in _seeds.SelectMany(seed => LearnXorExercise.Batch.Cases(seed)))
        {
            double Loss(int place, double change)
            {
                var moved = (double[])input.Weights.Clone();
                moved[place] += change;
                return input.Inputs.Zip(input.Targets).Average(row =>
                    0.5 * Math.Pow(LearnXorExercise.GivenAnswer(moved, row.First) - row.Second, 2));
            }
            double[] expected = [.. input.Weights.Select((weight, i) =>
                weight - input.LearningRate * (Loss(i, h) - Loss(i, -h)) / (2 * h))];
            AssertNear(expected, LearnXorExercise.Batch.Reference!(input), 1e-8);
        }
    }

    [Fact]
    public void The_first_solved_epoch_is_that_of_the_librarys_runs()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var run = new XorNet(seed: seed).Train(1000, 0.5, recordStates: false);
            var weights = LossPlane.PointOf(new XorNet(seed: seed).Parameters);
            Assert.Equal(run.FirstSolvedEpoch ?? -1, LearnXorExercise.Stop.Reference!((weights, 0.5, 1000)));
            Assert.Equal(run.FirstSolvedEpoch ?? -1, LearnXorExercise.GivenFirstSolved(seed, 1000));
            Assert.Equal(run.FirstSolvedEpoch is <= 400 ? run.FirstSolvedEpoch.Value : -1, LearnXorExercise.GivenFirstSolved(seed,
                400));
        }
        Assert.Equal(LearnXorExercise.GivenFirstSolved(112, 20_000), new XorNet(seed: 112).Train(20_000, 0.5,
            false).FirstSolvedEpoch);
    }

    [Fact]
    public void The_runs_tried_are_solved_at_once_in_the_last_epoch_one_too_late_never_and_solved_and_lost_again()
    {
        var cases = LearnXorExercise.Stop.Cases(1);
        var firsts = cases.Select(x => (x.Epochs, First: LearnXorExercise.Stop.Reference!(x))).ToList();
        Assert.True(firsts.Count(each => each.First == 0) >= 2);
        Assert.True(firsts.Count(each => each.First > 0 && each.First == each.Epochs) >= 2);
        Assert.True(firsts.Count(each => each.First == -1) >= 3);
        Assert.True(firsts.Count(each => each.First > 0 && each.First < each.Epochs) >= 3);
        Assert.Contains(cases,
            x => LearnXorExercise.Stop.Reference!(x) > 0 && !LearnXorExercise.GivenIsSolved(SuccessTasks.After(x)));
    }

    [Fact]
    public void No_answer_lies_on_the_border_and_both_verdicts_are_frequent()
    {
        foreach (var seed in _seeds)
        {
            var cases = LearnXorExercise.Solved.Cases(seed);
            Assert.All(cases.SelectMany(x => x.Answers.Zip(x.Targets)), pair =>
                Assert.True(Math.Abs(Math.Abs(pair.First - pair.Second) - 0.2) > 5e-4));
            Assert.InRange(cases.Count(x => LearnXorExercise.Solved.Reference!(x)), 7, cases.Count - 7);
        }
    }

    private static void AssertNear(double[] expected, double[] got, double tolerance) =>
        Assert.Equal(expected, got, (one, other) => Math.Abs(one - other) <= tolerance);
}
