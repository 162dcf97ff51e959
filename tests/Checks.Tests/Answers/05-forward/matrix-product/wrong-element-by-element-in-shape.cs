// Diagnosis: the product element by element
double[,] Product(double[,] left, double[,] right)
{
    var result = new double[left.GetLength(0), right.GetLength(1)];
    for (int i = 0; i < result.GetLength(0); i++)
        for (int j = 0; j < result.GetLength(1); j++)
            result[i, j] = left[i, j] * right[i, j];
    return result;
}
