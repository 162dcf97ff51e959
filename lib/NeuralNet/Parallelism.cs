namespace NeuralNet;

/// <summary>How many threads the library's heavy work is shared among. Results are the same bits for any number.</summary>
public static class Parallelism
{
    private static int _degree = Environment.ProcessorCount;

    [ThreadStatic]
    private static bool _isAlone;

    /// <summary>Number of threads, the calling one included: 1 means no others. At first the number of processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public static int Degree
    {
        get => _degree;
        set => _degree = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"Parallelism.Degree: {value} threads; must be at least 1.");
    }

    /// <summary>Calls the body with 0 … <paramref name="count"/> − 1, each once, in any order, on several threads.</summary>
    internal static void For(int count, Action<int> body)
    {
        var helpers = _isAlone ? 0 : Math.Min(_degree, count) - 1;
        if (helpers < 1 || !ThreadTeam.TryRun(count, helpers, body))
        {
            for (var i = 0; i < count; i++)
                body(i);
        }
    }

    /// <summary>
    /// Does something with no other threads to help this one: many such works at once share the processors better.
    /// </summary>
    internal static void OnThisThreadAlone(Action work)
    {
        var before = _isAlone;
        _isAlone = true;
        try
        {
            work();
        }
        finally
        {
            _isAlone = before;
        }
    }
}
