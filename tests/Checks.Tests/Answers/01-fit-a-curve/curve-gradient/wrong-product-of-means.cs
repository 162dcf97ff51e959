// Diagnosis: a product of two means
double[] Gradient(double[] w, double[] u, double[] t)
{
    double difference = u.Select((x, i) => w.Select((c, k) => c * Math.Pow(x, k)).Sum() - t[i]).Average();
    return w.Select((_, k) => 2 * difference * u.Average(x => Math.Pow(x, k))).ToArray();
}
