// Diagnosis: the wrong shape
double[] Predict(double[] w, double[] u)
{
    var y = new double[w.Length];
    for (int k = 0; k < w.Length; k++)
        foreach (double x in u)
            y[k] += w[k] * Math.Pow(x, k);
    return y;
}
