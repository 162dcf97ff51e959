double[,] WeightGradient(double[,] X, double[,] dZ) => Times(Turn(dZ), X);

double[,] Turn(double[,] a)
{
    var turned = new double[a.GetLength(1), a.GetLength(0)];
    for (int i = 0; i < a.GetLength(0); i++)
        for (int j = 0; j < a.GetLength(1); j++)
            turned[j, i] = a[i, j];
    return turned;
}

double[,] Times(double[,] a, double[,] b)
{
    var c = new double[a.GetLength(0), b.GetLength(1)];
    for (int i = 0; i < a.GetLength(0); i++)
        for (int k = 0; k < a.GetLength(1); k++)
            for (int j = 0; j < b.GetLength(1); j++)
                c[i, j] += a[i, k] * b[k, j];
    return c;
}
