namespace NeuralNet.Tests;

public sealed class MatrixTests
{
    private static readonly Matrix _a = new(new[,] { { 1.0, 2, 3 }, { 4, 5, 6 } });

    [Fact]
    public void A_shape_prints_rows_times_columns() => Assert.Equal("2×3", _a.Shape.ToString());

    [Fact]
    public void Elements_are_addressed_by_row_and_column()
    {
        Assert.Equal(6, _a[1, 2]);
        Assert.Equal([4.0, 5, 6], _a.Row(1));
        Assert.Equal([2.0, 5], _a.Column(1));
        Assert.Equal([1.0, 2, 3, 4, 5, 6], _a.Values.ToArray());
        Assert.Equal(new[,] { { 1.0, 2, 3 }, { 4, 5, 6 } }, _a.ToArray());
    }

    [Fact]
    public void The_product_is_that_of_the_textbook()
    {
        var product = _a * new Matrix(new[,] { { 7.0, 8 }, { 9, 10 }, { 11, 12 } });
        Assert.Equal(new[,] { { 58.0, 64 }, { 139, 154 } }, product.ToArray());
    }

    [Fact]
    public void Sums_means_and_extremes_are_right()
    {
        Assert.Equal(21, _a.Sum());
        Assert.Equal(3.5, _a.Mean());
        Assert.Equal([6.0, 15], _a.RowSums().Values.ToArray());
        Assert.Equal([5.0, 7, 9], _a.ColumnSums().Values.ToArray());
        Assert.Equal([2.5, 3.5, 4.5], _a.ColumnMeans().Values.ToArray());
        Assert.Equal(6, _a.Max());
        Assert.Equal(1, _a.Min());
        Assert.Equal(Math.Sqrt(91), _a.Norm(), 15);
    }

    [Fact]
    public void ArgMax_takes_the_first_of_equals()
    {
        Assert.Equal([1, 0, 2], Matrix.FromRows([1, 5, 5], [2, 2, 2], [-3, -2, -1]).ArgMaxOfRows());
    }

    [Fact]
    public void Elementwise_operations_are_right()
    {
        var b = new Matrix(new[,] { { 10.0, 20, 30 }, { 40, 50, 60 } });
        Assert.Equal([11.0, 22, 33, 44, 55, 66], (_a + b).Values.ToArray());
        Assert.Equal([9.0, 18, 27, 36, 45, 54], (b - _a).Values.ToArray());
        Assert.Equal([10.0, 40, 90, 160, 250, 360], _a.Hadamard(b).Values.ToArray());
        Assert.Equal([2.0, 4, 6, 8, 10, 12], (2 * _a).Values.ToArray());
        Assert.Equal([0.5, 1, 1.5, 2, 2.5, 3], (_a / 2).Values.ToArray());
        Assert.Equal([-1.0, -2, -3, -4, -5, -6], (-_a).Values.ToArray());
        Assert.Equal([1.0, 4, 9, 16, 25, 36], _a.Map(x => x * x).Values.ToArray());
        Assert.Equal([11.0, 22, 33, 14, 25, 36], _a.AddRow(Matrix.FromRow(10, 20, 30)).Values.ToArray());
    }

    [Fact]
    public void Operations_leave_their_operands_alone()
    {
        var before = _a.Copy();
        _ = (2 * _a) + _a.Map(x => -x) + _a.AddRow(Matrix.FromRow(1, 1, 1)) + _a.Hadamard(_a);
        _ = _a.Transpose() * _a;
        Assert.Equal(before.ToArray(), _a.ToArray());
    }

    [Fact]
    public void Rows_are_gathered_in_the_order_asked_for()
    {
        Assert.Equal([[4.0, 5, 6], [1, 2, 3], [4, 5, 6]], _a.Gather(1, 0, 1).ToRows());
    }

