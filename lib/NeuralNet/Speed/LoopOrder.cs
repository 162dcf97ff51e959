namespace NeuralNet;

/// <summary>
/// The six orders of the three loops of a matrix product C = A·B, named from the outermost loop to the innermost: i runs over
/// the rows of C, j over its columns, k along the sums. All do the same multiplications and give the same bits.
/// </summary>
public enum LoopOrder
{
    /// <summary>Row of C, column of C, sum: a dot product for each element. The inner loop walks down a column of B.</summary>
    Ijk,

    /// <summary>Column of C, row of C, sum: a dot product for each element. The inner loop walks down a column of B.</summary>
    Jik,

    /// <summary>Row of C, sum, column of C: rows of B are added to a row of C. The inner loop walks along rows.</summary>
    Ikj,

    /// <summary>Sum, row of C, column of C: one outer product after the other. The inner loop walks along rows.</summary>
    Kij,

    /// <summary>Column of C, sum, row of C: columns of A are added to a column of C. The inner loop walks down columns.</summary>
    Jki,

    /// <summary>Sum, column of C, row of C: one outer product after the other. The inner loop walks down columns.</summary>
    Kji,
}
