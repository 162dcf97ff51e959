namespace NeuralNet;

/// <content>Parts of a matrix, and a matrix of parts; always copies.</content>
public sealed partial class Matrix
{
    /// <summary>The rows with the given numbers, in that order; a number may come more than once.</summary>
    /// <returns>(row numbers × columns)</returns>
    public Matrix Gather(params ReadOnlySpan<int> rows)
    {
        var result = new Matrix(rows.Length, Columns);
        for (var i = 0; i < rows.Length; i++)
        {
            RequireRow("Gather", rows[i]);
            RowSpan(rows[i]).CopyTo(result.RowSpan(i));
        }
        return result;
    }

    /// <summary>Neighbouring rows, copied: <c>x.SliceRows(..64)</c> is the first 64, <c>x.SliceRows(^1..)</c> the last.</summary>
    /// <param name="rows">From the first row, counted from 0, to the one after the last.</param>
    /// <returns>(rows in the range × columns)</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range goes beyond the matrix.</exception>
    public Matrix SliceRows(Range rows)
    {
        int first = rows.Start.GetOffset(Rows), end = rows.End.GetOffset(Rows);
        if (first < 0 || end < first || end > Rows)
        {
            throw new ArgumentOutOfRangeException(
                nameof(rows), $"SliceRows: rows {first} to {end} (not included) are not in a {Shape} matrix.");
        }
        return new Matrix(end - first, Columns, _values.AsSpan(first * Columns, (end - first) * Columns));
    }

    /// <summary>Matrices one below the other.</summary>
    /// <param name="parts">At least one; all with as many columns.</param>
    /// <returns>(sum of the rows × columns)</returns>
    /// <exception cref="ArgumentException">There are no parts, or their columns differ.</exception>
    public static Matrix StackVertically(params ReadOnlySpan<Matrix> parts)
    {
        RequireParts("StackVertically", parts, part => part.Columns, "columns");
        var rows = 0;
        foreach (var part in parts)
            rows += part.Rows;
        var result = new Matrix(rows, parts[0].Columns);
        var next = 0;
        foreach (var part in parts)
        {
            part._values.CopyTo(result._values, next);
            next += part.Count;
        }
        return result;
    }

    /// <summary>Matrices side by side, such as a batch and a column of ones: (X, 1) (W, b)ᵀ = X Wᵀ + 1 bᵀ.</summary>
    /// <param name="parts">At least one; all with as many rows.</param>
    /// <returns>(rows × sum of the columns)</returns>
    /// <exception cref="ArgumentException">There are no parts, or their rows differ.</exception>
    public static Matrix StackHorizontally(params ReadOnlySpan<Matrix> parts)
    {
        RequireParts("StackHorizontally", parts, part => part.Rows, "rows");
        var columns = 0;
        foreach (var part in parts)
            columns += part.Columns;
        var result = new Matrix(parts[0].Rows, columns);
        for (var row = 0; row < result.Rows; row++)
        {
            var rest = result.RowSpan(row);
            foreach (var part in parts)
            {
                part.RowSpan(row).CopyTo(rest);
                rest = rest[part.Columns..];
            }
        }
        return result;
    }

    private static void RequireParts(string operation, ReadOnlySpan<Matrix> parts, Func<Matrix, int> length, string what)
    {
        if (parts.IsEmpty)
            throw new ArgumentException($"{operation}: there are no matrices; give at least one.");
        for (var i = 1; i < parts.Length; i++)
        {
            if (length(parts[i]) != length(parts[0]))
            {
                throw new ArgumentException(
                    $"{operation}: matrix 0 is {parts[0].Shape}, matrix {i} is {parts[i].Shape}; all must have as many {what}.");
            }
        }
    }
}
