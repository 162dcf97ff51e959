double[] Descend(double[] start, double[] u, double[] t, double learningRate, int steps)
{
    double[] w = start.ToArray();
    for (int step = 1; step <= steps; step++)
    {
        double[] differences = u.Select((x, i) => w.Select((c, k) => c * Math.Pow(x, k)).Sum() - t[i]).ToArray();
        w = w.Select((c, k) => c - learningRate * 2 * u.Select((x, i) => differences[i] * Math.Pow(x, k)).Average()).ToArray();
    }
    return w;
}
