double[] Predict(double[] w, double[] u)
{
    return Array.ConvertAll(u, x => From(0, x, w));
}

double From(int k, double x, double[] w)
{
    return k == w.Length ? 0 : w[k] + x * From(k + 1, x, w);
}
