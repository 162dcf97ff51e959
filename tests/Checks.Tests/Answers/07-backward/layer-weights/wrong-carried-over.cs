// Diagnosis: a sum that is carried over
double[,] WeightGradient(double[,] X, double[,] dZ)
{
    int samples = X.GetLength(0), inputs = X.GetLength(1), neurons = dZ.GetLength(1);
    var dW = new double[neurons, inputs];
    double sum = 0;
    for (int k = 0; k < neurons; k++)
        for (int j = 0; j < inputs; j++)
        {
            for (int i = 0; i < samples; i++)
                sum += dZ[i, k] * X[i, j];
            dW[k, j] = sum;
        }
    return dW;
}
