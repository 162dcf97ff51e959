// Diagnosis: the coefficient as a factor
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
            gradient[k] += 2.0 / n * difference * w[k] * Math.Pow(u[i], k);
    }
    return gradient;
}
