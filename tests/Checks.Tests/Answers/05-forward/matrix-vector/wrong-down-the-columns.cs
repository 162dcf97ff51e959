// Diagnosis: the transposed matrix
double[] MatrixVector(double[,] matrix, double[] vector)
{
    double[] result = new double[matrix.GetLength(1)];
    for (int i = 0; i < matrix.GetLength(0); i++)
        for (int j = 0; j < matrix.GetLength(1); j++)
            result[j] += matrix[i, j] * vector[i];
    return result;
}
