using FsCheck;
using FsCheck.Fluent;

namespace NeuralNet.Tests;

/// <summary>Laws of linear algebra on random matrices of small whole numbers, where doubles are exact.</summary>
public sealed class MatrixProperties
{
    private static readonly Gen<int> _size = Gen.Choose(0, 40);

    [Fact]
    public void The_product_is_that_of_whole_numbers() => Holds((a, b, _) =>
    {
        var product = a * b;
        for (var i = 0; i < a.Rows; i++)
        {
            for (var j = 0; j < b.Columns; j++)
            {
                long sum = 0;
                for (var k = 0; k < a.Columns; k++)
                    sum += (long)a[i, k] * (long)b[k, j];
                if (product[i, j] != sum)
                    return false;
            }
        }
        return true;
    });

    [Fact]
    public void The_product_is_associative() => Holds((a, b, c) => Same((a * b) * c, a * (b * c)));

    [Fact]
    public void The_product_distributes_over_the_sum() => Holds((a, b, _) =>
    {
        var b2 = b.Map(x => 3 - x);
        return Same(a * (b + b2), (a * b) + (a * b2)) && Same(a * (b - b2), (a * b) - (a * b2));
    });

    [Fact]
    public void The_transpose_of_a_product_is_the_product_of_transposes_in_the_other_order() => Holds((a, b, _) =>
        Same((a * b).Transpose(), b.Transpose() * a.Transpose()));

    [Fact]
    public void Transposing_twice_changes_nothing() => Holds((a, _, _) => Same(a, a.Transpose().Transpose()));

    [Fact]
    public void The_identity_changes_nothing() => Holds((a, _, _) =>
        Same(a, a * Matrix.Identity(a.Columns)) && Same(a, Matrix.Identity(a.Rows) * a));

    [Fact]
    public void The_products_with_a_transpose_need_no_transposing() => Holds((a, b, c) =>
        Same(a.MultiplyByTransposeOf(b.Transpose()), a * b) && Same(b.TransposeMultiply(b * c), b.Transpose() * (b * c)));

    [Fact]
    public void Row_sums_and_column_sums_are_products_with_ones() => Holds((a, _, _) =>
        Same(a.RowSums(), a * Matrix.Create(a.Columns, 1, (_, _) => 1))
        && Same(a.ColumnSums(), Matrix.Create(1, a.Rows, (_, _) => 1) * a)
        && a.Sum() == a.ColumnSums().Sum());

    private static void Holds(Func<Matrix, Matrix, Matrix, bool> law)
    {
        var matrices =
            from m in _size
            from n in _size
            from p in _size
            from q in _size
            from seed in Gen.Choose(0, int.MaxValue)
            select (m, n, p, q, seed);
        Prop.ForAll(matrices.ToArbitrary(), x =>
        {
            var random = new RandomSource(x.seed);
            Matrix Draw(int rows, int columns) => Matrix.Create(rows, columns, (_, _) => random.NextInt(201) - 100);
            return law(Draw(x.m, x.n), Draw(x.n, x.p), Draw(x.p, x.q));
        }).QuickCheckThrowOnFailure();
    }

    private static bool Same(Matrix left, Matrix right) =>
        left.Shape == right.Shape && left.Values.SequenceEqual(right.Values);
}
