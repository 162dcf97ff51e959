// Diagnosis: a row in place of a column
double[,] MoveBiases(double[,] b, double[] deltas, double eta)
{
    var moved = new double[1, deltas.Length];
    for (var k = 0; k < deltas.Length; k++)
        moved[0, k] = b[k, 0] - eta * deltas[k];
    return moved;
}
