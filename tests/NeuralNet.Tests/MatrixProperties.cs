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

    [Fact]
    public void Stacked_parts_are_what_was_cut() => Holds((a, b, _) =>
    {
        var cut = a.Rows / 3;
        return Same(a, Matrix.StackVertically(a.SliceRows(..cut), a.SliceRows(cut..)))
            && Same(b, Matrix.StackHorizontally(b.Transpose().SliceRows(..(b.Columns / 2)).Transpose(),
                b.Transpose().SliceRows((b.Columns / 2)..).Transpose()))
            && Same(a, a.Gather([.. Enumerable.Range(0, a.Rows)]));
    });

    [Fact]
    public void A_bias_folded_into_the_weights_is_a_bias_added() => Holds((x, b, _) =>
    {
        // (X, 1) (W, b)ᵀ = X Wᵀ + 1 bᵀ
        var w = b.Transpose();
        var bias = Matrix.Create(w.Rows, 1, (row, _) => row - 3);
        var ones = Matrix.Create(x.Rows, 1, (_, _) => 1);
        return Same(
            Matrix.StackHorizontally(x, ones).MultiplyByTransposeOf(Matrix.StackHorizontally(w, bias)),
            x.MultiplyByTransposeOf(w).AddRow(bias.Transpose()));
    });

    [Fact]
    public void Dot_and_outer_product_are_products_of_vertical_vectors() => Holds((a, b, _) =>
    {
        if (a.Count == 0 || b.Count == 0)
            return true;
        Matrix one = Matrix.FromColumn(a.Column(0)), other = Matrix.FromColumn(b.Row(0));
        return Same(one.Outer(other), one * other.Transpose())
            && one.Dot(one) == (one.Transpose() * one)[0, 0]
            && one.Outer(other).Sum() == one.Sum() * other.Sum();
    });

    [Fact]
    public void Norms_are_those_of_the_definition() => Holds((a, _, _) =>
        a.L1Norm() == a.Values.ToArray().Sum(Math.Abs)
        && a.Norm() == Math.Sqrt(a.Dot(a))
        && Same(a.RowNorms(), Matrix.FromColumn([.. a.ToRows().Select(row => Math.Sqrt(row.Sum(x => x * x)))])));

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
