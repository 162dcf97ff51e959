// Diagnosis: the wrong shape
double[] Gradient(double[] w, double[] u, double[] t)
{
    var result = new double[u.Length];
    for (int i = 0; i < u.Length; i++)
    {
        double y = 0;
        for (int k = 0; k < w.Length; k++)
            y += w[k] * Math.Pow(u[i], k);
        result[i] = 2.0 / u.Length * (y - t[i]);
    }
    return result;
}
