double[,] InputGradient(double[,] dZ, double[,] W)
{
    var dX = new double[dZ.GetLength(0), W.GetLength(1)];
    for (int i = 0; i < dX.GetLength(0); i++)
        for (int j = 0; j < dX.GetLength(1); j++)
            dX[i, j] = From(i, j, W.GetLength(0) - 1);
    return dX;

    double From(int i, int j, int k) => k < 0 ? 0 : From(i, j, k - 1) + dZ[i, k] * W[k, j];
}
