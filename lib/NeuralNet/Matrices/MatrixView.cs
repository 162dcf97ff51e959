namespace NeuralNet;

/// <summary>A matrix or its transpose, as the product reads it: element (i, k) lies at i · RowStep + k · ColumnStep.</summary>
internal readonly record struct MatrixView(Matrix Matrix, int Rows, int Columns, int RowStep, int ColumnStep)
{
    public static MatrixView Of(Matrix m) => new(m, m.Rows, m.Columns, m.Columns, 1);

    public static MatrixView TransposeOf(Matrix m) => new(m, m.Columns, m.Rows, 1, m.Columns);
}
