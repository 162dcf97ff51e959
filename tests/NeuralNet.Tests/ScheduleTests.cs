namespace NeuralNet.Tests;

public sealed class ScheduleTests
{
    public static TheoryData<Schedule, double[]> Schedules() => new()
    {
        { Schedule.Constant, [1, 1, 1, 1, 1] },
        { Schedule.Step(every: 2, factor: 0.5), [1, 1, 0.5, 0.5, 0.25] },
        { Schedule.Cosine(), [1, (1 + Math.Sqrt(0.5)) / 2, 0.5, (1 - Math.Sqrt(0.5)) / 2, 0] },
        { Schedule.Cosine(final: 0.2), [1, 0.6 + 0.4 * Math.Sqrt(0.5), 0.6, 0.6 - 0.4 * Math.Sqrt(0.5), 0.2] },
        { Schedule.Constant.AfterWarmUp(epochs: 2, start: 0.5), [0.5, 0.75, 1, 1, 1] },
        { Schedule.Cosine().AfterWarmUp(epochs: 2), [0.1, 0.55, 1, 0.5, 0] },
        { Schedule.Step(1).AfterWarmUp(epochs: 2), [0.1, 0.55, 1, 0.1, 0.01] },
    };

    [Theory]
    [MemberData(nameof(Schedules))]
    public void The_factors_over_four_epochs_are_those_of_the_formula(Schedule schedule, double[] expected)
    {
        for (var epoch = 0; epoch <= 4; epoch++)
            Assert.Equal(expected[epoch], schedule.Factor(epoch, 4), 1e-15);
    }

    [Fact]
    public void Training_sets_the_rate_before_each_update_and_puts_it_back()
    {
        var optimizer = new Recorder();
        var data = new LabelledData(Matrix.Normal(8, 3, 1, new RandomSource(1)), [0, 1, 0, 1, 0, 1, 0, 1]);
        var options = new TrainingOptions { Epochs = 2, BatchSize = 2, Schedule = Schedule.Cosine() };
        Trainer.Fit(new Mlp([3, 2]), data, null, options, optimizer);
        double[] expected = [.. Enumerable.Range(0, 8).Select(update => 3 * (1 + Math.Cos(Math.PI * update / 8)) / 2)];
        Assert.Equal(8, optimizer.Rates.Count);
        for (var update = 0; update < 8; update++)
            Assert.Equal(expected[update], optimizer.Rates[update], 1e-15);
        Assert.Equal(3, optimizer.LearningRate);
    }

    [Fact]
    public void Without_a_schedule_a_rate_that_is_changed_on_the_way_stays()
    {
        var optimizer = new Recorder();
        var data = new LabelledData(Matrix.Normal(4, 3, 1, new RandomSource(1)), [0, 1, 0, 1]);
        Trainer.Fit(
            new Mlp([3, 2]), data, null, new TrainingOptions { Epochs = 3 }, optimizer, progress => optimizer.LearningRate /= 2);
        Assert.Equal([3, 1.5, 0.75], optimizer.Rates);
    }

    [Fact]
    public void Numbers_that_make_no_sense_are_errors()
    {
        Assert.Throws<ArgumentException>(() => Schedule.Step(0));
        Assert.Throws<ArgumentException>(() => Schedule.Step(1, factor: double.NaN));
        Assert.Throws<ArgumentException>(() => Schedule.Constant.AfterWarmUp(0));
        Assert.Throws<ArgumentException>(() => Schedule.Constant.AfterWarmUp(1, start: 2));
        Assert.Equal(
            "Schedule: the final factor is 1.5; it must be from 0 to 1.",
            Assert.Throws<ArgumentException>(() => Schedule.Cosine(1.5)).Message);
    }

    private sealed class Recorder : IOptimizer
    {
        public List<double> Rates { get; } = [];

        public double LearningRate { get; set; } = 3;

        public void Step(IReadOnlyList<Parameter> parameters) => Rates.Add(LearningRate);
    }
}
