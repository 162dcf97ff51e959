using NeuralNet;

namespace Checks.Tests;

/// <summary>The checks of exercise 03 against the library, differences, and many places of every function.</summary>
public class NonlinearitiesExerciseTests
{
    public static TheoryData<string, Activation> Five => new()
    {
        { "sigmoid", Activation.Sigmoid }, { "tanh", Activation.Tanh }, { "relu", Activation.ReLU }, { "elu", Activation.ELU(1) },
    };

    [Theory, MemberData(nameof(Five))]
    public void Values_and_slopes_are_the_librarys_and_the_slopes_agree_with_differences(string id, Activation activation)
    {
        var task = (ExerciseTask<double, (double, double)>)NonlinearitiesExercise.Exercise.Tasks.Single(each => each.Id == id);
        foreach (var z in task.Cases(1))
        {
            var (value, slope) = task.Reference!(z);
            Assert.Equal(activation.Apply(z), value, 1e-12);
            Assert.Equal(activation.Derivative(z), slope, 1e-12);
            if (z != 0)
                Assert.Equal((task.Reference(z + 1e-5).Item1 - task.Reference(z - 1e-5).Item1) / 2e-5, slope, 1e-5);
        }
    }

    [Fact]
    public void The_leaky_one_is_the_librarys_for_every_alpha_tried()
    {
        foreach (var (z, alpha) in NonlinearitiesExercise.LeakyReLU.Cases(1))
        {
            var (value, slope) = NonlinearitiesExercise.LeakyReLU.Reference!((z, alpha));
            Assert.Equal(Activation.LeakyReLU(alpha).Apply(z), value, 1e-12);
            Assert.Equal(Activation.LeakyReLU(alpha).Derivative(z), slope, 1e-12);
        }
    }

    [Theory, InlineData(0, true), InlineData(0.5, true), InlineData(1, true), InlineData(-0.1, false), InlineData(1.1, false),
     InlineData(double.NaN, false)]
    public void At_the_corner_of_ReLU_every_subgradient_is_right_and_nothing_else(double slope, bool isRight)
    {
        var trials = NonlinearitiesExercise.ReLU.Judge(0, new Answer<(double, double)>(AnswerState.Given, (0, slope), ""));
        Assert.Equal(isRight, trials.All(trial => trial.State == TrialState.Right));
    }

    [Fact]
    public void Every_function_is_clearly_flat_or_clearly_not_by_the_rule_of_the_task()
    {
        foreach (var f in NonlinearitiesExercise.Saturates.Cases(1))
        {
            var (left, right) = NonlinearitiesExercise.Saturates.Reference!(f);
            foreach (var (from, isFlat) in new[] { (-40, left), (20, right) })
            {
                var steepest = Enumerable.Range(0, 20_000).Select(i => from + (i + 0.37) / 1000)
                    .Max(z => Math.Abs((f(z + 1e-5) - f(z - 1e-5)) / 2e-5));
                Assert.True(isFlat ? steepest < 0.004 : steepest > 0.025,
                    $"{NonlinearitiesExercise.Saturates.Describe!(f)}: {steepest}");
            }
        }
    }
}
