(double[,] Folded, double[,] Extended) Fold(double[,] inputs, double[,] weights, double[] bias)
{
    int width = weights.GetLength(1) + 1;
    (double[,] W, double[,] X) = (new double[bias.Length, width], new double[inputs.GetLength(0), width]);
    for (int j = width - 1; j >= 0; j--)
    {
        for (int k = 0; k < bias.Length; k++)
            W[k, j] = j == width - 1 ? bias[k] : weights[k, j];
        for (int i = 0; i < X.GetLength(0); i++)
            X[i, j] = j == width - 1 ? 1 : inputs[i, j];
    }
    return (W, X);
}
