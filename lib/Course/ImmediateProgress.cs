namespace Course;

/// <summary>Progress that is handled where it is reported, in order, unlike <see cref="Progress{T}"/>, which posts it.</summary>
/// <param name="handle">What to do with a report; called under a lock.</param>
internal sealed class ImmediateProgress<T>(Action<T> handle) : IProgress<T>
{
    private readonly Lock _lock = new();

    public void Report(T value)
    {
        lock (_lock)
        {
            handle(value);
        }
    }
}
