double[,] InputGradient(double[,] dZ, double[,] W)
{
    double[,] back = new double[dZ.GetLength(0), W.GetLength(1)];
    for (int k = 0; k < W.GetLength(0); k++)
        for (int i = 0; i < back.GetLength(0); i++)
        {
            double blame = dZ[i, k];
            for (int j = 0; j < back.GetLength(1); j++)
                back[i, j] += W[k, j] * blame;
        }
    return back;
}
