// Diagnosis: sums in place of products
double[,] Product(double[,] left, double[,] right)
{
    int m = left.GetLength(0), depth = left.GetLength(1), n = right.GetLength(1);
    var result = new double[m, n];
    for (int i = 0; i < m; i++)
    {
        for (int j = 0; j < n; j++)
        {
            double sum = 0;
            for (int k = 0; k < depth; k++)
                sum += left[i, k] + right[k, j];
            result[i, j] = sum;
        }
    }
    return result;
}
