double[] MatrixVector(double[,] matrix, double[] vector)
{
    return Enumerable.Range(0, matrix.GetLength(0))
        .Select(i => vector.Select((value, j) => value * matrix[i, j]).Sum()).ToArray();
}
