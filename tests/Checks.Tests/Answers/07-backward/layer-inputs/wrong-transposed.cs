// Diagnosis: the transposed result
double[,] InputGradient(double[,] dZ, double[,] W)
{
    int samples = dZ.GetLength(0), neurons = W.GetLength(0), inputs = W.GetLength(1);
    var dX = new double[inputs, samples];
    for (int i = 0; i < samples; i++)
        for (int j = 0; j < inputs; j++)
            for (int k = 0; k < neurons; k++)
                dX[j, i] += dZ[i, k] * W[k, j];
    return dX;
}
