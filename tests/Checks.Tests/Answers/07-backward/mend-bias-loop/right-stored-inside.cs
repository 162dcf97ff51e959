(double[,] Weights, double[] Biases) OutputGradients(double[] dO, double[] h)
{
    var weights = new double[dO.Length, h.Length];
    var biases = new double[dO.Length];
    for (var j = 0; j < dO.Length; j++)
    {
        for (var k = 0; k < h.Length; k++)
        {
            weights[j, k] += dO[j] * h[k];
            biases[j] = dO[j];
        }
    }
    return (weights, biases);
}
