// Diagnosis: only the first bias
double[,] MoveBiases(double[,] b, double[] deltas, double eta)
{
    for (var k = 0; k < b.GetLength(1); k++)
    {
        b[k, 0] -= eta * deltas[k];
    }
    return b;
}
