// Diagnosis: extended: a row of ones in place of a column
(double[,] Folded, double[,] Extended) Fold(double[,] inputs, double[,] weights, double[] bias)
{
    int n = inputs.GetLength(0), columns = inputs.GetLength(1), neurons = weights.GetLength(0);
    var folded = new double[neurons, columns + 1];
    for (int k = 0; k < neurons; k++)
    {
        for (int j = 0; j < columns; j++)
            folded[k, j] = weights[k, j];
        folded[k, columns] = bias[k];
    }
    var extended = new double[n + 1, columns];
    for (int i = 0; i < n; i++)
    {
        for (int j = 0; j < columns; j++)
            extended[i, j] = inputs[i, j];
    }
    for (int j = 0; j < columns; j++)
        extended[n, j] = 1;
    return (folded, extended);
}
