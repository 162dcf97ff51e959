double[] OutputDeltas(double[] y, double[] zO)
{
    var deltas = new double[y.Length];
    for (var j = 0; j < y.Length; j++)
    {
        var yHat = Math.Tanh(zO[j]);
        var error = y[j] - yHat;
        deltas[j] = error * (yHat * yHat - 1);
    }
    return deltas;
}
