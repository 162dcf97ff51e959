namespace NeuralNet;

/// <summary>
/// A matrix of doubles, stored row by row. A sample is a row, so a batch of data is a matrix of (samples × features).
/// </summary>
/// <remarks>
/// Operators and methods make a new matrix and leave their operands alone. Only the indexer, <see cref="Values"/>,
/// <see cref="RowSpan"/>, <see cref="Fill"/>, <see cref="CopyFrom"/> and the overloads with a <c>destination</c> write into one.
/// </remarks>
public sealed partial class Matrix
{
    private readonly double[] _values;

    /// <summary>A matrix of zeros.</summary>
    /// <param name="rows">Number of rows, zero or more.</param>
    /// <param name="columns">Number of columns, zero or more.</param>
    public Matrix(int rows, int columns)
    {
        if (rows < 0 || columns < 0)
            throw new ArgumentException($"Matrix: {rows}×{columns} is not a shape; rows and columns must not be negative.");
        Rows = rows;
        Columns = columns;
        _values = new double[checked(rows * columns)];
    }

    /// <summary>A matrix of zeros.</summary>
    public Matrix(Shape shape)
        : this(shape.Rows, shape.Columns)
    {
    }

    /// <summary>A matrix with the given elements, row by row, copied.</summary>
    /// <exception cref="ArgumentException">There are not rows × columns values.</exception>
    public Matrix(int rows, int columns, ReadOnlySpan<double> values)
        : this(rows, columns)
    {
        if (values.Length != _values.Length)
            throw new ArgumentException($"Matrix: {Shape} needs {_values.Length} values, but {values.Length} were given.");
        values.CopyTo(_values);
    }

    /// <summary>The elements of a two-dimensional array, copied: <c>new Matrix(new[,] { { 1.0, 2 }, { 3, 4 } })</c>.</summary>
    public Matrix(double[,] values)
        : this(values.GetLength(0), values.GetLength(1))
    {
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < Columns; column++)
                _values[row * Columns + column] = values[row, column];
    }

    /// <summary>A matrix whose rows are the given arrays: <c>Matrix.FromRows([1, 2], [3, 4])</c>.</summary>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Matrix FromRows(params double[][] rows)
    {
        var columns = rows.Length == 0 ? 0 : rows[0].Length;
        var result = new Matrix(rows.Length, columns);
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row].Length != columns)
            {
                throw new ArgumentException(
                    $"FromRows: row 0 has {columns} values, row {row} has {rows[row].Length}; all rows must be equally long.");
            }
            rows[row].CopyTo(result.RowSpan(row));
        }
        return result;
    }

    /// <summary>One row: a 1×n matrix.</summary>
    public static Matrix FromRow(params double[] values) => new(1, values.Length, values);

    /// <summary>One column: an n×1 matrix, the lectures' vertical vector.</summary>
    public static Matrix FromColumn(params double[] values) => new(values.Length, 1, values);

    /// <summary>A matrix whose element at (row, column) is <paramref name="element"/>(row, column).</summary>
    public static Matrix Create(int rows, int columns, Func<int, int, double> element)
    {
        var result = new Matrix(rows, columns);
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                result._values[row * columns + column] = element(row, column);
        return result;
    }

    /// <summary>The identity matrix: ones on the diagonal, zeros elsewhere.</summary>
    public static Matrix Identity(int size) => Create(size, size, (row, column) => row == column ? 1 : 0);

    /// <summary>One-hot rows: a one in the column that each label names, zeros elsewhere.</summary>
    /// <param name="labels">One label a row, from 0 to <paramref name="classCount"/> − 1.</param>
    /// <param name="classCount">Number of columns.</param>
    /// <returns>(labels × classes)</returns>
    public static Matrix OneHot(ReadOnlySpan<int> labels, int classCount)
    {
        var result = new Matrix(labels.Length, classCount);
        for (var row = 0; row < labels.Length; row++)
        {
            Require.Label("OneHot", labels[row], row, classCount);
            result[row, labels[row]] = 1;
        }
        return result;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Rows and columns together.</summary>
    public Shape Shape => new(Rows, Columns);

    /// <summary>Number of elements.</summary>
    public int Count => _values.Length;

    /// <summary>All elements, row by row. Writing into the span writes into the matrix.</summary>
    public Span<double> Values => _values;

    /// <summary>The element in a row and a column, both counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row or the column does not exist.</exception>
    public double this[int row, int column]
    {
        get
        {
            RequireElement(row, column);
            return _values[row * Columns + column];
        }
        set
        {
            RequireElement(row, column);
            _values[row * Columns + column] = value;
        }
    }

    /// <summary>The elements of one row. Writing into the span writes into the matrix.</summary>
    public Span<double> RowSpan(int row)
    {
        RequireRow("RowSpan", row);
        return _values.AsSpan(row * Columns, Columns);
    }

    /// <summary>A copy of one row.</summary>
    public double[] Row(int row)
    {
        RequireRow("Row", row);
        return RowSpan(row).ToArray();
    }

    /// <summary>A copy of one column.</summary>
    public double[] Column(int column)
    {
        if ((uint)column >= (uint)Columns)
            throw new ArgumentOutOfRangeException(nameof(column), $"Column: {column} is not a column of a {Shape} matrix.");
        var result = new double[Rows];
        for (var row = 0; row < Rows; row++)
            result[row] = _values[row * Columns + column];
        return result;
    }

    /// <summary>A copy of the elements as a two-dimensional array.</summary>
    public double[,] ToArray()
    {
        var result = new double[Rows, Columns];
        Buffer.BlockCopy(_values, 0, result, 0, _values.Length * sizeof(double));
        return result;
    }

    /// <summary>A copy of the elements as an array of rows.</summary>
    public double[][] ToRows() => [.. Enumerable.Range(0, Rows).Select(Row)];

    /// <summary>A copy of the matrix.</summary>
    public Matrix Copy() => new(Rows, Columns, _values);

    /// <summary>Sets every element.</summary>
    public void Fill(double value) => _values.AsSpan().Fill(value);

    /// <summary>Copies all elements of a matrix of the same shape into this one.</summary>
    public void CopyFrom(Matrix other)
    {
        Require.SameShape("CopyFrom", this, other);
        other._values.CopyTo(_values, 0);
    }

    private void RequireElement(int row, int column)
    {
        if ((uint)row >= (uint)Rows || (uint)column >= (uint)Columns)
            ThrowNoElement(row, column);
    }

    private void RequireRow(string operation, int row)
    {
        if ((uint)row >= (uint)Rows)
            throw new ArgumentOutOfRangeException(nameof(row), $"{operation}: {row} is not a row of a {Shape} matrix.");
    }

    private void ThrowNoElement(int row, int column) => throw new ArgumentOutOfRangeException(
        (uint)row >= (uint)Rows ? nameof(row) : nameof(column),
        $"Element [{row}, {column}] is outside a {Shape} matrix; rows go from 0 to {Rows - 1}, columns from 0 to {Columns - 1}.");
}
