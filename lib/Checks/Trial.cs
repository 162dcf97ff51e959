namespace Checks;

/// <summary>What one comparison found.</summary>
public enum TrialState
{
    /// <summary>As expected.</summary>
    Right,

    /// <summary>Nearly as expected: not accepted, but close.</summary>
    Doubtful,

    /// <summary>Not as expected.</summary>
    Wrong,
}

/// <summary>One line of a check's table.</summary>
/// <param name="Tried">The input.</param>
/// <param name="Expected">What a right answer gives.</param>
/// <param name="Got">What this answer gave.</param>
/// <param name="State">Whether that is right.</param>
public sealed record Trial(string Tried, string Expected, string Got, TrialState State)
{
    /// <summary>The size of the error as <see cref="Tolerance"/> measures it; null where there is none to measure.</summary>
    public double? Error { get; init; }

    /// <summary>A trial without a size of error.</summary>
    /// <param name="tried">The input.</param>
    /// <param name="expected">What a right answer gives.</param>
    /// <param name="got">What this answer gave.</param>
    /// <param name="isRight">Whether that is right.</param>
    public static Trial Of(string tried, string expected, string got, bool isRight) =>
        new(tried, expected, got, isRight ? TrialState.Right : TrialState.Wrong);
}
