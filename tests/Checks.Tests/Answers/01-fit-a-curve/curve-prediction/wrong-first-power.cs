// Diagnosis: the first power for every coefficient
double[] Predict(double[] w, double[] u)
{
    var y = new double[u.Length];
    for (int i = 0; i < u.Length; i++)
    {
        y[i] = w[0];
        for (int k = 1; k < w.Length; k++)
            y[i] += w[k] * u[i];
    }
    return y;
}
