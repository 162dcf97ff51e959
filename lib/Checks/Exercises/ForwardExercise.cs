using System.Collections.Immutable;
using NeuralNet;

namespace Checks;

/// <summary>Exercise 05: products of matrices, a linear layer, its bias folded in, and a whole forward pass.</summary>
public static class ForwardExercise
{
    private static readonly ImmutableArray<string> _ready =
        ["NeuralNet.Matrix", "NeuralNet.MatrixProducts", "NeuralNet.Dense", "NeuralNet.Mlp", "NeuralNet.Neuron",
            "System.Numerics.Tensors"];

    /// <summary>A matrix times a vector.</summary>
    public static ExerciseTask<(double[,] Matrix, double[] Vector), double[]> Vector { get; } = new()
    {
        Id = "matrix-vector",
        Title = "A matrix times a vector",
        Function = "MatrixVector",
        Points = 2,
        Reread = "lesson 05, “A matrix times a vector”",
        Hint = "Two loops: over the rows, and within a row over the columns. Each row has a sum of its own, which begins at 0.",
        Forbidden = _ready,
        Describe = input => $"{Show.Value(input.Matrix)} times {Show.Value(input.Vector)}",
        Inputs = random =>
        [
            (new double[,] { { 1, 2 }, { 3, 4 } }, [1, 10]), (new double[,] { { 1, 0, -1 }, { 2, 1, 0.5 } }, [3, 4, 2]),
            (new double[,] { { 1, 2 }, { 0, 1 }, { -1, 3 } }, [2, -1]), (new double[,] { { 4, -2, 1, 3 } }, [1, 2, 3, 4]),
            (new double[,] { { 1 }, { -2 }, { 0 } }, [5]), (new double[,] { { 3 } }, [-2]),
            (Table(random, 3, 5), Row(random, 5)), (Table(random, 4, 2), Row(random, 2)), (Table(random, 3, 3), Row(random, 3)),
        ],
        Reference = input => Filled(input.Matrix.GetLength(0), k => Sum(input.Vector.Length, j =>
            input.Matrix[k, j] * input.Vector[j])),
        Mistakes =
        [
            new("the transposed matrix", "Row and column are exchanged: the first index counts the rows, one for each result.",
                input => Filled(input.Matrix.GetLength(0), k => Sum(input.Vector.Length, j =>
                    input.Matrix[j, k] * input.Vector[j]))),
            new("the transposed matrix", "One result for each row is asked for, and these are sums down the columns.",
                input => Filled(input.Matrix.GetLength(1), j => Sum(input.Matrix.GetLength(0), k =>
                    input.Matrix[k, j] * input.Vector[k]))),
            new("the vector's element chosen by the row", "In row k, which element of the vector meets column j?",
                input => Filled(input.Matrix.GetLength(0), k => Sum(input.Vector.Length, j =>
                    input.Matrix[k, j] * input.Vector[k]))),
            new("only the first column read", "The column's index should move along with the sum.",
                input => Filled(input.Matrix.GetLength(0), k => Sum(input.Vector.Length, j =>
                    input.Matrix[k, 0] * input.Vector[j]))),
            new("overwriting instead of adding", "Only the last product of each row is left.",
                input => Filled(input.Matrix.GetLength(0), k => input.Matrix[k, input.Vector.Length - 1] * input.Vector[^1])),
            new("only the first product", "Does the loop over the columns come to an end after its first turn?",
                input => Filled(input.Matrix.GetLength(0), k => input.Matrix[k, 0] * input.Vector[0])),
            new("a sum that is carried over",
                "Each row brings along the sum of the rows before it. Where does the sum begin at 0?",
                input => Filled(input.Matrix.GetLength(0), k => Sum(k + 1, i =>
                    Sum(input.Vector.Length, j => input.Matrix[i, j] * input.Vector[j])))),
            new("the last column left out", "Where does the loop over the columns end?",
                input => Filled(input.Matrix.GetLength(0), k => Sum(input.Vector.Length - 1, j =>
                    input.Matrix[k, j] * input.Vector[j]))),
            new("the first column left out", "Where does the loop over the columns begin?",
                input => Filled(input.Matrix.GetLength(0), k => Sum(input.Vector.Length, j =>
                    j * input.Matrix[k, j] * input.Vector[j] / Math.Max(j, 1)))),
            new("sums in place of products", "Matrix element and vector element are multiplied, and then the products added.",
                input => Filled(input.Matrix.GetLength(0), k => Sum(input.Vector.Length, j =>
                    input.Matrix[k, j] + input.Vector[j]))),
            new("the mean in place of the sum", "The sum of the products is not divided by anything.",
                input => Filled(input.Matrix.GetLength(0), k =>
                    Sum(input.Vector.Length, j => input.Matrix[k, j] * input.Vector[j]) / input.Vector.Length)),
            new("the vector left out", "These are the sums of the rows.",
                input => Filled(input.Matrix.GetLength(0), k => Sum(input.Vector.Length, j => input.Matrix[k, j]))),
        ],
    };

