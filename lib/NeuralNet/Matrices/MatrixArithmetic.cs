using System.Numerics.Tensors;

namespace NeuralNet;

/// <content>Products, elementwise operations, sums and comparisons.</content>
public sealed partial class Matrix
{
    /// <summary>The matrix product: element (i, j) is Σₖ left[i, k] · right[k, j].</summary>
    /// <returns>(left rows × right columns)</returns>
    /// <exception cref="ArgumentException">The left columns are not as many as the right rows.</exception>
    public static Matrix operator *(Matrix left, Matrix right) => left.Multiply(right);

    /// <summary>Every element multiplied by a number.</summary>
    public static Matrix operator *(double factor, Matrix matrix)
    {
        var result = new Matrix(matrix.Shape);
        TensorPrimitives.Multiply(matrix._values, factor, result._values);
        return result;
    }

    /// <summary>Every element multiplied by a number.</summary>
    public static Matrix operator *(Matrix matrix, double factor) => factor * matrix;

    /// <summary>Every element divided by a number.</summary>
    public static Matrix operator /(Matrix matrix, double divisor)
    {
        var result = new Matrix(matrix.Shape);
        TensorPrimitives.Divide(matrix._values, divisor, result._values);
        return result;
    }

    /// <summary>The elementwise sum of two matrices of the same shape.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix operator +(Matrix left, Matrix right)
    {
        Require.SameShape("Add", left, right);
        return left.Add(right, new Matrix(left.Shape));
    }

    /// <summary>The elementwise difference of two matrices of the same shape.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix operator -(Matrix left, Matrix right)
    {
        Require.SameShape("Subtract", left, right);
        var result = new Matrix(left.Shape);
        TensorPrimitives.Subtract(left._values, right._values, result._values);
        return result;
    }

    /// <summary>Every element with its sign changed.</summary>
    public static Matrix operator -(Matrix matrix) => -1 * matrix;

    /// <summary>The matrix product A·B, where A is this matrix: element (i, j) is Σₖ A[i, k] · B[k, j].</summary>
    /// <param name="right">B; it must have as many rows as this matrix has columns.</param>
    /// <param name="destination">(A rows × B columns) matrix to write into, neither A nor B; a new one when null.</param>
    /// <returns>(A rows × B columns)</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination is a factor.</exception>
    public Matrix Multiply(Matrix right, Matrix? destination = null)
    {
        if (Columns != right.Rows)
        {
            throw new ArgumentException(
                $"Multiply: left is {Shape}, right is {right.Shape}; left columns must equal right rows.");
        }
        return MatrixKernel.Product(
            MatrixView.Of(this), MatrixView.Of(right), Target("Multiply", destination, Rows, right.Columns));
    }

    /// <summary>The product A·Bᵀ without a transposed copy: element (i, j) is Σₖ A[i, k] · B[j, k].</summary>
    /// <param name="right">B; it must have as many columns as this matrix.</param>
    /// <param name="destination">(A rows × B rows) matrix to write into; a new one when null.</param>
    /// <returns>(A rows × B rows)</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination is a factor.</exception>
    public Matrix MultiplyByTransposeOf(Matrix right, Matrix? destination = null)
    {
        if (Columns != right.Columns)
        {
            throw new ArgumentException(
                $"MultiplyByTransposeOf: left is {Shape}, right is {right.Shape}; left columns must equal right columns.");
        }
        return MatrixKernel.Product(
            MatrixView.Of(this), MatrixView.TransposeOf(right), Target("MultiplyByTransposeOf", destination, Rows, right.Rows));
    }

    /// <summary>The product Aᵀ·B without a transposed copy: element (i, j) is Σₖ A[k, i] · B[k, j].</summary>
    /// <param name="right">B; it must have as many rows as this matrix.</param>
    /// <param name="destination">(A columns × B columns) matrix to write into; a new one when null.</param>
    /// <returns>(A columns × B columns)</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination is a factor.</exception>
    public Matrix TransposeMultiply(Matrix right, Matrix? destination = null)
    {
        if (Rows != right.Rows)
        {
            throw new ArgumentException(
                $"TransposeMultiply: left is {Shape}, right is {right.Shape}; left rows must equal right rows.");
        }
        return MatrixKernel.Product(
            MatrixView.TransposeOf(this), MatrixView.Of(right), Target("TransposeMultiply", destination, Columns, right.Columns));
    }

