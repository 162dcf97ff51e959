double[,] HiddenWeightGradient(double[] dH, double[] x)
{
    var gradient = new double[dH.Length, x.Length];
    foreach (int place in Enumerable.Range(0, gradient.Length))
        gradient[place / x.Length, place % x.Length] += dH[place / x.Length] * x[place % x.Length];
    return gradient;
}
