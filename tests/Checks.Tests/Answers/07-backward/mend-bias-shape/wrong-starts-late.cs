// Diagnosis: the first bias left out
double[,] MoveBiases(double[,] b, double[] deltas, double eta)
{
    for (var k = 1; k < deltas.Length; k++)
    {
        b[k, 0] -= eta * deltas[k];
    }
    return b;
}
