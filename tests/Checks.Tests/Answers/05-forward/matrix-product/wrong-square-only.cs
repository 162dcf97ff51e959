// Diagnosis: an exception
double[,] Product(double[,] left, double[,] right)
{
    int n = left.GetLength(0);
    var result = new double[n, n];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < n; k++)
                result[i, j] += left[i, k] * right[k, j];
    return result;
}
