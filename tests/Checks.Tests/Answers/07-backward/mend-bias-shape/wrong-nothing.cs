// Diagnosis: nothing moved
double[,] MoveBiases(double[,] b, double[] deltas, double eta)
{
    for (var k = 0; k < deltas.Length; k++)
    {
        var moved = b[k, 0] - eta * deltas[k];
    }
    return b;
}
