double[,] Product(double[,] left, double[,] right)
{
    double[,] product = new double[left.GetLength(0), right.GetLength(1)];
    for (int i = 0; i < left.GetLength(0); i++)
        for (int k = 0; k < right.GetLength(0); k++)
        {
            double factor = left[i, k];
            for (int j = 0; j < right.GetLength(1); j++)
                product[i, j] += factor * right[k, j];
        }
    return product;
}
