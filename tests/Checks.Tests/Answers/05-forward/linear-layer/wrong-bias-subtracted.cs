// Diagnosis: the bias subtracted
double[,] Linear(double[,] inputs, double[,] weights, double[] bias)
{
    int n = inputs.GetLength(0), depth = inputs.GetLength(1), neurons = bias.Length;
    var result = new double[n, neurons];
    for (int i = 0; i < n; i++)
    {
        for (int k = 0; k < neurons; k++)
        {
            double sum = -bias[k];
            for (int j = 0; j < depth; j++)
                sum += inputs[i, j] * weights[k, j];
            result[i, k] = sum;
        }
    }
    return result;
}