    [Fact]
    public void Neighbouring_rows_are_cut_out_and_copied()
    {
        var x = Matrix.Create(5, 2, (row, column) => 10 * row + column);
        Assert.Equal([[10.0, 11], [20, 21]], x.SliceRows(1..3).ToRows());
        Assert.Equal([[40.0, 41]], x.SliceRows(^1..).ToRows());
        Assert.Equal(new Shape(0, 2), x.SliceRows(5..).Shape);
        x.SliceRows(..).Fill(7);
        Assert.Equal(0, x[0, 0]);
        Assert.StartsWith(
            "SliceRows: rows 3 to 6 (not included) are not in a 5×2 matrix.",
            Assert.Throws<ArgumentOutOfRangeException>(() => x.SliceRows(3..6)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => x.SliceRows(3..2));
    }

    [Fact]
    public void Closeness_is_a_greatest_difference_and_a_NaN_is_close_to_nothing()
    {
        double inf = double.PositiveInfinity, nan = double.NaN;
        Assert.True(Matrix.FromRow(1, inf).IsCloseTo(Matrix.FromRow(1 + 1e-10, inf)));
        Assert.False(Matrix.FromRow(1, 2).IsCloseTo(Matrix.FromRow(1, 2.001)));
        Assert.False(Matrix.FromRow(inf).IsCloseTo(Matrix.FromRow(-inf), tolerance: 1e300));
        Assert.False(Matrix.FromRow(nan).IsCloseTo(Matrix.FromRow(nan)));
        Assert.False(Matrix.FromRow(nan, 5).IsCloseTo(Matrix.FromRow(5, nan)));
        Assert.False(Matrix.FromRow(1, 2).IsCloseTo(Matrix.FromColumn(1, 2)));
        Assert.Equal(nan, Matrix.FromRow(nan, 1).MaxDifference(Matrix.FromRow(0, 0)));
    }

    [Fact]
    public void One_hot_rows_have_their_one_at_the_label()
    {
        Assert.Equal([[0.0, 0, 1], [1, 0, 0]], Matrix.OneHot([2, 0], 3).ToRows());
    }

    public static TheoryData<string, Action> ShapeErrors()
    {
        var b = new Matrix(4, 5);
        return new TheoryData<string, Action>
        {
            { "Multiply: left is 2×3, right is 4×5; left columns must equal right rows.", () => _ = _a * b },
            {
                "MultiplyByTransposeOf: left is 2×3, right is 4×5; left columns must equal right columns.",
                () => _a.MultiplyByTransposeOf(b)
            },
            { "TransposeMultiply: left is 2×3, right is 4×5; left rows must equal right rows.", () => _a.TransposeMultiply(b) },
            { "Add: left is 2×3, right is 4×5; the shapes must be equal.", () => _ = _a + b },
            { "Subtract: left is 2×3, right is 4×5; the shapes must be equal.", () => _ = _a - b },
            { "Hadamard: left is 2×3, right is 4×5; the shapes must be equal.", () => _a.Hadamard(b) },
            { "CopyFrom: left is 2×3, right is 4×5; the shapes must be equal.", () => _a.CopyFrom(b) },
            {
                "AddRow: left is 2×3, right is 4×5; right must be one row with as many columns as left.",
                () => _a.AddRow(b)
            },
            { "Dot: left is 2×3, right is 4×5; the shapes must be equal.", () => _a.Dot(b) },
            { "Outer: left is 2×3, right is 4×5; both must have one column.", () => _a.Outer(b) },
            { "MaxDifference: left is 2×3, right is 4×5; the shapes must be equal.", () => _a.MaxDifference(b) },
            {
                "StackVertically: matrix 0 is 2×3, matrix 1 is 4×5; all must have as many columns.",
                () => Matrix.StackVertically(_a, b)
            },
            {
                "StackHorizontally: matrix 0 is 2×3, matrix 1 is 4×5; all must have as many rows.",
                () => Matrix.StackHorizontally(_a, b)
            },
            { "StackVertically: there are no matrices; give at least one.", () => Matrix.StackVertically() },
            { "FromRows: row 0 has 2 values, row 1 has 1; all rows must be equally long.", () => Matrix.FromRows([1, 2], [3]) },
            { "Multiply: destination is 2×2, but must be 2×5.", () => _a.Multiply(new Matrix(3, 5), new Matrix(2, 2)) },
            { "Matrix: 2×3 needs 6 values, but 2 were given.", () => _ = new Matrix(2, 3, [1, 2]) },
            { "Matrix: -1×3 is not a shape; rows and columns must not be negative.", () => _ = new Matrix(-1, 3) },
            { "OneHot: label 3 of row 0 is not a class; classes go from 0 to 2.", () => Matrix.OneHot([3], 3) },
        };
    }

    [Theory]
    [MemberData(nameof(ShapeErrors))]
    public void Errors_name_the_operation_both_shapes_and_the_rule(string message, Action act)
    {
        Assert.Equal(message, Assert.Throws<ArgumentException>(act).Message);
    }

    [Theory]
    [InlineData(-1, 0, "Element [-1, 0] is outside a 2×3 matrix; rows go from 0 to 1, columns from 0 to 2.")]
    [InlineData(2, 0, "Element [2, 0] is outside a 2×3 matrix; rows go from 0 to 1, columns from 0 to 2.")]
    [InlineData(0, 3, "Element [0, 3] is outside a 2×3 matrix; rows go from 0 to 1, columns from 0 to 2.")]
    public void An_index_outside_is_an_error_even_if_it_falls_on_an_element_in_memory(int row, int column, string message)
    {
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => _a[row, column]).Message);
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => _a[row, column] = 1).Message);
    }

    [Fact]
    public void A_product_must_not_be_written_into_its_own_factor()
    {
        var square = Matrix.Identity(3);
        Assert.Throws<ArgumentException>(() => square.Multiply(Matrix.Identity(3), square));
    }

    [Fact]
    public void First_weights_have_the_variance_of_their_rule()
    {
        var random = new RandomSource(5);
        // Of n normal numbers the variance has a relative standard error of √(2/n): 0.4 % for n = 100,000.
        Assert.Equal(2.0 / 400, Variance(Matrix.He(250, 400, random)), 2.0 / 400 * 0.02);
        Assert.Equal(2.0 / 650, Variance(Matrix.Xavier(250, 400, random)), 2.0 / 650 * 0.02);
        var uniform = Matrix.Uniform(250, 400, -2, 4, random);
        Assert.Equal(3, Variance(uniform), 0.05);
        Assert.InRange(uniform.Min(), -2, -1.99);
        Assert.InRange(uniform.Max(), 3.99, 4);

        static double Variance(Matrix matrix)
        {
            var mean = matrix.Mean();
            return matrix.Map(x => (x - mean) * (x - mean)).Mean();
        }
    }

    [Fact]
    public void The_sum_has_its_partial_sums_in_the_documented_order()
    {
        var random = new RandomSource(3);
        for (var count = 0; count < 40; count++)
        {
            var values = Matrix.Normal(1, count, 1, random);
            var partial = new double[8];
            for (var i = 0; i < count; i++)
                partial[i % 8] += values[0, i];
            var even = (partial[0] + partial[4]) + (partial[2] + partial[6]);
            var odd = (partial[1] + partial[5]) + (partial[3] + partial[7]);
            var expected = even + odd;
            Assert.Equal(expected, values.Sum());
        }
    }
}