    /// <summary>
    /// The dot product, Σ left · right over elements in the same place. Of two vertical vectors it is bᵀc, and has its bits: one
    /// chain of fused multiply–adds from the first element to the last.
    /// </summary>
    /// <example><code>
    /// Matrix b = Matrix.FromColumn(1, 2, 3), c = Matrix.FromColumn(4, 5, 6);
    /// Console.WriteLine(b.Dot(c));                     // prints 32
    /// Console.WriteLine((b.Transpose() * c)[0, 0]);    // prints 32
    /// </code></example>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public double Dot(Matrix right)
    {
        Require.SameShape("Dot", this, right);
        var sum = 0.0;
        for (var i = 0; i < _values.Length; i++)
            sum = Math.FusedMultiplyAdd(_values[i], right._values[i], sum);
        return sum;
    }

    /// <summary>The outer product b cᵀ of two vertical vectors: element (i, j) is bᵢ · cⱼ.</summary>
    /// <example><code>
    /// Console.WriteLine(Matrix.FromColumn(1, 2, 3).Outer(Matrix.FromColumn(10, 20)).Shape);    // prints 3×2
    /// </code></example>
    /// <param name="right">c (n × 1); this matrix is b (m × 1).</param>
    /// <returns>(m × n)</returns>
    /// <exception cref="ArgumentException">One of the two has not exactly one column.</exception>
    public Matrix Outer(Matrix right)
    {
        if (Columns != 1 || right.Columns != 1)
            throw new ArgumentException($"Outer: left is {Shape}, right is {right.Shape}; both must have one column.");
        return Create(Rows, right.Rows, (row, column) => _values[row] * right._values[column]);
    }

    /// <summary>Rows and columns exchanged.</summary>
    public Matrix Transpose()
    {
        var result = new Matrix(Columns, Rows);
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < Columns; column++)
                result._values[column * Rows + row] = _values[row * Columns + column];
        return result;
    }

    /// <summary>The Hadamard product A ⊙ B: elementwise, of two matrices of the same shape.</summary>
    /// <param name="right">B</param>
    /// <param name="destination">A matrix of that shape to write into, which may be A or B; a new one when null.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public Matrix Hadamard(Matrix right, Matrix? destination = null)
    {
        Require.SameShape("Hadamard", this, right);
        var result = Target("Hadamard", destination, Rows, Columns);
        TensorPrimitives.Multiply(_values, right._values, result._values);
        return result;
    }

    /// <summary>The matrix of function(element).</summary>
    public Matrix Map(Func<double, double> function)
    {
        var result = new Matrix(Shape);
        for (var i = 0; i < _values.Length; i++)
            result._values[i] = function(_values[i]);
        return result;
    }

    /// <summary>The matrix with one and the same row added to each of its rows: Z + 1 bᵀ.</summary>
    /// <param name="row">bᵀ (1 × columns)</param>
    /// <exception cref="ArgumentException">It is not one row with as many columns.</exception>
    public Matrix AddRow(Matrix row)
    {
        var result = Copy();
        result.AddRowInPlace(row);
        return result;
    }

    /// <summary>The sum, written into a matrix of the same shape that may be one of the two.</summary>
    internal Matrix Add(Matrix right, Matrix destination)
    {
        TensorPrimitives.Add(_values, right._values, destination._values);
        return destination;
    }

    internal void AddRowInPlace(Matrix row)
    {
        if (row.Rows != 1 || row.Columns != Columns)
        {
            throw new ArgumentException(
                $"AddRow: left is {Shape}, right is {row.Shape}; right must be one row with as many columns as left.");
        }
        for (var i = 0; i < Rows; i++)
            TensorPrimitives.Add(RowSpan(i), row._values, RowSpan(i));
    }

    private static Matrix Target(string operation, Matrix? destination, int rows, int columns)
    {
        if (destination is null)
            return new Matrix(rows, columns);
        Require.Shape(operation, "destination", destination, rows, columns);
        return destination;
    }
}
