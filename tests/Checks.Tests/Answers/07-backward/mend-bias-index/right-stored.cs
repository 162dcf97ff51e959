(double[,] Weights, double[] Biases) HiddenGradients(double[] dH, double[] x)
{
    var weights = new double[dH.Length, x.Length];
    var biases = new double[dH.Length];
    for (var i = 0; i < x.Length; i++)
    {
        for (var k = 0; k < dH.Length; k++)
        {
            weights[k, i] = dH[k] * x[i];
            biases[k] = dH[k];
        }
    }
    return (weights, biases);
}
