namespace NeuralNet.Tests;

public sealed class ParallelismTests : IDisposable
{
    private readonly int _before = Parallelism.Degree;

    public void Dispose() => Parallelism.Degree = _before;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_piece_is_done_once(int threads)
    {
        Parallelism.Degree = threads;
        for (var round = 0; round < 2000; round++)
        {
            var done = new int[round % 40];
            Parallelism.For(done.Length, piece => Interlocked.Increment(ref done[piece]));
            Assert.All(done, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void Helpers_do_take_part()
    {
        Parallelism.Degree = 3;
        // Each piece waits for the other two: it ends only if three threads are at it at once.
        using var together = new Barrier(3);
        Parallelism.For(3, _ => Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(30))));
    }

    [Fact]
    public void Helpers_that_have_gone_to_sleep_are_woken()
    {
        Parallelism.Degree = 2;
        for (var round = 0; round < 5; round++)
        {
            Thread.Sleep(20);
            using var together = new Barrier(2);
            Parallelism.For(2, _ => Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(30))));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_error_in_a_piece_reaches_the_caller_and_the_team_goes_on(int threads)
    {
        Parallelism.Degree = threads;
        for (var bad = 0; bad < 8; bad++)
        {
            var thrown = Assert.Throws<InvalidOperationException>(() => Parallelism.For(8, piece =>
            {
                if (piece == bad)
                    throw new InvalidOperationException($"piece {piece}");
            }));
            Assert.Equal($"piece {bad}", thrown.Message);
        }
        var done = 0;
        Parallelism.For(8, _ => Interlocked.Increment(ref done));
        Assert.Equal(8, done);
    }

    [Fact]
    public void Work_inside_work_and_work_from_many_threads_is_done()
    {
        Parallelism.Degree = 2;
        var done = 0;
        Parallel.For(0, 8, _ => Parallelism.For(10, _ => Parallelism.For(10, _ => Interlocked.Increment(ref done))));
        Assert.Equal(800, done);
    }

    [Fact]
    public void A_degree_below_one_is_an_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Parallelism.Degree = 0);
}
