double[,] HiddenWeightGradient(double[] dH, double[] x)
{
    var turned = new double[x.Length, dH.Length];
    for (var i = 0; i < x.Length; i++)
        for (var k = 0; k < dH.Length; k++)
            turned[i, k] = dH[k] * x[i];
    var gradient = new double[dH.Length, x.Length];
    for (var i = 0; i < x.Length; i++)
        for (var k = 0; k < dH.Length; k++)
            gradient[k, i] = turned[i, k];
    return gradient;
}
