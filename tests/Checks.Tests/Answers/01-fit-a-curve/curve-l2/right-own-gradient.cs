double[] GradientWithL2(double[] w, double[] u, double[] t, double lambda)
{
    var result = new double[w.Length];
    for (int k = 0; k < w.Length; k++)
    {
        for (int i = 0; i < u.Length; i++)
            result[k] += 2 * (w.Select((c, j) => c * Math.Pow(u[i], j)).Sum() - t[i]) * Math.Pow(u[i], k);
        result[k] = result[k] / u.Length + (k > 0 ? Pull(w[k], lambda) : 0);
    }
    return result;
}

double Pull(double coefficient, double lambda) => 2 * lambda * coefficient;
