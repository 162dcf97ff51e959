// Diagnosis: half of the slope
double[] OutputDeltas(double[] y, double[] zO)
{
    var deltas = new double[y.Length];
    for (var j = 0; j < y.Length; j++)
    {
        var yHat = Math.Tanh(zO[j]);
        var error = 0.5 * (yHat - y[j]);
        deltas[j] = error * (1 - yHat * yHat);
    }
    return deltas;
}
