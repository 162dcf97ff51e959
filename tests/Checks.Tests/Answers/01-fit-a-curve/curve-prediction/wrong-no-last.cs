// Diagnosis: the highest term left out
double[] Predict(double[] w, double[] u)
{
    var y = new double[u.Length];
    for (int i = 0; i < u.Length; i++)
        for (int k = 0; k < w.Length - 1; k++)
            y[i] += w[k] * Math.Pow(u[i], k);
    return y;
}
