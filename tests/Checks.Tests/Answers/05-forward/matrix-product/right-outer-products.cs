double[,] Product(double[,] left, double[,] right)
{
    // A column of the left times a row of the right, added up.
    int m = left.GetLength(0), n = right.GetLength(1);
    double[,] c = new double[m, n];
    for (int k = left.GetLength(1) - 1; k >= 0; k--)
        for (int cell = 0; cell < m * n; cell++)
            c[cell / n, cell % n] += left[cell / n, k] * right[k, cell % n];
    return c;
}
