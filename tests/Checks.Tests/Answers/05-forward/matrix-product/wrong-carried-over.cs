// Diagnosis: a sum that is carried over
double[,] Product(double[,] left, double[,] right)
{
    int m = left.GetLength(0), depth = left.GetLength(1), n = right.GetLength(1);
    var result = new double[m, n];
    double sum = 0;
    for (int i = 0; i < m; i++)
    {
        for (int j = 0; j < n; j++)
        {
            
            for (int k = 0; k < depth; k++)
                sum += left[i, k] * right[k, j];
            result[i, j] = sum;
        }
    }
    return result;
}
