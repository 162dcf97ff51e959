double[,] Linear(double[,] inputs, double[,] weights, double[] bias)
{
    int samples = inputs.GetLength(0), neurons = weights.GetLength(0);
    double[,] z = new double[samples, neurons];
    for (int k = 0; k < neurons; k++)
        for (int i = 0; i < samples; i++)
            z[i, k] = bias[k];
    for (int j = 0; j < weights.GetLength(1); j++)
        for (int i = 0; i < samples; i++)
            for (int k = 0; k < neurons; k++)
                z[i, k] += weights[k, j] * inputs[i, j];
    return z;
}
