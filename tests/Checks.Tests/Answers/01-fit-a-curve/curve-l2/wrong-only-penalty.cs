// Diagnosis: only the penalty
double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    var g = new double[w.Length];
    for (int k = 1; k < w.Length; k++)
        g[k] += 2 * lambda * w[k];
    return g;
}
