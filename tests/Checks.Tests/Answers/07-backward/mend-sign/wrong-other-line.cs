// Diagnosis: the line that was right
double[] OutputDeltas(double[] y, double[] zO)
{
    var deltas = new double[y.Length];
    for (var j = 0; j < y.Length; j++)
    {
        var yHat = Math.Tanh(zO[j]);
        var error = y[j] - yHat;
        deltas[j] = error * (1 - zO[j] * zO[j]);
    }
    return deltas;
}
