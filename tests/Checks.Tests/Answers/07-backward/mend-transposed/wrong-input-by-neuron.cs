// Diagnosis: the input chosen by the neuron
double[,] HiddenWeightGradient(double[] dH, double[] x)
{
    var gradient = new double[dH.Length, x.Length];
    for (var i = 0; i < x.Length; i++)
    {
        for (var k = 0; k < dH.Length; k++)
        {
            gradient[k, i] = dH[k] * x[k];
        }
    }
    return gradient;
}
