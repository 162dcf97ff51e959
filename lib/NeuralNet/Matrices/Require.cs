namespace NeuralNet;

/// <summary>The checks of shapes and labels, and the messages when they fail.</summary>
internal static class Require
{
    public static void SameShape(string operation, Matrix left, Matrix right)
    {
        if (left.Shape != right.Shape)
            throw new ArgumentException($"{operation}: left is {left.Shape}, right is {right.Shape}; the shapes must be equal.");
    }

    public static void Shape(string operation, string what, Matrix matrix, int rows, int columns)
    {
        if (matrix.Rows != rows || matrix.Columns != columns)
        {
            throw new ArgumentException(
                $"{operation}: {what} is {matrix.Shape}, but must be {new Shape(rows, columns)}.");
        }
    }

    public static void Columns(string operation, string what, Matrix matrix, int columns)
    {
        if (matrix.Columns != columns)
        {
            throw new ArgumentException(
                $"{operation}: {what} is {matrix.Shape}, but must have {columns} columns; a sample is a row.");
        }
    }

    public static void LabelCount(string operation, Matrix outputs, int labels)
    {
        if (outputs.Rows != labels)
        {
            throw new ArgumentException(
                $"{operation}: the outputs are {outputs.Shape}, but there are {labels} labels; there must be one label a row.");
        }
    }

    public static void Label(string operation, int label, int row, int classCount)
    {
        if ((uint)label >= (uint)classCount)
        {
            throw new ArgumentException(
                $"{operation}: label {label} of row {row} is not a class; classes go from 0 to {classCount - 1}.");
        }
    }
}
