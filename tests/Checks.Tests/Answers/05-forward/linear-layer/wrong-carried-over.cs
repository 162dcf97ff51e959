// Diagnosis: a sum that is carried over
double[,] Linear(double[,] inputs, double[,] weights, double[] bias)
{
    int n = inputs.GetLength(0), neurons = weights.GetLength(0);
    var result = new double[n, neurons];
    double sum = 0;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < neurons; k++)
        {
            for (int j = 0; j < inputs.GetLength(1); j++)
                sum += inputs[i, j] * weights[k, j];
            sum += bias[k];
            result[i, k] = sum;
        }
    return result;
}
