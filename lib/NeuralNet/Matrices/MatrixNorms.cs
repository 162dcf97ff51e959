namespace NeuralNet;

/// <content>How large a matrix is, and how near to another. The order of every sum is fixed: see
/// <see cref="FixedOrder"/>.</content>
public sealed partial class Matrix
{
    /// <summary>The Frobenius norm ‖A‖, of a vector its length: the square root of the sum of the squared elements.</summary>
    public double Norm() => Math.Sqrt(FixedOrder.SumOfSquares(_values));

    /// <summary>The ℓ¹ norm taken over all elements: the sum of their absolute values, Σ |a|.</summary>
    public double L1Norm() => FixedOrder.SumOfMagnitudes(_values);

    /// <summary>The length of each row: the square root of the sum of its squared elements.</summary>
    /// <returns>(rows × 1)</returns>
    public Matrix RowNorms()
    {
        var result = new Matrix(Rows, 1);
        for (var row = 0; row < Rows; row++)
            result._values[row] = Math.Sqrt(FixedOrder.SumOfSquares(RowSpan(row)));
        return result;
    }

    /// <summary>
    /// The greatest absolute difference between elements of two matrices of one shape. Equal infinities do not differ. NaN when
    /// an element of either is NaN.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public double MaxDifference(Matrix other)
    {
        Require.SameShape("MaxDifference", this, other);
        var greatest = 0.0;
        for (var i = 0; i < _values.Length; i++)
        {
            if (_values[i] != other._values[i])
                greatest = Math.Max(greatest, Math.Abs(_values[i] - other._values[i]));
        }
        return greatest;
    }

    /// <summary>
    /// Whether two matrices have the same shape and elements that differ by no more than a tolerance. A NaN is close to nothing.
    /// </summary>
    /// <example><code>
    /// var third = Matrix.FromRow(1.0 / 3);
    /// Console.WriteLine(third.IsCloseTo(Matrix.FromRow(0.3333)));                     // prints False
    /// Console.WriteLine(third.IsCloseTo(Matrix.FromRow(0.3333), tolerance: 1e-4));    // prints True
    /// </code></example>
    /// <param name="other">A matrix of any shape.</param>
    /// <param name="tolerance">The greatest difference allowed, in the elements' own unit.</param>
    public bool IsCloseTo(Matrix other, double tolerance = 1e-9) => Shape == other.Shape && MaxDifference(other) <= tolerance;
}
