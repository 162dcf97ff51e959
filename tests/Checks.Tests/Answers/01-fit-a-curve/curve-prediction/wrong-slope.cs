// Diagnosis: the slope of the polynomial
double[] Predict(double[] w, double[] u)
{
    var y = new double[u.Length];
    for (int i = 0; i < u.Length; i++)
        for (int k = 1; k < w.Length; k++)
            y[i] += k * w[k] * Math.Pow(u[i], k - 1);
    return y;
}
