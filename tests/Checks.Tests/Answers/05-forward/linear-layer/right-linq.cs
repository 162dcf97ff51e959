double[,] Linear(double[,] inputs, double[,] weights, double[] bias)
{
    double[] RowOf(double[,] table, int row) =>
        Enumerable.Range(0, table.GetLength(1)).Select(column => table[row, column]).ToArray();
    var z = new double[inputs.GetLength(0), weights.GetLength(0)];
    for (int i = 0; i < z.GetLength(0); i++)
        for (int k = 0; k < z.GetLength(1); k++)
            z[i, k] = bias[k] + RowOf(inputs, i).Zip(RowOf(weights, k), (a, b) => a * b).Sum();
    return z;
}
