// Diagnosis: the learning rate forgotten
double[,] MoveBiases(double[,] b, double[] deltas, double eta)
{
    for (var k = 0; k < deltas.Length; k++)
    {
        b[k, 0] -= deltas[k];
    }
    return b;
}
