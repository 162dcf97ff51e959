using NeuralNet;

namespace Checks.Tests;

/// <summary>What exercise 04 expects, against other ways to the same numbers.</summary>
public class SoftmaxReferenceTests
{
    private static readonly long[] _seeds = [1, 2, 3];

    [Fact]
    public void Shares_are_one_over_the_sum_of_e_to_the_differences()
    {
        foreach (var scores in _seeds.SelectMany(seed => SoftmaxExercise.Naive.Cases(seed).Concat(SoftmaxExercise.Stable.Cases(seed))))
        {
            double[] expected = [.. scores.Select(mine => 1 / scores.Sum(other => Math.Exp(other - mine)))];
            Assert.Equal(expected, SoftmaxExercise.Stable.Reference!(scores), (a, b) => Math.Abs(a - b) < 1e-14);
            Assert.Equal(expected, SoftmaxExercise.Naive.Reference!(scores), (a, b) => Math.Abs(a - b) < 1e-14);
        }
    }

    [Fact]
    public void Logarithms_of_shares_are_known_in_closed_form()
    {
        AssertNear([-Math.Log(2), -Math.Log(2)], SoftmaxExercise.Log.Reference!([0, 0]));
        AssertNear([Math.Log(0.75), Math.Log(0.25)], SoftmaxExercise.Log.Reference!([Math.Log(3), 0]));
        AssertNear([-800, 0], SoftmaxExercise.Log.Reference!([0, 800]));
        AssertNear([-1000 - Math.Log(3), -Math.Log(3), -Math.Log(3), -Math.Log(3)], SoftmaxExercise.Log.Reference!([-500, 500, 500, 500]));
    }

    [Fact]
    public void Loss_and_logarithms_agree_with_the_library()
    {
        foreach (var (scores, label) in _seeds.SelectMany(seed => SoftmaxExercise.Loss.Cases(seed)))
        {
            Assert.Equal(SoftmaxCrossEntropy.Loss(Matrix.FromRow(scores), [label]), SoftmaxExercise.Loss.Reference!((scores, label)), 1e-12);
            AssertNear(Softmax.Log(Matrix.FromRow(scores)).Row(0), SoftmaxExercise.Log.Reference!(scores));
        }
    }

    [Fact]
    public void The_gradient_is_the_slope_of_the_mean_loss()
    {
        const double step = 1e-5;
        foreach (var (scores, labels) in _seeds.SelectMany(seed => SoftmaxExercise.Gradient.Cases(seed)))
        {
            double Loss() => labels.Select((label, i) => SoftmaxExercise.Loss.Reference!((new Matrix(scores).Row(i), label))).Average();
            var gradient = SoftmaxExercise.Gradient.Reference!((scores, labels));
            for (var i = 0; i < scores.GetLength(0); i++)
            {
                for (var k = 0; k < scores.GetLength(1); k++)
                {
                    var score = scores[i, k];
                    scores[i, k] = score + step;
                    var above = Loss();
                    scores[i, k] = score - step;
                    var below = Loss();
                    scores[i, k] = score;
                    // Losses near 1000 leave 12 digits of a difference.
                    Assert.Equal((above - below) / (2 * step), gradient[i, k], 1e-7);
                }
            }
        }
    }

    private static void AssertNear(double[] expected, double[] got) => Assert.Equal(expected, got, (a, b) => Math.Abs(a - b) < 1e-12);
}
