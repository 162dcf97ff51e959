// Diagnosis: X transposed
double[,] WeightGradient(double[,] X, double[,] dZ)
{
    int samples = X.GetLength(0), inputs = X.GetLength(1), neurons = dZ.GetLength(1);
    var dW = new double[neurons, inputs];
    for (int i = 0; i < samples; i++)
        for (int k = 0; k < neurons; k++)
            for (int j = 0; j < inputs; j++)
                dW[k, j] += dZ[i, k] * X[j, i];
    return dW;
}
