double[] MatrixVector(double[,] matrix, double[] vector)
{
    double[] y = new double[matrix.GetLength(0)];
    for (int j = 0; j < vector.Length; j++)
        for (int k = 0; k < y.Length; k++)
            y[k] += vector[j] * matrix[k, j];
    return y;
}
