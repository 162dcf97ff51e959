namespace NeuralNet.Tests;

public sealed class EarlyStoppingTests
{
    [Fact]
    public void Training_stops_when_patience_is_over_and_has_the_best_epochs_weights()
    {
        var (train, validation) = NoisyData();
        var model = new Mlp([10, 60, 3], seed: 1);
        var weights = new List<Matrix>();
        var options = new TrainingOptions { Epochs = 500, BatchSize = 10, EarlyStopping = new EarlyStopping(Patience: 5) };
        var history = Trainer.Fit(model, train, validation, options, new Sgd(0.3), progress =>
        {
            if (progress.Completed is not null)
                weights.Add(model.Layers[0].Weights.Value.Copy());
        });

        var best = Array.IndexOf(history.ValidationLosses, history.ValidationLosses.Min()) + 1;
        Assert.True(history.StoppedEarly);
        Assert.Equal(best, history.RestoredEpoch);
        Assert.Equal(best + 5, history.Epochs.Count);
        Assert.Equal(weights[best - 1].ToArray(), model.Layers[0].Weights.Value.ToArray());
        Assert.Equal(history.ValidationLosses.Min(), Trainer.Evaluate(model, validation).Loss);
        Assert.EndsWith(
            $"stopped early after {best + 5} epochs\nthe network has the weights of epoch {best}", history.ToString());
    }

    [Fact]
    public void A_run_to_the_end_or_to_its_cancellation_has_the_best_weights_too()
    {
        var (train, validation) = NoisyData();
        using var source = new CancellationTokenSource();
        foreach (var cancelled in new[] { false, true })
        {
            var model = new Mlp([10, 60, 3], seed: 1);
            var options = new TrainingOptions { Epochs = 40, BatchSize = 10, EarlyStopping = new EarlyStopping(1000) };
            var history = Trainer.Fit(model, train, validation, options, new Sgd(0.3), progress =>
            {
                if (cancelled && progress.Epoch == 30)
                    source.Cancel();
            }, source.Token);
            Assert.Equal((cancelled, false), (history.Cancelled, history.StoppedEarly));
            Assert.Equal(cancelled ? 30 : 40, history.Epochs.Count);
            Assert.Equal(history.ValidationLosses.Min(), Trainer.Evaluate(model, validation).Loss);
            Assert.True(history.ValidationLosses.Min() < history.ValidationLosses[^1]);
        }
    }

    [Fact]
    public void Less_than_the_minimum_improvement_is_none()
    {
        var (train, validation) = NoisyData();
        var options = new TrainingOptions { Epochs = 50, EarlyStopping = new EarlyStopping(3, MinimumImprovement: 1000) };
        var history = Trainer.Fit(new Mlp([10, 3]), train, validation, options, new Sgd(0.01));
        // The first epoch is better than none at all; no other can be by so much.
        Assert.Equal((1, 4), (history.RestoredEpoch!.Value, history.Epochs.Count));
    }

    [Fact]
    public void A_run_that_diverges_at_once_is_stopped_with_the_weights_it_began_with()
    {
        var (train, validation) = NoisyData();
        var model = new Mlp([10, 3]);
        model.Layers[0].Weights.Value[0, 0] = double.NaN;
        var before = model.Layers[0].Weights.Value.Copy();
        var options = new TrainingOptions { Epochs = 50, EarlyStopping = new EarlyStopping(3) };
        var history = Trainer.Fit(model, train, validation, options, new Sgd(1));
        Assert.Equal(3, history.Epochs.Count);
        Assert.Null(history.RestoredEpoch);
        Assert.Equal(before.ToArray(), model.Layers[0].Weights.Value.ToArray());
    }

    [Fact]
    public void Options_that_make_no_sense_are_errors()
    {
        var (train, validation) = NoisyData();
        Assert.Equal(
            "Trainer: early stopping looks at the validation loss, but there are no validation data; give some.",
            Error(null, new EarlyStopping(3)));
        Assert.Equal("Trainer: the patience is 0 epochs; it must be at least 1.", Error(validation, new EarlyStopping(0)));
        Assert.Equal(
            "Trainer: the minimum improvement is -1; it must be 0 or more.", Error(validation, new EarlyStopping(1, -1)));

        string Error(ILabelledData? data, EarlyStopping stopping) => Assert.Throws<ArgumentException>(() => Trainer.Fit(
            new Mlp([10, 3]), train, data, new TrainingOptions { EarlyStopping = stopping }, new Sgd(1))).Message;
    }

    /// <summary>Few samples with some wrong labels: a wide network soon learns the mistakes by heart.</summary>
    private static (LabelledData Train, LabelledData Validation) NoisyData()
    {
        var random = new RandomSource(3);
        LabelledData Make(int count)
        {
            var x = Matrix.Normal(count, 10, 1, random);
            int[] labels = x.SliceRows(..).ArgMaxOfRows();
            return new LabelledData(x, [.. labels.Select(label => random.NextInt(4) == 0 ? random.NextInt(3) : label % 3)]);
        }
        return (Make(60), Make(200));
    }
}
