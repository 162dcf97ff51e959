// Diagnosis: every power one too high
double[] Predict(double[] w, double[] u)
{
    var y = new double[u.Length];
    for (int i = 0; i < u.Length; i++)
        for (int k = 0; k < w.Length; k++)
            y[i] += w[k] * Math.Pow(u[i], k + 1);
    return y;
}
