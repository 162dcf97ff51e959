// Diagnosis: the first delta for all
double[,] MoveBiases(double[,] b, double[] deltas, double eta)
{
    for (var k = 0; k < deltas.Length; k++)
    {
        b[k, 0] -= eta * deltas[0];
    }
    return b;
}
