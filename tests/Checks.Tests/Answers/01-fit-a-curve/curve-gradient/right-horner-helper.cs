double[] Gradient(double[] w, double[] u, double[] t)
{
    double[] sum = new double[w.Length];
    for (int i = 0; i < u.Length; i++)
    {
        double share = 2 * (At(w, u[i]) - t[i]);
        for (int k = 0; k < w.Length; k++, share *= u[i])
            sum[k] += share;
    }
    return Array.ConvertAll(sum, each => each / u.Length);
}

double At(double[] w, double x)
{
    double y = 0;
    for (int k = w.Length - 1; k >= 0; k--)
        y = y * x + w[k];
    return y;
}
