// Diagnosis: the transposed result
double[,] HiddenWeightGradient(double[] dH, double[] x)
{
    var gradient = new double[x.Length, dH.Length];
    for (var i = 0; i < x.Length; i++)
    {
        for (var k = 0; k < dH.Length; k++)
        {
            gradient[i, k] = dH[k] * x[i];
        }
    }
    return gradient;
}
