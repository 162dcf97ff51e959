// Diagnosis: every power one too high
double[] Predict(double[] w, double[] u)
{
    var y = new double[u.Length];
    for (int i = 0; i < u.Length; i++)
        for (int k = w.Length - 1; k >= 0; k--)
            y[i] = (y[i] + w[k]) * u[i];
    return y;
}
