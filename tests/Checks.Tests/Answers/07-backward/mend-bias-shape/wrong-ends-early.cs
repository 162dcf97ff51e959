// Diagnosis: the last bias left out
double[,] MoveBiases(double[,] b, double[] deltas, double eta)
{
    for (var k = 0; k < deltas.Length - 1; k++)
    {
        b[k, 0] -= eta * deltas[k];
    }
    return b;
}
