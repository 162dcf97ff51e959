// Diagnosis: the missing activation derivative
double[] OutputDeltas(double[] y, double[] zO)
{
    var deltas = new double[y.Length];
    for (var j = 0; j < y.Length; j++)
    {
        var yHat = Math.Tanh(zO[j]);
        var error = yHat - y[j];
        deltas[j] = error;
    }
    return deltas;
}
