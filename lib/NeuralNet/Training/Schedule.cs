namespace NeuralNet;

/// <summary>
/// How the learning rate changes while training goes on: a factor by which the optimiser's own rate is multiplied, for each
/// point of time. Time is counted in epochs, with the part of the running epoch that is done. A class of your own may add one.
/// </summary>
/// <example><code>
/// var schedule = Schedule.Cosine().AfterWarmUp(epochs: 2);
/// double[] factors = [.. Enumerable.Range(0, 6).Select(epoch => schedule.Factor(epoch, epochs: 6))];
/// Console.WriteLine(string.Join(" ", factors.Select(factor
/// => $"{factor:F3}")));    // prints 0.100 0.550 1.000 0.854 0.500 0.146 </code></example>
public abstract class Schedule
{
    /// <summary>The rate stays as it is.</summary>
    public static Schedule Constant { get; } = new ConstantSchedule();

    /// <summary>The rate falls in steps: after every so many epochs it is multiplied by a factor.</summary>
    /// <param name="every">Epochs from one fall to the next, at least 1.</param>
    /// <param name="factor">What is left of the rate after a fall.</param>
    /// <exception cref="ArgumentException">A number is not positive.</exception>
    public static Schedule Step(int every, double factor = 0.1) => new StepSchedule(every, factor);

    /// <summary>
    /// The rate falls along half a wave of the cosine, slowly at both ends: final + (1 − final) (1 + cos(π t / T)) / 2
    /// (Loshchilov and Hutter, 2017, without restarts).
    /// </summary>
    /// <param name="final">The factor that it falls to, from 0 to 1.</param>
    /// <exception cref="ArgumentException">The number is not from 0 to 1.</exception>
    public static Schedule Cosine(double final = 0) => new CosineSchedule(final);

    /// <summary>
    /// The rate first rises evenly to its full height; then this schedule begins, over the epochs that are left.
    /// </summary>
    /// <param name="epochs">How long it rises; parts of an epoch may be asked for.</param>
    /// <param name="start">The factor it rises from, over 0 up to 1; with 0 the first update would do nothing.</param>
    /// <exception cref="ArgumentException">A number is not positive, or the start is over 1.</exception>
    public Schedule AfterWarmUp(double epochs, double start = 0.1) => new WarmUpSchedule(epochs, start, this);

    /// <summary>The factor for an update.</summary>
    /// <param name="epoch">Epochs done before it: 1.5 is the middle of the second epoch.</param>
    /// <param name="epochs">How many there will be.</param>
    public abstract double Factor(double epoch, double epochs);

    private protected static double RequirePositive(double value, string name) => value > 0
        ? value
        : throw new ArgumentException($"Schedule: {name} is {Text.Number(value)}; it must be greater than 0.");

    private protected static double RequireShare(double value, string name) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentException($"Schedule: {name} is {Text.Number(value)}; it must be from 0 to 1.");
}
