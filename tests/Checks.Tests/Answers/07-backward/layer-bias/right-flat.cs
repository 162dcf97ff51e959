double[] BiasGradient(double[,] dZ)
{
    int place = 0, width = dZ.GetLength(1);
    double[] sums = new double[width];
    foreach (var value in dZ)
        sums[place++ % width] += value;
    return sums;
}
