(double[,] dWH, double[] dBH, double[,] dWO, double[] dBO) Backward(
    double[,] wH, double[] bH, double[,] wO, double[] bO, double[] x, double[] y)
{
    double[] Sums(double[,] w, double[] b, double[] v) =>
        b.Select((bias, row) => bias + v.Select((value, column) => w[row, column] * value).Sum()).ToArray();
    double[,] Outer(double[] a, double[] b)
    {
        var table = new double[a.Length, b.Length];
        for (int place = 0; place < table.Length; place++)
            table[place / b.Length, place % b.Length] = a[place / b.Length] * b[place % b.Length];
        return table;
    }
    var h = Sums(wH, bH, x).Select(z => 0.5 + 0.5 * Math.Tanh(z / 2)).ToArray();
    var zO = Sums(wO, bO, h);
    var dO = zO.Select((z, j) => (Math.Tanh(z) - y[j]) / Math.Pow(Math.Cosh(z), 2)).ToArray();
    var dH = h.Select((value, k) => dO.Select((d, j) => d * wO[j, k]).Sum() * (value - value * value)).ToArray();
    return (Outer(dH, x), dH, Outer(dO, h), dO);
}
