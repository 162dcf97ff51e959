double[] BiasGradient(double[,] dZ)
{
    double Below(int row, int column) =>
        row == dZ.GetLength(0) ? 0 : dZ[row, column] + Below(row + 1, column);
    var sums = new double[dZ.GetLength(1)];
    for (int column = sums.Length - 1; column >= 0; column--)
        sums[column] = Below(0, column);
    return sums;
}
