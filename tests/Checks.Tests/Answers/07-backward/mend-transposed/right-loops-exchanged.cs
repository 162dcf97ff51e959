double[,] HiddenWeightGradient(double[] dH, double[] x)
{
    var gradient = new double[dH.Length, x.Length];
    for (int row = 0; row < dH.Length; row++)
        for (int column = 0; column < x.Length; column++)
            gradient[row, column] = x[column] * dH[row];
    return gradient;
}
