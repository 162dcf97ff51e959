using System.Numerics.Tensors;

namespace NeuralNet;

/// <content>Sums, means and extremes. The order of every sum is fixed: see <see cref="FixedOrder"/>.</content>
public sealed partial class Matrix
{
    /// <summary>The sum of all elements.</summary>
    public double Sum() => FixedOrder.Sum(_values);

    /// <summary>The mean of all elements.</summary>
    /// <exception cref="InvalidOperationException">The matrix has no elements.</exception>
    public double Mean()
    {
        RequireElements("Mean");
        return Sum() / Count;
    }

    /// <summary>The sum of each row.</summary>
    /// <returns>(rows × 1)</returns>
    public Matrix RowSums()
    {
        var result = new Matrix(Rows, 1);
        for (var row = 0; row < Rows; row++)
            result._values[row] = FixedOrder.Sum(RowSpan(row));
        return result;
    }

    /// <summary>The sum of each column, added from the first row to the last.</summary>
    /// <param name="destination">(1 × columns) matrix to write into; a new one when null.</param>
    /// <returns>(1 × columns)</returns>
    public Matrix ColumnSums(Matrix? destination = null)
    {
        var result = Target("ColumnSums", destination, 1, Columns);
        result.Fill(0);
        for (var row = 0; row < Rows; row++)
            TensorPrimitives.Add(result._values, RowSpan(row), result._values);
        return result;
    }

    /// <summary>The mean of each column.</summary>
    /// <returns>(1 × columns)</returns>
    public Matrix ColumnMeans()
    {
        RequireElements("ColumnMeans");
        return ColumnSums() / Rows;
    }

    /// <summary>The greatest element; NaN when one is NaN.</summary>
    /// <exception cref="InvalidOperationException">The matrix has no elements.</exception>
    public double Max()
    {
        RequireElements("Max");
        return TensorPrimitives.Max<double>(_values);
    }

    /// <summary>The least element; NaN when one is NaN.</summary>
    /// <exception cref="InvalidOperationException">The matrix has no elements.</exception>
    public double Min()
    {
        RequireElements("Min");
        return TensorPrimitives.Min<double>(_values);
    }

    /// <summary>
    /// For each row the column of its greatest element; of equals the first. A NaN is greater only if it comes first.
    /// </summary>
    /// <exception cref="InvalidOperationException">The matrix has no elements.</exception>
    public int[] ArgMaxOfRows()
    {
        RequireElements("ArgMaxOfRows");
        var result = new int[Rows];
        for (var row = 0; row < Rows; row++)
            result[row] = IndexOfMax(RowSpan(row));
        return result;
    }

    internal static int IndexOfMax(ReadOnlySpan<double> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
                best = i;
        }
        return best;
    }

    private void RequireElements(string operation)
    {
        if (Count == 0)
            throw new InvalidOperationException($"{operation}: a {Shape} matrix has no elements.");
    }
}
