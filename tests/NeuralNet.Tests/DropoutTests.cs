namespace NeuralNet.Tests;

public sealed class DropoutTests
{
    [Fact]
    public void What_stays_is_scaled_up_so_that_the_mean_is_kept()
    {
        var dropout = new Dropout(0.3, new RandomSource(1));
        var x = Matrix.Create(300, 400, (_, _) => 2);
        var y = dropout.Forward(x);
        Assert.All(y.Values.ToArray(), value => Assert.True(value is 0 or 2 / 0.7));
        // Of 120,000 draws the share has a standard error of 0.13 %.
        Assert.Equal(0.3, y.Values.ToArray().Count(value => value == 0) / 120_000.0, 0.006);
        Assert.Equal(2, y.Mean(), 0.02);
        Assert.Equal(y.Values.ToArray(), (2 * dropout.Mask).Values.ToArray());
    }

    [Fact]
    public void The_same_seed_drops_the_same_and_every_pass_drops_anew()
    {
        var x = Matrix.Create(20, 20, (_, _) => 1);
        Dropout one = new(0.5, new RandomSource(7)), other = new(0.5, new RandomSource(7));
        var first = one.Forward(x);
        Assert.Equal(first.Values.ToArray(), other.Forward(x).Values.ToArray());
        Assert.NotEqual(first.Values.ToArray(), one.Forward(x).Values.ToArray());
    }

    [Fact]
    public void The_gradient_is_the_central_difference_with_the_same_mask()
    {
        Matrix x = Matrix.Normal(4, 6, 1, new RandomSource(1)), target = Matrix.Normal(4, 6, 1, new RandomSource(2));
        Matrix Forward(Dropout dropout) => dropout.Forward(x);
        double Loss() => MeanSquaredError.Loss(Forward(new Dropout(0.4, new RandomSource(9))), target);
        var trained = new Dropout(0.4, new RandomSource(9));
        var gradient = trained.Backward(MeanSquaredError.Gradient(Forward(trained), target));
        Assert.InRange(GradientCheck.RelativeError(gradient, GradientCheck.Numeric(x, Loss)), 0, 1e-7);
    }

    [Fact]
    public void A_network_drops_in_training_only()
    {
        var x = Matrix.Normal(8, 10, 1, new RandomSource(1));
        var plain = new Mlp([10, 20, 20, 3], seed: 4);
        var model = new Mlp([10, 20, 20, 3], seed: 4) { DropoutRate = 0.5 };
        Assert.Equal(plain.Forward(x).ToArray(), model.Forward(x).ToArray());
        Assert.Equal(plain.Predict(x), model.Predict(x));
        Assert.NotEqual(plain.Forward(x).ToArray(), model.Forward(x, isTraining: true).ToArray());
        Assert.Equal("10–20–20–3 ReLU, 703 parameters, dropout 0.5", model.ToString());
        var data = new LabelledData(x, [0, 1, 2, 0, 1, 2, 0, 1]);
        Assert.Equal(Trainer.Evaluate(plain, data), Trainer.Evaluate(model, data));
    }

    [Fact]
    public void The_trainer_trains_with_dropout()
    {
        var x = Matrix.Normal(8, 10, 1, new RandomSource(1));
        int[] labels = [0, 1, 2, 0, 1, 2, 0, 1];
        Mlp trained = new([10, 20, 3], seed: 4) { DropoutRate = 0.5 }, byHand = new([10, 20, 3], seed: 4) { DropoutRate = 0.5 };
        var options = new TrainingOptions { Epochs = 3, BatchSize = 8, Shuffle = false };
        Trainer.Fit(trained, new LabelledData(x, labels), null, options, new Sgd(0.1));
        for (var epoch = 0; epoch < 3; epoch++)
        {
            byHand.Backward(SoftmaxCrossEntropy.Gradient(byHand.Forward(x, isTraining: true), labels));
            new Sgd(0.1).Step(byHand.Parameters);
        }
        for (var i = 0; i < trained.Parameters.Count; i++)
            Assert.Equal(byHand.Parameters[i].Value.ToArray(), trained.Parameters[i].Value.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_gradients_of_a_network_with_dropout_are_central_differences(bool skips)
    {
        var x = Matrix.Normal(5, 6, 1, new RandomSource(1));
        int[] labels = [0, 1, 2, 1, 0];
        Mlp New() => new([6, 6, 6, 3], Activation.Tanh, seed: 4) { DropoutRate = 0.3, SkipConnections = skips };
        var model = New();
        model.Backward(SoftmaxCrossEntropy.Gradient(model.Forward(x, isTraining: true), labels));
        // A new network with the same seed begins with the same masks.
        double Loss()
        {
            var again = New();
            for (var i = 0; i < again.Parameters.Count; i++)
                again.Parameters[i].Value.CopyFrom(model.Parameters[i].Value);
            return SoftmaxCrossEntropy.Loss(again.Forward(x, isTraining: true), labels);
        }
        Assert.All(GradientCheck.Run(model.Parameters, Loss), c => Assert.InRange(c.RelativeError, 0, 1e-7));
    }

    [Fact]
    public void A_rate_that_is_no_share_is_an_error()
    {
        foreach (var rate in new[] { -0.1, 1, double.NaN })
            Assert.Throws<ArgumentException>(() => new Dropout(rate, new RandomSource(1)));
        Assert.Equal(
            "Dropout: the rate is 1; it must be at least 0 and less than 1.",
            Assert.Throws<ArgumentException>(() => new Mlp([2, 2, 2]) { DropoutRate = 1 }).Message);
    }
}
