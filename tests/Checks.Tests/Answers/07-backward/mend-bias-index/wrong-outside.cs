// Diagnosis: only the last bias
(double[,] Weights, double[] Biases) HiddenGradients(double[] dH, double[] x)
{
    var weights = new double[dH.Length, x.Length];
    var biases = new double[dH.Length];
    int k = 0;
    for (var i = 0; i < x.Length; i++)
        for (k = 0; k < dH.Length; k++)
            weights[k, i] = dH[k] * x[i];
    biases[k - 1] += dH[k - 1];
    return (weights, biases);
}
