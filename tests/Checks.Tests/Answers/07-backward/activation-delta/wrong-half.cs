// Diagnosis: half of the slope
double[,] SigmoidBackward(double[,] dH, double[,] H)
{
    int samples = H.GetLength(0), neurons = H.GetLength(1);
    var dZ = new double[samples, neurons];
    for (int i = 0; i < samples; i++)
        for (int k = 0; k < neurons; k++)
            dZ[i, k] = dH[i, k] * (1 - H[i, k]);
    return dZ;
}
