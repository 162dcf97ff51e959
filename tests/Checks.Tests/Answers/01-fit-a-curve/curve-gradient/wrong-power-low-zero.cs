// Diagnosis: every power one too low
double[] Gradient(double[] w, double[] u, double[] t)
{
    double[] gradient = new double[w.Length];
    int n = u.Length;
    for (int i = 0; i < n; i++)
    {
        double y = 0;
        for (int k = 0; k < w.Length; k++)
            y += w[k] * Math.Pow(u[i], k);
        double difference = y - t[i];
        for (int k = 0; k < w.Length; k++)
            gradient[k] += k == 0 ? 0 : 2.0 / n * difference * Math.Pow(u[i], k - 1);
    }
    return gradient;
}
