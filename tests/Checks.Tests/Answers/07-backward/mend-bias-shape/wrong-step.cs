// Diagnosis: the step in place of the place
double[,] MoveBiases(double[,] b, double[] deltas, double eta)
{
    for (var k = 0; k < deltas.Length; k++)
    {
        b[k, 0] = eta * deltas[k];
    }
    return b;
}
