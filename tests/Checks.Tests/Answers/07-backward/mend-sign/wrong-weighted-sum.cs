// Diagnosis: the weighted sum in place of the answer
double[] OutputDeltas(double[] y, double[] zO)
{
    var deltas = new double[y.Length];
    for (var j = 0; j < y.Length; j++)
    {
        var yHat = Math.Tanh(zO[j]);
        var error = zO[j] - y[j];
        deltas[j] = error * (1 - yHat * yHat);
    }
    return deltas;
}
