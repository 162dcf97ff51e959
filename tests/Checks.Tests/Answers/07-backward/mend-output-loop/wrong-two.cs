// Diagnosis: two outputs, whatever y has
double[,] AllOutputDeltas(double[,] y, double[,] zO)
{
    var deltas = new double[zO.GetLength(0), 1];
    var outputs = 2;
    for (var j = 0; j < outputs; j++)
    {
        var t = Math.Tanh(zO[j, 0]);
        deltas[j, 0] = (t - y[j, 0]) * (1 - t * t);
    }
    return deltas;
}
