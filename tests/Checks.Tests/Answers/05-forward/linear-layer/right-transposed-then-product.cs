double[,] Linear(double[,] inputs, double[,] weights, double[] bias)
{
    var turned = new double[weights.GetLength(1), weights.GetLength(0)];
    for (int k = 0; k < weights.GetLength(0); k++)
        for (int j = 0; j < weights.GetLength(1); j++)
            turned[j, k] = weights[k, j];
    return AddToRows(Times(inputs, turned), bias);
}

double[,] Times(double[,] a, double[,] b)
{
    var c = new double[a.GetLength(0), b.GetLength(1)];
    for (int i = 0; i < a.GetLength(0); i++)
        for (int k = 0; k < a.GetLength(1); k++)
            for (int j = 0; j < b.GetLength(1); j++)
                c[i, j] += a[i, k] * b[k, j];
    return c;
}

double[,] AddToRows(double[,] table, double[] row)
{
    for (int i = 0; i < table.GetLength(0); i++)
        for (int j = 0; j < row.Length; j++)
            table[i, j] += row[j];
    return table;
}
