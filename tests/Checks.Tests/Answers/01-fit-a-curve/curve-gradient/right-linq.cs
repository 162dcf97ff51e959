double[] Gradient(double[] w, double[] u, double[] t)
{
    var differences = u.Select((x, i) => w.Select((c, k) => c * Math.Pow(x, k)).Sum() - t[i]).ToArray();
    return w.Select((_, k) => 2 * differences.Zip(u, (d, x) => d * Math.Pow(x, k)).Average()).ToArray();
}