    /// <summary>A matrix times a matrix.</summary>
    public static ExerciseTask<(double[,] Left, double[,] Right), double[,]> Product { get; } = new()
    {
        Id = "matrix-product",
        Title = "The product of two matrices",
        Function = "Product",
        Points = 3,
        Reread = "lesson 05, “Two products of two vectors” and “Three loops, six orders”",
        Hint = "The element in row i and column j is the dot product of row i of the left matrix with column j of the right one.",
        Forbidden = _ready,
        Describe = input => $"{Show.Value(input.Left)} times {Show.Value(input.Right)}",
        Inputs = random =>
        [
            (new double[,] { { 1, 2 }, { 3, 4 } }, new double[,] { { 5, 6 }, { 7, 8 } }),
            (new double[,] { { 1, 0, 2 }, { -1, 3, 1 } }, new double[,] { { 3, 1 }, { 2, 1 }, { 1, 0 } }),
            (new double[,] { { 1, 2, 3 } }, new double[,] { { 4 }, { 5 }, { 6 } }),
            (new double[,] { { 1 }, { 2 }, { 3 } }, new double[,] { { 4, 5 } }),
                (new double[,] { { 3 } }, new double[,] { { -2 } }),
            (new double[,] { { 0, 1 }, { 1, 0 } }, new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }),
            (Table(random, 3, 2), Table(random, 2, 4)), (Table(random, 2, 4), Table(random, 4, 3)),
                (Table(random, 3, 3), Table(random, 3, 3)),
        ],
        Reference = input => Times(input.Left, input.Right),
        Mistakes =
        [
            new("the product element by element",
                "That is another product, of two matrices of one shape. Write the shapes side by side: "
                + "which two numbers meet and vanish?", input => Tabled(input.Left.GetLength(0), input.Right.GetLength(1),
                    (i, j) => input.Left[i, j] * input.Right[i, j])),
            new("the product element by element",
                "That is another product, of two matrices of one shape. Write the shapes side by side: "
                + "which two numbers meet and vanish?", input => Tabled(input.Left.GetLength(0), input.Left.GetLength(1),
                    (i, j) => input.Left[i, j] * input.Right[i, j])),
            new("the factors exchanged", "The order counts: this is the right matrix times the left one.", input =>
                input.Right.GetLength(1) == input.Left.GetLength(0) ? Times(input.Right, input.Left) : throw new IndexOutOfRangeException()),
            new("the transposed result",
                "Row i of the left and column j of the right belong to row i and column j of the result.",
                input => Turned(Times(input.Left, input.Right))),
            new("the right matrix transposed", "In the right matrix the sum runs down a column: which of its indices moves?",
                input => OfSums(input, (k, i, j) => input.Left[i, k] * input.Right[j, k])),
            new("the left matrix transposed", "In the left matrix the sum runs along a row: which of its indices moves?",
                input => OfSums(input, (k, i, j) => input.Left[k, i] * input.Right[k, j])),
            new("overwriting instead of adding", "Only the last product of each sum is left.",
                input => Tabled(input.Left.GetLength(0),
                input.Right.GetLength(1), (i, j) =>
                    input.Left[i, input.Left.GetLength(1) - 1] * input.Right[input.Left.GetLength(1) - 1, j])),
            new("only the first column read", "The sum over k has one product only, that of k = 0.",
                input => Tabled(input.Left.GetLength(0),
                input.Right.GetLength(1), (i, j) => input.Left[i, 0] * input.Right[0, j])),
            new("a sum that is carried over",
                "Each element brings along the sum of those before it. Where does the sum begin at 0?",
                input => Carried(Times(input.Left, input.Right))),
            new("a sum that is carried along the row",
                "Each element brings along the sum of those before it in its row. Where does the sum "
                + "begin at 0?", input => CarriedByRow(Times(input.Left, input.Right))),
            new("the last product of each sum left out", "Where does the loop over k end?",
                input => OfSums(input, (k, i, j) => k == input.Left.GetLength(1) - 1 ? 0 : input.Left[i, k] * input.Right[k, j])),
            new("the first product of each sum left out", "Where does the loop over k begin?",
                input => OfSums(input, (k, i, j) => k == 0 ? 0 : input.Left[i, k] * input.Right[k, j])),
            new("the wrong end of the sum", "The loop over k ends at the number of rows of the left matrix.", input => Tabled(
                input.Left.GetLength(0), input.Right.GetLength(1),
                (i, j) => Sum(input.Left.GetLength(0), k => input.Left[i, k] * input.Right[k, j]))),
            new("the wrong end of the sum", "The loop over k ends at the number of columns of the right matrix.", input => Tabled(
                input.Left.GetLength(0), input.Right.GetLength(1),
                (i, j) => Sum(input.Right.GetLength(1), k => input.Left[i, k] * input.Right[k, j]))),
            new("sums in place of products", "The two elements are multiplied, and then the products added.",
                input => OfSums(input, (k, i, j) => input.Left[i, k] + input.Right[k, j])),
        ],
    };

    /// <summary>A linear layer for a batch.</summary>
    public static ExerciseTask<(double[,] Inputs, double[,] Weights, double[] Bias), double[,]> Linear { get; } = LayerTasks.Linear(_ready);

    /// <summary>The bias as one more column of the weights, and the 1 that belongs to it.</summary>
    public static ExerciseTask<(double[,] Inputs, double[,] Weights, double[] Bias),
        (double[,] Folded, double[,] Extended)> Fold { get; } =
        LayerTasks.Fold(_ready);

    /// <summary>A network of two layers.</summary>
    public static ExerciseTask<(Matrix X, Matrix W0, Matrix B0, Matrix W1, Matrix B1), Matrix> Pass { get; } = LayerTasks.Pass();

    /// <summary>The exercise.</summary>
    public static Exercise Exercise { get; } = new("05-forward", "Forward", [Vector, Product, Linear, Fold, Pass]);

    internal static double Sum(int count, Func<int, double> term) => Enumerable.Range(0, count).Sum(term);

    internal static double[,] Times(double[,] left, double[,] right) => Tabled(
        left.GetLength(0), right.GetLength(1), (i, j) => Sum(left.GetLength(1), k => left[i, k] * right[k, j]));

    internal static double[,] Tabled(int rows, int columns, Func<int, int, double> element)
    {
        var table = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                table[i, j] = element(i, j);
        }
        return table;
    }

    internal static double[,] Turned(double[,] table) => Tabled(table.GetLength(1), table.GetLength(0), (i, j) => table[j, i]);

    // Every element with all those before it, row by row, as a sum that is never set back to 0.
    internal static double[,] Carried(double[,] table)
    {
        double sum = 0;
        return Tabled(table.GetLength(0), table.GetLength(1), (i, j) => sum += table[i, j]);
    }

    internal static double[,] CarriedByRow(double[,] table) =>
        Tabled(table.GetLength(0), table.GetLength(1), (i, j) => Sum(j + 1, k => table[i, k]));

    internal static double[,] Table(RandomSource random, int rows, int columns) =>
        Matrix.Uniform(rows, columns, -2, 2, random).Map(value => Math.Round(value, 1)).ToArray();

    internal static double[] Row(RandomSource random, int count) => [.. Table(random, 1, count).Cast<double>()];

    private static double[] Filled(int count, Func<int, double> element) => [.. Enumerable.Range(0, count).Select(element)];

    private static double[,] OfSums((double[,] Left, double[,] Right) input, Func<int, int, int, double> term) => Tabled(
        input.Left.GetLength(0), input.Right.GetLength(1), (i, j) => Sum(input.Left.GetLength(1), k => term(k, i, j)));
}
