namespace NeuralNet.Tests;

/// <summary>The lasso and Legendre's polynomials, against closed forms and conditions that hold of nothing else.</summary>
public sealed class LassoTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.2)]
    [InlineData(1)]
    public void At_the_least_loss_every_weight_is_held_in_place_by_its_gradient(double l1)
    {
        // Karush, Kuhn and Tucker: the error's slope is −λ₁ sign(w) where w is not 0, and at most λ₁ where it is.
        var random = new RandomSource(1);
        Matrix x = Matrix.Normal(30, 12, 1, random), t = Matrix.Normal(30, 2, 1, random);
        t += 2 * x * Matrix.Create(12, 2, (i, j) => i == j ? 1 : 0);
        var model = Lasso.Fit(x, t, l1);
        var difference = model.Forward(x) - t;
        var slopes = 2.0 / t.Count * difference.TransposeMultiply(x);
        for (var output = 0; output < 2; output++)
        {
            Assert.InRange(Math.Abs(difference.Column(output).Sum()), 0, 1e-11);
            for (var j = 0; j < 12; j++)
            {
                var w = model.Weights.Value[output, j];
                if (w == 0)
                    Assert.InRange(Math.Abs(slopes[output, j]), 0, l1);
                else
                    Assert.Equal(-l1 * Math.Sign(w), slopes[output, j], 1e-11);
            }
        }
        Assert.Contains(model.Weights.Value.Values.ToArray(), w => w != 0);
        if (l1 > 0.1)
            Assert.Contains(model.Weights.Value.Values.ToArray(), w => w == 0);
    }

    [Fact]
    public void With_orthogonal_inputs_each_weight_is_the_plain_one_moved_towards_zero()
    {
        // Columns of ±1, orthogonal to each other and to the constant: XᵀX = 8 I.
        var x = Matrix.Create(8, 3, (i, j) => (i >> j & 1) == 0 ? 1 : -1);
        var t = Matrix.FromColumn(7, 1, 4, -3, 2, 8, -1, 0.5);
        var plain = LinearRegression.Fit(x, t).Weights.Value.Row(0);
        foreach (var l1 in new[] { 0, 0.3, 2, 4, 10 })
        {
            var expected = plain.Select(w => Math.Sign(w) * Math.Max(0, Math.Abs(w) - l1 / 2)).ToArray();
            var model = Lasso.Fit(x, t, l1);
            for (var j = 0; j < 3; j++)
                Assert.Equal(expected[j], model.Weights.Value[0, j], 1e-14);
            Assert.Equal(t.Mean(), model.Bias.Value[0, 0], 1e-14);
        }
    }

    [Fact]
    public void Without_a_penalty_it_is_linear_regression()
    {
        var random = new RandomSource(2);
        Matrix x = Matrix.Normal(20, 4, 1, random), t = Matrix.Normal(20, 3, 1, random);
        var (plain, lasso) = (LinearRegression.Fit(x, t), Lasso.Fit(x, t, 0));
        Assert.True(plain.Weights.Value.IsCloseTo(lasso.Weights.Value, 1e-11));
        Assert.True(plain.Bias.Value.IsCloseTo(lasso.Bias.Value, 1e-11));
    }

    [Fact]
    public void An_input_that_never_varies_gets_no_weight_and_what_makes_no_sense_is_refused()
    {
        var x = Matrix.FromRows([1, 5], [2, 5], [4, 5]);
        Assert.Equal(0, Lasso.Fit(x, Matrix.FromColumn(1, 2, 4), 0.01).Weights.Value[0, 1]);
        Assert.Throws<ArgumentException>(() => Lasso.Fit(x, Matrix.FromColumn(1, 2), 0.01));
        Assert.Throws<ArgumentException>(() => Lasso.Fit(x, Matrix.FromColumn(1, 2, 4), -1));
    }

    [Fact]
    public void Legendre_features_are_the_polynomials_of_the_books()
    {
        var x = Places(-1.2, 1.2, 25);
        var features = new LegendreFeatures(4).Transform(x);
        for (var row = 0; row < x.Rows; row++)
        {
            var u = x[row, 0];
            double[] books = [1, u, (3 * u * u - 1) / 2, (5 * u * u * u - 3 * u) / 2, (35 * u * u * u * u - 30 * u * u + 3) / 8];
            for (var k = 0; k <= 4; k++)
                Assert.Equal(Math.Sqrt(2 * k + 1) * books[k], features[row, k], 1e-13);
        }
        Assert.Equal(features.Row(3)[1..], new LegendreFeatures(4, withConstant: false).Transform(x).Row(3));
        Assert.Equal(4, new LegendreFeatures(4, withConstant: false).Count);
        Assert.Throws<ArgumentException>(() => new LegendreFeatures(0, withConstant: false));
    }

    [Fact]
    public void Over_the_interval_they_are_orthonormal()
    {
        // The mean over [−1, 1] by the midpoint rule; its error falls with the square of the width, 1e-4.
        var x = Places(-1 + 5e-5, 1 - 5e-5, 20_000);
        var features = new LegendreFeatures(12).Transform(x);
        var products = features.TransposeMultiply(features) / x.Rows;
        Assert.True(products.IsCloseTo(Matrix.Identity(13), 1e-5));
    }

    private static Matrix Places(double from, double to, int points) =>
        Matrix.Create(points, 1, (row, _) => from + (to - from) * row / (points - 1));
}
