using System.Runtime.InteropServices;

namespace NeuralNet.Tests;

public sealed class OptimizerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    public void The_vectors_of_Adam_give_the_bits_of_its_formula(double weightDecay)
    {
        var random = new RandomSource(1);
        for (var count = 1; count < 40; count++)
        {
            Matrix w = Matrix.Normal(1, count, 1, random), g = Matrix.Normal(1, count, 1, random);
            Matrix m = Matrix.Normal(1, count, 1, random), v = Matrix.Uniform(1, count, 0, 2, random);
            var constants = new AdamConstants(0.9, 0.999, 1e-8, weightDecay, StepSize: 0.03, SquareScale: 0.2);
            Matrix plainW = w.Copy(), plainM = m.Copy(), plainV = v.Copy();
            for (var i = 0; i < count; i++)
                Adam.UpdateOne(ref plainW.Values[i], g.Values[i], ref plainM.Values[i], ref plainV.Values[i], constants);
            AdamKernel.Update(w.Values, g.Values, m.Values, v.Values, constants);
            RequireSameBits(plainW, w);
            RequireSameBits(plainM, m);
            RequireSameBits(plainV, v);
        }
    }

    [Fact]
    public void Adams_first_step_is_as_long_as_the_learning_rate_whatever_the_gradients_size()
    {
        foreach (var size in new[] { 1e-5, 1, 1e100 })
        {
            var w = new Parameter("w", Matrix.FromRow(0, 0), decays: true);
            w.Gradient[0, 0] = size;
            w.Gradient[0, 1] = -size;
            new Adam(learningRate: 0.25).Step([w]);
            Assert.Equal(-0.25, w.Value[0, 0], 0.25 * 1e-8 / size + 1e-12);
            Assert.Equal(0.25, w.Value[0, 1], 0.25 * 1e-8 / size + 1e-12);
        }
    }

    [Fact]
    public void Momentum_sums_old_gradients_as_a_geometric_series()
    {
        var w = new Parameter("w", Matrix.FromRow(0), decays: true);
        var sgd = new Sgd(learningRate: 1, momentum: 0.5);
        w.Gradient[0, 0] = 1;
        var position = 0.0;
        for (var step = 1; step <= 20; step++)
        {
            sgd.Step([w]);
            position -= 2 * (1 - Math.Pow(0.5, step));
            Assert.Equal(position, w.Value[0, 0], 1e-12);
        }
    }

    [Fact]
    public void An_optimiser_remembers_each_parameter_by_itself()
    {
        foreach (var make in new Func<IOptimizer>[] { () => new Sgd(0.1, momentum: 0.9), () => new Adam(0.1) })
        {
            Parameter a = Make("a"), b = Make("b"), alone = Make("b");
            var both = make();
            both.Step([a]);
            both.Step([a, b]);
            make().Step([alone]);
            Assert.Equal(alone.Value.ToArray(), b.Value.ToArray());
            Assert.NotEqual(a.Value.ToArray(), b.Value.ToArray());
        }

        static Parameter Make(string name)
        {
            var parameter = new Parameter(name, Matrix.FromRow(1, 2, 3), decays: true);
            parameter.Gradient.Fill(0.5);
            return parameter;
        }
    }

    [Fact]
    public void A_gradient_that_is_no_number_makes_its_weight_no_number_and_no_other()
    {
        foreach (var optimizer in new IOptimizer[] { new Sgd(0.1), new Sgd(0.1, 0.1, momentum: 0.9), new Adam() })
        {
            var w = new Parameter("w", Matrix.Create(1, 20, (_, _) => 1), decays: true);
            w.Gradient[0, 3] = double.NaN;
            optimizer.Step([w]);
            Assert.Equal([3], Enumerable.Range(0, 20).Where(i => double.IsNaN(w.Value[0, i])));
        }
    }

    [Fact]
    public void Settings_are_shown_and_checked()
    {
        Assert.Equal("SGD, learning rate 0.1", new Sgd(0.1).ToString());
        Assert.Equal("SGD, learning rate 0.1, momentum 0.9, L2 0.001", new Sgd(0.1, 0.001, 0.9).ToString());
        Assert.Equal("Adam, learning rate 0.001", new Adam().ToString());
        Assert.Equal("Adam, learning rate 0.01, β₁ 0.8, β₂ 0.99, L2 0.1", new Adam(0.01, 0.8, 0.99, weightDecay: 0.1).ToString());
        Assert.Equal(
            "Sgd: the momentum is 1; it must be at least 0 and less than 1.",
            Assert.Throws<ArgumentException>(() => new Sgd(0.1, momentum: 1)).Message);
        Assert.Equal(
            "Adam: β₂ is -1; it must be at least 0 and less than 1.",
            Assert.Throws<ArgumentException>(() => new Adam(beta2: -1)).Message);
        Assert.Equal(
            "Regularizer: λ is -1; it must be 0 or more.",
            Assert.Throws<ArgumentException>(() => Regularizer.L1(-1)).Message);
        Assert.Equal("L1 0.5", Regularizer.L1(0.5).ToString());
    }

    [Fact]
    public void L2_in_the_loss_is_weight_decay_under_plain_descent()
    {
        var x = Matrix.Normal(40, 5, 1, new RandomSource(1));
        var data = new LabelledData(x, [.. Enumerable.Range(0, 40).Select(i => i % 3)]);
        Mlp one = new([5, 7, 3], Activation.Tanh), other = new([5, 7, 3], Activation.Tanh);
        var options = new TrainingOptions { Epochs = 5, BatchSize = 8 };
        Trainer.Fit(one, data, null, options, new Sgd(0.1, weightDecay: 0.02));
        Trainer.Fit(other, data, null, options with { Regularizer = Regularizer.L2(0.02) }, new Sgd(0.1));
        for (var i = 0; i < one.Parameters.Count; i++)
            Assert.True(one.Parameters[i].Value.IsCloseTo(other.Parameters[i].Value, 1e-14), one.Parameters[i].Name);
    }

    [Fact]
    public void L1_drives_weights_that_nothing_needs_to_zero_and_L2_does_not()
    {
        // Only the first two of twenty inputs say anything about the class.
        var x = Matrix.Normal(200, 20, 1, new RandomSource(1));
        var data = new LabelledData(x, [.. x.ToRows().Select(row => row[0] + row[1] > 0 ? 1 : 0)]);
        double Small(Regularizer regularizer)
        {
            var model = new Mlp([20, 2], seed: 2);
            var options = new TrainingOptions { Epochs = 1000, BatchSize = 200, Regularizer = regularizer };
            Trainer.Fit(model, data, null, options, new Sgd(0.05));
            return model.Layers[0].Weights.Value.Values.ToArray().Count(w => Math.Abs(w) < 0.003) / 40.0;
        }
        Assert.InRange(Small(Regularizer.L1(0.05)), 0.8, 1);
        Assert.InRange(Small(Regularizer.L2(0.05)), 0, 0.3);
    }

    [Fact]
    public void The_gradient_of_L1_is_the_sign_for_every_number_of_weights()
    {
        double[] values = [3, -2, 0, -0.0, double.Epsilon, -1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        for (var count = 1; count < 40; count++)
        {
            var w = Matrix.Create(1, count, (_, column) => values[column % values.Length]);
            var gradient = Matrix.Create(1, count, (_, _) => 10);
            Regularizer.L1(0.5).AddGradient(w, gradient);
            for (var i = 0; i < count; i++)
                Assert.Equal(double.IsNaN(w[0, i]) ? double.NaN : 10 + 0.5 * Math.Sign(w[0, i]), gradient[0, i]);
        }
    }

    private static void RequireSameBits(Matrix expected, Matrix actual) => Assert.True(
        MemoryMarshal.AsBytes(expected.Values).SequenceEqual(MemoryMarshal.AsBytes(actual.Values)));
}
