// Diagnosis: a row in place of a column
double[,] AllOutputDeltas(double[,] y, double[,] zO)
{
    var deltas = new double[1, zO.GetLength(0)];
    var outputs = y.GetLength(0);
    for (var j = 0; j < outputs; j++)
    {
        var t = Math.Tanh(zO[j, 0]);
        deltas[0, j] = (t - y[j, 0]) * (1 - t * t);
    }
    return deltas;
}
