namespace NeuralNet.Tests;

/// <summary>The gradient check itself: that it finds mistakes, and how its error depends on h.</summary>
public sealed class GradientCheckTests
{
    [Fact]
    public void The_slides_slips_are_found_one_by_one()
    {
        var network = new XorNet(2, 3, 1, seed: 5);
        double[] x = [1, 0.5], y = [1];
        var (inputs, targets) = (Matrix.FromRow(x), Matrix.FromRow(y));
        GradientReport Check(Action<XorNet> spoil)
        {
            network.Backward(x, y, network.Forward(x));
            spoil(network);
            return GradientCheck.Run(network.Parameters, () => network.Loss(inputs, targets));
        }
        Assert.Equal(GradientVerdict.Pass, Check(_ => { }).Verdict);

        // e = y − ŷ: every gradient has the wrong sign, and ‖a − n‖ = ‖a‖ + ‖n‖.
        var sign = Check(n =>
        {
            foreach (var parameter in n.Parameters)
                Scale(parameter, -1);
        });
        Assert.All(sign, comparison => Assert.Equal(1, comparison.RelativeError, 1e-6));

        // A bias that moves once for each of two inputs is twice what it should be: |2 − 1| / (2 + 1).
        var bias = Check(n => Scale(n.HiddenBias, 2));
        Assert.Equal(1.0 / 3, bias["b_h"].RelativeError, 1e-6);
        Assert.Equal(GradientVerdict.Wrong, bias.Verdict);
        Assert.Equal(
            [GradientVerdict.Pass, GradientVerdict.Wrong, GradientVerdict.Pass, GradientVerdict.Pass],
            bias.Select(comparison => comparison.Verdict));

        // One element of one tensor, by a little.
        Assert.Equal(GradientVerdict.Doubtful, Check(n => n.OutputWeights.Gradient.Values[1] *= 1 + 2e-5)["W_o"].Verdict);
    }

    [Theory]
    [InlineData(0, GradientVerdict.Pass)]
    [InlineData(9.9e-8, GradientVerdict.Pass)]
    [InlineData(1.01e-7, GradientVerdict.Doubtful)]
    [InlineData(9.9e-5, GradientVerdict.Doubtful)]
    [InlineData(1.01e-4, GradientVerdict.Wrong)]
    [InlineData(double.NaN, GradientVerdict.Wrong)]
    public void The_verdict_follows_from_the_relative_error(double error, GradientVerdict verdict) =>
        Assert.Equal(verdict, new GradientComparison("W", new Matrix(1, 1), new Matrix(1, 1), error).Verdict);

    [Fact]
    public void A_gradient_that_is_not_a_number_is_wrong()
    {
        var parameter = new Parameter("w", Matrix.FromRow(1), decays: true);
        parameter.Gradient.Fill(double.NaN);
        Assert.Equal(GradientVerdict.Wrong, GradientCheck.Run([parameter], () => parameter.Value[0, 0]).Verdict);
    }

    [Fact]
    public void A_loss_that_writes_gradients_itself_does_not_spoil_the_check()
    {
        var parameter = new Parameter("w", Matrix.FromRow(1, 2), decays: true);
        parameter.Gradient.Fill(1);
        double Loss()
        {
            parameter.Gradient.Fill(99);
            return parameter.Value.Sum();
        }
        Assert.Equal(GradientVerdict.Pass, GradientCheck.Run([parameter], Loss).Verdict);
        parameter.Gradient.Fill(1);
        Assert.InRange(GradientCheck.ErrorByStep([parameter], Loss, [1e-5]).Single().Central, 0, 1e-9);
    }

    [Fact]
    public void The_error_by_step_is_a_valley_whose_right_side_rises_as_h_squared_and_one_sided_as_h()
    {
        // ℒ = Σ eʷ: the central difference is wrong by the factor sinh(h)/h, the one-sided by (eʰ − 1)/h.
        var w = new Parameter("w", Matrix.FromRow(0.1, -0.4, 0.9), decays: true);
        double Loss() => w.Value.Values.ToArray().Sum(Math.Exp);
        for (var i = 0; i < 3; i++)
            w.Gradient.Values[i] = Math.Exp(w.Value.Values[i]);
        var errors = GradientCheck.ErrorByStep([w], Loss);
        Assert.Equal(25, errors.Count);
        foreach (var error in errors.Where(error => error.Step > 5e-4))
        {
            var (central, oneSided) = (Math.Sinh(error.Step) / error.Step, double.Exp(error.Step) - 1);
            Assert.Equal((central - 1) / (central + 1), error.Central, 1e-2 * error.Central);
            Assert.Equal((oneSided / error.Step - 1) / (oneSided / error.Step + 1), error.OneSided, 1e-2 * error.OneSided);
        }
        var lowest = errors.MinBy(error => error.Central)!;
        Assert.InRange(lowest.Step, 1e-7, 1e-4);
        Assert.InRange(lowest.Central, 0, 1e-10);
        Assert.InRange(errors[^1].Central, 1e-5, 1);
        Assert.All(errors.Where(e => e.Step is > 1e-6 and < 0.05), error => Assert.True(error.Central < error.OneSided));
    }

    [Fact]
    public void Values_are_the_same_afterwards_even_when_the_loss_fails()
    {
        var w = new Parameter("w", Matrix.FromRow(0.1, 0.2), decays: true);
        Assert.Throws<InvalidOperationException>(() => GradientCheck.Run([w], () => throw new InvalidOperationException()));
        GradientCheck.ErrorByStep([w], () => w.Value.Sum());
        Assert.Equal([0.1, 0.2], w.Value.Row(0));
    }

    [Fact]
    public void Misuse_is_an_error_that_says_what_to_do()
    {
        Assert.Equal("GradientCheck: there are no parameters to check; give at least one.",
            Assert.Throws<ArgumentException>(() => GradientCheck.Run([], () => 0)).Message);
        Assert.StartsWith("GradientCheck.Numeric: the step h is 0, but must be positive, such as 1e-5.",
            Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.Numeric(new Matrix(1, 1), () => 0, 0)).Message);
        var report = GradientCheck.Run(() => 1, new Scalar(1, "x"));
        Assert.Equal("GradientReport: there is no parameter 'y'; there are x.",
            Assert.Throws<ArgumentException>(() => report["y"]).Message);
    }

    private static void Scale(Parameter parameter, double factor)
    {
        foreach (ref var value in parameter.Gradient.Values)
            value *= factor;
    }
}
