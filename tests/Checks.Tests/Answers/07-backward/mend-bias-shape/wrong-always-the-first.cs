// Diagnosis: all steps at the first bias
double[,] MoveBiases(double[,] b, double[] deltas, double eta)
{
    for (var k = 0; k < deltas.Length; k++)
    {
        b[0, 0] -= eta * deltas[k];
    }
    return b;
}
