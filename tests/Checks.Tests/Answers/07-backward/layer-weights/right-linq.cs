double[,] WeightGradient(double[,] X, double[,] dZ)
{
    double[] Column(double[,] table, int column) =>
        Enumerable.Range(0, table.GetLength(0)).Select(row => table[row, column]).ToArray();
    var gradient = new double[dZ.GetLength(1), X.GetLength(1)];
    for (int k = 0; k < gradient.GetLength(0); k++)
        for (int j = 0; j < gradient.GetLength(1); j++)
            gradient[k, j] = Column(dZ, k).Zip(Column(X, j), (a, b) => a * b).Sum();
    return gradient;
}
