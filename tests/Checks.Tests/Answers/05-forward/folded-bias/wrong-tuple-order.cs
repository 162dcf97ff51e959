// Diagnosis: weights and inputs exchanged
(double[,] Folded, double[,] Extended) Fold(
    double[,] inputs, double[,] weights, double[] bias)
{
    int n = inputs.GetLength(0), o = weights.GetLength(0), d = weights.GetLength(1);
    var f = new double[o, d + 1];
    var e = new double[n, d + 1];
    for (int k = 0; k < o; k++)
    {
        for (int j = 0; j < d; j++) f[k, j] = weights[k, j];
        f[k, d] = bias[k];
    }
    for (int i = 0; i < n; i++)
    {
        for (int j = 0; j < d; j++) e[i, j] = inputs[i, j];
        e[i, d] = 1;
    }
    return (e, f);
}
