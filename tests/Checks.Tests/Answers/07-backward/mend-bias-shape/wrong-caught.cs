// Diagnosis: only the first bias
double[,] MoveBiases(double[,] b, double[] deltas, double eta)
{
    for (var k = 0; k < deltas.Length; k++)
    {
        try { b[0, k] -= eta * deltas[k]; } catch (IndexOutOfRangeException) { }
    }
    return b;
}
