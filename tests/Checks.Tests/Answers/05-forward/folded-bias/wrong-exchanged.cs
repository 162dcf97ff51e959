// Diagnosis: ones and biases exchanged
(double[,] Folded, double[,] Extended) Fold(double[,] inputs, double[,] weights, double[] bias)
{
    int n = inputs.GetLength(0), columns = inputs.GetLength(1), neurons = weights.GetLength(0);
    var folded = new double[neurons, columns + 1];
    for (int k = 0; k < neurons; k++)
    {
        for (int j = 0; j < columns; j++)
            folded[k, j] = weights[k, j];
        folded[k, columns] = 1;
    }
    var extended = new double[n, columns + 1];
    for (int i = 0; i < n; i++)
    {
        for (int j = 0; j < columns; j++)
            extended[i, j] = inputs[i, j];
        extended[i, columns] = bias[i];
    }
    return (folded, extended);
}
