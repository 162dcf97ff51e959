// Diagnosis: the sigmoid applied again
double[,] SigmoidBackward(double[,] dH, double[,] H)
{
    double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
    int samples = H.GetLength(0), neurons = H.GetLength(1);
    var dZ = new double[samples, neurons];
    for (int i = 0; i < samples; i++)
        for (int k = 0; k < neurons; k++)
        {
            double s = Sigmoid(H[i, k]);
            dZ[i, k] = dH[i, k] * s * (1 - s);
        }
    return dZ;
}
