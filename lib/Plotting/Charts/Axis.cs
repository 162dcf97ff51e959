namespace Plotting;

/// <summary>An axis: what it measures, in what unit, and how it is divided. A text alone is an axis: <c>"time (s)"</c>.</summary>
/// <param name="Title">The quantity, with its unit in parentheses.</param>
public sealed record Axis(string Title)
{
    /// <summary>Whether equal distances are equal factors. Values that are not positive are left out.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>The values at both ends, or null to take them from the data.</summary>
    public (double From, double To)? Range { get; init; }

    /// <summary>How ticks are written, as d3-format has it (<c>".0%"</c>), or null for plain numbers.</summary>
    public string? Format { get; init; }

    /// <summary>The places and texts of the ticks, or null for round numbers.</summary>
    public IReadOnlyList<(double Value, string Text)>? Ticks { get; init; }

    /// <summary>Whether the axis always shows 0, as bars need it.</summary>
    public bool FromZero { get; init; }

    /// <summary>An axis of which the text is the title.</summary>
    /// <param name="title">The quantity, with its unit in parentheses.</param>
    public static implicit operator Axis(string title) => new(title);

    /// <summary>A logarithmic axis.</summary>
    /// <param name="title">The quantity, with its unit in parentheses.</param>
    public static Axis Log(string title) => new(title) { IsLogarithmic = true };

    /// <summary>An axis of shares between 0 and 1, written as percentages.</summary>
    /// <param name="title">The quantity.</param>
    public static Axis Percent(string title) => new(title) { Format = ".0%" };

    /// <summary>The same axis between fixed ends.</summary>
    /// <param name="from">The value at the left or lower end.</param>
    /// <param name="to">The value at the right or upper end.</param>
    public Axis Between(double from, double to) => this with { Range = (from, to) };

    /// <summary>The quantity without its unit: "loss" of "loss (nats)".</summary>
    internal string Quantity => Title.IndexOf(" (", StringComparison.Ordinal) is > 0 and int unit ? Title[..unit] : Title;
}
