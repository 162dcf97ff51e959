using System.Collections.Immutable;
using System.Globalization;

namespace Plotting;

/// <summary>The data of a figure as text, for readers who do not see the picture or want its numbers.</summary>
/// <param name="Columns">The heads of the columns.</param>
/// <param name="Rows">The rows, each with one text for every column.</param>
public sealed record FigureTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>The most rows a page shows; more are thinned evenly, first and last kept.</summary>
    public const int MaximumRows = 60;

    /// <summary>A sentence for what the table leaves out, or null.</summary>
    public string? Note { get; init; }

    /// <summary>A table without rows.</summary>
    public static FigureTable Empty { get; } = new([], []);

    /// <summary>A table of at most <see cref="MaximumRows"/> of the rows, evenly chosen.</summary>
    /// <param name="columns">The heads of the columns.</param>
    /// <param name="count">The number of rows there are.</param>
    /// <param name="row">The texts of one row, by its number from 0; asked only for the rows that are kept.</param>
    internal static FigureTable Of(IEnumerable<string> columns, int count, Func<int, IEnumerable<string>> row)
    {
        int kept = Math.Min(count, MaximumRows);
        var rows = Enumerable.Range(0, kept)
            .Select(i => kept == count ? i : (int)Math.Round(i * (count - 1.0) / (kept - 1)))
            .Select(i => row(i).ToImmutableArray());
        return new([.. columns], [.. rows])
        {
            Note = kept == count ? null : string.Create(CultureInfo.InvariantCulture,
                $"{kept} of {count:N0} rows, evenly chosen."),
        };
    }
}
