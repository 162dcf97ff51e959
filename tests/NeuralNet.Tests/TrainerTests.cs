namespace NeuralNet.Tests;

public sealed class TrainerTests
{
    private static readonly TrainingOptions _short = new() { Epochs = 3, BatchSize = 16, Seed = 5 };

    [Fact]
    public void The_sample_is_learned_and_every_epoch_recorded()
    {
        var mnist = Mnist.LoadSample();
        var (train, validation) = mnist.Train.SplitInRatio(55_000, 5_000);
        var model = new Mlp([784, 32, 10]);
        var history = Trainer.Fit(model, train, validation, new TrainingOptions { Epochs = 8, BatchSize = 16 }, new Sgd(0.1));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], history.Epochs.Select(epoch => epoch.Epoch));
        Assert.False(history.Cancelled);
        Assert.True(history.TrainLosses[^1] < 0.2 && history.TrainLosses[0] > 0.8, history.ToString());
        var test = Trainer.Evaluate(model, mnist.Test);
        Assert.InRange(test.Accuracy, 0.85, 0.99);
        var confusion = new ConfusionMatrix(mnist.Test.Labels, Trainer.Predict(model, mnist.Test), 10);
        Assert.Equal(test.Accuracy, confusion.Accuracy);
    }

    [Fact]
    public void The_same_seeds_give_the_same_run_to_the_last_bit_for_any_number_of_threads()
    {
        var train = Mnist.LoadSample().Train;
        double[] Run(int threads, long seed)
        {
            var before = Parallelism.Degree;
            Parallelism.Degree = threads;
            var model = new Mlp([784, 128, 10], seed: 2);
            var history = Trainer.Fit(
                model, train, null, new TrainingOptions { Epochs = 2, BatchSize = 64, Seed = seed }, new Sgd(0.1));
            Parallelism.Degree = before;
            return [.. history.TrainLosses, .. model.Layers[0].Weights.Value.Values];
        }
        var one = Run(1, seed: 1);
        Assert.Equal(one, Run(2, seed: 1));
        Assert.Equal(one, Run(3, seed: 1));
        Assert.NotEqual(one, Run(1, seed: 2));
    }

    [Fact]
    public void A_cancelled_run_returns_the_epochs_that_ended()
    {
        var (model, data) = Small();
        using var source = new CancellationTokenSource();
        var history = Trainer.Fit(
            model, data, data, _short with { Epochs = 1000, ReportEvery = 1 }, new Sgd(0.1),
            progress =>
            {
                if (progress is { Epoch: 3, Batch: 2 })
                    source.Cancel();
            },
            source.Token);
        Assert.True(history.Cancelled);
        Assert.Equal(2, history.Epochs.Count);
    }

    [Fact]
    public void Progress_is_reported_in_order_and_as_often_as_asked()
    {
        var (model, data) = Small();
        var reports = new List<TrainingProgress>();
        Trainer.Fit(model, data, null, _short with { ReportEvery = 2 }, new Sgd(0.1), reports.Add);
        // 50 samples in batches of 16: 4 batches an epoch, so a report after batch 2 and one at the end.
        Assert.Equal(
            [(1, 2, false), (1, 4, true), (2, 2, false), (2, 4, true), (3, 2, false), (3, 4, true)],
            reports.Select(report => (report.Epoch, report.Batch, report.Completed is not null)));
        Assert.All(reports, report => Assert.Equal((3, 4), (report.Epochs, report.Batches)));
    }

    [Fact]
    public void Evaluation_is_the_mean_over_samples_whatever_the_batches()
    {
        var (model, data) = Small();
        var logits = model.Forward(data.Inputs);
        var expected = SoftmaxCrossEntropy.Loss(logits, [.. data.Labels]);
        foreach (var batchSize in new[] { 1, 7, 50, 500 })
        {
            Assert.Equal(expected, Trainer.Evaluate(model, data, batchSize).Loss, 1e-12);
            Assert.Equal(logits.ToArray(), Trainer.Logits(model, data, batchSize).ToArray());
        }
    }

    [Fact]
    public void Training_loss_can_be_that_of_an_evaluation_after_the_epoch()
    {
        var (model, data) = Small();
        var history = Trainer.Fit(model, data, null, _short with { EvaluateTrainingData = true }, new Sgd(0.1));
        Assert.Equal(Trainer.Evaluate(model, data), history.Last.Train);
    }

    [Fact]
    public void An_epoch_allocates_little()
    {
        var train = Mnist.LoadSample().Train;
        var model = new Mlp([784, 64, 10]);
        Trainer.Fit(model, train, null, new TrainingOptions { Epochs = 1 }, new Sgd(0.1));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Trainer.Fit(model, train, null, new TrainingOptions { Epochs = 10 }, new Sgd(0.1));
        var perEpoch = (GC.GetAllocatedBytesForCurrentThread() - before) / 10;
        // A new matrix for each batch's inputs alone would be 12.5 MB an epoch.
        Assert.InRange(perEpoch, 0, 2_000_000);
    }

    [Fact]
    public void A_run_that_diverges_ends_with_a_loss_that_is_no_number_and_not_with_an_error()
    {
        var (model, data) = Small();
        var history = Trainer.Fit(model, data, data, new TrainingOptions { Epochs = 20, BatchSize = 5 }, new Sgd(1e6));
        Assert.Equal(20, history.Epochs.Count);
        Assert.False(double.IsFinite(history.Last.Train.Loss) && history.Last.Train.Loss < 100, history.ToString());
        Assert.InRange(history.Last.Train.Accuracy, 0, 1);
    }

    [Fact]
    public void Weight_decay_shrinks_weights_and_not_biases()
    {
        var parameter = new Parameter("W", Matrix.FromRow(2), decays: true);
        var bias = new Parameter("b", Matrix.FromRow(2), decays: false);
        new Sgd(0.5, 0.1).Step([parameter, bias]);
        Assert.Equal(2 * (1 - 0.5 * 0.1), parameter.Value[0, 0], 1e-15);
        Assert.Equal(2, bias.Value[0, 0]);
    }

    [Fact]
    public void Data_that_do_not_fit_the_network_are_an_error()
    {
        var (_, data) = Small();
        Assert.Equal(
            "Trainer: the network is 5–3, but the data have 4 inputs and 3 classes; inputs must be as many, and outputs "
            + "enough for the classes.",
            Assert.Throws<ArgumentException>(() => Trainer.Evaluate(new Mlp([5, 3]), data)).Message);
        Assert.Equal(
            "Trainer: the batch size is 0; it must be at least 1.",
            Assert.Throws<ArgumentException>(() => Trainer.Evaluate(new Mlp([4, 3]), data, 0)).Message);
    }

    [Fact, Trait("Speed", "Slow")]
    public void The_full_data_are_learned_to_over_97_and_a_half_percent()
    {
        if (!Mnist.IsFullDataPresent)
            Assert.Skip("The full MNIST data are not in data/mnist: fetch them with ./course data mnist.");
        var mnist = Mnist.Load();
        Assert.False(mnist.IsSample);
        var (train, validation) = mnist.Train.SplitInRatio(55_000, 5_000);
        Assert.Equal((55_000, 5_000, 10_000), (train.Count, validation.Count, mnist.Test.Count));
        var model = new Mlp([784, 128, 10]);
        Trainer.Fit(model, train, validation, new TrainingOptions { Epochs = 15, BatchSize = 64 }, new Sgd(0.2));
        Assert.InRange(Trainer.Evaluate(model, mnist.Test).Accuracy, 0.975, 0.99);
    }

    private static (Mlp Model, LabelledData Data) Small()
    {
        var x = Matrix.Normal(50, 4, 1, new RandomSource(8));
        return (new Mlp([4, 6, 3]), new LabelledData(x, [.. Enumerable.Range(0, 50).Select(i => i % 3)]));
    }
}
