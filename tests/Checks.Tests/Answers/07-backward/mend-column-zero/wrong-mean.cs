// Diagnosis: the mean in place of the sum
(double[,] Weights, double[] Biases) LinearGradients(
    double[,] w, double[] b, double[,] x, double[,] y)
{
    var weights = new double[w.GetLength(0), w.GetLength(1)];
    var biases = new double[b.Length];
    for (var i = 0; i < x.GetLength(1); i++)
        for (var k = 0; k < b.Length; k++)
        {
            var z = b[k];
            for (var j = 0; j < x.GetLength(0); j++)
                z += w[k, j] * x[j, i];
            var delta = z - y[k, i];
            biases[k] += delta / x.GetLength(1);
            for (var j = 0; j < x.GetLength(0); j++)
                weights[k, j] += delta * x[j, i] / x.GetLength(1);
        }
    return (weights, biases);
}
