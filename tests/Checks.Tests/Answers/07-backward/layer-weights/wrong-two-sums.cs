// Diagnosis: a product of two sums
double[,] WeightGradient(double[,] X, double[,] dZ)
{
    int samples = X.GetLength(0), inputs = X.GetLength(1), neurons = dZ.GetLength(1);
    var dW = new double[neurons, inputs];
    for (int k = 0; k < neurons; k++)
        for (int j = 0; j < inputs; j++)
        {
            double gradients = 0, values = 0;
            for (int i = 0; i < samples; i++)
            {
                gradients += dZ[i, k];
                values += X[i, j];
            }
            dW[k, j] = gradients * values;
        }
    return dW;
}
