// Diagnosis: the first neuron only
double[,] InputGradient(double[,] dZ, double[,] W)
{
    int samples = dZ.GetLength(0), neurons = W.GetLength(0), inputs = W.GetLength(1);
    var dX = new double[samples, inputs];
    for (int i = 0; i < samples; i++)
        for (int j = 0; j < inputs; j++)
            for (int k = 0; k < 1; k++)
                dX[i, j] += dZ[i, k] * W[k, j];
    return dX;
}
