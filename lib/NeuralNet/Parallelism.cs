namespace NeuralNet;

/// <summary>How many threads the library's heavy work is shared among. Results are the same bits for any number.</summary>
public static class Parallelism
{
    private static int _degree = Environment.ProcessorCount;

    /// <summary>Number of threads, the calling one included: 1 means no others. At first the number of processors.</summary>
    public static int Degree
    {
        get => _degree;
        set => _degree = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"Parallelism.Degree: {value} threads; must be at least 1.");
    }
}
